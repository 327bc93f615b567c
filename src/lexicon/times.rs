//! What a `times` lexicon holds: words and phrases that time expressions are made of, with their TIMEX3 codes.

/// A row of a table of time words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeEntry {
    /// The word, or a phrase of several.
    pub phrase: String,
    /// What it means in a time expression.
    pub word: TimeWord,
    /// What else must hold before it is read so.
    pub need: TimeNeed,
    /// Line of the table, from 1.
    pub line: u64,
}

/// What a word means in a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeWord {
    /// January is 1.
    Month(u8),
    /// Monday is 1.
    Weekday(u8),
    /// *Mondays*: a set of days.
    Weekdays(u8),
    /// *summer*
    Season(&'static str),
    /// *year*
    Unit(TimeUnit),
    /// *years*
    Units(TimeUnit),
    /// *twelve*
    Number(u16),
    /// *hundred*: multiplies the number before it.
    Times(u16),
    /// *several*: a number nobody knows.
    Some,
    /// *half*
    Half,
    /// *third*
    Ordinal(u8),
    /// *th*, written together with a number.
    Nth,
    /// *s*, written together with a decade.
    Decade,
    /// *nineties*: years from 10 times this on.
    Nineties(u8),
    /// *morning*: MO AF EV NI DT.
    DayPart(&'static str),
    /// *noon*: minutes after midnight.
    Clock(u16),
    /// *p.m.*: hours to add to those from 1 to 11.
    Meridiem(u8),
    /// *EST*
    Zone,
    /// *yesterday*: days from the document's.
    Day(i8),
    /// *tonight*: the night so many days from the document's.
    Night(i8),
    /// *now*: PRESENT_REF PAST_REF FUTURE_REF, whole by itself.
    Ref(&'static str),
    /// *last*: units from the document's date.
    Relative(i8),
    /// *past*: like *last*, but of a stretch that ends today.
    Stretch(i8),
    /// *following*: units from the date last named.
    Back(i8),
    /// *recent*: an unknown number of units around now.
    Around(&'static str),
    /// *ago*: which way from the document's date.
    Ago(i8),
    /// *earlier* after a length of time: which way from the date last named.
    Since(i8),
    /// *earlier*, *later* before a period: START, END.
    Within(&'static str),
    /// *early*, *the end of*: START MID END.
    Part(&'static str),
    /// *about*: APPROX MORE_THAN LESS_THAN EQUAL_OR_MORE EQUAL_OR_LESS.
    Modifier(&'static str),
    /// *or so*, after what it modifies.
    After(&'static str),
    /// *every*
    Every,
    /// *other*, between *every* and a unit.
    Other,
    /// *daily*: a set with one in each such unit.
    Often(TimeUnit),
    /// *fiscal*
    Fiscal,
    /// *period*: what stands for a period that was named.
    Period,
    /// *ended*, after *the year*: a year of accounts.
    Ended,
    /// *year-earlier*, with or without its hyphen: a year before.
    YearBack,
    /// *more*, between a number and its unit: *two more weeks*.
    Filler,
    /// *old*, *age*: what makes a length of time an age.
    Age,
    /// *long*, after a unit: *a day-long visit*.
    Long,
    /// *the*, *this*: which *the year* begins with.
    The,
    /// *a*, *an*, which count one.
    A,
    /// *corresponding*, before a period like another one.
    Like,
    /// *'s*
    Genitive,
    /// *of*
    Of,
    /// *and*
    And,
    /// *to*, *or*, between two numbers.
    To,
    /// *in*, *since*: what a bare year or month stands after.
    Before,
    /// *will*: what leans a date to the future.
    Future,
    /// *said*: what leans a date to the past.
    Past,
    /// A feast with a fixed day: month and day.
    Feast(u8, u8),
    /// A feast on a weekday of a month: month, weekday, which of them (0 the last).
    FeastWeekday(u8, u8, u8),
    /// A feast so many days after Easter Sunday.
    FeastEaster(i16),
    /// Keeps what begins so from being read: *May Day parade*.
    Not,
}

/// Units of time, with their TIMEX3 letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

/// What must hold before a word is read as a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeNeed {
    /// Nothing.
    #[default]
    Nothing,
    /// A capital letter.
    Capital,
    /// A capital letter, and another word of time beside it.
    Partner,
}

impl TimeNeed {
    /// The needs, as tables write them.
    pub const NAMES: &[(&str, TimeNeed)] = &[("capital", TimeNeed::Capital), ("partner", TimeNeed::Partner)];
}

impl TimeUnit {
    /// The units, as tables write them.
    pub const NAMES: &[(&str, TimeUnit)] = &[
        ("TS", TimeUnit::Second),
        ("TM", TimeUnit::Minute),
        ("TH", TimeUnit::Hour),
        ("D", TimeUnit::Day),
        ("WE", TimeUnit::Weekend),
        ("W", TimeUnit::Week),
        ("M", TimeUnit::Month),
        ("Q", TimeUnit::Quarter),
        ("Y", TimeUnit::Year),
        ("E", TimeUnit::Decade),
        ("C", TimeUnit::Century),
        ("L", TimeUnit::Millennium),
    ];
}

/// Codes of seasons, parts of days, references and modifiers.
const SEASONS: &[&str] = &["SP", "SU", "FA", "WI"];
const DAY_PARTS: &[&str] = &["MO", "MI", "AF", "EV", "NI", "DT"];
const REFS: &[&str] = &["PRESENT_REF", "PAST_REF", "FUTURE_REF"];
const PARTS: &[&str] = &["START", "MID", "END"];
const MODIFIERS: &[&str] = &[
    "APPROX",
    "MORE_THAN",
    "LESS_THAN",
    "EQUAL_OR_MORE",
    "EQUAL_OR_LESS",
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
];

impl TimeWord {
    /// The classes, as tables write them.
    pub const CLASSES: &[(&str, ())] = &[
        ("month", ()),
        ("weekday", ()),
        ("weekdays", ()),
        ("season", ()),
        ("unit", ()),
        ("units", ()),
        ("number", ()),
        ("times", ()),
        ("some", ()),
        ("half", ()),
        ("ordinal", ()),
        ("nth", ()),
        ("decade", ()),
        ("nineties", ()),
        ("daypart", ()),
        ("clock", ()),
        ("meridiem", ()),
        ("zone", ()),
        ("day", ()),
        ("night", ()),
        ("ref", ()),
        ("relative", ()),
        ("stretch", ()),
        ("back", ()),
        ("around", ()),
        ("ago", ()),
        ("since", ()),
        ("within", ()),
        ("part", ()),
        ("modifier", ()),
        ("after", ()),
        ("every", ()),
        ("other", ()),
        ("often", ()),
        ("fiscal", ()),
        ("period", ()),
        ("ended", ()),
        ("yearback", ()),
        ("filler", ()),
        ("age", ()),
        ("long", ()),
        ("the", ()),
        ("a", ()),
        ("like", ()),
        ("genitive", ()),
        ("of", ()),
        ("and", ()),
        ("to", ()),
        ("before", ()),
        ("future", ()),
        ("past", ()),
        ("feast", ()),
        ("not", ()),
    ];

    /// The word of that class and value; an error says what values the class has.
    pub(super) fn parse(class: &str, value: &str) -> Result<TimeWord, &'static str> {
        let code = |codes: &[&'static str]| codes.iter().find(|code| **code == value).copied();
        let unit = || TimeUnit::NAMES.iter().find(|(name, _)| *name == value).map(|(_, unit)| *unit);
        let number = |least: i32, most: i32| value.parse().ok().filter(|number| (least..=most).contains(number));
        let units = "one of TS, TM, TH, D, WE, W, M, Q, Y, E, C, L";
        let sign = || number(-2, 2).map(|number| number as i8).ok_or("a number from -2 to 2");
        let small = |least, most, say| number(least, most).map(|number| number as u8).ok_or(say);
        let many = || number(0, 10_000).map(|number| number as u16).ok_or("a number up to 10000");
        Ok(match class {
            "month" => TimeWord::Month(small(1, 12, "1 to 12")?),
            "weekday" => TimeWord::Weekday(small(1, 7, "1, Monday, to 7")?),
            "weekdays" => TimeWord::Weekdays(small(1, 7, "1, Monday, to 7")?),
            "season" => TimeWord::Season(code(SEASONS).ok_or("one of SP, SU, FA, WI")?),
            "unit" => TimeWord::Unit(unit().ok_or(units)?),
            "units" => TimeWord::Units(unit().ok_or(units)?),
            "often" => TimeWord::Often(unit().ok_or(units)?),
            "number" => TimeWord::Number(many()?),
            "times" => TimeWord::Times(many()?),
            "ordinal" => TimeWord::Ordinal(small(1, 99, "1 to 99")?),
            "nineties" => TimeWord::Nineties(small(0, 9, "0 to 9")?),
            "daypart" => TimeWord::DayPart(code(DAY_PARTS).ok_or("one of MO, MI, AF, EV, NI, DT")?),
            "clock" => {
                TimeWord::Clock(number(0, 1440).map(|number| number as u16).ok_or("minutes after midnight, 0 to 1440")?)
            }
            "meridiem" => TimeWord::Meridiem(small(0, 12, "0 or 12")?),
            "day" => TimeWord::Day(sign()?),
            "night" => TimeWord::Night(sign()?),
            "relative" => TimeWord::Relative(sign()?),
            "stretch" => TimeWord::Stretch(sign()?),
            "back" => TimeWord::Back(sign()?),
            "ago" => TimeWord::Ago(sign()?),
            "since" => TimeWord::Since(sign()?),
            "ref" => TimeWord::Ref(code(REFS).ok_or("one of PRESENT_REF, PAST_REF, FUTURE_REF")?),
            "around" => TimeWord::Around(code(REFS).ok_or("one of PRESENT_REF, PAST_REF, FUTURE_REF")?),
            "within" => TimeWord::Within(code(PARTS).ok_or("one of START, MID, END")?),
            "part" => TimeWord::Part(code(PARTS).ok_or("one of START, MID, END")?),
            "modifier" => TimeWord::Modifier(code(MODIFIERS).ok_or("a TIMEX3 modifier, as APPROX")?),
            "after" => TimeWord::After(code(MODIFIERS).ok_or("a TIMEX3 modifier, as APPROX")?),
            "feast" => {
                feast(value).ok_or("12-25, 11-4-4 (the fourth Thursday of November) or E+39 (days from Easter)")?
            }
            _ => return TimeWord::plain(class).filter(|_| value.is_empty()).ok_or("no value"),
        })
    }

    /// The word of a class that has no values.
    fn plain(class: &str) -> Option<TimeWord> {
        Some(match class {
            "some" => TimeWord::Some,
            "half" => TimeWord::Half,
            "nth" => TimeWord::Nth,
            "decade" => TimeWord::Decade,
            "zone" => TimeWord::Zone,
            "every" => TimeWord::Every,
            "other" => TimeWord::Other,
            "fiscal" => TimeWord::Fiscal,
            "period" => TimeWord::Period,
            "ended" => TimeWord::Ended,
            "yearback" => TimeWord::YearBack,
            "filler" => TimeWord::Filler,
            "age" => TimeWord::Age,
            "long" => TimeWord::Long,
            "the" => TimeWord::The,
            "a" => TimeWord::A,
            "like" => TimeWord::Like,
            "genitive" => TimeWord::Genitive,
            "of" => TimeWord::Of,
            "and" => TimeWord::And,
            "to" => TimeWord::To,
            "before" => TimeWord::Before,
            "future" => TimeWord::Future,
            "past" => TimeWord::Past,
            "not" => TimeWord::Not,
            _ => return None,
        })
    }

    /// Whether an expression may be read from this word on: the others only lead to one or go on with it.
    pub fn is_anchor(self) -> bool {
        use TimeWord::*;
        matches!(
            self,
            Month(_)
                | Weekday(_)
                | Weekdays(_)
                | Season(_)
                | Unit(_)
                | Units(_)
                | Nineties(_)
                | Number(18 | 19)
                | DayPart(_)
                | Clock(_)
                | Meridiem(_)
                | Day(_)
                | Night(_)
                | Ref(_)
                | Often(_)
                | Period
                | YearBack
                | Feast(..)
                | FeastWeekday(..)
                | FeastEaster(_)
        )
    }
}

/// The feast that a value describes.
fn feast(value: &str) -> Option<TimeWord> {
    if let Some(days) = value.strip_prefix('E') {
        return days.parse().ok().map(TimeWord::FeastEaster);
    }
    let parts: Vec<u8> = value.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match parts[..] {
        [month @ 1..=12, day @ 1..=31] => Some(TimeWord::Feast(month, day)),
        [month @ 1..=12, weekday @ 1..=7, which @ 0..=5] => Some(TimeWord::FeastWeekday(month, weekday, which)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_values() {
        assert_eq!(TimeWord::parse("month", "3"), Ok(TimeWord::Month(3)));
        assert_eq!(TimeWord::parse("feast", "11-4-4"), Ok(TimeWord::FeastWeekday(11, 4, 4)));
        assert_eq!(TimeWord::parse("feast", "E-2"), Ok(TimeWord::FeastEaster(-2)));
        assert_eq!(TimeWord::parse("month", "13"), Err("1 to 12"));
        assert_eq!(TimeWord::parse("the", "1"), Err("no value"));
        for (class, ()) in TimeWord::CLASSES {
            let values = ["", "1", "SP", "MO", "Y", "PAST_REF", "START", "APPROX", "12-25"];
            assert!(values.iter().any(|value| TimeWord::parse(class, value).is_ok()), "{class}");
        }
    }
}
