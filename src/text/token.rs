//! Tokens: words, numbers and marks, in order, covering everything that is not white space.
//!
//! The definition, which a property test holds against [`unicode_segmentation`]:
//!
//! 1. Text is cut at white space ([`char::is_whitespace`]) into chunks, and chunks by the word boundaries of UAX #29.
//!    That keeps `U.S`, `1,000`, `6'2` and `O’Brien` whole and cuts at hyphens.
//! 2. `_` and `:` are marks of their own wherever they stand.
//! 3. A stop that joins two sentences is a mark of its own: one between a lower-case letter and a capital followed by
//!    a lower-case letter (`world.Today`).
//! 4. Clitics at the end of a word, up to two, are tokens: `'s 'd 'm 'll 're 've n't`, with ' or ’, in any case
//!    (`Clinton|’s`, `do|n't`, `ca|n’t`, `would|n't|'ve`). An apostrophe that stands alone joins such letters after it
//!    (`U.S|.|’s`), unless another apostrophe closes them in.
//! 5. A run of one of the marks `. - _ ! ? * = # ~` is one token, and so is a typewriter's double quotation mark: `'` or
//!    `` ` `` exactly twice (`''|No|,|''`). Of exactly three, two are one token: the first two where they begin a chunk,
//!    else the last two (`''|He|said|,|'|No|,|'|''`).
//!
//! Plain ASCII and the commonest characters beyond it take a fast way; a chunk with anything else goes through
//! [`unicode_segmentation`].

use super::key::WordKey;
use super::table::KeyTable;
use super::tokenizer::Tokenizer;
use crate::span::Span;

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

impl Gap {
    /// Whether it holds a line end.
    #[inline]
    pub(super) fn ends_line(self) -> bool {
        matches!(self, Gap::Line | Gap::Paragraph)
    }
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

/// The indices of the items that pass, in order: gathered as bits, without a branch, because which do cannot be foreseen.
#[inline]
pub(crate) fn places_of<T>(items: &[T], passes: impl Fn(&T) -> bool) -> impl Iterator<Item = usize> {
    const BLOCK: usize = u64::BITS as usize;
    items.chunks(BLOCK).zip((0..).step_by(BLOCK)).flat_map(move |(items, first)| {
        let bits = items.iter().rev().fold(0, |bits, item| bits << 1 | u64::from(passes(item)));
        places_in(bits).map(move |place| first + place)
    })
}

/// The places of the bits that are set, from the lowest.
#[inline]
pub(crate) fn places_in(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (place < u64::BITS).then_some(place as usize)
    })
}

/// The indices of the tokens that begin with a figure or stand in a table, in order. The sieve of the table turns most away.
#[inline]
pub(crate) fn places_of_numbers<'a>(
    text: &'a str,
    tokens: &'a [Token],
    words: &'a KeyTable<bool>,
) -> impl Iterator<Item = usize> + use<'a> {
    let bytes = text.as_bytes();
    let digit = |token: &Token| bytes.get(token.span.start as usize).is_some_and(u8::is_ascii_digit);
    places_of(tokens, move |token| words.may_hold(token.key) | digit(token))
        .filter(move |&at| digit(&tokens[at]) || words.get(tokens[at].key))
}

/// Splits `text` into tokens, replacing what `tokens` held. Of a text beyond 4 GiB, only the part that [`Span`] can
/// count is split.
///
/// ```
/// use reportedly::text::tokenize;
/// let text = "Clinton’s U.S. visit didn't happen.";
/// let mut tokens = Vec::new();
/// tokenize(text, &mut tokens);
/// let words: Vec<&str> = tokens.iter().map(|token| token.span.text(text)).collect();
/// assert_eq!(words, ["Clinton", "’s", "U.S", ".", "visit", "did", "n't", "happen", "."]);
/// ```
pub fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    let mut end = text.len().min(u32::MAX as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    tokens.clear();
    tokens.reserve(end / 4 + 1);
    Tokenizer::new(&text[..end], tokens).run();
}
