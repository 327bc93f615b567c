//! Names that need no lexicon: persons, bodies and places by how they are written and what stands around them.
//!
//! Runs of capitalised words are cut into candidates (`runs`); each candidate shows evidence for kinds (`evidence`); the
//! evidence of all mentions of a name in the document is added up, and one kind is settled for all of them (`groups`); the
//! names found take the place of lexicon names that are only parts of them, and mentions of one thing are joined
//! (`entities`).
//!
//! The law: whatever is found, mentions stay in order, disjoint and inside one sentence, and each belongs to an entity.

mod edges;
mod ends;
mod entities;
mod evidence;
mod groups;
mod runs;
mod shown;
mod words;

pub use evidence::{Evidence, EvidenceSet};

use crate::gazetteer::{Gazetteer, Mention, NameId, NameKind};
use crate::lexicon::{Body, Lexicon, NameClues};
use crate::span::TokenRange;
use crate::text::{KeyTable, Sentence, Token, WordKey};
use crate::words::ClassSet;

/// Something that the mentions of a document name: a person, a body, a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: NameKind,
    /// The number of its fullest mention: the longest, of several the first.
    pub fullest: u32,
    /// The lexicon's name of it; None when no lexicon holds it.
    pub name: Option<NameId>,
    /// What its mentions showed; empty for one that was taken as the lexicon gave it.
    pub evidence: EvidenceSet,
}

/// The layers of a document that names are found in.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Layers<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub sentences: &'a [Sentence],
    pub classes: &'a [ClassSet],
    pub gazetteer: &'a Gazetteer,
}

/// The words that tell of names, compiled.
#[derive(Debug, Default)]
pub struct Names {
    clues: KeyTable<NameClues>,
}

impl Names {
    /// Compiles the name words among `lexicons`; others are passed over.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        let lists = lexicons.into_iter().filter_map(|lexicon| match &lexicon.body {
            Body::NameWords(words) => Some(words),
            _ => None,
        });
        let words: Vec<(WordKey, NameClues)> = lists.flatten().copied().collect();
        Names { clues: KeyTable::joined(words.into_iter(), NameClues::with) }
    }

    /// What a word tells of names; nothing when it is not listed.
    pub fn clues(&self, word: WordKey) -> NameClues {
        self.clues.get(word)
    }

    /// Finds the names that no lexicon holds, puts them among the `mentions` that the gazetteer found, and joins the mentions
    /// that are one thing: the `entities` that they point to. Lexicon places inside other names than persons' go to `inner`:
    /// *Athens* in *Athens Police Department*. What `inner` and `entities` held is replaced.
    pub fn find(
        &self,
        layers: Layers<'_>,
        mentions: &mut Vec<Mention>,
        inner: &mut Vec<Mention>,
        entities: &mut Vec<Entity>,
    ) {
        let (mut candidates, loud) = runs::candidates(self, layers, mentions);
        let mut groups = groups::Groups::new(self, layers, mentions, &candidates);
        groups.find_again(layers, mentions, &loud, &mut candidates);
        entities::place(layers, &candidates, &groups, mentions, inner, entities);
    }
}

/// A stretch of words that may be a name.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    tokens: TokenRange,
    /// Hash of its words' folded forms.
    surface: u64,
    /// The gazetteer's mention of the same tokens; None when there is none.
    known: Option<u32>,
    /// The title of two words or more before it; None when there is none.
    title: Option<TokenRange>,
    /// Whether its capital says nothing, as it opens a sentence, a quote or a line.
    opens: bool,
    /// What is inside it and around it.
    evidence: EvidenceSet,
}

/// The hash of some words' folded forms, whatever marks are between them.
fn surface(tokens: &[Token]) -> u64 {
    let words = tokens.iter().filter(|token| token.kind != crate::text::TokenKind::Mark);
    words.fold(0, |hash, token| hash_on(hash, token.key))
}

/// A hash with one word more.
fn hash_on(hash: u64, key: WordKey) -> u64 {
    (hash.rotate_left(23) ^ key.0).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
