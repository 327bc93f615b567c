//! Compiled cues: finding the words that may attribute.

use crate::lexicon::{CueEntry, Lexicon, VerbForm};
use crate::span::TokenRange;
use crate::text::{Sentence, Token};

/// A word or phrase that may attribute something, with its auxiliaries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cue {
    /// The tokens of the lexicon's word or phrase: *confirmed*, *according to*.
    pub tokens: TokenRange,
    /// The same with auxiliaries, negation and the adverbs between them: *were not confirmed*.
    pub span: TokenRange,
    /// Its entry in the cue table.
    pub entry: CueId,
    /// The form of its lemma.
    pub form: VerbForm,
    /// Whether its verb group is negated.
    pub negated: bool,
    /// Whether its verb group holds a modal other than will.
    pub modal: bool,
    /// Whether its verb group is passive.
    pub passive: bool,
    /// The sentence it stands in.
    pub sentence: u32,
}

/// An entry of a compiled cue table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CueId(pub u32);

/// The cues of any number of lexicons, compiled for search.
#[derive(Debug, Default)]
pub struct CueTable {
    entries: Vec<CueEntry>,
}

impl CueTable {
    /// Compiles the entries of all `lexicons` of the cues kind; others are passed over.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        let _ = lexicons.into_iter().count();
        todo!()
    }

    /// Finds the cue candidates of a document, in order, replacing what `cues` held.
    pub fn find(&self, text: &str, tokens: &[Token], sentences: &[Sentence], cues: &mut Vec<Cue>) {
        let _ = (text, tokens, sentences, cues);
        todo!()
    }

    /// The lexicon's entry of a cue.
    pub fn entry(&self, id: CueId) -> &CueEntry {
        &self.entries[id.0 as usize]
    }
}
