//! Numbers in figures and words: *1,200*, *1.2bn*, *twenty-five million*, *half a dozen*, *tens of thousands*, *two thirds*.

use super::reader::Reader;
use super::value::Value;
use crate::lexicon::{QuantityNeed, QuantityWord};
use crate::text::{Case, TokenKind, WordKey};
use crate::words::ClassSet;

/// A number and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number<'a> {
    pub value: Value,
    pub start: usize,
    /// The token after it.
    pub end: usize,
    /// How it is written.
    pub form: Form,
    /// What multiplied it: 1 of *12*, a million of *12 million*.
    pub scale: u64,
    /// The code of a unit that is written together with it: *5km*.
    pub joined: Option<&'a str>,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// *12*, *1.2 million*
    Figures,
    /// *twelve*
    Words,
    /// *dozens*, *several hundred*: nobody counted, and it is at least this.
    Many,
    /// *a third*, *2/3*
    Fraction,
}

impl<'a> Reader<'a> {
    /// The number at a token; with a sign of money before it, *m* is a million.
    pub fn number(&self, at: usize, money: bool) -> Option<Number<'a>> {
        if self.is_figure(at) { self.figures(at, money) } else { self.worded(at) }
    }

    fn figures(&self, at: usize, money: bool) -> Option<Number<'a>> {
        self.token(at)?;
        let words = self.text(at);
        let length = words.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')).count();
        let (figures, ending) = words.split_at(length);
        let value = Value::of_figures(figures)?;
        let mut number = Number { value, start: at, end: at + 1, form: Form::Figures, scale: 1, joined: None };
        if !ending.is_empty() {
            self.ending(&mut number, ending, money)?;
        }
        let slash =
            |at: usize| self.text(at) == "/" && self.touches(at) && self.touches(at + 1) && self.is_figure(at + 1);
        if slash(number.end) && number.end + 1 < self.limit {
            // *2/3*; not *24/7*, *1/2/98*
            let parts = self.text(number.end + 1).parse().ok().filter(|parts| matches!(parts, 2..=5 | 8 | 10))?;
            let proper = value.is_whole_below(parts) && !slash(number.end + 2) && number.joined.is_none();
            let value = Value::ratio(value.number() as u64, parts);
            return proper.then_some(Number { value, end: number.end + 2, form: Form::Fraction, ..number });
        }
        let half = self.is(number.end, &QuantityWord::Half).filter(|_| self.tokens[number.end].kind != TokenKind::Word);
        // *2 1/2*
        let slashed = || (self.text(number.end), self.text(number.end + 2)) == ("1", "2") && slash(number.end + 1);
        if let Some(end) = half.or_else(|| slashed().then_some(number.end + 3)).filter(|end| *end <= self.limit)
            && let Some(value) = value.and_a_half()
        {
            (number.value, number.end) = (value, end);
        }
        self.multiplied(number, money)
    }

    /// What is written together with figures: *1.2bn*, *5km*, *£300m*; None for *22nd* or *1990s*.
    fn ending(&self, number: &mut Number<'a>, ending: &str, money: bool) -> Option<()> {
        let readings = self.words.beginning_with(WordKey::of(ending)).iter().filter(|reading| reading.rest.is_empty());
        let counts = |at| self.word(at, |word| matches!(word, QuantityWord::Noun(_)).then_some(())).is_some();
        let capital = ending.starts_with(char::is_uppercase);
        let factor = readings.clone().find_map(|reading| match reading.word {
            QuantityWord::Ending(factor) => {
                let meant = match reading.need {
                    QuantityNeed::Sign => money || counts(number.end),
                    QuantityNeed::Capital => capital,
                    _ => true,
                };
                meant.then_some(factor)
            }
            _ => None,
        });
        if let Some(factor) = factor {
            (number.value, number.scale) = (number.value.times(factor)?, factor);
            return Some(());
        }
        number.joined = Some(readings.clone().find_map(|reading| match &reading.word {
            QuantityWord::Joined(code) if capital || reading.need != QuantityNeed::Capital => Some(code.as_str()),
            _ => None,
        })?);
        Some(())
    }

    /// *one in four*, *6 in 10*: a part of a whole that is no greater than ten, or one of any.
    pub fn share(&self, number: Number<'a>) -> Option<Number<'a>> {
        let next = self.is(number.end, &QuantityWord::In)?;
        let whole = self.number(next, false).filter(|whole| whole.form != Form::Fraction && whole.start == next)?;
        let (count, parts) = (number.value.count()?, whole.value.count()?);
        let meant = count > 0 && count < parts && (parts <= 10 || count == 1) && number.form != Form::Fraction;
        let (value, end) = (Value::ratio(count, parts), whole.end);
        meant.then_some(Number { value, end, form: Form::Fraction, ..number })
    }

    /// A number with what multiplies it: *million*, *hundred thousand*, *-million*.
    fn multiplied(&self, mut number: Number<'a>, money: bool) -> Option<Number<'a>> {
        while number.joined.is_none() {
            let Some((factor, end)) = self.factor(self.hyphen(number.end), money) else { break };
            number =
                Number { value: number.value.times(factor)?, end, scale: number.scale.checked_mul(factor)?, ..number };
        }
        Some(number)
    }

    /// *million*; *m* after a sign of money.
    fn factor(&self, at: usize, money: bool) -> Option<(u64, usize)> {
        let token = self.token(at)?;
        self.words.beginning_with(token.key).iter().find_map(|reading| match reading.word {
            QuantityWord::Times(factor) if money || reading.need != QuantityNeed::Sign => Some((factor, at + 1)),
            _ => None,
        })
    }

    fn small(&self, at: usize) -> Option<(u64, usize)> {
        self.word(at, |word| if let QuantityWord::Number(number) = word { Some(*number) } else { None })
    }

    fn worded(&self, at: usize) -> Option<Number<'a>> {
        let token = self.token(at)?;
        // *the Big Ten* counts nothing.
        if token.case != Case::Lower && !self.begins(at) && !self.ties(at.wrapping_sub(1)) {
            return None;
        }
        if self.small(at).is_some() {
            return self.summed(at);
        }
        let many = |at| self.word(at, |word| if let QuantityWord::Many(least) = word { Some(*least) } else { None });
        if let Some((least, mut end)) = many(at) {
            let mut number =
                Number { value: Value::whole(least), start: at, end, form: Form::Many, scale: least, joined: None };
            // *tens of thousands*
            while let Some((factor, next)) = many(self.is(end, &QuantityWord::Of).unwrap_or(end)) {
                (number.value, number.end, end) = (number.value.times(factor)?, next, next);
            }
            return Some(number);
        }
        if let Some(next) = self.is(at, &QuantityWord::Half) {
            return self.half(at, next);
        }
        if let Some((factor, end)) = self.factor(at, false) {
            // *a dozen*, *several hundred*
            let one = self.is_before(at, &QuantityWord::A).map(|start| (start, Form::Words));
            let few = || self.is_before(at, &QuantityWord::Few).map(|start| (start, Form::Many));
            let (start, form) = few().or(one)?;
            let number = Number { value: Value::whole(factor), start, end, form, scale: factor, joined: None };
            return self.multiplied(number, false);
        }
        // *a third of*
        let (parts, end) =
            self.word(at, |word| if let QuantityWord::Part(parts) = word { Some(*parts) } else { None })?;
        let start = self.is_before(at, &QuantityWord::A)?;
        let said = self.is(end, &QuantityWord::Of).is_some()
            || self.before(start, |reading| matches!(reading.word, QuantityWord::Before(_)).then_some(())).is_some();
        let value = Value::ratio(1, parts);
        said.then_some(Number { value, start, end, form: Form::Fraction, scale: 1, joined: None })
    }

    /// *half of*, *half the*, *half a million*, *half a mile*; None for *the first half*.
    fn half(&self, at: usize, next: usize) -> Option<Number<'a>> {
        let half =
            |end| Number { value: Value::ratio(1, 2), start: at, end, form: Form::Fraction, scale: 1, joined: None };
        let counted = self.is(next, &QuantityWord::A).unwrap_or(self.hyphen(next));
        if self.factor(counted, false).is_some() {
            return self.multiplied(Number { form: Form::Words, ..half(counted) }, false);
        }
        if self.measure(counted, half(counted)).is_some() {
            return Some(Number { form: Form::Words, ..half(counted) });
        }
        let of = self.is(next, &QuantityWord::Of).is_some()
            || self.class(next).is(ClassSet::DETERMINER.with(ClassSet::POSSESSIVE));
        let modified =
            || self.before(at, |reading| matches!(reading.word, QuantityWord::Before(_)).then_some(())).is_some();
        (of || modified()).then(|| half(next))
    }

    /// A number in words from its first small one on: *two hundred and fifty thousand*, *twenty-five*, *two thirds*.
    fn summed(&self, at: usize) -> Option<Number<'a>> {
        let (mut total, mut scale) = (0u64, 1u64);
        let (mut current, mut end) = self.small(at)?;
        let first = (current, end);
        loop {
            // Of *twenty-five* and *two hundred and five*, what comes next is smaller than what is still open.
            let open = match current {
                0 => 0,
                _ if current % 100 == 0 => 100,
                _ if current % 10 == 0 && current % 100 != 10 => 10,
                _ => 1,
            };
            let and = self.is(end, &QuantityWord::And).filter(|_| current % 100 == 0 && current > 0);
            let next = self.small(self.hyphen(end)).or_else(|| self.small(and?));
            if let Some((small, after)) = next.filter(|(small, _)| (1..open).contains(small)) {
                (current, end) = (current + small, after);
            } else if let Some((factor, after)) = self.factor(self.hyphen(end), false) {
                scale = factor;
                (current, end) = match factor {
                    ..1000 => (current.checked_mul(factor)?, after),
                    _ => {
                        total = total.checked_add(current)?.checked_mul(factor)?;
                        (0, after)
                    }
                };
                // *two thousand five hundred*
                if current == 0
                    && let Some((small, after)) = self.small(end).filter(|(small, _)| *small > 0)
                    && factor < 1_000_000_000
                {
                    (current, end) = (small, after);
                }
            } else {
                break;
            }
        }
        let value = Value::whole(total.checked_add(current)?);
        let number = Number { value, start: at, end, form: Form::Words, scale, joined: None };
        if (current, end) == first
            && let Some(fraction) = self.parts(number, current)
        {
            return Some(fraction);
        }
        // *two and a half million*
        let half = self.is(end, &QuantityWord::And).and_then(|next| self.is(next, &QuantityWord::A));
        let half = half.and_then(|next| self.is(next, &QuantityWord::Half)).zip(value.and_a_half());
        match half {
            Some((end, value)) => self.multiplied(Number { value, end, ..number }, false),
            None => Some(number),
        }
    }

    /// *two-thirds*, *one third of*.
    fn parts(&self, number: Number<'a>, count: u64) -> Option<Number<'a>> {
        let at = self.hyphen(number.end);
        let (parts, end) = self.word(at, |word| match word {
            QuantityWord::Part(parts) => Some((*parts, count == 1)),
            QuantityWord::Parts(parts) => Some((*parts, count > 1)),
            QuantityWord::Half => Some((2, count == 1)),
            _ => None,
        })?;
        let (parts, agrees) = parts;
        let said = count > 1 || at > number.end || self.is(end, &QuantityWord::Of).is_some();
        let value = Value::ratio(count, parts);
        (agrees && said && count < parts).then_some(Number { value, end, form: Form::Fraction, ..number })
    }
}
