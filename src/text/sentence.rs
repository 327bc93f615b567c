//! Sentences: runs of tokens; together they partition a document's tokens.
//!
//! A sentence ends at a blank line, at a line end (unless the text is hard-wrapped, see [`split_sentences`]), and at a
//! stop that is judged to end it: `.` `?` `!` `…`, with whatever closing marks touch it. No word is known here but the
//! abbreviations; the rest is shape, and whether the document writes the next word in lower case elsewhere.

use super::key::WordKey;
use super::stop::Stops;
use super::table::KeyTable;
use super::token::{Case, Gap, Token, TokenKind};
use crate::span::{Span, TokenRange};
use std::collections::BTreeMap;

/// One sentence, heading or list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token's first byte to its last token's last.
    pub span: Span,
    /// Its tokens; never empty.
    pub tokens: TokenRange,
    /// Number of its paragraph in the document, from 0: a line end starts a new one (news text keeps a paragraph on a
    /// line), in hard-wrapped text only one after a short line.
    pub paragraph: u32,
}

/// Each token of `places`, which are in order, with the number of its sentence; ends with the last sentence.
pub(crate) fn with_sentences(
    places: impl Iterator<Item = usize>,
    sentences: &[Sentence],
) -> impl Iterator<Item = (usize, usize)> {
    let mut number = 0;
    places.map_while(move |at| {
        while sentences.get(number)?.tokens.past() <= at {
            number += 1;
        }
        Some((number, at))
    })
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
    table: KeyTable<Option<Abbreviation>>,
}

impl Abbreviations {
    /// How the abbreviation with this key behaves; `None` for any other word.
    pub fn get(&self, form: WordKey) -> Option<Abbreviation> {
        self.table.get(form)
    }
}

impl FromIterator<(String, Abbreviation)> for Abbreviations {
    fn from_iter<I: IntoIterator<Item = (String, Abbreviation)>>(entries: I) -> Self {
        let key = |form: &str| WordKey::of(form.trim_end_matches('.'));
        let table: BTreeMap<_, _> = entries.into_iter().map(|(form, kind)| (key(&form), Some(kind))).collect();
        Abbreviations { table: table.into() }
    }
}

/// Splits tokens into sentences, replacing what `sentences` held.
///
/// A line end ends a sentence and a paragraph, for news keeps a paragraph on a line. Where at least half of the single
/// line ends stand between a line without a final stop and a lower-case word, the text is taken for hard-wrapped: then
/// a line end is a blank, except after a line shorter than half the longest and before a bullet. In any text a line of
/// forty bytes or more without a final mark goes on in a lower-case word, and any line in one that is indented by four.
///
/// ```
/// use reportedly::text::{Abbreviation, Abbreviations, split_sentences, tokenize};
/// let text = "Gen. Park left at 5 p.m. from Najin. “Why?” she asked. Nobody knew";
/// let abbreviations = Abbreviations::from_iter([("Gen".to_owned(), Abbreviation::Title)]);
/// let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
/// tokenize(text, &mut tokens);
/// split_sentences(text, &tokens, &abbreviations, &mut sentences);
/// let found: Vec<&str> = sentences.iter().map(|sentence| sentence.span.text(text)).collect();
/// assert_eq!(found, ["Gen. Park left at 5 p.m. from Najin.", "“Why?” she asked.", "Nobody knew"]);
/// ```
pub fn split_sentences(text: &str, tokens: &[Token], abbreviations: &Abbreviations, sentences: &mut Vec<Sentence>) {
    sentences.clear();
    let mut stops = Stops::new(text, tokens, abbreviations);
    let wrap = wrapped_width(text, tokens);
    let mut paragraph = 0;
    let mut start = 0;
    let mut end_sentence = |start: &mut usize, end: usize, paragraph: u32| {
        if let [first, .., last] | [first @ last] = &tokens[*start..end] {
            let tokens = TokenRange::new(*start, end);
            sentences.push(Sentence { span: first.span.cover(last.span), tokens, paragraph });
        }
        *start = end;
    };
    let mut index = 0;
    while index < tokens.len() {
        let token = &tokens[index];
        if token.gap.ends_line() && index > 0 && ends_line(text, tokens, index, wrap) {
            end_sentence(&mut start, index, paragraph);
            paragraph += 1;
        }
        if token.kind != TokenKind::Mark {
            index += 1;
            continue;
        }
        if let Some(before) = stops.item_starts(start, index) {
            end_sentence(&mut start, before, paragraph);
        }
        let (ends, next) = stops.at(start, index);
        index = next;
        if ends {
            end_sentence(&mut start, index, paragraph);
        }
    }
    end_sentence(&mut start, tokens.len(), paragraph);
}

/// Whether the line end before token `index` ends a paragraph.
fn ends_line(text: &str, tokens: &[Token], index: usize, wrap: Option<usize>) -> bool {
    let (before, after) = (&tokens[index - 1], &tokens[index]);
    if after.gap != Gap::Line || is_bullet(text, after) {
        return true;
    }
    let line = |most: usize| {
        let bytes = &text.as_bytes()[..before.span.end as usize];
        bytes.iter().rev().take(most).take_while(|&&byte| byte != b'\n').count()
    };
    // A single line that was broken: what follows is indented, or goes on in lower case.
    if !is_final(text, before) {
        let blank = &text[before.span.end as usize..after.span.start as usize];
        let indent = blank.rsplit('\n').next().map_or(0, str::len);
        if indent >= BROKEN_INDENT || after.case == Case::Lower && line(BROKEN_LINE) >= BROKEN_LINE {
            return false;
        }
    }
    wrap.is_none_or(|width| line(width) < width / 2)
}

/// A line that follows a broken one begins with this many blanks, where it is indented.
const BROKEN_INDENT: usize = 4;
/// A line shorter than this many bytes was not broken for its length.
const BROKEN_LINE: usize = 40;

/// Whether a token ends a sentence or leads to another, as far as its mark tells.
fn is_final(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Mark && token.span.text(text).ends_with(['.', '?', '!', '”', '"', '\'', ':'])
}

/// The bytes of the longest line, if the text is hard-wrapped.
fn wrapped_width(text: &str, tokens: &[Token]) -> Option<usize> {
    let (mut ends, mut running_on, mut width, mut line_start) = (0, 0, 0, 0);
    memchr::memchr(b'\n', text.as_bytes())?;
    for pair in tokens.windows(2) {
        let [before, after] = pair else { continue };
        if !after.gap.ends_line() {
            continue;
        }
        width = width.max(before.span.end - line_start);
        line_start = after.span.start;
        if after.gap == Gap::Line {
            ends += 1;
            running_on += u32::from(after.case == Case::Lower && !is_final(text, before));
        }
    }
    (ends > 0 && running_on * 2 >= ends && (30..200).contains(&width)).then_some(width as usize)
}

/// Whether a token is a bullet.
pub(super) fn is_bullet(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Mark && matches!(token.span.text(text), "•" | "●" | "▪" | "■" | "►" | "⦁")
}
