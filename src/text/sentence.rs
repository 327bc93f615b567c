//! Sentences: runs of tokens; together they partition a document's tokens.

use super::token::{Token, WordKey};
use crate::span::{Span, TokenRange};

/// One sentence, heading or list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token's first byte to its last token's last.
    pub span: Span,
    /// Its tokens; never empty.
    pub tokens: TokenRange,
    /// Number of its paragraph in the document, from 0: a line end starts a new one (news text keeps a paragraph on a line).
    pub paragraph: u32,
}

/// How an abbreviation behaves before a capital letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Never ends a sentence: Mr, Gen, vs.
    Title,
    /// Begins a name: St, Mt.
    NamePart,
    /// A time of day: may end one.
    Time,
    /// A company form: may end one.
    OrgSuffix,
    /// A place: may end one.
    Place,
    /// Stands before a number: No, p, Fig.
    Reference,
    /// Anything else.
    Other,
}

/// Abbreviations by folded form, without the final stop.
#[derive(Clone, Debug, Default)]
pub struct Abbreviations {
    #[allow(dead_code)]
    table: std::collections::HashMap<WordKey, Abbreviation>,
}

impl FromIterator<(String, Abbreviation)> for Abbreviations {
    fn from_iter<I: IntoIterator<Item = (String, Abbreviation)>>(entries: I) -> Self {
        let _ = entries;
        todo!()
    }
}

/// Splits tokens into sentences, replacing what `sentences` held.
pub fn split_sentences(text: &str, tokens: &[Token], abbreviations: &Abbreviations, sentences: &mut Vec<Sentence>) {
    todo!("{text} {tokens:?} {abbreviations:?} {sentences:?}")
}
