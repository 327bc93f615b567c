//! Tokens: words, numbers and marks, in order, covering everything that is not white space.

use crate::span::Span;

/// A word as the lexicons see it: the 64-bit hash of its folded form (lower case, ’ read as ').
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordKey(pub u64);

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Has a letter.
    Word,
    /// Has a digit and no letter.
    Number,
    /// Neither: punctuation or a symbol.
    Mark,
}

/// How a token's letters are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No letter, or letters without case.
    None,
    /// All lower case.
    Lower,
    /// First letter upper case, the rest lower case; also a single capital.
    Title,
    /// At least two letters, all upper case.
    Upper,
    /// Anything else: iPhone, McDonald.
    Mixed,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: it touches the token before.
    None,
    /// White space without a line end.
    Space,
    /// White space with one line end.
    Line,
    /// A blank line, or the start of the text.
    Paragraph,
}

/// One token: where it is and what lexicons and sentence rules ask of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// Its folded form as a hash.
    pub key: WordKey,
    /// What it is made of.
    pub kind: TokenKind,
    /// How its letters are written.
    pub case: Case,
    /// What stands before it.
    pub gap: Gap,
}

impl WordKey {
    /// The key of a word; words that differ only in case, or in ’ against ', have the same key.
    pub fn of(word: &str) -> WordKey {
        todo!("{word}")
    }
}

/// Splits `text` into tokens, replacing what `tokens` held.
pub fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    todo!("{text} {tokens:?}")
}
