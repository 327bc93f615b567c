//! Grammar of lengths of time and of what comes again: *two years*, *the past few weeks*, *every Monday*, *daily*.

use super::kinds::Kinds;
use super::meaning::{Amount, Expression, Meaning, Part};
use super::reader::Reader;
use crate::lexicon::{TimeUnit, TimeWord};
use crate::text::Case;

impl Reader<'_> {
    /// A number of units: *two years*, *two-year*, *2 1/2 years*, *a week*, *two more weeks*, *a minute and a half*.
    pub(super) fn length(&self, at: usize) -> Option<(Amount, TimeUnit, usize)> {
        let (amount, next) = match self.amount(at) {
            Some((amount, next)) => (amount, next),
            None => (Amount::whole(1), self.is(at, TimeWord::A)?),
        };
        // *two to three weeks*, *five or six days*: the first counts.
        let range = self.is(next, TimeWord::To).or_else(|| self.mark(next, "-").then_some(next + 1));
        let next = range.and_then(|second| self.amount(second)).map_or(next, |(_, end)| end);
        let mut unit_at = self.hyphen(next);
        for _ in 0..2 {
            unit_at = self.hyphen(self.skip(unit_at, TimeWord::Filler));
        }
        let (unit, plural, mut end) = self.unit(unit_at)?;
        // *three-quarters* is a fraction.
        if unit == TimeUnit::Quarter && plural && unit_at > next {
            return None;
        }
        let mut amount = amount;
        if let Some(half) = self.is(end, TimeWord::And).and_then(|next| self.is(next, TimeWord::A))
            && let Some(after) = self.is(half, TimeWord::Half)
            && let Amount::Hundredths(whole) = amount
        {
            (amount, end) = (Amount::Hundredths(whole.saturating_add(50)), after);
        }
        Some((amount, unit, end))
    }

    /// Whether a length that ends here is somebody's age: *42 years old*, *a 42-year-old*.
    pub(super) fn is_age(&self, end: usize) -> bool {
        self.is(self.hyphen(end), TimeWord::Age).is_some()
    }

    /// A length of time as an expression, with what modifies it: *more than two years*, *the next two years or so*.
    pub(super) fn duration(&self, at: usize) -> Option<Expression> {
        let modifier =
            self.word(
                at,
                Kinds::MODIFIER,
                |word| if let TimeWord::Modifier(modifier) = word { Some(modifier) } else { None },
            );
        if let Some((modifier, next)) = modifier {
            let plain = self.counted(next, true)?;
            return Some(Expression { modifier: Some(modifier), ..plain });
        }
        self.stretch(at).or_else(|| self.counted(at, self.is_after_preposition(at))).or_else(|| self.uncounted(at))
    }

    /// A number of units. Of *a week* something before it must introduce a length: it is none in *four flights a week*.
    fn counted(&self, at: usize, introduced: bool) -> Option<Expression> {
        let (amount, unit, end) = self.length(at)?;
        let one = self.is(at, TimeWord::A).is_some() && amount == Amount::whole(1);
        // *wait a second*, *a year-earlier loss*
        let idle = one && (unit == TimeUnit::Second || !introduced || self.hyphen(end) > end);
        let ordinary = unit == TimeUnit::Second && amount == Amount::whole(100);
        if self.is_age(end) || idle || ordinary || unit == TimeUnit::Weekend || unit == TimeUnit::Quarter && one {
            return None;
        }
        let end = self.is(self.hyphen(end), TimeWord::Long).filter(|_| self.mark(end, "-")).unwrap_or(end);
        Some(Expression::plain(Meaning::Duration(amount, unit), end))
    }

    /// *the past three months*, *the first nine months*, *the six months*, *recent weeks*, *the last few days*.
    fn stretch(&self, at: usize) -> Option<Expression> {
        let the = self.is(at, TimeWord::The).or_else(|| self.is(at, TimeWord::Like));
        let next = the.unwrap_or(at);
        let around =
            self.word(
                next,
                Kinds::AROUND,
                |word| if let TimeWord::Around(reference) = word { Some(reference) } else { None },
            );
        if let Some((_, unit_at)) = around
            && let Some((unit, true, end)) = self.unit(unit_at)
        {
            return Some(Expression::plain(Meaning::Duration(Amount::Some, unit), end));
        }
        let which = self.word(next, Kinds::WHICH, |word| match word {
            // *that two weeks ago* holds no stretch.
            TimeWord::Relative(_) | TimeWord::Stretch(_) | TimeWord::Back(..=-1 | 1..) => Some(()),
            _ => None,
        });
        let next = match which {
            Some(((), next)) => next,
            None => match self.ordinal(next).filter(|_| the.is_some()) {
                Some((_, after)) if self.amount(after).is_some() => after,
                _ if the.is_some() => next,
                _ => return None,
            },
        };
        if let Some((unit, true, end)) = self.unit(next).filter(|_| which.is_some()) {
            return Some(Expression::plain(Meaning::Duration(Amount::Some, unit), end));
        }
        self.amount(next)?;
        let (amount, unit, end) = self.length(next)?;
        let plural = self.token(end - 1).is_some_and(|token| self.unit_is_plural(token));
        (!self.is_age(end) && plural).then(|| Expression::plain(Meaning::Duration(amount, unit), end))
    }

    fn unit_is_plural(&self, token: &crate::text::Token) -> bool {
        self.readings_of(token.key).iter().any(|reading| matches!(reading.word, TimeWord::Units(_) | TimeWord::Half))
    }

    /// *weeks*, *weeks or months*, *a day-long*.
    fn uncounted(&self, at: usize) -> Option<Expression> {
        let (unit, plural, end) = self.unit(at)?;
        if let Some(long) = self.is(self.hyphen(end), TimeWord::Long).filter(|_| self.mark(end, "-")) {
            let amount = if plural { Amount::Some } else { Amount::whole(1) };
            return Some(Expression::plain(Meaning::Duration(amount, unit), long));
        }
        let tied = self.touches(at) || self.mark(end, "-") && self.touches(end);
        if !plural || unit < TimeUnit::Hour || unit == TimeUnit::Quarter || tied || self.is_age(end) {
            return None;
        }
        let other = self.is(end, TimeWord::To).and_then(|next| self.unit(next)).filter(|(_, plural, _)| *plural);
        let end = other.map_or(end, |(_, _, end)| end);
        Some(Expression::plain(Meaning::Duration(Amount::Some, unit), end))
    }

    /// *every two weeks*, *each July*, *every other Monday*, *daily*, *Tuesdays*, *Tuesday nights*.
    pub(super) fn set(&self, at: usize) -> Option<Expression> {
        let often = self.word(at, Kinds::SET, |word| if let TimeWord::Often(unit) = word { Some(unit) } else { None });
        // *Sign up for Daily Briefings*
        if let Some((unit, end)) = often.filter(|_| self.token(at).is_some_and(|token| token.case == Case::Lower)) {
            return Some(Expression::plain(Meaning::Every(Amount::whole(1), unit), end));
        }
        let weekdays =
            self.word(at, Kinds::SET, |word| if let TimeWord::Weekdays(weekday) = word { Some(weekday) } else { None });
        if let Some((weekday, end)) = weekdays {
            return Some(Expression::plain(Meaning::EachPart(Part::Weekday(weekday)), end));
        }
        let Some(next) = self.is(at, TimeWord::Every) else {
            let (weekday, next) = self.weekday(at)?;
            let (time, end) = self.day_part(next).filter(|_| self.words(next).ends_with('s'))?;
            let meaning = Meaning::EachPart(Part::Weekday(weekday));
            return Some(Expression { time: Some(time), ..Expression::plain(meaning, end) });
        };
        let (amount, unit_at) = match self.is(next, TimeWord::Other) {
            Some(after) => (Amount::whole(2), after),
            None => self
                .amount(next)
                .or_else(|| self.ordinal(next).map(|(nth, end)| (Amount::whole(nth.into()), end)))
                .unwrap_or((Amount::whole(1), next)),
        };
        let unit_at = self.skip(unit_at, TimeWord::Filler);
        if let Some((unit, _, end)) = self.unit(unit_at) {
            return Some(Expression::plain(Meaning::Every(amount, unit), end));
        }
        if let Some((time, end)) = self.day_part(unit_at) {
            return Some(Expression { time: Some(time), ..Expression::plain(Meaning::EachPart(Part::AnyDay), end) });
        }
        if let Some((season, end)) = self.season_word(unit_at) {
            return Some(Expression::plain(Meaning::EachPart(Part::Season(season)), end));
        }
        let (meaning, end) = self.absolute(unit_at)?;
        let Meaning::Calendar { part, .. } = meaning else { return None };
        let time = self.day_part(end).filter(|_| meaning.is_day());
        let (time, end) = time.map_or((None, end), |(time, end)| (Some(time), end));
        Some(Expression { time, ..Expression::plain(Meaning::EachPart(part), end) })
    }
}
