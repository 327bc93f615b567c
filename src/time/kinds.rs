//! Kinds of time words as bits: what a rule of the grammar may begin with, asked before the rule is tried.

use crate::lexicon::TimeWord;

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kinds(u64);

macro_rules! kinds {
    ($($name:ident = $bit:literal),+ $(,)?) => {
        impl Kinds {
            $(pub const $name: Kinds = Kinds(1 << $bit);)+
        }
    };
}

kinds! {
    // Little words, first: of many readings of *the* this one is asked for most.
    THE = 0, A = 1, OF = 2, TO = 3, AND = 4, BEFORE = 5, GENITIVE = 6, LIKE = 7, FILLER = 8,
    MONTH = 9, WEEKDAY = 10, SEASON = 11, UNIT = 12, NUMBER = 13, ORDINAL = 14, NINETIES = 15, DAY_PART = 16, CLOCK = 17,
    DAY = 18, NIGHT = 19, REF = 20, WHICH = 21, AROUND = 22, PART = 23, MODIFIER = 24, SET = 25, FISCAL = 26,
    YEAR_BACK = 27, FEAST = 28, NOT = 29,
    MERIDIEM = 30, ZONE = 31, AGO = 32, AFTER = 33, OTHER = 34, STANDS_FOR = 35, ENDED = 36, AGE = 37, LONG = 38,
    // What the text of a token tells.
    DIGIT = 39, APOSTROPHE = 40,
    // A later word of a phrase, a mark, an ending.
    MEMBER = 41,
    // A word that only tells the tense: no expression holds it.
    TENSE = 42,
}

impl Kinds {
    /// Of a word that is in no table.
    pub const NONE: Kinds = Kinds(0);
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
            TimeWord::Meridiem(_) => Kinds::MERIDIEM,
            TimeWord::Zone => Kinds::ZONE,
            TimeWord::Ago(_) | TimeWord::Since(_) => Kinds::AGO,
            TimeWord::After(_) => Kinds::AFTER,
            TimeWord::Other => Kinds::OTHER,
            TimeWord::Period => Kinds::STANDS_FOR,
            TimeWord::Ended => Kinds::ENDED,
            TimeWord::Filler => Kinds::FILLER,
            TimeWord::Age => Kinds::AGE,
            TimeWord::Long => Kinds::LONG,
            TimeWord::Genitive => Kinds::GENITIVE,
            TimeWord::Of => Kinds::OF,
            TimeWord::And => Kinds::AND,
            TimeWord::To => Kinds::TO,
            TimeWord::Before => Kinds::BEFORE,
            TimeWord::Nth | TimeWord::Decade => Kinds::MEMBER,
            TimeWord::Future | TimeWord::Past => Kinds::TENSE,
        }
    }
}
