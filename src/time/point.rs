//! Points: pieces of the calendar whose place is known, how they are counted on, and how TIMEX3 writes them.

use crate::lexicon::TimeUnit;
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use std::fmt::{self, Write};

/// A piece of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Day(Date),
    /// The week of a day.
    Week(Date),
    /// The weekend of that week.
    Weekend(Date),
    Month(i16, u8),
    Quarter(i16, u8),
    Half(i16, u8),
    Season(i16, &'static str),
    Year(i16),
    /// Tens of years.
    Decade(i16),
    /// Hundreds of years.
    Century(i16),
    Millennium(i16),
}

impl Point {
    /// The period around a day; None for one shorter than a day.
    pub fn around(date: Date, unit: TimeUnit) -> Option<Point> {
        let (year, month) = (date.year(), date.month() as u8);
        Some(match unit {
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => return None,
            TimeUnit::Day => Point::Day(date),
            TimeUnit::Week => Point::Week(date),
            TimeUnit::Weekend => Point::Weekend(date),
            TimeUnit::Month => Point::Month(year, month),
            TimeUnit::Quarter => Point::Quarter(year, (month - 1) / 3 + 1),
            TimeUnit::Year => Point::Year(year),
            TimeUnit::Decade => Point::Decade(year / 10),
            TimeUnit::Century => Point::Century(year / 100),
            TimeUnit::Millennium => Point::Millennium(year / 1000),
        })
    }

    /// The period that lies `count` units from the one around a day; None outside the calendar.
    pub fn shifted(date: Date, unit: TimeUnit, count: i32) -> Option<Point> {
        let years = |each: i32| Span::new().try_years(count.checked_mul(each)?).ok();
        let span = match unit {
            TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => return None,
            TimeUnit::Day => Span::new().try_days(count).ok()?,
            TimeUnit::Week | TimeUnit::Weekend => Span::new().try_weeks(count).ok()?,
            TimeUnit::Month => Span::new().try_months(count).ok()?,
            TimeUnit::Quarter => Span::new().try_months(count.checked_mul(3)?).ok()?,
            TimeUnit::Year => years(1)?,
            TimeUnit::Decade => years(10)?,
            TimeUnit::Century => years(100)?,
            TimeUnit::Millennium => years(1000)?,
        };
        let date = date.checked_add(span).ok().filter(|date| date.year() > 0)?;
        Point::around(date, unit)
    }

    /// Its first day.
    pub fn first_day(self) -> Option<Date> {
        match self {
            Point::Day(date) => Some(date),
            Point::Week(date) => date.checked_sub((date.weekday().to_monday_zero_offset()).days()).ok(),
            Point::Weekend(date) => date.checked_add((5 - date.weekday().to_monday_zero_offset()).days()).ok(),
            Point::Month(year, month) => Date::new(year, month as i8, 1).ok(),
            Point::Quarter(year, quarter) => Date::new(year, quarter as i8 * 3 - 2, 1).ok(),
            Point::Half(year, half) => Date::new(year, half as i8 * 6 - 5, 1).ok(),
            Point::Season(year, season) => Date::new(year, season_month(season) as i8, 1).ok(),
            Point::Year(year) => Date::new(year, 1, 1).ok(),
            Point::Decade(decade) => Date::new(decade.checked_mul(10)?, 1, 1).ok(),
            Point::Century(century) => Date::new(century.checked_mul(100)?, 1, 1).ok(),
            Point::Millennium(millennium) => Date::new(millennium.checked_mul(1000)?, 1, 1).ok(),
        }
    }
}

/// The month a season begins with; winter counts to the year it begins in.
pub(super) fn season_month(season: &str) -> u8 {
    match season {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            // The commonest, without what formatting a number costs.
            Point::Day(date) => {
                let (year, digit) = (date.year().unsigned_abs(), |number: u16| char::from(b'0' + (number % 10) as u8));
                for place in [1000, 100, 10, 1] {
                    f.write_char(digit(year / place))?;
                }
                for number in [date.month(), date.day()].map(i8::unsigned_abs).map(u16::from) {
                    f.write_char('-')?;
                    f.write_char(digit(number / 10))?;
                    f.write_char(digit(number))?;
                }
                Ok(())
            }
            Point::Week(date) => {
                let week = date.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Point::Weekend(date) => {
                let week = date.iso_week_date();
                write!(f, "{:04}-W{:02}-WE", week.year(), week.week())
            }
            Point::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Point::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Point::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Point::Season(year, season) => write!(f, "{year:04}-{season}"),
            Point::Year(year) => write!(f, "{year:04}"),
            Point::Decade(decade) => write!(f, "{decade:03}"),
            Point::Century(century) => write!(f, "{century:02}"),
            Point::Millennium(millennium) => write!(f, "{millennium}"),
        }
    }
}

/// How TIMEX3 writes a period of that unit of which nothing is known.
pub(super) fn unknown(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => "XXXX-XX-XX",
        TimeUnit::Week => "XXXX-WXX",
        TimeUnit::Weekend => "XXXX-WXX-WE",
        TimeUnit::Month => "XXXX-XX",
        TimeUnit::Quarter => "XXXX-QX",
        TimeUnit::Year => "XXXX",
        TimeUnit::Decade => "XXX",
        TimeUnit::Century => "XX",
        TimeUnit::Millennium => "X",
    }
}

/// The weekday of that number, Monday first.
pub(super) fn weekday_of(number: u8) -> Weekday {
    Weekday::from_monday_one_offset(number.clamp(1, 7) as i8).unwrap_or(Weekday::Monday)
}

/// The weekday of a month, counted from its first (1) or the last one (0).
pub(super) fn nth_weekday(year: i16, month: u8, weekday: u8, which: u8) -> Option<Date> {
    let nth = if which == 0 { -1 } else { which as i8 };
    Date::new(year, month as i8, 1).ok()?.nth_weekday_of_month(nth, weekday_of(weekday)).ok()
}

/// Easter Sunday of a year of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, *Astronomical
/// Algorithms*, chapter 8).
pub(super) fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let a = year_number % 19;
    let (b, c) = (year_number / 100, year_number % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month_day = h + l - 7 * m + 114;
    Date::new(year, (month_day / 31) as i8, (month_day % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_where_almanacs_say() {
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(day(easter(2024)), "2024-03-31");
        assert_eq!(day(easter(1999)), "1999-04-04");
        assert_eq!(day(easter(2038)), "2038-04-25");
        assert_eq!(day(nth_weekday(2023, 11, 4, 4)), "2023-11-23");
        assert_eq!(day(nth_weekday(2024, 5, 1, 0)), "2024-05-27");
    }

    #[test]
    fn periods_are_counted_by_the_calendar() {
        let day = Date::constant(2024, 1, 24);
        let shifted = |unit, count| Point::shifted(day, unit, count).map(|point| point.to_string()).unwrap_or_default();
        assert_eq!(shifted(TimeUnit::Week, -1), "2024-W03");
        assert_eq!(shifted(TimeUnit::Week, -4), "2023-W52");
        assert_eq!(shifted(TimeUnit::Month, -1), "2023-12");
        assert_eq!(shifted(TimeUnit::Quarter, -1), "2023-Q4");
        assert_eq!(shifted(TimeUnit::Weekend, 0), "2024-W04-WE");
        assert_eq!(shifted(TimeUnit::Decade, -1), "201");
        assert_eq!(shifted(TimeUnit::Century, 0), "20");
        assert_eq!(shifted(TimeUnit::Year, -90_000), "");
        assert_eq!(shifted(TimeUnit::Day, i32::MAX), "");
        assert_eq!(Point::Weekend(day).first_day(), Some(Date::constant(2024, 1, 27)));
    }
}
