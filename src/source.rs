//! Source types: who or what speaks, by the head of its phrase, by names, by titles.

use crate::gazetteer::{Gazetteer, Mention};
use crate::lexicon::{Body, Lexicon, SourceType, plurals};
use crate::span::TokenRange;
use crate::text::{KeyLists, Token, WordKey, tokenize};
use crate::words::ClassSet;
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// Compiled source heads: the word or phrase that says what kind of source a noun phrase names.
#[derive(Debug, Default)]
pub struct SourceTypes {
    /// By the key of a pattern's last word, longest first.
    heads: KeyLists<Head>,
}

/// A pattern's words before the last, and the type of the source.
type Head = (SmallVec<[WordKey; 2]>, SourceType);

impl SourceTypes {
    /// Compiles the source heads among `lexicons`; others are passed over. Plurals in -s are added.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        let mut heads: BTreeMap<WordKey, Vec<Head>> = BTreeMap::new();
        let mut tokens = Vec::new();
        for lexicon in lexicons {
            let Body::Sources(rows) = &lexicon.body else { continue };
            for head in rows {
                for pattern in std::iter::once(head.pattern.clone()).chain(plurals(&head.pattern)) {
                    tokenize(&pattern, &mut tokens);
                    let Some((last, rest)) = tokens.split_last() else { continue };
                    let known = heads.entry(last.key).or_default();
                    let rest: SmallVec<[WordKey; 2]> = rest.iter().map(|token| token.key).collect();
                    if !known.iter().any(|(words, _)| *words == rest) {
                        known.push((rest, head.kind));
                    }
                }
            }
        }
        for known in heads.values_mut() {
            known.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        SourceTypes { heads: heads.into() }
    }

    /// The type of the source head that ends with token `at`; None when no head does.
    pub fn head_at(&self, tokens: &[Token], at: usize) -> Option<SourceType> {
        self.heads
            .get(tokens.get(at)?.key)
            .iter()
            .find(|(words, _)| {
                at >= words.len()
                    && words.iter().zip(&tokens[at - words.len()..at]).all(|(key, token)| token.key == *key)
            })
            .map(|(_, kind)| *kind)
    }

    /// The type of the source in `range`. The head of its first phrase decides, then a name over that head, then a title
    /// before the name, then a word of its apposition; a capitalised name with none of these is a person.
    pub fn classify(
        &self,
        tokens: &[Token],
        classes: &[ClassSet],
        range: TokenRange,
        gazetteer: &Gazetteer,
        mentions: &[Mention],
    ) -> SourceType {
        const NOT_A_NOUN: ClassSet = ClassSet::MARK
            .with(ClassSet::PREPOSITION)
            .with(ClassSet::CAPITAL)
            .with(ClassSet::CONJUNCTION)
            .with(ClassSet::ADVERB)
            .with(ClassSet::ED)
            .with(ClassSet::ING)
            .with(ClassSet::WH)
            .with(ClassSet::GENITIVE)
            .with(ClassSet::NUMBER);
        let mut head = phrase_head(classes, range);
        let first = mentions.partition_point(|mention| mention.tokens.past() <= range.first());
        let named = mentions[first..]
            .iter()
            .take_while(|mention| mention.tokens.first() < range.past())
            .filter(|mention| range.contains(mention.tokens));
        // *The UK Ministry of Defence intelligence report*: the name stands before the head.
        if let Some(name) = named.clone().find(|mention| mention.tokens.has(head)) {
            let rest = TokenRange { start: name.tokens.end, end: range.end };
            if !rest.is_empty() && !classes[rest.first()].is(NOT_A_NOUN) {
                head = phrase_head(classes, rest);
            }
        }
        let by_name = || {
            named
                .clone()
                .find(|mention| mention.tokens.has(head))
                .and_then(|mention| type_of_name(mention.type_in(gazetteer)))
        };
        let by_title = || (range.first()..head).rev().find_map(|at| self.head_at(tokens, at));
        let by_apposition = || (head + 1..range.past()).find_map(|at| self.head_at(tokens, at));
        let by_shape = || {
            let capitals = range.range().filter(|&at| classes[at].is(ClassSet::CAPITAL)).count();
            let pronoun = range.len() == 1 && classes[head].is(ClassSet::PRONOUN);
            (classes[head].is(ClassSet::CAPITAL) && capitals > 0 || pronoun).then_some(SourceType::Person)
        };
        self.head_at(tokens, head)
            .or_else(by_name)
            .or_else(by_title)
            .or_else(by_apposition)
            .or_else(by_shape)
            .unwrap_or_default()
    }
}

/// The head of the first noun phrase in `range`: its last token before a preposition, a mark or a relative pronoun.
pub(crate) fn phrase_head(classes: &[ClassSet], range: TokenRange) -> usize {
    const END: ClassSet = ClassSet::MARK
        .with(ClassSet::PREPOSITION)
        .with(ClassSet::WH)
        .with(ClassSet::TO)
        .with(ClassSet::THAT)
        .with(ClassSet::WEEKDAY);
    let past = range
        .range()
        .skip(1)
        .find(|&at| classes[at].is(END) && !classes[at].is(ClassSet::GENITIVE))
        .unwrap_or(range.past());
    past.saturating_sub(1).max(range.first())
}

/// The source type of a gazetteer type, by its dotted prefix.
fn type_of_name(kind: &str) -> Option<SourceType> {
    const PREFIXES: &[(&str, SourceType)] = &[
        ("org.media.wire", SourceType::Wire),
        ("org.media", SourceType::Media),
        ("org.igo", SourceType::Igo),
        ("org.ngo", SourceType::Ngo),
        ("org.government", SourceType::GovernmentBody),
        ("org.court", SourceType::Court),
        ("org.party", SourceType::Party),
        ("org.company", SourceType::Company),
        ("org.expert", SourceType::ExpertBody),
        ("org.military", SourceType::Military),
        ("org", SourceType::Group),
        ("place", SourceType::GovernmentBody),
        ("person.official", SourceType::Official),
        ("person.politician", SourceType::Politician),
        ("person.expert", SourceType::Expert),
        ("person", SourceType::Person),
    ];
    PREFIXES.iter().find(|(prefix, _)| kind.starts_with(prefix)).map(|(_, source)| *source)
}
