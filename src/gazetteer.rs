//! Compiled names: finding mentions in tokens, and choosing among their readings.

use crate::lexicon::{Lexicon, Name};
use crate::span::{Span, TokenRange};
use crate::text::{Sentence, Token};

/// A name found in a document, with the reading that was chosen for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// Its tokens (without a possessive ’s).
    pub tokens: TokenRange,
    /// Its bytes.
    pub span: Span,
    /// The chosen reading.
    pub name: NameId,
    /// How much the chosen reading is to be trusted, 0..1.
    pub score: f32,
    /// How many other readings the same tokens had.
    pub alternatives: u16,
}

/// A name in a compiled gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub u32);

/// The names of any number of lexicons, compiled for search.
#[derive(Debug, Default)]
pub struct Gazetteer {}

impl Gazetteer {
    /// Compiles the names of all `lexicons` of the gazetteer kind; others are passed over.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        let _ = lexicons.into_iter().count();
        Gazetteer {}
    }

    /// Finds the mentions in a document, in order and disjoint, replacing what `mentions` held.
    pub fn find(&self, text: &str, tokens: &[Token], sentences: &[Sentence], mentions: &mut Vec<Mention>) {
        let _ = (text, tokens, sentences);
        mentions.clear();
    }

    /// The facts of a name.
    pub fn name(&self, _id: NameId) -> &Name {
        todo!()
    }

    /// The id of the lexicon a name came from.
    pub fn lexicon(&self, _id: NameId) -> &str {
        todo!()
    }
}
