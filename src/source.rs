//! Source types: who or what speaks, by the head of its phrase, by names, by titles.

use crate::gazetteer::{Gazetteer, Mention, NameKind};
use crate::lexicon::{Body, Lexicon, SourceType, plurals};
use crate::names::{Entity, Evidence};
use crate::span::TokenRange;
use crate::text::{Gap, KeyLists, Token, WordKey, tokenize};
use crate::words::ClassSet;
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// The layers of a document that tell the type of a source.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Layers<'a> {
    pub tokens: &'a [Token],
    pub classes: &'a [ClassSet],
    pub gazetteer: &'a Gazetteer,
    pub mentions: &'a [Mention],
    pub entities: &'a [Entity],
}

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

    /// The type of the source in `range`. The head of its first phrase decides, unless it is a person's name; then a name
    /// over that head, a title before the name, a word of its apposition; then what the document says where it names the same
    /// person elsewhere. A capitalised name with none of these is a person.
    pub fn classify(&self, layers: Layers<'_>, range: TokenRange) -> SourceType {
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
        let Layers { tokens, classes, mentions, gazetteer, .. } = layers;
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
        let name = named.clone().find(|mention| mention.tokens.has(head));
        let person = name.filter(|name| is_person(name, gazetteer));
        if let Some(person) = person {
            return self.of_person(layers, person).unwrap_or(SourceType::Person);
        }
        let by_name = || name.and_then(|mention| self.of_name(layers, mention));
        let by_title = || (range.first()..head).rev().find_map(|at| self.head_at(tokens, at));
        let by_apposition = || (head + 1..range.past()).find_map(|at| self.head_at(tokens, at));
        let by_shape = || {
            let capitals = range.range().filter(|&at| classes[at].is(ClassSet::CAPITAL)).count();
            let pronoun = range.len() == 1 && classes[head].is(ClassSet::PRONOUN);
            (classes[head].is(ClassSet::CAPITAL) && capitals > 0 || pronoun).then_some(SourceType::Person)
        };
        self.role_at(layers, head)
            .or_else(by_name)
            .or_else(by_title)
            .or_else(by_apposition)
            .or_else(by_shape)
            .unwrap_or_default()
    }

    /// The type of a body or place by its name: the lexicon's, else by the noun in it, at its fullest mention.
    fn of_name(&self, layers: Layers<'_>, mention: &Mention) -> Option<SourceType> {
        if let Some(name) = mention.name {
            return type_of_name(layers.gazetteer.row(name).kind());
        }
        let entity = layers.entities.get(mention.entity as usize)?;
        if let Some(name) = entity.name {
            return type_of_name(layers.gazetteer.row(name).kind());
        }
        let fullest = layers.mentions.get(entity.fullest as usize)?.tokens;
        let noun = fullest.range().rev().find_map(|at| self.head_at(layers.tokens, at));
        let company = [Evidence::OrgSuffix, Evidence::OrgNounBeside];
        noun.or(match mention.kind {
            NameKind::Organisation if company.iter().any(|&evidence| entity.evidence.has(evidence)) => {
                Some(SourceType::Company)
            }
            kind => type_of_name(kind.name()),
        })
    }

    /// The type of a person: what stands before or behind this mention, then the lexicon's, then what stands at the others.
    fn of_person(&self, layers: Layers<'_>, mention: &Mention) -> Option<SourceType> {
        let of_lexicon = |mention: &Mention| {
            let name = mention.name.or(layers.entities.get(mention.entity as usize)?.name)?;
            type_of_name(layers.gazetteer.row(name).kind()).filter(|kind| *kind != SourceType::Person)
        };
        let others = || layers.mentions.iter().filter(|other| other.entity == mention.entity);
        self.title_of(layers, mention.tokens)
            .or_else(|| of_lexicon(mention))
            .or_else(|| others().find_map(|other| self.title_of(layers, other.tokens)))
    }

    /// The type that a title before a name or an apposition behind it says.
    fn title_of(&self, layers: Layers<'_>, name: TokenRange) -> Option<SourceType> {
        const STOP: ClassSet = ClassSet::FINITE
            .with(ClassSet::COMMA)
            .with(ClassSet::COLON)
            .with(ClassSet::DASH)
            .with(ClassSet::OPEN)
            .with(ClassSet::CLOSE)
            .with(ClassSet::QUOTE_OPEN)
            .with(ClassSet::QUOTE_CLOSE)
            .with(ClassSet::CONJUNCTION)
            .with(ClassSet::DETERMINER)
            .with(ClassSet::PREPOSITION)
            .with(ClassSet::VERB_CUE);
        let Layers { tokens, classes, .. } = layers;
        let before = (name.first().saturating_sub(TITLE)..name.first()).rev();
        let before = before.take_while(|&at| !classes[at].is(STOP) && tokens[at + 1].gap < Gap::Line);
        before.filter_map(|at| self.role_at(layers, at)).next().or_else(|| self.apposed(layers, name.past()))
    }

    /// The type that an apposition says, which begins with a comma at `comma`: *, the company's director*, *, 34, a driver*.
    fn apposed(&self, layers: Layers<'_>, comma: usize) -> Option<SourceType> {
        const END: ClassSet = ClassSet::FINITE.with(ClassSet::VERB_CUE).with(ClassSet::COMMA).with(ClassSet::STOP);
        let Layers { tokens, classes, .. } = layers;
        let is = |at: usize, class| classes.get(at).is_some_and(|found| found.is(class));
        let aged = is(comma + 1, ClassSet::NUMBER) && is(comma + 2, ClassSet::COMMA);
        let from = comma + if aged { 3 } else { 1 };
        if !is(comma, ClassSet::COMMA) || is(from, ClassSet::NUMBER) {
            return None;
        }
        let past = (from + TITLE).min(tokens.len());
        let end = (from..past).find(|&at| is(at, END)).unwrap_or(past);
        if end <= from {
            return None;
        }
        let head = phrase_head(classes, TokenRange::new(from, end));
        let own = self.role_at(layers, head)?;
        let owner = (from + 1..head).find(|&at| is(at, ClassSet::GENITIVE));
        Some(owner.and_then(|owner| self.body_at(layers, owner - 1)).unwrap_or(own))
    }

    /// The type of the head that ends with a token. One who leads or speaks for a body is of its type: *president of the
    /// association*, *CIA director*.
    fn role_at(&self, layers: Layers<'_>, at: usize) -> Option<SourceType> {
        let own = self.head_at(layers.tokens, at)?;
        if !matches!(own, SourceType::Politician | SourceType::Official | SourceType::Person | SourceType::Company) {
            return Some(own);
        }
        if own == SourceType::Person && at > 0 {
            let known = layers.mentions.partition_point(|mention| mention.tokens.past() < at);
            let known = layers.mentions.get(known).filter(|mention| mention.tokens.past() == at);
            let body = known.filter(|known| known.kind == NameKind::Organisation);
            match body.and_then(|body| self.of_name(layers, body)) {
                Some(SourceType::GovernmentBody | SourceType::Military) => {
                    return Some(SourceType::Official);
                }
                Some(kind) if LED.contains(&kind) => return Some(kind),
                _ => {}
            }
        }
        let linked = layers.classes.get(at + 1).is_some_and(|link| link.is(ClassSet::OF.with(ClassSet::LINK)));
        if !linked || at + 2 >= layers.tokens.len() {
            return Some(own);
        }
        let body = TokenRange::new(at + 2, (at + 2 + TITLE).min(layers.tokens.len()));
        Some(self.body_at(layers, phrase_head(layers.classes, body)).unwrap_or(own))
    }

    /// The type of the body whose name or noun a token ends, where its people are of its type.
    fn body_at(&self, layers: Layers<'_>, at: usize) -> Option<SourceType> {
        let named = layers.mentions.partition_point(|mention| mention.tokens.past() <= at);
        let named = layers.mentions.get(named).filter(|mention| mention.tokens.has(at));
        let kind = self.head_at(layers.tokens, at).or_else(|| self.of_name(layers, named?));
        kind.filter(|kind| LED.contains(kind))
    }
}

/// Bodies whose people are of their type.
const LED: [SourceType; 4] = [SourceType::Group, SourceType::Company, SourceType::Ngo, SourceType::Igo];

/// Tokens that a title before a name, or the phrase behind one, may have.
const TITLE: usize = 8;

/// Whether a mention names a person, not an office.
fn is_person(mention: &Mention, gazetteer: &Gazetteer) -> bool {
    mention.kind == NameKind::Person && !mention.type_in(gazetteer).starts_with("person.role")
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
