//! Grammar of the time of day, alone and beside a date: *3:30 p.m. EDT*, *Tuesday morning*, *9 a.m. on Jan. 3*, *last night*.

use super::calendar::Read;
use super::grammar::Dates;
use super::kinds::Kinds;
use super::meaning::{DayTime, Expression, Meaning};
use super::reader::Reader;
use crate::lexicon::TimeWord;

impl Reader<'_> {
    /// *morning*
    pub(super) fn day_part(&self, at: usize) -> Read<DayTime> {
        self.word(at, Kinds::DAY_PART, |word| {
            if let TimeWord::DayPart(part) = word { Some(DayTime::Part(part)) } else { None }
        })
    }

    /// *3:30 p.m. EDT*, *5pm*, *noon*, *1900 GMT*, *at 10:35*, *4 in the morning*.
    pub(super) fn clock(&self, at: usize) -> Read<DayTime> {
        let named =
            self.word(at, Kinds::CLOCK, |word| if let TimeWord::Clock(minutes) = word { Some(minutes) } else { None });
        if let Some((minutes, next)) = named {
            return Some((DayTime::Clock(minutes), self.zone(next).unwrap_or(next)));
        }
        let is_meridiem = |word| matches!(word, TimeWord::Meridiem(_));
        let (hour, minute, next, said) = if let Some((hour, _)) = self.digits_with(at, is_meridiem) {
            (hour, 0, at, false)
        } else {
            let hour = self.digits(at)?;
            let minute = self.words(at + 2);
            let colon = matches!(self.words(at + 1), ":" | ".") && self.touches(at + 1) && self.touches(at + 2);
            if !colon || !minute.starts_with(|c: char| c.is_ascii_digit()) {
                (hour, 0, at + 1, false)
            } else if let Some((minute, 2)) = self.digits_with(at + 2, is_meridiem) {
                (hour, minute, at + 2, true)
            } else {
                let seconds = self.mark(at + 3, ":") && self.touches(at + 3) && self.digits(at + 4).is_some();
                let end = if seconds { at + 5 } else { at + 3 };
                (hour, self.digits(at + 2).filter(|_| minute.len() == 2)?, end, true)
            }
        };
        let (hours, next) = match self.meridiem(next) {
            Some((hours, next)) => (Some(hours), next),
            None => (None, next),
        };
        let zone = self.zone(next);
        if let Some(hours) = hours {
            let good = (1..=12).contains(&hour) && minute < 60;
            let minutes = (hour % 12 + u32::from(hours)) * 60 + minute;
            return good.then_some((DayTime::Clock(minutes as u16), zone.unwrap_or(next)));
        }
        let digits = self.words(at).len();
        if let Some(end) = zone {
            // *1900 GMT*
            let (hour, minute) = if digits == 4 && !said { (hour / 100, hour % 100) } else { (hour, minute) };
            let good = hour < 24 && minute < 60;
            return good.then(|| (DayTime::Clock((hour * 60 + minute) as u16), end));
        }
        if said && hour < 24 && minute < 60 && digits <= 2 && self.is_after_preposition(at) && !self.mark(at + 1, ".") {
            return Some((DayTime::Clock((hour * 60 + minute) as u16), next));
        }
        // *4 in the morning*
        let part = self.is(next, TimeWord::Before).and_then(|next| self.is(next, TimeWord::The));
        let (part, end) = part.and_then(|next| self.day_part(next)).filter(|_| (1..=12).contains(&hour))?;
        let late = !matches!(part, DayTime::Part(morning) if morning.starts_with('M'));
        let minutes = ((hour % 12 + if late { 12 } else { 0 }) * 60 + minute) as u16;
        Some((DayTime::Clock(minutes), end))
    }

    /// *p.m.*, written apart or together with its number.
    fn meridiem(&self, at: usize) -> Read<u8> {
        let meridiem = |word| if let TimeWord::Meridiem(hours) = word { Some(hours) } else { None };
        if let Some((hours, next)) = self.word(at, Kinds::MERIDIEM, meridiem) {
            let end = if self.words(at).contains('.') { self.stop(next) } else { next };
            return Some((hours, end));
        }
        [0, 12].into_iter().find_map(|hours| {
            let together = self.digits_with(at, |word| word == TimeWord::Meridiem(hours));
            together.map(|_| (hours, if self.words(at).contains('.') { self.stop(at + 1) } else { at + 1 }))
        })
    }

    fn zone(&self, at: usize) -> Option<usize> {
        if self.mark(at, "(") {
            return self.zone(at + 1).filter(|end| self.mark(*end, ")")).map(|end| end + 1);
        }
        self.is(at, TimeWord::Zone)
    }

    /// A day with a time of day, either first; or a time of day of today.
    pub(super) fn timed(&self, at: usize, dates: &Dates) -> Option<Expression> {
        if let Some((time, next)) = self.clock(at) {
            let day_at = self.comma(next);
            let linked = self.is(day_at, TimeWord::Before).unwrap_or(day_at);
            let day = self.day(day_at).or_else(|| self.day(linked));
            let (meaning, end) = day.unwrap_or((Meaning::SameDay, next));
            return Some(Expression { time: Some(time), ..Expression::plain(meaning, end) });
        }
        if let Some((days, end)) =
            self.word(at, Kinds::NIGHT, |word| if let TimeWord::Night(days) = word { Some(days) } else { None })
        {
            let time = Some(DayTime::Part("NI"));
            return Some(Expression { time, ..Expression::plain(Meaning::day(i32::from(days)), end) });
        }
        if let Some(expression) = self.part_of_which_day(at) {
            return Some(expression);
        }
        // *the night of Jan. 3*, *afternoon yesterday*
        let the = self.is(at, TimeWord::The);
        if let Some((time, next)) = self.day_part(the.unwrap_or(at)) {
            let of = self.is(next, TimeWord::Of);
            let (meaning, end) = self.day(of.unwrap_or(next)).filter(|_| of.is_some() == the.is_some())?;
            return Some(Expression { time: Some(time), ..Expression::plain(meaning, end) });
        }
        let (meaning, next) = dates.day()?;
        let part = self.day_part(next);
        if let Some((time, end)) = part {
            return Some(Expression { time: Some(time), ..Expression::plain(meaning, end) });
        }
        let clock_at = self.comma(next);
        let clock_at = self.is(clock_at, TimeWord::Before).unwrap_or(clock_at);
        if let Some((time, end)) = self.clock(clock_at) {
            return Some(Expression { time: Some(time), ..Expression::plain(meaning, end) });
        }
        Some(Expression::plain(meaning, next))
    }

    /// *this morning*, *last night*, *the next morning*, *that evening*.
    fn part_of_which_day(&self, at: usize) -> Option<Expression> {
        let next = self.is(at, TimeWord::The).unwrap_or(at);
        let which = self.word(next, Kinds::WHICH, |word| match word {
            TimeWord::Relative(count) if next == at => Some((i32::from(count), super::meaning::From::Document)),
            TimeWord::Relative(count) | TimeWord::Back(count) => Some((i32::from(count), super::meaning::From::Named)),
            _ => None,
        });
        let ((count, from), next) = which?;
        let (time, end) = self.day_part(next)?;
        let meaning = Meaning::Shift { unit: crate::lexicon::TimeUnit::Day, count, from };
        Some(Expression { time: Some(time), ..Expression::plain(meaning, end) })
    }

    /// A single day: *Monday*, *next Monday*, *Jan. 3*, *yesterday*, *last Christmas*.
    fn day(&self, at: usize) -> Read<Meaning> {
        self.dates(at).day()
    }
}

impl Dates {
    /// The single day among them.
    fn day(&self) -> Read<Meaning> {
        self.absolute.or(self.deictic).or(self.relative).filter(|(meaning, _)| meaning.is_day())
    }
}
