//! Sources: who or what speaks, by the head of its phrase, by names, by titles.
//!
//! `phrase` finds the head of the phrase, `types` tells what kind of source that is and `people` what a person is; these run for
//! every claim. What only full records show is worked out when asked for: what a source is called (`names`), whether it keeps
//! its name to itself (`anonymity`), who issued a document (`issuer`) and whom it was told to (`relay`).

mod anonymity;
mod issuer;
mod lists;
mod names;
mod people;
mod phrase;
mod relay;
mod types;

use crate::gazetteer::{Gazetteer, Mention, NameKind};
use crate::lexicon::{Body, Lexicon, SourceClues, SourceMarks, SourceType};
use crate::names::Entity;
use crate::span::TokenRange;
use crate::text::{Gap, Token};
use crate::words::ClassSet;
pub(crate) use issuer::Issuer;
use lists::Phrases;
pub(crate) use phrase::phrase_head;

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

/// What lexicons know of sources, compiled: the words that head them, and words in and around them.
#[derive(Debug, Default)]
pub struct SourceTypes {
    heads: Phrases<Head>,
    clues: Phrases<SourceClues>,
}

/// What a word or phrase says of the source that it heads.
#[derive(Clone, Copy, Debug)]
struct Head {
    kind: SourceType,
    marks: SourceMarks,
}

impl SourceTypes {
    /// Compiles the source heads and source words among `lexicons`; others are passed over. Of two rows for one phrase the first counts.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        let (mut heads, mut clues) = (lists::Making::default(), lists::Making::default());
        for lexicon in lexicons {
            match &lexicon.body {
                Body::Sources(rows) => {
                    for row in rows {
                        heads.add(&row.pattern, Head { kind: row.kind, marks: row.marks }, |_, _| {});
                    }
                }
                Body::SourceWords(rows) => {
                    for (phrase, clue) in rows {
                        clues.add(phrase, *clue, |known, clue| *known = known.with(clue));
                    }
                }
                _ => {}
            }
        }
        SourceTypes { heads: heads.done(), clues: clues.done() }
    }

    /// The type of the source head that ends with token `at`; None when no head does.
    pub fn head_at(&self, tokens: &[Token], at: usize) -> Option<SourceType> {
        self.listed(tokens, at).map(|head| head.kind)
    }

    fn listed(&self, tokens: &[Token], at: usize) -> Option<Head> {
        self.heads.ending_at(tokens, at).map(|(head, _)| head)
    }

    /// What the longest listed phrase that ends with a token tells.
    fn clue_at(&self, tokens: &[Token], at: usize) -> SourceClues {
        self.clues.ending_at(tokens, at).map_or(SourceClues::NONE, |(clues, _)| clues)
    }
}

impl<'a> Layers<'a> {
    fn class(&self, at: usize) -> ClassSet {
        self.classes.get(at).copied().unwrap_or_default()
    }

    /// Whether a mark joins words to one: the hyphen of *Oslo-based*, the stroke of *ABC/Ipsos*.
    fn joins(&self, at: usize) -> bool {
        const PARTING: ClassSet = ClassSet::COMMA
            .with(ClassSet::COLON)
            .with(ClassSet::SEMICOLON)
            .with(ClassSet::STOP)
            .with(ClassSet::DASH)
            .with(ClassSet::OPEN)
            .with(ClassSet::CLOSE)
            .with(ClassSet::QUOTE_OPEN)
            .with(ClassSet::QUOTE_CLOSE);
        let touches = |at: usize| self.tokens.get(at).is_some_and(|token| token.gap == Gap::None);
        self.class(at).is(ClassSet::MARK) && !self.class(at).is(PARTING) && touches(at) && touches(at + 1)
    }

    /// The mention that holds a token.
    fn mention_at(&self, at: usize) -> Option<&'a Mention> {
        let known = self.mentions.partition_point(|mention| mention.tokens.past() <= at);
        self.mentions.get(known).filter(|mention| mention.tokens.has(at))
    }

    /// The mention that ends right before a token.
    fn mention_before(&self, at: usize) -> Option<&'a Mention> {
        self.mention_at(at.checked_sub(1)?).filter(|mention| mention.tokens.past() == at)
    }

    /// The first person whose name of several words ends with the one capitalised word that is a source: *Law* may be a noun that
    /// opens a sentence, or Judy Law.
    fn person_called(&self, source: TokenRange) -> Option<&'a Mention> {
        let at = source.first();
        if source.len() > 1 || !self.class(at).is(ClassSet::CAPITAL) || self.mention_at(at).is_some() {
            return None;
        }
        let surname = self.tokens[at].key;
        let long = |mention: &&Mention| mention.tokens.len() > 1 && !self.is_title(mention);
        let mut persons = self.mentions.iter().take(READ).filter(long);
        persons.find(|person| {
            matches!(person.kind, NameKind::Person | NameKind::Other)
                && self.tokens[person.tokens.past() - 1].key == surname
        })
    }

    /// Whether a mention is a title or an office, not a name: *Mr*, *the president*.
    fn is_title(&self, mention: &Mention) -> bool {
        let kind = mention.type_in(self.gazetteer);
        kind.starts_with("title") || kind.starts_with("person.role")
    }
}

/// Mentions of a document, from its first, that are read for what they say of one elsewhere. No article has more; a bound
/// keeps the time linear.
const READ: usize = 1000;

/// Tokens that a title before a name, or the phrase behind one, may have.
const NEAR: usize = 12;

/// Some tokens from one on, cut at the end of a document.
fn from(layers: Layers<'_>, start: usize, most: usize) -> TokenRange {
    TokenRange::new(start, (start + most).min(layers.tokens.len()).max(start))
}
