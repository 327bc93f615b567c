//! Grammar of what is named by its distance: *last week*, *next Monday*, *two years ago*, *the past year*; and quarters.

use super::calendar::Read;
use super::kinds::Kinds;
use super::meaning::{Amount, From, Lean, Meaning, Part, Year};
use super::reader::Reader;
use crate::lexicon::{TimeUnit, TimeWord};
use crate::text::{Case, TokenKind};

impl Reader<'_> {
    /// *today*, *the day before yesterday*.
    pub(super) fn deictic(&self, at: usize) -> Read<Meaning> {
        self.word(at, Kinds::DAY, |word| {
            if let TimeWord::Day(days) = word { Some(Meaning::day(i32::from(days))) } else { None }
        })
    }

    /// Which: *last*, *the next*, *that same*, *this coming*; how far, from where, and whether it is said as a stretch.
    fn which(&self, at: usize) -> Read<(i32, From, bool)> {
        let one = |at| {
            self.word(at, Kinds::WHICH, |word| match word {
                TimeWord::Relative(count) => Some((i32::from(count), From::Document, false)),
                TimeWord::Stretch(count) => Some((i32::from(count), From::Document, true)),
                TimeWord::Back(count) => Some((i32::from(count), From::Named, false)),
                _ => None,
            })
        };
        let at = self.is(at, TimeWord::The).or_else(|| self.is(at, TimeWord::Like)).unwrap_or(at);
        let (first, next) = one(at)?;
        // *this past spring*, *this coming Sunday*
        match one(next).filter(|((_, _, stretch), _)| *stretch && first.0 == 0) {
            Some(((count, from, _), end)) => Some(((count, from, false), end)),
            None => Some((first, next)),
        }
    }

    /// *last week*, *the following year*, *this September*, *next Monday*, *last fall*, *the latest quarter*.
    pub(super) fn relative(&self, at: usize) -> Read<Meaning> {
        let ((count, from, stretch), next) = self.which(at)?;
        let fiscal = self.skip(next, TimeWord::Fiscal);
        if let Some((unit, false, end)) = self.unit(fiscal) {
            // The hour and the minute are no dates.
            // *This Week* is a programme.
            if self.token(end - 1).is_some_and(|token| token.case == Case::Title) {
                return None;
            }
            // *the next day* follows the day last named.
            let next_day = unit == TimeUnit::Day && self.is(at, TimeWord::The).is_some();
            let from = if next_day { From::Named } else { from };
            return (unit >= TimeUnit::Day && !(stretch && unit == TimeUnit::Day))
                .then_some((Meaning::Shift { unit, count, from }, end));
        }
        // *said that Tuesday's vote*: a day has no need of *that*.
        if (count, from) == (0, From::Named) {
            let end = self.is(next, TimeWord::Period)?;
            return Some((Meaning::Named, end));
        }
        let lean = Lean::of(count as i8);
        let year = Year::Unsaid;
        if let Some((month, end)) = self.month(next) {
            let part = match self.digits(end).filter(|day| (1..=31).contains(day) && self.words(end).len() <= 2) {
                Some(day) => {
                    return Some((Meaning::Calendar { year, part: Part::Day(month, day as u8), lean }, end + 1));
                }
                None => Part::Month(month),
            };
            return Some((Meaning::Calendar { year, part, lean }, end));
        }
        if let Some((meaning @ Meaning::Calendar { part, .. }, end)) = self.absolute(next) {
            let lean = match part {
                Part::Weekday(_) | Part::FeastWeekday(..) | Part::FeastEaster(_) => lean,
                Part::Day(..) => return Some((meaning, end)),
                _ => return None,
            };
            return Some((Meaning::Calendar { year, part, lean }, end));
        }
        if let Some((season, end)) = self.season_word(next) {
            return Some((Meaning::Calendar { year, part: Part::Season(season), lean }, end));
        }
        None
    }

    /// *the year*, *the quarter*, *the week*, *the weekend*: the one that was named, or the document's own.
    pub(super) fn definite(&self, at: usize) -> Read<Meaning> {
        let next = self.is(at, TimeWord::The)?;
        if let Some(of) = self.is(next, TimeWord::Unit(TimeUnit::Week)).and_then(|next| self.is(next, TimeWord::Of))
            && let Some((Meaning::Calendar { year, part: Part::Day(month, day), lean }, end)) = self.absolute(of)
        {
            return Some((Meaning::Calendar { year, part: Part::WeekOf(month, day), lean }, end));
        }
        let filler = self.is(next, TimeWord::Filler).or_else(|| self.is(next, TimeWord::Fiscal)).unwrap_or(next);
        let (unit, plural, end) = self.unit(filler)?;
        let from = match unit {
            TimeUnit::Quarter | TimeUnit::Weekend => From::Named,
            _ => From::Document,
        };
        if unit == TimeUnit::Year && self.is(end, TimeWord::Ended).is_some() {
            return Some((Meaning::Duration(Amount::whole(1), unit), end));
        }
        let period =
            matches!(unit, TimeUnit::Year | TimeUnit::Quarter | TimeUnit::Month | TimeUnit::Week | TimeUnit::Weekend);
        let whole = self.hyphen(end) == end;
        (period && !plural && whole).then_some((Meaning::Shift { unit, count: 0, from }, end))
    }

    /// *two years ago*, *a week earlier*, *10 days from now*, *a year before*.
    pub(super) fn ago(&self, at: usize) -> Read<Meaning> {
        let the_year = || {
            let end = self.is(self.is(at, TimeWord::The)?, TimeWord::Unit(TimeUnit::Year))?;
            Some((Amount::whole(1), TimeUnit::Year, end))
        };
        // *months ago*, but not *months later*
        let units = || {
            let (unit, _, end) = self.unit(at).filter(|(_, plural, _)| *plural)?;
            self.way(end).filter(|(_, from, _)| *from == From::Document).map(|_| (Amount::Some, unit, end))
        };
        let (amount, unit, next) = self.length(at).or_else(the_year).or_else(units)?;
        let (way, from, end) = self.way(next).filter(|_| unit >= TimeUnit::Day)?;
        // *a decade ago* was a year, not a decade; *half a year ago* was a month.
        let (amount, unit) = match (amount, unit) {
            (Amount::Hundredths(number), TimeUnit::Decade) => {
                (Amount::Hundredths(number.saturating_mul(10)), TimeUnit::Year)
            }
            (Amount::Hundredths(number), TimeUnit::Century) => {
                (Amount::Hundredths(number.saturating_mul(100)), TimeUnit::Year)
            }
            (Amount::Hundredths(50), TimeUnit::Year) => (Amount::whole(6), TimeUnit::Month),
            other => other,
        };
        let Some(count) = amount.count().and_then(|count| i32::try_from(count).ok()) else {
            return Some((Meaning::Ref(if way < 0 { "PAST_REF" } else { "FUTURE_REF" }), end));
        };
        if unit == TimeUnit::Year && count == 1 && way < 0 {
            return Some((Meaning::YearBack(from), end));
        }
        Some((Meaning::Shift { unit, count: count.saturating_mul(way), from }, end))
    }

    /// *ago*, *earlier*, *later*.
    fn way(&self, at: usize) -> Option<(i32, From, usize)> {
        let way = self.word(at, Kinds::AGO, |word| match word {
            TimeWord::Ago(way) => Some((i32::from(way), From::Document)),
            TimeWord::Since(way) => Some((i32::from(way), From::Named)),
            _ => None,
        });
        // *two days before* may look back, *two days before the vote* does not.
        let stands = |end| self.anywhere(end).is_none_or(|token| token.kind == TokenKind::Mark);
        let way = way.filter(|(_, end)| self.is(at, TimeWord::Before).is_none() || stands(*end));
        way.map(|((way, from), end)| (way, from, end))
    }

    /// *the third quarter*, *fiscal 1989's first half*, *last year's quarter*, *the 1988 period*, *the year-earlier quarter*.
    pub(super) fn quarter(&self, at: usize) -> Read<Meaning> {
        let lean = Lean::Tense;
        // *next year's first quarter*, *the 1988 second quarter*, *the year-ago period*
        let start = self.is(at, TimeWord::The).or_else(|| self.is(at, TimeWord::Like)).unwrap_or(at);
        let start = self.skip(start, TimeWord::Like);
        if let Some(next) = self.is(start, TimeWord::YearBack) {
            let end = self.is(next, TimeWord::Period).or_else(|| self.is(next, TimeWord::Unit(TimeUnit::Quarter)));
            return (end.is_some() || start == at).then_some((Meaning::YearBack(From::Named), end.unwrap_or(next)));
        }
        let year = self.year(start).map(|(year, next)| (Year::Given(year), next));
        let year = year.or_else(|| self.relative_year(start));
        if let Some((year, next)) = year {
            let next = self.genitive(next).unwrap_or(next);
            if let Some((part, end)) = self.nth_part(next) {
                return Some((Meaning::Calendar { year, part, lean }, end));
            }
            let end = self.is(next, TimeWord::Period).or_else(|| self.is(next, TimeWord::Unit(TimeUnit::Quarter)))?;
            return Some((Meaning::Calendar { year, part: Part::SameQuarter, lean }, end));
        }
        if let Some(end) = self.is(start, TimeWord::Period).filter(|_| start > at) {
            let (year, end) = self.relative_year(end)?;
            return Some((Meaning::Calendar { year, part: Part::SameQuarter, lean }, end));
        }
        let (part, next) = self.nth_part(start)?;
        // *the third-quarter loss* is a loss, and *the* belongs to it.
        if start > at && self.mark(next - 2, "-") {
            return None;
        }
        let of_the_year = self.is(next, TimeWord::Of).and_then(|next| {
            let next = self.skip(self.skip(next, TimeWord::The), TimeWord::Fiscal);
            self.is(next, TimeWord::Unit(TimeUnit::Year)).map(|end| (Year::Unsaid, end))
        });
        let (year, end) = self.year_after(next).or(of_the_year).unwrap_or((Year::Unsaid, next));
        Some((Meaning::Calendar { year, part, lean }, end))
    }

    /// *third quarter*, *third-quarter*, *fiscal first-quarter*, *first half*, *first two quarters*.
    fn nth_part(&self, at: usize) -> Read<Part> {
        let at = match self.is(at, TimeWord::Fiscal) {
            Some(next) => self.hyphen(next),
            None => at,
        };
        let (nth, next) = self.ordinal(at)?;
        let next = self.skip(self.hyphen(next), TimeWord::Fiscal);
        if let Some(end) = self.is(next, TimeWord::Unit(TimeUnit::Quarter)) {
            return (nth <= 4).then_some((Part::Quarter(nth), end));
        }
        if let Some(end) = self.is(next, TimeWord::Half) {
            return (nth <= 2).then_some((Part::Half(nth), end));
        }
        None
    }
}
