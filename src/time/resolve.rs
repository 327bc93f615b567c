//! From what an expression says to what it means on the day it was written: TIMEX3 values.

use super::meaning::{DayTime, Expression, From, Lean, Meaning, Part, Year};
use super::point::{Point, easter, nth_weekday, unknown, weekday_of};
use super::tense::Tense;
use super::written::length;
use super::{Found, TimeKind};
use crate::lexicon::TimeUnit;
use jiff::ToSpan;
use jiff::civil::Date;
use std::fmt::Write;

/// What is known when an expression is resolved.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The day the document was written on.
    pub document: Option<Date>,
    /// The point last named.
    pub named: Option<Point>,
    /// The quarter last named.
    pub quarter: Option<(i16, u8)>,
    /// Where the tense around the expression leans.
    pub tense: Tense,
}

/// A date's value: a point, or what is known of one.
enum Value {
    Point(Point),
    Partial(String),
}

impl Context {
    /// The kind and value of an expression; what it names is kept in mind.
    pub fn resolve(&mut self, expression: &Expression) -> Found {
        let found = |kind, value: String, resolved| Found { kind, value, resolved };
        let value = match expression.meaning {
            Meaning::Ref(code) => return found(TimeKind::Date, code.to_owned(), true),
            Meaning::Duration(amount, unit) => return found(TimeKind::Duration, length(amount, unit), true),
            Meaning::Every(amount, unit) => return found(TimeKind::Set, length(amount, unit), true),
            Meaning::EachPart(part) => {
                let mut value = partial(part);
                push_time(&mut value, expression.time);
                return found(TimeKind::Set, value, true);
            }
            Meaning::Shift { unit, count, .. } if unit < TimeUnit::Day => {
                let length = length(super::meaning::Amount::whole(count.unsigned_abs()), unit);
                return found(TimeKind::Duration, length, true);
            }
            Meaning::Calendar { year, part, lean } => self.calendar(year, part, lean),
            Meaning::Shift { unit, count, from } => match self.shift(unit, count, from) {
                Some(point) => Value::Point(point),
                None => Value::Partial(unknown(unit).to_owned()),
            },
            Meaning::SameDay => match (self.named, self.document) {
                (Some(day @ Point::Day(_)), _) => Value::Point(day),
                (_, Some(date)) => Value::Point(Point::Day(date)),
                _ => Value::Partial(unknown(TimeUnit::Day).to_owned()),
            },
            Meaning::Decade(decade) => Value::Point(Point::Decade(decade)),
            Meaning::Century(century) => Value::Point(Point::Century(century.into())),
            Meaning::Named => match self.named_quarter() {
                Some(point) => Value::Point(point),
                None => Value::Partial(unknown(TimeUnit::Quarter).to_owned()),
            },
            Meaning::YearBack(from) => match self.year_back(from) {
                Some(point) => Value::Point(point),
                None => Value::Partial(unknown(TimeUnit::Year).to_owned()),
            },
        };
        let kind = if expression.time.is_some() { TimeKind::Time } else { TimeKind::Date };
        let (mut value, resolved) = match value {
            Value::Point(point) => {
                self.remember(point, expression.meaning);
                (point.to_string(), true)
            }
            Value::Partial(value) => (value, false),
        };
        push_time(&mut value, expression.time);
        found(kind, value, resolved)
    }

    /// Keeps in mind what was named. A quarter that is only compared with is not what *the quarter* will mean.
    fn remember(&mut self, point: Point, meaning: Meaning) {
        if let Point::Quarter(year, quarter) = point
            && !matches!(meaning, Meaning::YearBack(_))
        {
            self.quarter = self.quarter.max(Some((year, quarter)));
        }
        self.named = Some(point);
    }

    /// The quarter last named, or the last one that was over when the document was written.
    fn named_quarter(&self) -> Option<Point> {
        let named = self.quarter.map(|(year, quarter)| Point::Quarter(year, quarter));
        named.or_else(|| Point::shifted(self.document?, TimeUnit::Quarter, -1))
    }

    /// The day that a shift counts from.
    fn base(&self, from: From) -> Option<Date> {
        let named = || self.named.and_then(Point::first_day);
        match from {
            From::Document => self.document,
            From::Named => named().or(self.document),
        }
    }

    fn shift(&self, unit: TimeUnit, count: i32, from: From) -> Option<Point> {
        match (unit, from, count) {
            (TimeUnit::Quarter, From::Named, 0) => return self.named_quarter(),
            // *over the weekend*: the last one, unless something is yet to come or it is on.
            (TimeUnit::Weekend, From::Named, 0) => {
                let today = self.document?;
                let over = today.weekday().to_monday_zero_offset() < 5 && self.tense != Tense::Future;
                return Point::shifted(today, unit, if over { -1 } else { 0 });
            }
            _ => {}
        }
        Point::shifted(self.base(from)?, unit, count)
    }

    /// *a year earlier*: the same quarter of the year before, where the document counts in quarters.
    fn year_back(&self, from: From) -> Option<Point> {
        let recent = |year: i16| self.document.is_none_or(|date| date.year().saturating_sub(year) <= 1);
        if let Some((year, quarter)) = self.quarter.filter(|(year, _)| recent(*year)) {
            return Some(Point::Quarter(year - 1, quarter));
        }
        Point::shifted(self.base(from)?, TimeUnit::Year, -1)
    }

    fn calendar(&self, year: Year, part: Part, lean: Lean) -> Value {
        let year = match year {
            Year::Given(year) => Some(year),
            Year::Shift(count, from) => match self.base(from) {
                Some(date) => Some(date.year().saturating_add(count as i16)),
                None => return Value::Partial(partial(part)),
            },
            Year::Unsaid => None,
        };
        let point = match year {
            Some(year) if part == Part::SameQuarter => match self.quarter {
                Some((_, quarter)) => Some(Point::Quarter(year, quarter)),
                None => Some(Point::Year(year)),
            },
            Some(year) => in_year(year, part).or_else(|| month_of(year, part)),
            None => self.document.and_then(|today| self.unsaid_year(today, part, lean)),
        };
        match (point, year) {
            (Some(point), _) => Value::Point(point),
            (None, Some(year)) => Value::Partial(partial(part).replacen("XXXX", &format!("{year:04}"), 1)),
            (None, None) => Value::Partial(partial(part)),
        }
    }

    /// A piece of a year that is not said: the one that the lean asks for.
    fn unsaid_year(&self, today: Date, part: Part, lean: Lean) -> Option<Point> {
        match part {
            Part::Weekday(weekday) => self.weekday(today, weekday, lean),
            Part::DayOfMonth(day) => {
                let month = |count: i32| {
                    let base = self.named.and_then(Point::first_day).unwrap_or(today);
                    let month = base.first_of_month().checked_add(count.months()).ok()?;
                    Date::new(month.year(), month.month(), day as i8).ok().map(Point::Day)
                };
                self.nearest(today, [-1, 0, 1].into_iter().filter_map(month), lean)
            }
            Part::AnyDay => None,
            _ => self.nearest(today, (-1..=1).filter_map(|count| in_year(today.year() + count, part)), lean),
        }
    }

    /// Of candidates the one that the lean asks for, or else the nearest; one that lies on the side where the tense
    /// does not lean must be the nearer for it.
    fn nearest(&self, today: Date, candidates: impl Iterator<Item = Point>, lean: Lean) -> Option<Point> {
        let distance = |point: Point| {
            let first = point.first_day()?;
            let unit = match point {
                Point::Day(_) => TimeUnit::Day,
                Point::Quarter(..) => TimeUnit::Quarter,
                _ => TimeUnit::Month,
            };
            let own = Point::around(today, unit)?.first_day()?;
            Some((own.until(first).ok()?.get_days(), point))
        };
        let costly = |(days, point): (i32, Point)| {
            let days = i64::from(days);
            let cost = match lean {
                Lean::Last if days < 0 => -days,
                Lean::Next if days > 0 => days,
                Lean::Last | Lean::Next => 10_000 + days.abs(),
                Lean::This if point.first_day().is_some_and(|date| date.year() == today.year()) => 0,
                Lean::This => 10_000,
                Lean::Tense => match (self.tense, days > 0) {
                    // *expects to report third-quarter earnings*: quarters are talked of when they are over.
                    (_, true) if matches!(point, Point::Quarter(..)) => days * 2,
                    (_, false) if matches!(point, Point::Quarter(..)) => -days,
                    (Tense::Future, false) if days < 0 => -days * 4,
                    (Tense::Past, true) => days * 4,
                    (Tense::Unknown, true) => days * 5 / 2,
                    _ => days.abs(),
                },
            };
            (cost, point)
        };
        candidates.filter_map(distance).map(costly).min_by_key(|(cost, _)| *cost).map(|(_, point)| point)
    }

    fn weekday(&self, today: Date, weekday: u8, lean: Lean) -> Option<Point> {
        let weekday = weekday_of(weekday);
        let forward = i32::from(today.weekday().until(weekday));
        let days = match (lean, self.tense) {
            (Lean::Last, _) => {
                if forward == 0 {
                    -7
                } else {
                    forward - 7
                }
            }
            (Lean::Next | Lean::This, _) => {
                if forward == 0 {
                    7
                } else {
                    forward
                }
            }
            (Lean::Tense, _) if forward == 0 => 0,
            (Lean::Tense, Tense::Future) => forward,
            (Lean::Tense, _) => forward - 7,
        };
        today.checked_add(days.days()).ok().map(Point::Day)
    }
}

/// A piece of a given year; None where the year has no such day.
fn in_year(year: i16, part: Part) -> Option<Point> {
    match part {
        Part::Whole => Some(Point::Year(year)),
        Part::Month(month) => Some(Point::Month(year, month)),
        Part::Day(month, day) => Date::new(year, month as i8, day as i8).ok().map(Point::Day),
        Part::WeekOf(month, day) => Date::new(year, month as i8, day as i8).ok().map(Point::Week),
        Part::Half(half) => Some(Point::Half(year, half)),
        Part::Quarter(quarter) => Some(Point::Quarter(year, quarter)),
        Part::Season(season) => Some(Point::Season(year, season)),
        Part::FeastWeekday(month, weekday, which) => nth_weekday(year, month, weekday, which).map(Point::Day),
        Part::FeastEaster(days) => easter(year)?.checked_add(i32::from(days).days()).ok().map(Point::Day),
        Part::DayOfMonth(_) | Part::Weekday(_) | Part::AnyDay | Part::SameQuarter => None,
    }
}

/// The month of a day that the year does not have: *29 February 1900*. More is not known.
fn month_of(year: i16, part: Part) -> Option<Point> {
    match part {
        Part::Day(month, _) | Part::WeekOf(month, _) => Some(Point::Month(year, month)),
        _ => None,
    }
}

/// What TIMEX3 writes of a piece of an unknown year.
fn partial(part: Part) -> String {
    match part {
        Part::Whole | Part::SameQuarter => "XXXX".to_owned(),
        Part::Month(month) => format!("XXXX-{month:02}"),
        Part::Day(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Part::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Part::Weekday(weekday) => format!("XXXX-WXX-{weekday}"),
        Part::Half(half) => format!("XXXX-H{half}"),
        Part::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Part::Season(season) => format!("XXXX-{season}"),
        Part::FeastWeekday(month, ..) => format!("XXXX-{month:02}-XX"),
        Part::FeastEaster(_) | Part::AnyDay => "XXXX-XX-XX".to_owned(),
        Part::WeekOf(..) => "XXXX-WXX".to_owned(),
    }
}

fn push_time(value: &mut String, time: Option<DayTime>) {
    // Writing to a string cannot fail.
    let _ = match time {
        None => Ok(()),
        Some(DayTime::Part(part)) => write!(value, "T{part}"),
        Some(DayTime::Clock(minutes)) => write!(value, "T{:02}:{:02}", minutes / 60, minutes % 60),
    };
}
