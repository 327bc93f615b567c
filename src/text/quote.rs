//! Quotes: what stands between quotation marks, however badly they match.
//!
//! Marks are paired within a paragraph, so a stray one costs at most its paragraph. There are two families, double
//! (`"` `“` `”` `„` `«` `»`, and the typewriter's `''` and ` `` `) and single (`'` `‘` `’`); within a family any mark may close what any opened. Which way a
//! mark faces is read from the white space around it. A single mark is an apostrophe unless it finds a partner.

use super::sentence::Sentence;
use super::token::{Case, Gap, Token, TokenKind, places_of};
use crate::span::TokenRange;
use smallvec::SmallVec;

/// One quotation, with its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its tokens, marks included. A quote left open ends with its paragraph, or before the next opening mark of its
    /// family.
    pub tokens: TokenRange,
    /// Whether its opening mark is there (false only for a closer with nothing to close, from its paragraph's start).
    pub opened: bool,
    /// Whether its closing mark is there.
    pub closed: bool,
    /// 0 for an outer quote, 1 for a quote in a quote, ...
    pub level: u8,
    /// Whether it goes on from the quote before it, left open at the end of the paragraph before.
    pub continues: bool,
}

/// What a token is to the outer quotes (level 0).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuoteMark {
    /// Outside.
    #[default]
    Outside,
    /// An opening mark.
    Open,
    /// Between the marks.
    Inside,
    /// A closing mark.
    Close,
}

/// Finds the quotes and what each token is to them, replacing what `quotes` and `marks` held; `marks` has one entry a
/// token. Quotes are ordered by their first token, an outer one before those inside it.
///
/// ```
/// use reportedly::text::{Abbreviations, pair_quotes, split_sentences, tokenize};
/// let text = "He spoke of “all areas, including ‘sensitive areas.'”";
/// let (mut tokens, mut sentences, mut quotes, mut marks) = (vec![], vec![], vec![], vec![]);
/// tokenize(text, &mut tokens);
/// split_sentences(text, &tokens, &Abbreviations::default(), &mut sentences);
/// pair_quotes(text, &tokens, &sentences, &mut quotes, &mut marks);
/// assert_eq!((quotes.len(), quotes[0].level, quotes[1].level), (2, 0, 1));
/// assert!(quotes.iter().all(|quote| quote.opened && quote.closed));
/// ```
pub fn pair_quotes(
    text: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    quotes: &mut Vec<Quote>,
    marks: &mut Vec<QuoteMark>,
) {
    quotes.clear();
    marks.clear();
    marks.resize(tokens.len(), QuoteMark::Outside);
    let mut open_before = None;
    let mut places = places_of(tokens, |token| token.kind == TokenKind::Mark).peekable();
    for paragraph in sentences.chunk_by(|one, other| one.paragraph == other.paragraph) {
        let ([first, .., last] | [first @ last]) = paragraph else { continue };
        let range = TokenRange::new(first.tokens.first(), last.tokens.past());
        let from = quotes.len();
        let own = std::iter::from_fn(|| places.next_if(|&place| place < range.past()));
        open_before = Pairing { text, tokens, range, from, stack: SmallVec::new(), quotes }.run(own, open_before);
        settle(quotes, from);
    }
    for quote in quotes.iter().filter(|quote| quote.level == 0) {
        let all = &mut marks[quote.tokens.range()];
        all.fill(QuoteMark::Inside);
        if let (true, Some(first)) = (quote.opened, all.first_mut()) {
            *first = QuoteMark::Open;
        }
        if let (true, Some(last)) = (quote.closed, all.last_mut()) {
            *last = QuoteMark::Close;
        }
    }
}

/// Removes what turned out to be no quote, orders the rest, and says how deep each lies.
fn settle(quotes: &mut Vec<Quote>, from: usize) {
    let mut kept = from;
    for index in from..quotes.len() {
        if !quotes[index].tokens.is_empty() {
            quotes.swap(kept, index);
            kept += 1;
        }
    }
    quotes.truncate(kept);
    let mut ends: Vec<u32> = Vec::new();
    for quote in &mut quotes[from..] {
        while ends.last().is_some_and(|&end| end <= quote.tokens.start) {
            ends.pop();
        }
        quote.level = ends.len() as u8;
        ends.push(quote.tokens.end);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
}

/// What a mark looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Opening,
    Closing,
    Straight,
}

/// A quote still open.
#[derive(Clone, Copy)]
struct Open {
    family: Family,
    /// Its place among the quotes.
    quote: usize,
    /// A mark of the other family that may have been meant to close it.
    substitute: Option<usize>,
}

/// Quotes in quotes are followed this deep; what opens deeper is passed over.
const DEEPEST: usize = 6;

/// The pairing of one paragraph's marks.
struct Pairing<'a> {
    text: &'a str,
    tokens: &'a [Token],
    range: TokenRange,
    /// Where this paragraph's quotes begin.
    from: usize,
    stack: SmallVec<[Open; DEEPEST]>,
    quotes: &'a mut Vec<Quote>,
}

impl Pairing<'_> {
    /// Pairs the marks, which stand at `places`. Takes the family of the outer quote that the paragraph before left open,
    /// returns its own.
    fn run(mut self, places: impl Iterator<Item = usize>, open_before: Option<Family>) -> Option<Family> {
        for index in places {
            match mark(self.text.as_bytes(), &self.tokens[index]) {
                Some((Family::Double, face)) => self.double(index, face),
                Some((Family::Single, face)) => self.single(index, face),
                None => {}
            }
        }
        let outer = self.stack.first().map(|open| (open.family, open.quote));
        self.leave_open(0, self.range.past());
        if let Some(quote) = self.quotes.get_mut(self.from) {
            quote.continues = open_before.is_some() && quote.tokens.start == self.range.start;
        }
        outer
            .filter(|&(_, quote)| !self.quotes[quote].closed && !self.quotes[quote].tokens.is_empty())
            .map(|outer| outer.0)
    }

    fn double(&mut self, index: usize, face: Face) {
        let opens = self.may_open(index);
        let closes = self.may_close(index);
        match self.innermost(Family::Double) {
            Some(open) => {
                let reopens = match face {
                    Face::Opening => opens || !closes,
                    Face::Straight => opens && !closes,
                    Face::Closing => false,
                };
                match reopens {
                    // A single mark between the two makes the new one a quote in a quote in a quote.
                    true if open + 1 < self.stack.len() => self.open(Family::Double, index),
                    true => {
                        self.leave_open(open, index);
                        self.open(Family::Double, index);
                    }
                    false if face == Face::Straight && self.is_inch_mark(index, true) => {}
                    false => self.close(open, index),
                }
            }
            None if face == Face::Opening || (opens && !closes) => self.open(Family::Double, index),
            None if face == Face::Straight && (opens || !closes) => self.open(Family::Double, index),
            None if face == Face::Straight && self.is_inch_mark(index, false) => {}
            None => match self.stack.last_mut() {
                Some(open) => open.substitute = open.substitute.or(closes.then_some(index)),
                None => self.close_nothing(index),
            },
        }
    }

    fn single(&mut self, index: usize, face: Face) {
        let closes = self.may_close(index);
        if let Some(open) = self.innermost(Family::Single) {
            if face != Face::Opening && closes && !self.is_plural_possessive(index) {
                self.close(open, index);
                return;
            }
        } else if closes && face != Face::Opening && self.follows_stop(index) {
            if let Some(open) = self.stack.last_mut() {
                open.substitute.get_or_insert(index);
            }
            return;
        }
        let number_follows = self
            .tokens
            .get(index + 1)
            .is_none_or(|next| self.text.as_bytes()[next.span.start as usize].is_ascii_digit());
        if face == Face::Closing || number_follows || !self.may_open(index) || closes {
            return;
        }
        if let Some(open) = self.innermost(Family::Single) {
            self.leave_open(open, index);
        }
        self.open(Family::Single, index);
    }

    fn innermost(&self, family: Family) -> Option<usize> {
        self.stack.iter().rposition(|open| open.family == family)
    }

    fn open(&mut self, family: Family, index: usize) {
        if self.stack.len() < DEEPEST {
            self.stack.push(Open { family, quote: self.quotes.len(), substitute: None });
            self.quotes.push(Quote {
                tokens: TokenRange::new(index, index + 1),
                opened: true,
                closed: false,
                level: 0,
                continues: false,
            });
        }
    }

    /// Closes the quote at place `open` of the stack; those in it end before the mark.
    fn close(&mut self, open: usize, index: usize) {
        self.leave_open(open + 1, index);
        if let Some(open) = self.stack.pop() {
            let quote = &mut self.quotes[open.quote];
            let holds_nothing = quote.tokens.first() + 1 == index;
            // What holds one letter is an apostrophe on each side, as in rock 'n' roll.
            let holds_a_letter = open.family == Family::Single
                && quote.tokens.first() + 2 == index
                && self.tokens[index - 1].span.len() == 1
                && self.tokens[index - 1].case == Case::Lower;
            quote.tokens.end = if holds_nothing || holds_a_letter { quote.tokens.start } else { index as u32 + 1 };
            quote.closed = true;
        }
    }

    /// Ends the quotes from place `from` of the stack on without their closing marks, before token `end`. A single
    /// mark without a partner was an apostrophe, unless it opens the paragraph.
    fn leave_open(&mut self, from: usize, end: usize) {
        while self.stack.len() > from
            && let Some(open) = self.stack.pop()
        {
            let quote = &mut self.quotes[open.quote];
            let start = quote.tokens.first();
            let opens_paragraph = start == self.range.first() && self.tokens[start].span.len() > 1;
            if let Some(substitute) = open.substitute.filter(|&substitute| start + 1 < substitute && substitute < end) {
                quote.tokens.end = substitute as u32 + 1;
                quote.closed = true;
            } else if open.family == Family::Double || opens_paragraph {
                quote.tokens.end = end as u32;
            } else {
                quote.tokens.end = quote.tokens.start;
            }
        }
    }

    /// A closing mark with nothing to close: all of the paragraph before it, if that holds no other quote.
    fn close_nothing(&mut self, index: usize) {
        if self.quotes.len() == self.from && index > self.range.first() && self.stack.is_empty() {
            let tokens = TokenRange::new(self.range.first(), index + 1);
            self.quotes.push(Quote { tokens, opened: false, closed: true, level: 0, continues: false });
        }
    }

    /// Whether white space or an opening mark stands before the mark, and something right after it.
    fn may_open(&self, index: usize) -> bool {
        let touches_next = index + 1 < self.range.past() && self.tokens[index + 1].gap == Gap::None;
        touches_next
            && !self.begins_with(index + 1, b",;:?!)")
            && (index == self.range.first() || self.tokens[index].gap != Gap::None || self.opens(index - 1))
    }

    /// Whether something stands right before the mark, and white space, a mark, or nothing after it.
    fn may_close(&self, index: usize) -> bool {
        index > self.range.first()
            && self.tokens[index].gap == Gap::None
            && (index + 1 >= self.range.past()
                || self.tokens[index + 1].gap != Gap::None
                || self.tokens[index + 1].kind == TokenKind::Mark)
    }

    fn begins_with(&self, index: usize, bytes: &[u8]) -> bool {
        bytes.contains(&self.text.as_bytes()[self.tokens[index].span.start as usize])
    }

    fn opens(&self, index: usize) -> bool {
        let mark = self.tokens[index].span.text(self.text);
        matches!(
            mark,
            "(" | "[" | "{" | "“" | "‘" | "\"" | "'" | "''" | "``" | "«" | "„" | "—" | "–" | "-" | "--" | "/" | "="
        )
    }

    /// Whether a straight double mark means inches: after feet and inches, or after a number with no quote open.
    fn is_inch_mark(&self, index: usize, inside: bool) -> bool {
        let Some(before) = index.checked_sub(1).map(|before| &self.tokens[before]) else { return false };
        self.tokens[index].gap == Gap::None
            && before.kind == TokenKind::Number
            && (!inside || before.span.text(self.text).contains(['\'', '’']))
    }

    /// Whether a single mark after an s, before a lower-case word, has a better partner for the open quote after it.
    fn is_plural_possessive(&self, index: usize) -> bool {
        const NEAR: usize = 40;
        let after_s = self.text[..self.tokens[index].span.start as usize].ends_with(['s', 'S']);
        let goes_on = self.tokens.get(index + 1).is_some_and(|next| next.case == Case::Lower);
        after_s && goes_on && {
            let end = self.range.past().min(index + NEAR);
            let marks = (index + 1..end).filter_map(|at| Some((at, mark(self.text.as_bytes(), &self.tokens[at])?)));
            let mut singles = marks.filter(|(_, (family, _))| *family == Family::Single);
            singles.find(|&(at, _)| self.may_close(at) || self.may_open(at)).is_some_and(|(at, _)| self.may_close(at))
        }
    }

    fn follows_stop(&self, index: usize) -> bool {
        index > 0 && self.text[..self.tokens[index].span.start as usize].ends_with(['.', ',', '!', '?', '…'])
    }
}

/// The family and face of a quotation mark; `None` for any other mark.
#[inline]
fn mark(bytes: &[u8], token: &Token) -> Option<(Family, Face)> {
    match bytes[token.span.start as usize] {
        b'"' | b'\'' | b'`' | 0xC2 | 0xE2 => {}
        _ => return None,
    }
    Some(match &bytes[token.span.start as usize..token.span.end as usize] {
        b"\"" | b"''" => (Family::Double, Face::Straight),
        b"'" => (Family::Single, Face::Straight),
        b"``" | [0xC2, 0xAB] | [0xE2, 0x80, 0x9C | 0x9E | 0x9F] => (Family::Double, Face::Opening),
        [0xC2, 0xBB] | [0xE2, 0x80, 0x9D] => (Family::Double, Face::Closing),
        [0xE2, 0x80, 0x98 | 0x9A | 0x9B] => (Family::Single, Face::Opening),
        [0xE2, 0x80, 0x99] => (Family::Single, Face::Closing),
        _ => return None,
    })
}
