//! Kinds of time words as bits: what a rule of the grammar may begin with, asked before the rule is tried.

use crate::lexicon::TimeWord;

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u32);

macro_rules! kinds {
    ($($name:ident = $bit:literal),+ $(,)?) => {
        impl Kinds {
            $(pub const $name: Kinds = Kinds(1 << $bit);)+
        }
    };
}

kinds! {
    MONTH = 0, WEEKDAY = 1, SEASON = 2, UNIT = 3, NUMBER = 4, ORDINAL = 5, NINETIES = 6, DAY_PART = 7, CLOCK = 8, DAY = 9,
    NIGHT = 10, REF = 11, WHICH = 12, AROUND = 13, PART = 14, MODIFIER = 15, SET = 16, FISCAL = 17, YEAR_BACK = 18,
    FEAST = 19, THE = 20, A = 21, LIKE = 22, NOT = 23,
    // What the text of a token tells.
    DIGIT = 24, APOSTROPHE = 25,
    // A word of a phrase, whatever it means.
    MEMBER = 30,
}

impl Kinds {
    /// What a year may begin with.
    pub const YEAR: Kinds = Kinds::DIGIT.with(Kinds::APOSTROPHE).with(Kinds::NUMBER);
    /// What a number with a place in a row may begin with.
    pub const NTH: Kinds = Kinds::DIGIT.with(Kinds::ORDINAL).with(Kinds::NUMBER);
    /// What an absolute date may begin with.
    pub const DATE: Kinds = Kinds::YEAR
        .with(Kinds::NTH)
        .with(Kinds::MONTH)
        .with(Kinds::WEEKDAY)
        .with(Kinds::SEASON)
        .with(Kinds::NINETIES)
        .with(Kinds::FEAST)
        .with(Kinds::FISCAL)
        .with(Kinds::THE);
    /// What a date or a period of any sort may begin with.
    pub const PERIOD: Kinds = Kinds::DATE.with(Kinds::DAY).with(Kinds::WHICH).with(Kinds::LIKE).with(Kinds::YEAR_BACK);
    /// What a length of time may begin with.
    pub const LENGTH: Kinds = Kinds::DIGIT.with(Kinds::NUMBER).with(Kinds::A).with(Kinds::UNIT).with(Kinds::MODIFIER);
    /// What any expression may begin with.
    pub const FIRST: Kinds = Kinds::PERIOD
        .with(Kinds::LENGTH)
        .with(Kinds::DAY_PART)
        .with(Kinds::CLOCK)
        .with(Kinds::NIGHT)
        .with(Kinds::REF)
        .with(Kinds::AROUND)
        .with(Kinds::PART)
        .with(Kinds::SET);

    /// Both sets together.
    pub const fn with(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// Whether the two share a kind.
    #[inline]
    pub const fn meets(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    /// The kind of a word that stands first in its phrase.
    pub const fn of(word: TimeWord) -> Kinds {
        match word {
            TimeWord::Month(_) => Kinds::MONTH,
            TimeWord::Weekday(_) => Kinds::WEEKDAY,
            TimeWord::Season(_) => Kinds::SEASON,
            TimeWord::Unit(_) | TimeWord::Units(_) => Kinds::UNIT,
            TimeWord::Number(_) | TimeWord::Times(_) | TimeWord::Some | TimeWord::Half => Kinds::NUMBER,
            TimeWord::Ordinal(_) => Kinds::ORDINAL,
            TimeWord::Nineties(_) => Kinds::NINETIES,
            TimeWord::DayPart(_) => Kinds::DAY_PART,
            TimeWord::Clock(_) => Kinds::CLOCK,
            TimeWord::Day(_) => Kinds::DAY,
            TimeWord::Night(_) => Kinds::NIGHT,
            TimeWord::Ref(_) => Kinds::REF,
            TimeWord::Relative(_) | TimeWord::Stretch(_) | TimeWord::Back(_) => Kinds::WHICH,
            TimeWord::Around(_) => Kinds::AROUND,
            TimeWord::Part(_) | TimeWord::Within(_) => Kinds::PART,
            TimeWord::Modifier(_) => Kinds::MODIFIER,
            TimeWord::Every | TimeWord::Often(_) | TimeWord::Weekdays(_) => Kinds::SET,
            TimeWord::Fiscal => Kinds::FISCAL,
            TimeWord::YearBack => Kinds::YEAR_BACK,
            TimeWord::Feast(..) | TimeWord::FeastWeekday(..) | TimeWord::FeastEaster(_) => Kinds::FEAST,
            TimeWord::The => Kinds::THE,
            TimeWord::A => Kinds::A,
            TimeWord::Like => Kinds::LIKE,
            TimeWord::Not => Kinds::NOT,
            _ => Kinds::MEMBER,
        }
    }
}
