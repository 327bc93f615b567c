//! What a stop means: whether `.`, `?`, `!` or `…` ends its sentence.

use super::seen::SeenWords;
use super::sentence::{Abbreviation, Abbreviations, is_bullet};
use super::token::{Case, Gap, Token, TokenKind};

/// The stops of one document.
pub(super) struct Stops<'a> {
    text: &'a str,
    tokens: &'a [Token],
    abbreviations: &'a Abbreviations,
    seen: Option<Box<SeenWords>>,
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
        Stops { text, tokens, abbreviations, seen: None, next_item: None }
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
            // Dots before a sentence's first word stand for something left out.
            Stop::Period | Stop::Ellipsis if index == start => false,
            // A full stop, then a spaced ellipsis: the ellipsis belongs to what follows.
            Stop::Ellipsis if dots > 3 && self.tokens[index].gap == Gap::None && self.is_capital(next) => {
                return (true, index + 1);
            }
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
                Opening::Capital => !closed || !self.is_speech_tag(next),
                Opening::Number | Opening::Bracket => true,
                Opening::Mark => false,
            },
            Stop::Period => match opens {
                Opening::Mark => false,
                Opening::Lower => !closed && self.is_long_lower_word(index),
                _ => !self.is_item_number(start, index) && self.period_ends(start, index, next, opens),
            },
        }
    }

    /// Whether the period at `index` ends its sentence before something that may start one.
    fn period_ends(&mut self, start: usize, index: usize, next: usize, opens: Opening) -> bool {
        let Some(before) = index.checked_sub(1).map(|before| &self.tokens[before]) else { return false };
        if self.tokens[index].gap != Gap::None || before.kind != TokenKind::Word {
            return true;
        }
        let dotted = is_dotted(before.span.text(self.text));
        let initial = before.span.len() == 1 && before.case == Case::Title;
        let kind = self.abbreviations.get(before.key);
        if kind == Some(Abbreviation::Reference) && !initial {
            return opens != Opening::Number;
        }
        if kind.is_none() && !dotted && !initial {
            return true;
        }
        let after_name = index >= 2 && self.is_capital(index - 2);
        let follows = match self.what_follows(next) {
            _ if matches!(kind, Some(Abbreviation::Title | Abbreviation::NamePart)) => return false,
            _ if initial && before.span.text(self.text) == "I" && !after_name => return true,
            Follows::Quote => return true,
            Follows::Word(word) if index > start + 1 => word,
            _ => return false,
        };
        match kind {
            _ if initial => follows.short && (follows.common || !after_name),
            Some(Abbreviation::OrgSuffix) => !follows.name,
            Some(Abbreviation::Place) => follows.short || (follows.common && follows.length <= 4),
            _ if dotted && kind.is_none() => follows.short || (follows.common && follows.length <= 4),
            _ => follows.short || follows.common,
        }
    }

    /// What stands after an abbreviation's stop, as evidence of a new sentence.
    fn what_follows(&mut self, next: usize) -> Follows {
        if self.is_quotation_mark(next) || matches!(self.tokens[next].span.text(self.text), "“" | "``") {
            return Follows::Quote;
        }
        let word = &self.tokens[next];
        if word.case != Case::Title || self.is_capital(next + 1) || self.abbreviations.get(word.key).is_some() {
            return Follows::Nothing;
        }
        let goes_on = self.tokens.get(next + 1).is_some_and(|follows| follows.case == Case::Lower);
        let length = word.span.len();
        let seen = self.seen();
        Follows::Word(Evidence {
            length,
            short: length <= 3 && goes_on,
            common: seen.only_lower(word.key),
            name: seen.capital(word.key) || !goes_on,
        })
    }

    fn seen(&mut self) -> &SeenWords {
        let tokens = self.tokens;
        self.seen.get_or_insert_with(|| SeenWords::new(tokens))
    }

    /// Whether a name, one lower-case word and a mark stand at `next`, as in *“Why?” Ri Kang Ho asked.*
    fn is_speech_tag(&mut self, next: usize) -> bool {
        const LONGEST: usize = 5;
        let first = self.tokens[next].key;
        let names = (next..next + LONGEST).take_while(|&at| self.is_capital(at)).count();
        let verb = next + names;
        names > 0
            && self.tokens.get(verb).is_some_and(|token| token.case == Case::Lower && token.kind == TokenKind::Word)
            && self.tokens.get(verb + 1).is_none_or(|token| token.gap == Gap::None && token.kind == TokenKind::Mark)
            && !self.seen().only_lower(first)
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
        // The marker is one mark or two: `1.` `1)` `1.)`
        let follows =
            (index + 1..index + 3).find(|&at| self.tokens.get(at).is_none_or(|token| token.gap != Gap::None))?;
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
            "—" | "--" | "–" | "―" => Some(Stop::BrokenOff),
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
                "’" | "\"" | "'" | "''" => !followed,
                _ => false,
            }
    }

    fn is_quotation_mark(&self, index: usize) -> bool {
        matches!(self.tokens[index].span.text(self.text), "”" | "»" | "’" | "\"" | "'" | "''")
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
                (TokenKind::Word, _) => return if bracket { Opening::Bracket } else { Opening::Capital },
                (TokenKind::Mark, _) => match token.span.text(self.text) {
                    "(" | "[" => bracket = true,
                    "“" | "\"" | "''" | "``" | "'" | "‘" | "«" | "„" | "¿" | "¡" | "$" | "£" | "€" | "#" | "@" =>
                        {}
                    "-" | "–" | "—" | "―" | "--" if at == next => dash = true,
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
    /// A bracket before a word.
    Bracket,
    /// A mark that does not open a sentence.
    Mark,
}

/// What stands after an abbreviation's stop.
enum Follows {
    /// A quotation mark.
    Quote,
    /// A capitalized word that is no abbreviation, with no other capitalized word after it.
    Word(Evidence),
    /// Anything else.
    Nothing,
}

/// Evidence for and against a capitalized word as the first of a sentence.
struct Evidence {
    length: u32,
    /// At most three letters, and a lower-case word follows: The, He, In.
    short: bool,
    /// The document writes it in lower case elsewhere, and never with a capital inside a sentence.
    common: bool,
    /// The document writes it with a capital inside a sentence, or no lower-case word follows.
    name: bool,
}

/// Whether a word has inner stops between single letters: `U.S`, `a.m`.
fn is_dotted(word: &str) -> bool {
    word.len() > 2 && word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}
