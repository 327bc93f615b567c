//! What a stop means: whether `.`, `?`, `!` or `…` ends its sentence.

use super::key::WordKey;
use super::sentence::{Abbreviation, Abbreviations, is_bullet};
use super::token::{Case, Gap, Token, TokenKind};

/// The stops of one document.
pub(super) struct Stops<'a> {
    text: &'a str,
    tokens: &'a [Token],
    abbreviations: &'a Abbreviations,
    lower: Option<Box<SeenLower>>,
    /// The number that would go on with the list of this sentence's item.
    next_item: Option<u32>,
}

/// What kind of stop a sentence may end with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// One `.`
    Period,
    /// `?`, `!`, and runs with one of them.
    Strong,
    /// `...`, `…`, `. . .`
    Ellipsis,
    /// A dash before a closing quotation mark: speech that breaks off.
    BrokenOff,
}

impl<'a> Stops<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], abbreviations: &'a Abbreviations) -> Self {
        Stops { text, tokens, abbreviations, lower: None, next_item: None }
    }

    /// Reads on from the mark at `index` in a sentence that starts at `start`: whether the sentence ends there, and the
    /// token after what was read.
    #[inline]
    pub(super) fn at(&mut self, start: usize, index: usize) -> (bool, usize) {
        match self.first_byte(index) {
            b'.' | b'?' | b'!' | b'-' | 0xE2 => self.read(start, index),
            _ => (false, index + 1),
        }
    }

    fn read(&mut self, start: usize, index: usize) -> (bool, usize) {
        let Some(mut stop) = self.stop(index) else { return (false, index + 1) };
        let mut next = index + 1;
        let mut closed = false;
        let mut dots = 1;
        while let Some(token) = self.tokens.get(next) {
            match (token.gap, self.stop(next)) {
                (Gap::None, Some(Stop::BrokenOff)) => break,
                (Gap::None, Some(more)) => stop = if stop == Stop::Strong { stop } else { more },
                (Gap::Space, Some(Stop::Period)) if !closed && stop != Stop::Strong && !self.touches_word(next) => {
                    dots += 1;
                    if dots >= 3 {
                        stop = Stop::Ellipsis;
                    }
                }
                (Gap::None, None) if self.closes(next) => closed |= self.is_quotation_mark(next),
                _ => break,
            }
            next += 1;
        }
        let ends = match stop {
            Stop::BrokenOff if !closed => false,
            _ => self.ends(start, index, next, stop, closed),
        };
        (ends, next)
    }

    /// Whether a stop at `index`, with what touches it up to `next`, ends the sentence.
    fn ends(&mut self, start: usize, index: usize, next: usize, stop: Stop, closed: bool) -> bool {
        let Some(after) = self.tokens.get(next) else { return true };
        if after.gap == Gap::None {
            return self.ends_without_blank(index, next, stop, closed);
        }
        let opens = self.opens_sentence(next);
        match stop {
            Stop::BrokenOff | Stop::Ellipsis => opens == Opening::Capital,
            Stop::Strong => match opens {
                Opening::Lower => !closed,
                Opening::Capital | Opening::Number | Opening::Bracket => true,
                Opening::Mark => false,
            },
            Stop::Period => match opens {
                Opening::Mark => false,
                Opening::Lower => !closed && self.is_long_lower_word(index),
                _ => !self.is_item_number(start, index) && self.period_ends(index, next, opens),
            },
        }
    }

    /// Whether the period at `index` ends its sentence before something that may start one.
    fn period_ends(&mut self, index: usize, next: usize, opens: Opening) -> bool {
        let Some(before) = index.checked_sub(1).map(|before| &self.tokens[before]) else { return false };
        if self.tokens[index].gap != Gap::None || before.kind != TokenKind::Word {
            return true;
        }
        match self.abbreviations.get(before.key) {
            Some(Abbreviation::Title | Abbreviation::NamePart) => false,
            Some(Abbreviation::Reference) => opens != Opening::Number,
            Some(Abbreviation::OrgSuffix) => {
                opens == Opening::Capital && (self.starts_anew(next) || !self.is_name_with_more(next))
            }
            Some(_) => opens != Opening::Number && self.starts_anew(next),
            None if before.span.len() == 1 && before.case == Case::Title => {
                if before.span.text(self.text) == "I" && !self.is_capital(index.wrapping_sub(2)) {
                    return true;
                }
                opens != Opening::Number && self.starts_anew(next)
            }
            None if is_dotted(before.span.text(self.text)) => opens != Opening::Number && self.starts_anew(next),
            None => true,
        }
    }

    /// Whether the capitalized word at `next` (after any opening marks) looks like a sentence's first word rather than
    /// a name: the document writes it in lower case elsewhere, or it is short, no abbreviation, and a lower-case word
    /// follows.
    fn starts_anew(&mut self, next: usize) -> bool {
        let first = (next..self.tokens.len()).find(|&at| self.tokens[at].kind != TokenKind::Mark).unwrap_or(next);
        if first > next {
            return true;
        }
        let word = &self.tokens[first];
        if word.case != Case::Title {
            return false;
        }
        let tokens = self.tokens;
        if self.lower.get_or_insert_with(|| SeenLower::new(tokens)).has(word.key) {
            return true;
        }
        let follows = self.tokens.get(first + 1);
        word.span.len() <= 3
            && self.abbreviations.get(word.key).is_none()
            && follows.is_some_and(|follows| follows.case == Case::Lower)
    }

    /// Whether the word at `index` is followed by another capitalized one.
    fn is_name_with_more(&self, index: usize) -> bool {
        self.is_capital(index) && self.is_capital(index + 1)
    }

    /// Whether a sentence ends where no white space follows: `world.Today`, `1,000.That`, not `example.Com/News`.
    fn ends_without_blank(&self, index: usize, next: usize, stop: Stop, closed: bool) -> bool {
        let after = &self.tokens[next];
        let Some(before) = index.checked_sub(1).map(|before| &self.tokens[before]) else { return false };
        if stop == Stop::BrokenOff || after.case != Case::Title || after.span.len() < 2 {
            return false;
        }
        let bytes = self.text.as_bytes();
        let joined = match before.kind {
            TokenKind::Number => before.span.len() > 1,
            TokenKind::Word => bytes[before.span.end as usize - 1].is_ascii_lowercase(),
            TokenKind::Mark => closed,
        };
        let part = |byte: &&u8| !byte.is_ascii_whitespace();
        let at = self.tokens[index].span.start as usize;
        let mut chunk =
            bytes[at..].iter().take(64).take_while(part).chain(bytes[..at].iter().rev().take(64).take_while(part));
        joined && !chunk.any(|&byte| matches!(byte, b'@' | b'/' | b'='))
    }

    /// Whether token `index` is a list's number that starts its sentence: `1.`, `(1.`
    fn is_item_number(&mut self, start: usize, index: usize) -> bool {
        let is_item = index == start + 1
            && self.tokens[start].kind == TokenKind::Number
            && self.tokens[index].gap == Gap::None
            && self.tokens[start].span.len() <= 3;
        if is_item {
            self.note_item(start);
        }
        is_item
    }

    fn note_item(&mut self, number: usize) {
        self.next_item = self.tokens[number].span.text(self.text).parse::<u32>().ok().map(|number| number + 1);
    }

    /// Where the next item of a list starts, if the mark at `index` belongs to its number: `1) The first 2) The second`.
    #[inline]
    pub(super) fn item_starts(&mut self, start: usize, index: usize) -> Option<usize> {
        match self.first_byte(index) {
            b'.' | b')' if index > start => self.numbered_item(start, index),
            0xE2 if index > start && self.tokens[index].gap != Gap::None => {
                is_bullet(self.text, &self.tokens[index]).then_some(index)
            }
            _ => None,
        }
    }

    fn numbered_item(&mut self, start: usize, index: usize) -> Option<usize> {
        let number = index - 1;
        let token = &self.tokens[number];
        if token.kind != TokenKind::Number || token.span.len() > 3 || self.tokens[index].gap != Gap::None {
            return None;
        }
        if number == start {
            self.note_item(start);
            return None;
        }
        let follows = (index + 1..).find(|&at| self.tokens.get(at).is_none_or(|token| token.gap != Gap::None))?;
        let value = token.span.text(self.text).parse::<u32>().ok();
        let goes_on = value.is_some() && value == self.next_item && token.gap == Gap::Space && self.is_capital(follows);
        goes_on.then_some(number)
    }

    fn first_byte(&self, index: usize) -> u8 {
        self.text.as_bytes()[self.tokens[index].span.start as usize]
    }

    fn stop(&self, index: usize) -> Option<Stop> {
        let token = &self.tokens[index];
        if token.kind != TokenKind::Mark {
            return None;
        }
        match token.span.text(self.text) {
            "." => Some(Stop::Period),
            "…" => Some(Stop::Ellipsis),
            "—" | "--" | "–" => Some(Stop::BrokenOff),
            mark if mark.starts_with(['?', '!']) => Some(Stop::Strong),
            mark if mark.starts_with("..") => Some(Stop::Ellipsis),
            _ => None,
        }
    }

    /// Whether a stop touches the token after it, and so is not a dot of a spaced ellipsis.
    fn touches_word(&self, index: usize) -> bool {
        self.tokens.get(index + 1).is_some_and(|after| after.gap == Gap::None && after.kind != TokenKind::Mark)
    }

    /// Whether a mark that touches a stop closes something, or is a straight mark that could.
    fn closes(&self, index: usize) -> bool {
        let token = &self.tokens[index];
        let followed =
            self.tokens.get(index + 1).is_some_and(|after| after.gap == Gap::None && after.kind != TokenKind::Mark);
        token.kind == TokenKind::Mark
            && match token.span.text(self.text) {
                ")" | "]" | "}" | "”" | "»" => true,
                "’" | "\"" | "'" => !followed,
                _ => false,
            }
    }

    fn is_quotation_mark(&self, index: usize) -> bool {
        matches!(self.tokens[index].span.text(self.text), "”" | "»" | "’" | "\"" | "'")
    }

    fn is_capital(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| matches!(token.case, Case::Title | Case::Upper | Case::Mixed))
    }

    fn is_long_lower_word(&self, stop: usize) -> bool {
        let Some(before) = stop.checked_sub(1).map(|before| &self.tokens[before]) else { return false };
        before.case == Case::Lower
            && before.span.len() >= 4
            && !is_dotted(before.span.text(self.text))
            && self.abbreviations.get(before.key).is_none()
    }

    /// What stands at `next`, where a sentence might start.
    fn opens_sentence(&self, next: usize) -> Opening {
        let mut at = next;
        let (mut bracket, mut dash) = (false, false);
        while let Some(token) = self.tokens.get(at) {
            match (token.kind, token.case) {
                (TokenKind::Number, _) => return Opening::Number,
                (TokenKind::Word, Case::Lower) if dash => return Opening::Mark,
                (TokenKind::Word, Case::Lower) => return if bracket { Opening::Bracket } else { Opening::Lower },
                (TokenKind::Word, _) => return Opening::Capital,
                (TokenKind::Mark, _) => match token.span.text(self.text) {
                    "(" | "[" => bracket = true,
                    "“" | "\"" | "'" | "‘" | "«" | "„" | "¿" | "¡" | "$" | "£" | "€" | "#" | "@" => {}
                    "-" | "–" | "—" | "--" if at == next => dash = true,
                    "*" if at == next => {}
                    "...." | "..." | "…" => {}
                    _ => return Opening::Mark,
                },
            }
            at += 1;
            if at > next + 4 {
                break;
            }
        }
        Opening::Mark
    }
}

/// How what follows a stop begins, opening marks aside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Capital,
    Lower,
    Number,
    /// A bracket before a lower-case word.
    Bracket,
    /// A mark that does not open a sentence.
    Mark,
}

/// Whether a word has inner stops between single letters: `U.S`, `a.m`.
fn is_dotted(word: &str) -> bool {
    word.len() > 2 && word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}

/// Which words a document writes in lower case, as bits of their keys: about one in fifty other words is taken for one.
struct SeenLower {
    bits: [u64; 512],
}

impl SeenLower {
    fn new(tokens: &[Token]) -> Box<Self> {
        let mut seen = Box::new(SeenLower { bits: [0; 512] });
        for token in tokens.iter().filter(|token| token.case == Case::Lower) {
            let (word, bit) = SeenLower::place(token.key);
            seen.bits[word] |= bit;
        }
        seen
    }

    fn has(&self, key: WordKey) -> bool {
        let (word, bit) = SeenLower::place(key);
        self.bits[word] & bit != 0
    }

    fn place(key: WordKey) -> (usize, u64) {
        ((key.0 >> 6) as usize % 512, 1 << (key.0 % 64))
    }
}
