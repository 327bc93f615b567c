//! The reader: a run of tokens that may belong to time expressions, and the questions the grammar asks of it.

use super::kinds::Kinds;
use super::meaning::Amount;
use super::words::{Reading, TimeWords};
use crate::lexicon::{TimeNeed, TimeUnit, TimeWord};
use crate::text::{Case, Gap, Token, TokenKind, WordKey};

/// A run of tokens each of which may be part of a time expression. Items are counted from the run's first.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    known: &'a TimeWords,
    kinds: Vec<Kinds>,
    /// First token of the run.
    pub first: usize,
}

/// How far a run reaches to the left and to the right of where it was begun.
const REACH: (usize, usize) = (9, 20);

impl<'a> Reader<'a> {
    /// A reader without a run.
    pub fn new(text: &'a str, tokens: &'a [Token], known: &'a TimeWords) -> Self {
        Reader { text, tokens, known, kinds: Vec::new(), first: 0 }
    }

    /// Moves to the run around a token, which begins no earlier than `floor` and ends no later than `end`.
    pub fn move_to(&mut self, anchor: usize, floor: usize, end: usize) {
        let (text, tokens, known) = (self.text, self.tokens, self.known);
        let kinds = |index: usize| kinds_of(text, &tokens[index], known);
        let (mut first, mut last) = (anchor, anchor + 1);
        while first > floor && anchor - first < REACH.0 && !matches!(kinds(first - 1), Kinds::TENSE | Kinds::NONE) {
            first -= 1;
        }
        self.kinds.clear();
        self.kinds.extend((first..last).map(kinds));
        while last < end && last - anchor < REACH.1 && self.kinds.last() != Some(&Kinds::TENSE) {
            let kind = kinds(last);
            if kind == Kinds::NONE {
                break;
            }
            self.kinds.push(kind);
            last += 1;
        }
        self.first = first;
    }

    /// Whether an item may begin something of these kinds.
    #[inline]
    pub fn begins(&self, at: usize, kinds: Kinds) -> bool {
        self.kinds.get(at).is_some_and(|own| own.meets(kinds))
    }

    /// What a rule reads at an item that may begin it.
    #[inline]
    pub fn rule<T>(&self, at: usize, first: Kinds, rule: impl FnOnce(&Self, usize) -> Option<T>) -> Option<T> {
        if self.begins(at, first) { rule(self, at) } else { None }
    }

    /// The token of an item, if the run has it.
    #[inline]
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        if at < self.kinds.len() { self.tokens.get(self.first + at) } else { None }
    }

    /// The token before an item, inside or outside the run.
    pub fn before(&self, at: usize) -> Option<&'a Token> {
        let index = (self.first + at).checked_sub(1)?;
        self.tokens.get(index)
    }

    /// The token at an item, inside or outside the run.
    pub fn anywhere(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(self.first + at)
    }

    /// The words of an item; empty outside the run.
    pub fn words(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.span.text(self.text))
    }

    /// The end of a name that only looks like a time and covers an item: *Black Friday*.
    pub fn blocked(&self, at: usize) -> Option<usize> {
        let mut starts = (0..=at).filter(|start| self.begins(*start, Kinds::NOT));
        starts.find_map(|start| self.is(start, TimeWord::Not).filter(|end| *end > at))
    }

    /// What a word may mean.
    pub fn readings_of(&self, key: WordKey) -> &'a [Reading] {
        self.known.of(key)
    }

    /// The text of a token.
    pub fn text_of(&self, token: &Token) -> &'a str {
        token.span.text(self.text)
    }

    /// What a word or phrase at an item means to `pick`, which takes some of these kinds, and the item after it; the longest
    /// phrase that it takes wins.
    #[inline]
    pub fn word<T>(&self, at: usize, kinds: Kinds, pick: impl Fn(TimeWord) -> Option<T>) -> Option<(T, usize)> {
        if !self.begins(at, kinds) {
            return None;
        }
        self.readings(at).iter().filter(|reading| reading.kind.meets(kinds)).find_map(|reading| {
            let meaning = pick(reading.word)?;
            self.fits(reading, at).then(|| (meaning, at + 1 + reading.rest.len()))
        })
    }

    /// What the word of an item may mean; nothing outside the run.
    fn readings(&self, at: usize) -> &'a [Reading] {
        self.token(at).map_or(&[], |token| self.known.of(token.key))
    }

    /// The item after a word of exactly that meaning.
    #[inline]
    pub fn is(&self, at: usize, word: TimeWord) -> Option<usize> {
        self.word(at, Kinds::of(word), |found| (found == word).then_some(())).map(|(_, next)| next)
    }

    /// The item after a word of that meaning, or the item itself.
    pub fn skip(&self, at: usize, word: TimeWord) -> usize {
        self.is(at, word).unwrap_or(at)
    }

    /// Whether a word at an item needs another one beside it.
    pub fn needs_partner(&self, at: usize) -> bool {
        self.readings(at).iter().any(|reading| reading.need == TimeNeed::Partner)
    }

    fn fits(&self, reading: &Reading, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let capital = |token: &Token| token.case != Case::Lower;
        let rest = || (at + 1..).zip(&reading.rest);
        rest().all(|(at, key)| self.token(at).is_some_and(|token| token.key == *key && token.gap < Gap::Paragraph))
            && (reading.need == TimeNeed::Nothing || capital(token))
    }

    /// Whether an item is this mark.
    pub fn mark(&self, at: usize, mark: &str) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Mark) && self.words(at) == mark
    }

    /// Whether an item touches the one before it.
    pub fn touches(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// The item after a hyphen, or the item itself.
    pub fn hyphen(&self, at: usize) -> usize {
        if self.mark(at, "-") && self.touches(at) && self.touches(at + 1) { at + 2 - 1 } else { at }
    }

    /// The item after the stop of an abbreviation, or the item itself.
    pub fn stop(&self, at: usize) -> usize {
        if self.mark(at, ".") && self.touches(at) { at + 1 } else { at }
    }

    /// The item after a comma, or the item itself.
    pub fn comma(&self, at: usize) -> usize {
        if self.mark(at, ",") { at + 1 } else { at }
    }

    /// The item after a genitive.
    pub fn genitive(&self, at: usize) -> Option<usize> {
        let bare = matches!(self.words(at), "'" | "’") && self.touches(at);
        if bare { Some(at + 1) } else { self.is(at, TimeWord::Genitive) }
    }

    /// Digits without anything else.
    pub fn digits(&self, at: usize) -> Option<u32> {
        if !self.begins(at, Kinds::DIGIT) {
            return None;
        }
        let words = self.words(at);
        let all = !words.is_empty() && words.len() <= 9 && words.bytes().all(|byte| byte.is_ascii_digit());
        if all { words.parse().ok() } else { None }
    }

    /// A number written together with a word of time, and the number of its digits: *22nd*, *1990s*, *5pm*.
    pub fn digits_with(&self, at: usize, word: impl Fn(TimeWord) -> bool) -> Option<(u32, usize)> {
        if !self.begins(at, Kinds::DIGIT) {
            return None;
        }
        let words = self.words(at);
        let length = words.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=4).contains(&length) || length == words.len() {
            return None;
        }
        let (digits, ending) = words.split_at(length);
        let known =
            self.known.of(WordKey::of(ending)).iter().any(|reading| reading.rest.is_empty() && word(reading.word));
        if known { Some((digits.parse().ok()?, length)) } else { None }
    }

    /// *22nd*, *third*, *twenty-first*.
    pub fn ordinal(&self, at: usize) -> Option<(u8, usize)> {
        if !self.begins(at, Kinds::NTH) {
            return None;
        }
        if let Some((number @ 1..=99, _)) = self.digits_with(at, |word| word == TimeWord::Nth) {
            return Some((number as u8, at + 1));
        }
        let ordinal = |at| {
            self.word(at, Kinds::ORDINAL, |word| if let TimeWord::Ordinal(number) = word { Some(number) } else { None })
        };
        let tens = self.word(at, Kinds::NUMBER, |word| match word {
            TimeWord::Number(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) => Some(tens as u8),
            _ => None,
        });
        if let Some((tens, next)) = tens
            && let Some((ones, end)) = ordinal(self.hyphen(next)).filter(|(ones, _)| *ones < 10)
        {
            return Some((tens + ones, end));
        }
        ordinal(at)
    }

    /// A number in digits or words: *2.5*, *1,000*, *2 1/2*, *twenty-four*, *a hundred*, *several*.
    pub fn amount(&self, at: usize) -> Option<(Amount, usize)> {
        if !self.begins(at, Kinds::DIGIT.with(Kinds::NUMBER).with(Kinds::A)) {
            return None;
        }
        if let Some(((), next)) = self.word(at, Kinds::NUMBER, |word| matches!(word, TimeWord::Some).then_some(())) {
            return Some((Amount::Some, next));
        }
        if let Some(next) = self.is(at, TimeWord::Half) {
            return Some((Amount::Hundredths(50), next));
        }
        let (number, next) = self.digit_amount(at).or_else(|| self.worded_amount(at))?;
        // 2 1/2
        let half = self.digits(next) == Some(1) && self.mark(next + 1, "/") && self.digits(next + 2) == Some(2);
        match half {
            true => Some((Amount::Hundredths(number.saturating_add(50)), next + 3)),
            false if self.words(next) == "½" => Some((Amount::Hundredths(number.saturating_add(50)), next + 1)),
            false => Some((Amount::Hundredths(number), next)),
        }
    }

    /// Hundredths of a number in digits.
    fn digit_amount(&self, at: usize) -> Option<(u32, usize)> {
        if !self.begins(at, Kinds::DIGIT) {
            return None;
        }
        let hundredths = hundredths(self.words(at))?;
        let next = at + 1;
        let times =
            self.word(next, Kinds::NUMBER, |word| if let TimeWord::Times(times) = word { Some(times) } else { None });
        match times {
            Some((times, after)) => Some((hundredths.checked_mul(u32::from(times))?, after)),
            None => Some((hundredths, next)),
        }
    }

    /// Hundredths of a number in words.
    fn worded_amount(&self, at: usize) -> Option<(u32, usize)> {
        let number = |at| {
            self.word(at, Kinds::NUMBER, |word| if let TimeWord::Number(number) = word { Some(number) } else { None })
        };
        let times = |at| {
            self.word(at, Kinds::NUMBER, |word| if let TimeWord::Times(times) = word { Some(times) } else { None })
        };
        let (mut value, mut end) = match number(at) {
            Some((number, next)) => (u32::from(number), next),
            None => {
                let next = self.is(at, TimeWord::A).unwrap_or(at);
                let (factor, after) = times(next)?;
                (u32::from(factor), after)
            }
        };
        loop {
            let next = self.hyphen(end);
            if let Some((ones, after)) = number(next).filter(|(ones, _)| *ones < 10 && value % 10 == 0) {
                (value, end) = (value.saturating_add(u32::from(ones)), after);
            } else if let Some((factor, after)) = times(end) {
                (value, end) = (value.checked_mul(u32::from(factor))?, after);
            } else {
                // *a couple of*, *dozen of*
                return (value < 10_000_000).then(|| (value * 100, end));
            }
        }
    }

    /// A unit, and whether it stands in the plural.
    pub fn unit(&self, at: usize) -> Option<(TimeUnit, bool, usize)> {
        let unit = self.word(at, Kinds::UNIT, |word| match word {
            TimeWord::Unit(unit) => Some((unit, false)),
            TimeWord::Units(unit) => Some((unit, true)),
            _ => None,
        });
        unit.map(|((unit, plural), next)| (unit, plural, next))
    }
}

/// The kinds of what a token may begin; none for one that belongs to no time expression.
#[inline]
fn kinds_of(text: &str, token: &Token, known: &TimeWords) -> Kinds {
    let listed = known.kinds(token.key);
    let first = text.as_bytes().get(token.span.start as usize).copied().unwrap_or_default();
    match token.kind {
        TokenKind::Word | TokenKind::Number if first.is_ascii_digit() => listed.with(Kinds::DIGIT),
        TokenKind::Word => listed,
        TokenKind::Mark if matches!(token.span.text(text), "'" | "’") => listed.with(Kinds::APOSTROPHE),
        TokenKind::Mark | TokenKind::Number => listed.with(Kinds::MEMBER),
    }
}

/// Hundredths of a number in digits: 123400 of *1,234*, 250 of *2.5*; None of anything else, and beyond ten million.
fn hundredths(words: &str) -> Option<u32> {
    let (whole, rest) = words.split_once('.').unwrap_or((words, ""));
    let mut number = 0u32;
    for byte in whole.bytes().filter(|byte| *byte != b',') {
        number = number.checked_mul(10)?.checked_add(u32::from(byte.checked_sub(b'0').filter(|digit| *digit <= 9)?))?;
    }
    let rest = match rest.as_bytes() {
        [] => 0,
        [tenths @ b'0'..=b'9'] => u32::from(tenths - b'0') * 10,
        [tenths @ b'0'..=b'9', hundredths @ b'0'..=b'9'] => {
            u32::from(tenths - b'0') * 10 + u32::from(hundredths - b'0')
        }
        _ => return None,
    };
    (number <= 10_000_000).then(|| number * 100 + rest)
}
