//! The whole of a quantity: a number or a range, what it counts, and what stands before and after them.

use super::number::{Form, Number};
use super::reader::Reader;
use super::unit::Unit;
use super::{Quantity, QuantityKind};
use crate::lexicon::{Bound, QuantityNeed, QuantityWord};
use crate::span::TokenRange;
use crate::text::Gap;
use std::borrow::Cow;

/// A quantity while it is read.
#[derive(Clone, Debug)]
struct Draft<'a> {
    number: Number<'a>,
    /// The upper end of a range.
    most: Option<Number<'a>>,
    unit: Option<Unit<'a>>,
    negative: bool,
    approximate: bool,
    bound: Option<Bound>,
    start: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    /// The quantity at a figure or number word; what is none is an error, with the token where to go on.
    pub fn quantity(&self, at: usize) -> Result<Quantity, usize> {
        if let Some(past) = self.blocked(at) {
            return Err(past);
        }
        let sign = self.sign(at);
        let number = self.number(at, sign.is_some()).ok_or(at + 1)?;
        let number = self.share(number).filter(|_| sign.is_none()).unwrap_or(number);
        let start = sign.map_or(number.start, |(_, start)| start);
        let mut draft = Draft {
            number,
            most: None,
            unit: sign.map(|(code, _)| money_of(code)),
            negative: false,
            approximate: number.form == Form::Many,
            bound: (number.form == Form::Many).then_some(Bound::Lower),
            start,
            end: number.end,
        };
        draft.unit = draft.unit.or_else(|| number.joined.map(measured));
        self.read_after(&mut draft);
        self.read_unit(&mut draft);
        if draft.number.form != Form::Words
            && let Some(past) = self.tied(Number { start: draft.start, ..number }, draft.end)
        {
            return Err(past.max(at + 1));
        }
        self.read_after(&mut draft);
        self.read_before(&mut draft);
        let unit = draft.unit.as_ref();
        // *two-and-a-half*, *four-by-four*
        let cut = unit.is_none() && self.ties(draft.end);
        if cut || draft.most.is_none() && self.is_name(number, draft.start, unit) {
            return Err(draft.end.max(at + 1));
        }
        Ok(self.finished(draft))
    }

    /// The unit of a number, or the rest of a range with the unit of both.
    fn read_unit(&self, draft: &mut Draft<'a>) {
        if draft.unit.is_none() {
            self.read_measure(draft);
        }
        let ranged = self.read_range(draft);
        if draft.unit.is_none() && !ranged {
            self.read_shared(draft);
        }
        let last = draft.most.unwrap_or(draft.number);
        if draft.unit.is_none() && draft.number.form != Form::Fraction {
            let of = self.is(draft.end, &QuantityWord::Of).filter(|_| draft.number.form == Form::Many);
            if let Some(of) = of {
                // *millions of dollars*, *dozens of ships*
                if let Some((unit, end)) = self.measure(of, last).or_else(|| self.noun(of, last)) {
                    (draft.unit, draft.end) = (Some(unit), end);
                }
            } else if let Some((unit, end)) = self.noun(draft.end, last) {
                (draft.unit, draft.end) = (Some(unit), end);
            }
        }
    }

    fn read_measure(&self, draft: &mut Draft<'a>) {
        if let Some((unit, end)) = self.measure(draft.end, draft.number)
            && draft.number.form != Form::Fraction
        {
            (draft.unit, draft.end) = (Some(unit), end);
        }
    }

    /// *10 to 15 percent*, *$5-$10*, *between 5,000 and 6,000*; not *from 5 to 10*, and not the score of *3-2*.
    fn read_range(&self, draft: &mut Draft<'a>) -> bool {
        let before = |word: &QuantityWord| self.is_before(draft.start, word);
        let between = before(&QuantityWord::Between);
        let link = if between.is_some() { &QuantityWord::And } else { &QuantityWord::To };
        let Some(next) = self.is(draft.end, link) else { return false };
        let mark = self.text(draft.end).starts_with(['-', '–', '—']);
        if mark && !self.ties(draft.end) || !mark && before(&QuantityWord::From).is_some() {
            return false;
        }
        let sign = self.word(next, |word| if let QuantityWord::Sign(code) = word { Some(code.as_str()) } else { None });
        let at = sign.map_or(next, |(_, end)| end);
        let money = sign.is_some() || draft.unit.as_ref().is_some_and(|unit| unit.kind == QuantityKind::Money);
        let Some(most) = self.number(at, money).filter(|number| number.start == at) else { return false };
        if most.form == Form::Many || draft.number.form == Form::Many {
            return false;
        }
        let own = sign.map(|(code, _)| money_of(code)).or_else(|| most.joined.map(measured));
        let (own, end) = match own {
            Some(unit) => (Some(unit), most.end),
            None => match self.measure(most.end, most).filter(|_| most.form != Form::Fraction) {
                Some((unit, end)) => (Some(unit), end),
                None => (None, most.end),
            },
        };
        let same = match (&draft.unit, &own) {
            (Some(one), Some(other)) => one.name == other.name,
            // *$10 to 15*, but not *10 km to 15*
            (Some(one), None) => one.kind == QuantityKind::Money,
            _ => true,
        };
        // *10 to 15 million*: both are millions.
        let mut least = draft.number;
        if least.scale == 1 && most.scale > 1 && least.value.number() < most.value.number() / most.scale as f64 {
            least.value = least.value.times(most.scale).unwrap_or(least.value);
        }
        if !same || least.value.number() >= most.value.number() {
            return false;
        }
        let unit = draft.unit.take().or(own);
        let noun = || self.noun(most.end, most);
        let (unit, end) = match unit {
            Some(unit) => (Some(unit), end),
            None => noun().map_or((None, most.end), |(unit, end)| (Some(unit), end)),
        };
        // *52-48* and *555-1234* are no ranges.
        if mark && unit.is_none() {
            return false;
        }
        (draft.number, draft.most, draft.unit, draft.end) = (least, Some(most), unit, end);
        if let Some(start) = between {
            draft.start = start;
        }
        true
    }

    /// *from 5 to 10 percent*, *5 and 10 percent*: the first has the unit of the second.
    fn read_shared(&self, draft: &mut Draft<'a>) {
        let next = self.is(draft.end, &QuantityWord::To).or_else(|| self.is(draft.end, &QuantityWord::And));
        let Some(other) = next.and_then(|next| self.number(next, false)).filter(|other| Some(other.start) == next)
        else {
            return;
        };
        let unit = other.joined.map(measured).or_else(|| self.measure(other.end, other).map(|(unit, _)| unit));
        draft.unit = unit.filter(|unit| unit.kind != QuantityKind::Age && !self.ties(draft.end));
    }

    /// *or more*, *-plus*, *or so*.
    fn read_after(&self, draft: &mut Draft<'a>) {
        let after =
            self.word(draft.end, |word| if let QuantityWord::After(bound) = word { Some(*bound) } else { None });
        if let Some((bound, end)) = after {
            // *40 plus the crew* adds up, *40-plus* does not.
            let mark = self.text(draft.end).len() == 1;
            if !mark || self.touches(draft.end) {
                draft.modify(bound);
                draft.end = end;
            }
        }
    }

    /// *about*, *at least*, *minus*, *aged*.
    fn read_before(&self, draft: &mut Draft<'a>) {
        if let Some(start) = self.is_before(draft.start, &QuantityWord::Minus) {
            let word = self.text(start).len() > 3;
            let spaced = self.tokens[start].gap != Gap::None || start == self.sentence;
            if word || self.touches(draft.start) && spaced {
                (draft.negative, draft.start) = (true, start);
            }
        }
        let bare = draft.unit.is_none() && draft.number.form == Form::Figures;
        if bare && let Some(start) = self.is_before(draft.start, &QuantityWord::Aged) {
            draft.unit = Some(years());
            draft.start = start;
        } else if bare && self.is_apposed_age(draft.number, draft.start) {
            draft.unit = Some(years());
        }
        let measured = draft.unit.as_ref().is_some_and(|unit| unit.kind != QuantityKind::Count);
        let large = measured || draft.number.value.number() >= 10.0 || draft.number.form == Form::Fraction;
        for _ in 0..2 {
            let before = self.before(draft.start, |reading| match reading.word {
                QuantityWord::Before(bound) if large || reading.need != QuantityNeed::Large => Some(bound),
                _ => None,
            });
            let Some((bound, start)) = before else { break };
            draft.modify(bound);
            draft.start = start;
        }
    }

    fn finished(&self, draft: Draft<'a>) -> Quantity {
        let tokens = TokenRange::new(draft.start, draft.end);
        let span = self.tokens[tokens.first()].span.cover(self.tokens[tokens.past() - 1].span);
        let kind = self.kind_of(draft.number, draft.unit.as_ref());
        let hundredths = draft.unit.as_ref().is_some_and(|unit| unit.hundredths);
        let number = |number: Number<'_>| {
            let value = if hundredths { number.value.hundredths() } else { number.value };
            if draft.negative { -value.number() } else { value.number() }
        };
        let (value, most) = (number(draft.number), draft.most.map(number));
        // *-5 to -10*
        let value_max = most.map(|most| if draft.negative { -most } else { most }).filter(|most| *most > value);
        Quantity {
            span,
            tokens,
            kind,
            value,
            value_max,
            unit: draft.unit.map(|unit| unit.name.into_owned()),
            approximate: draft.approximate,
            bound: draft.bound,
        }
    }
}

impl Draft<'_> {
    fn modify(&mut self, bound: Bound) {
        match bound {
            Bound::Exact => {}
            Bound::About => self.approximate = true,
            Bound::Lower | Bound::Upper => {
                self.approximate = true;
                self.bound = self.bound.or(Some(bound));
            }
        }
    }
}

fn money_of(code: &str) -> Unit<'_> {
    Unit { kind: QuantityKind::Money, name: Cow::Borrowed(code), hundredths: false, sure: true }
}

fn measured(code: &str) -> Unit<'_> {
    Unit { kind: QuantityKind::Measure, name: Cow::Borrowed(code), hundredths: false, sure: true }
}

/// Years, in UCUM.
fn years<'a>() -> Unit<'a> {
    Unit { kind: QuantityKind::Age, name: Cow::Borrowed("a"), hundredths: false, sure: true }
}
