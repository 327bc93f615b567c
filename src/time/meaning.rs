//! What a time expression says before anything is known of the day it was written on.

use crate::lexicon::TimeUnit;

/// A time expression as read: what it says, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Expression {
    /// What it says.
    pub meaning: Meaning,
    /// The time of day, when it says one.
    pub time: Option<DayTime>,
    /// TIMEX3's `mod`.
    pub modifier: Option<&'static str>,
    /// One past its last item.
    pub end: usize,
}

/// What the words of an expression say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A piece of the calendar: *January*, *Jan. 22, 2024*, *next Monday*, *the third quarter of last year*.
    Calendar { year: Year, part: Part, lean: Lean },
    /// A period so many units from another: *last week*, *two years ago*; 0 is the period around it.
    Shift { unit: TimeUnit, count: i32, from: From },
    /// *the 1990s*: 199.
    Decade(i16),
    /// *the 20th century*: 19.
    Century(u8),
    /// *two years*
    Duration(Amount, TimeUnit),
    /// *every two weeks*
    Every(Amount, TimeUnit),
    /// *Mondays*, *each July*: the same piece of every year, month or week.
    EachPart(Part),
    /// *now*
    Ref(&'static str),
    /// *at noon*: of the day last named, or the document's.
    SameDay,
    /// *the period*: the one that was named.
    Named,
    /// *a year earlier*, of a document that counts in quarters.
    YearBack(From),
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    /// Hundredths of one.
    Hundredths(u32),
    /// Nobody knows.
    Some,
}

impl Amount {
    /// That many.
    pub fn whole(number: u32) -> Amount {
        Amount::Hundredths(number.saturating_mul(100))
    }

    /// The number, if it is a whole one.
    pub fn count(self) -> Option<u32> {
        match self {
            Amount::Hundredths(hundredths) if hundredths % 100 == 0 => Some(hundredths / 100),
            _ => None,
        }
    }
}

/// The year of a piece of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// None is said.
    Unsaid,
    /// *1998*
    Given(i16),
    /// *last year*
    Shift(i32, From),
}

/// A piece of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// Month, from 1.
    Month(u8),
    /// Month and day.
    Day(u8, u8),
    /// A day of a month that is not said: *the 22nd*.
    DayOfMonth(u8),
    /// Monday is 1.
    Weekday(u8),
    /// The first or second half.
    Half(u8),
    /// From 1 to 4.
    Quarter(u8),
    /// The quarter last named, of another year; the whole year where none was.
    SameQuarter,
    /// TIMEX3's letters.
    Season(&'static str),
    /// Month, weekday, which of them (0 the last).
    FeastWeekday(u8, u8, u8),
    /// Days from Easter Sunday.
    FeastEaster(i16),
    /// The week of that month and day.
    WeekOf(u8, u8),
    /// Any day: of *every morning*.
    AnyDay,
}

/// What a shift counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The day the document was written on.
    Document,
    /// The date last named.
    Named,
}

/// Which of the many such pieces is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// The nearest, as the tense around it leans.
    Tense,
    /// The one before the document's date: *last October*.
    Last,
    /// The one of the document's own year or week: *this September*.
    This,
    /// The one after: *next May*.
    Next,
}

impl Lean {
    /// The lean of *last*, *this* or *next*.
    pub fn of(count: i8) -> Lean {
        match count {
            ..0 => Lean::Last,
            0 => Lean::This,
            1.. => Lean::Next,
        }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayTime {
    /// TIMEX3's letters: MO, NI.
    Part(&'static str),
    /// Minutes after midnight, to 1440.
    Clock(u16),
}

impl Meaning {
    /// A piece of the calendar, as the tense around it leans.
    pub fn part(part: Part) -> Meaning {
        Meaning::Calendar { year: Year::Unsaid, part, lean: Lean::Tense }
    }

    /// A day, by its distance from the document's.
    pub fn day(count: i32) -> Meaning {
        Meaning::Shift { unit: TimeUnit::Day, count, from: From::Document }
    }

    /// Whether it is a single day, so that a time of day makes sense beside it.
    pub fn is_day(&self) -> bool {
        match self {
            Meaning::Calendar { part, .. } => !matches!(
                part,
                Part::Whole
                    | Part::SameQuarter
                    | Part::Month(_)
                    | Part::Half(_)
                    | Part::Quarter(_)
                    | Part::Season(_)
                    | Part::WeekOf(..)
            ),
            Meaning::Shift { unit, .. } => *unit == TimeUnit::Day,
            _ => false,
        }
    }
}

impl Expression {
    /// An expression without time of day and modifier.
    pub fn plain(meaning: Meaning, end: usize) -> Expression {
        Expression { meaning, time: None, modifier: None, end }
    }
}
