//! Grammar of the calendar: dates in words and figures, weekdays, years, decades, seasons, feasts.

use super::kinds::Kinds;
use super::meaning::{From, Lean, Meaning, Part, Year};
use super::reader::Reader;
use crate::lexicon::{TimeUnit, TimeWord};
use crate::text::{Case, Gap, Token, TokenKind};

/// What was read, and the item after it.
pub(super) type Read<T> = Option<(T, usize)>;

impl Reader<'_> {
    /// A date or period that needs no other: *Jan. 22, 2024*, *Monday*, *1998*, *the 1990s*, *summer 1998*.
    pub(super) fn absolute(&self, at: usize) -> Read<Meaning> {
        self.rule(at, Kinds::DIGIT, Self::figures)
            .or_else(|| self.rule(at, Kinds::WEEKDAY, Self::weekday_date))
            .or_else(|| self.rule(at, Kinds::MONTH, Self::month_date))
            .or_else(|| self.rule(at, Kinds::NTH.with(Kinds::THE), Self::day_month))
            .or_else(|| self.rule(at, Kinds::FEAST, Self::feast))
            .or_else(|| self.rule(at, Kinds::SEASON.with(Kinds::THE), Self::season))
            .or_else(|| self.rule(at, Kinds::YEAR.with(Kinds::THE), Self::decade))
            .or_else(|| self.rule(at, Kinds::NTH.with(Kinds::THE), Self::century))
            .or_else(|| self.rule(at, Kinds::YEAR.with(Kinds::THE).with(Kinds::FISCAL), Self::bare_year))
    }

    /// A month's name, with the stop of its abbreviation where something of the date follows.
    pub(super) fn month(&self, at: usize) -> Read<u8> {
        let (month, next) =
            self.word(at, Kinds::MONTH, |word| if let TimeWord::Month(month) = word { Some(month) } else { None })?;
        let stop = self.stop(next);
        let goes_on = self.digits(stop).is_some() || self.ordinal(stop).is_some() || self.mark(stop, ",");
        Some((month, if stop > next && goes_on { stop } else { next }))
    }

    /// A weekday's name.
    pub(super) fn weekday(&self, at: usize) -> Read<u8> {
        let weekday = |word| if let TimeWord::Weekday(weekday) = word { Some(weekday) } else { None };
        let (weekday, next) = self.word(at, Kinds::WEEKDAY, weekday)?;
        match self.needs_partner(at) {
            true => Some((weekday, self.stop(next))),
            false => Some((weekday, next)),
        }
    }

    /// A day of a month: *22*, *22nd*, *eighth*.
    fn day_number(&self, at: usize) -> Read<u8> {
        let digits = self.digits(at).filter(|day| (1..=31).contains(day) && self.words(at).len() <= 2);
        let whole = !(self.mark(at + 1, ":") && self.touches(at + 1) && self.digits(at + 2).is_some());
        let plain = digits.filter(|_| whole).map(|day| (day as u8, at + 1));
        plain.or_else(|| self.ordinal(at).filter(|(day, _)| *day <= 31))
    }

    /// A year in four digits, or in words, or short: *1998*, *'98*, *nineteen ninety-eight*.
    pub(super) fn year(&self, at: usize) -> Read<i16> {
        if let Some(year) = self.digits(at).filter(|year| self.words(at).len() == 4 && (1000..=2199).contains(year)) {
            return Some((year as i16, at + 1));
        }
        if matches!(self.words(at), "'" | "’") && self.touches(at + 1) && self.words(at + 1).len() == 2 {
            return self.digits(at + 1).map(|year| (century_of(year), at + 2));
        }
        let number = |at| {
            self.word(at, Kinds::NUMBER, |word| if let TimeWord::Number(number) = word { Some(number) } else { None })
        };
        let (hundreds, next) = number(at)?;
        match hundreds {
            18 | 19 => {
                let (tens, next) = number(self.hyphen(next)).filter(|(tens, _)| (10..100).contains(tens))?;
                let ones = number(self.hyphen(next)).filter(|(ones, _)| *ones < 10 && tens % 10 == 0 && tens >= 20);
                let (ones, end) = ones.unwrap_or((0, next));
                Some(((hundreds * 100 + tens + ones) as i16, end))
            }
            _ => None,
        }
    }

    /// A year that another word gives: *last year*, *this year*.
    pub(super) fn relative_year(&self, at: usize) -> Read<Year> {
        let (count, next) = self.word(at, Kinds::WHICH, |word| match word {
            TimeWord::Relative(count) => Some((count, From::Document)),
            TimeWord::Back(count) => Some((count, From::Named)),
            _ => None,
        })?;
        let end = self.is(next, TimeWord::Unit(TimeUnit::Year))?;
        Some((Year::Shift(i32::from(count.0), count.1), end))
    }

    /// *1998*, *last year*, *fiscal 1998*, after *of* or a comma or nothing.
    pub(super) fn year_after(&self, at: usize) -> Read<Year> {
        let next = self.skip(self.comma(at), TimeWord::Of);
        let next = self.skip(next, TimeWord::Fiscal);
        self.year(next).map(|(year, end)| (Year::Given(year), end)).or_else(|| self.relative_year(self.comma(at)))
    }

    /// *January*, *Jan. 22*, *January 22nd, 2024*, *June last year*.
    fn month_date(&self, at: usize) -> Read<Meaning> {
        let (month, next) = self.month(at)?;
        let (part, end) = match self.day_number(self.skip(next, TimeWord::The)) {
            Some((day, end)) => (Part::Day(month, day), end),
            None => (Part::Month(month), next),
        };
        if let Some((year, end)) = self.year_after(end) {
            return Some((Meaning::Calendar { year, part, lean: Lean::Tense }, end));
        }
        let bare = end == at + 1 && self.needs_partner(at);
        (!bare || self.is_after_preposition(at)).then_some((Meaning::part(part), end))
    }

    /// Whether a word stands before an item that a bare month or year may follow: *in May*.
    pub(super) fn is_after_preposition(&self, at: usize) -> bool {
        at > 0 && self.is(at - 1, TimeWord::Before).is_some()
    }

    /// *22 January 2024*, *the 22nd of January*.
    fn day_month(&self, at: usize) -> Read<Meaning> {
        let (day, next) = self.day_number(at).or_else(|| self.day_number(self.is(at, TimeWord::The)?))?;
        let (month, next) = self.month(self.skip(next, TimeWord::Of))?;
        let part = Part::Day(month, day);
        let (year, end) = self.year_after(next).unwrap_or((Year::Unsaid, next));
        Some((Meaning::Calendar { year, part, lean: Lean::Tense }, end))
    }

    /// *Monday*, *Monday, Oct. 26*.
    fn weekday_date(&self, at: usize) -> Read<Meaning> {
        let (weekday, next) = self.weekday(at)?;
        let after = self.comma(next);
        let date = self.month_date(after).or_else(|| self.day_month(after));
        if let Some((Meaning::Calendar { part: Part::Day(..), .. }, _)) = date {
            return date;
        }
        let bare = self.needs_partner(at);
        (!bare).then_some((Meaning::part(Part::Weekday(weekday)), next))
    }

    /// *22/01/2024*, *2024-01-22*, *01-22-98*, *3/12/99*: where day and month may be read either way, month first.
    fn figures(&self, at: usize) -> Read<Meaning> {
        if let Some(meaning) = dotted(self.words(at)) {
            return Some((meaning, at + 1));
        }
        let first = self.digits(at)?;
        let mark = self.words(at + 1);
        let (second, third) = (self.digits(at + 2), self.digits(at + 4));
        if !matches!(mark, "-" | "/") || !(1..=4).all(|item| self.touches(at + item)) || self.words(at + 3) != mark {
            return None;
        }
        let (second, third) = (second?, third?);
        let widths = [0, 2, 4].map(|item| self.words(at + item).len());
        let (year, month, day) = match widths {
            [4, 1 | 2, 1 | 2] => (first, second, third),
            [1 | 2, 1 | 2, 4] if first <= 12 => (third, first, second),
            [1 | 2, 1 | 2, 4] => (third, second, first),
            [1 | 2, 1 | 2, 2] if first <= 12 => (century_of(third) as u32, first, second),
            [1 | 2, 1 | 2, 2] => (century_of(third) as u32, second, first),
            _ => return None,
        };
        Some((day_of(year, month, day)?, at + 5))
    }

    /// *Christmas*, *Thanksgiving 1998*.
    fn feast(&self, at: usize) -> Read<Meaning> {
        let (part, next) = self.word(at, Kinds::FEAST, |word| match word {
            TimeWord::Feast(month, day) => Some(Part::Day(month, day)),
            TimeWord::FeastWeekday(month, weekday, which) => Some(Part::FeastWeekday(month, weekday, which)),
            TimeWord::FeastEaster(days) => Some(Part::FeastEaster(days)),
            _ => None,
        })?;
        let (year, end) = self.year_after(next).unwrap_or((Year::Unsaid, next));
        Some((Meaning::Calendar { year, part, lean: Lean::Tense }, end))
    }

    /// *summer 1998*, *the winter of 1994*, *the summer*.
    fn season(&self, at: usize) -> Read<Meaning> {
        let the = self.is(at, TimeWord::The);
        let (season, next) = self.season_word(the.unwrap_or(at))?;
        let part = Part::Season(season);
        if let Some((year, end)) = self.year_after(next) {
            return Some((Meaning::Calendar { year, part, lean: Lean::Tense }, end));
        }
        // *the fall of the wall* is no season.
        let of = self.is(next, TimeWord::Of).is_some();
        let after = || self.is_after_preposition(at) && self.is(at - 1, TimeWord::To).is_none();
        ((the.is_some() || after()) && !of).then_some((Meaning::part(part), next))
    }

    pub(super) fn season_word(&self, at: usize) -> Read<&'static str> {
        self.word(at, Kinds::SEASON, |word| if let TimeWord::Season(season) = word { Some(season) } else { None })
    }

    /// *the 1990s*, *the nineties*, *the '90s*.
    pub(super) fn decade(&self, at: usize) -> Read<Meaning> {
        let next = self.skip(at, TimeWord::The);
        let is_decade = |word| word == TimeWord::Decade;
        if let Some((year, length)) = self.digits_with(next, is_decade).filter(|(year, _)| year % 10 == 0) {
            let decade = match length {
                4 if (1000..2200).contains(&year) => year as i16 / 10,
                // *their late 30s* are an age.
                2 if next > at || at > 1 && self.is(at - 2, TimeWord::The).is_some() => {
                    if year >= 30 {
                        190 + year as i16 / 10
                    } else {
                        200 + year as i16 / 10
                    }
                }
                _ => return None,
            };
            return Some((Meaning::Decade(decade), next + 1));
        }
        if matches!(self.words(next), "'" | "’") && self.touches(next + 1) {
            let (year, _) =
                self.digits_with(next + 1, is_decade).filter(|(year, length)| year % 10 == 0 && *length == 2)?;
            return Some((Meaning::Decade(century_of(year) / 10), next + 2));
        }
        let nineties = |at| {
            self.word(at, Kinds::NINETIES, |word| if let TimeWord::Nineties(tens) = word { Some(tens) } else { None })
        };
        let number = self
            .word(next, Kinds::NUMBER, |word| if let TimeWord::Number(number) = word { Some(number) } else { None });
        if let Some((hundreds @ (18 | 19), after)) = number
            && let Some((tens, end)) = nineties(self.hyphen(after))
        {
            return Some((Meaning::Decade(hundreds as i16 * 10 + i16::from(tens)), end));
        }
        let (tens, end) = nineties(next).filter(|_| next > at)?;
        Some((Meaning::Decade(190 + i16::from(tens)), end))
    }

    /// *the 20th century*
    fn century(&self, at: usize) -> Read<Meaning> {
        let next = self.skip(at, TimeWord::The);
        let (number, next) = self.ordinal(next)?;
        let end = self.is(self.hyphen(next), TimeWord::Unit(TimeUnit::Century))?;
        Some((Meaning::Century(number - 1), end))
    }

    /// *1998*, *fiscal 1998*, *the year 2000*.
    fn bare_year(&self, at: usize) -> Read<Meaning> {
        let the_year = self.is(at, TimeWord::The).and_then(|next| self.is(next, TimeWord::Unit(TimeUnit::Year)));
        let fiscal = self.is(at, TimeWord::Fiscal);
        let fiscal = fiscal.map(|next| self.skip(next, TimeWord::Unit(TimeUnit::Year)));
        let (year, end) = match the_year.or(fiscal) {
            Some(next) => self.year(next).or_else(|| self.spelt_year(next))?,
            None => self.year(at).filter(|(_, end)| self.stands_as_year(at, *end))?,
        };
        let lean = Lean::Tense;
        Some((Meaning::Calendar { year: Year::Given(year), part: Part::Whole, lean }, end))
    }

    /// *two thousand*, after *the year*.
    fn spelt_year(&self, at: usize) -> Read<i16> {
        let (amount, end) = self.amount(at)?;
        amount.count().filter(|year| (1000..2200).contains(year)).map(|year| (year as i16, end))
    }

    /// Whether four digits are a year and no amount: nothing touches them, no money before, no unit or plural after.
    fn stands_as_year(&self, at: usize, end: usize) -> bool {
        let plausible = self.digits(at).is_none_or(|year| (1500..=2070).contains(&year));
        let tied = |index: usize| self.anywhere(index).is_some_and(|token| token.gap == Gap::None);
        let mark = |token: Option<&Token>, marks: &[&str]| {
            token.is_some_and(|token| token.kind == TokenKind::Mark && marks.contains(&self.text_of(token)))
        };
        let before = self.before(at);
        let joined = tied(at) && mark(before, &["$", "£", "€", "#", ".", ":", "/", "+", "=", "_", "@", "&", "~"]);
        let number_before =
            before.is_some_and(|token| token.kind == TokenKind::Number) && !self.mark(at.wrapping_sub(1), ",");
        let joined_after = tied(end)
            && (mark(self.anywhere(end), &["/", "%", ":", "_", "@", "°", "="])
                || mark(self.anywhere(end), &["-", "."])
                    && tied(end + 1)
                    && self
                        .anywhere(end + 1)
                        .is_some_and(|token| token.kind == TokenKind::Number && !matches!(token.span.len(), 2 | 4)));
        // *had 1998 bricks*, but *in 1998 prices* and *the 1998 elections*
        let counted =
            self.anywhere(end).is_some_and(|token| token.case == Case::Lower && self.text_of(token).ends_with('s'))
                && before.is_some_and(|token| token.kind == TokenKind::Word)
                && !self.is_after_preposition(at)
                && (at == 0 || self.is(at - 1, TimeWord::The).is_none());
        plausible && !joined && !joined_after && !number_before && !counted
    }
}

/// *22.01.2024*, which is one token.
fn dotted(words: &str) -> Option<Meaning> {
    let mut parts = words.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let shape = parts.next().is_none() && day.len() <= 2 && month.len() <= 2 && year.len() == 4;
    if !shape || ![day, month, year].into_iter().all(figures) {
        return None;
    }
    day_of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A day given in figures, if there may be such a day.
fn day_of(year: u32, month: u32, day: u32) -> Option<Meaning> {
    let good = (1000..=2199).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let part = Part::Day(month as u8, day as u8);
    good.then_some(Meaning::Calendar { year: Year::Given(year as i16), part, lean: Lean::Tense })
}

/// A year of two digits: 70 to 99 lie in the last century.
fn century_of(year: u32) -> i16 {
    let year = year as i16 % 100;
    if year >= 50 { 1900 + year } else { 2000 + year }
}
