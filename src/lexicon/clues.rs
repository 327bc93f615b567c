//! What a word says about a name that it is part of or stands beside: a set of clues.

/// A set of clues. Those that are written in capitals below are the values of the column `clue` of `name_words` tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NameClues(u32);

macro_rules! clues {
    ($($(#[$meta:meta])* $name:ident = $text:literal at $bit:literal),+ $(,)?) => {
        impl NameClues {
            $($(#[$meta])* pub const $name: NameClues = NameClues(1 << $bit);)+

            /// The names, as tables write them, with their clues.
            pub const NAMES: &[(&str, NameClues)] = &[
                $(($text, NameClues::$name),)+
                ("given_male", NameClues::GIVEN.with(NameClues::MALE)),
                ("given_female", NameClues::GIVEN.with(NameClues::FEMALE)),
            ];
        }
    };
}

clues! {
    /// Vladimir
    GIVEN = "given" at 0,
    /// Clinton
    SURNAME = "surname" at 1,
    /// de, van, bin: small words between the words of a person's name, or of a place's.
    PARTICLE = "particle" at 2,
    /// Jr, III
    GENERATION = "generation" at 3,
    /// Inc, FC: ends the name of a company or club.
    ORG_SUFFIX = "org_suffix" at 4,
    /// Party, Bank: the last word of a body's name.
    ORG_HEAD = "org_head" at 5,
    /// University, Ministry: the word before *of* or *for* in a body's name.
    ORG_START = "org_start" at 6,
    /// County, River: the last word of a place's name.
    PLACE_HEAD = "place_head" at 7,
    /// Lake, North, San: the first word of a place's name.
    PLACE_START = "place_start" at 8,
    /// Cup, Treaty: the last word of the name of a thing that is none of the three.
    EVENT_HEAD = "event_head" at 9,
    /// striker, spokesman: a noun for a person.
    ROLE = "role" at 10,
    /// An ordinary word, which a capital at the start of a sentence or in a heading makes no name.
    ORDINARY = "ordinary" at 11,
    /// in, near: a preposition before places.
    PLACE_PREPOSITION = "place_preposition" at 12,
    /// Islamic, GMT: a word with a capital that names none of the three.
    THING = "thing" at 13,
    /// on: ties a body's noun to what it is for, as *of* and *for* do.
    ORG_LINK = "org_link" at 15,
    /// against, v: stands between the sides of a contest.
    VERSUS = "versus" at 14,
    /// spokesman, Mr, he: told of a man.
    MALE = "male" at 16,
    /// spokeswoman, Mrs, she: told of a woman.
    FEMALE = "female" at 17,
    /// he, she: a pronoun for one person.
    PERSONAL = "personal" at 18,
    /// it
    NEUTER = "neuter" at 19,
    /// they: a pronoun for several, or for a body.
    PLURAL = "plural" at 20,
    /// I: who speaks.
    SPEAKER = "speaker" at 21,
    /// we: who speaks, and others.
    SPEAKERS = "speakers" at 22,
    /// who, which: ties a clause to the noun before it.
    RELATIVE = "relative" at 23,
    /// the, this: begins a phrase for something known.
    DEFINITE = "definite" at 24,
    /// minister: ends the name of an office that a country has one holder of.
    OFFICE = "office" at 25,
}

impl NameClues {
    /// No clue.
    pub const NONE: NameClues = NameClues(0);

    /// Both sets together.
    pub const fn with(self, other: NameClues) -> NameClues {
        NameClues(self.0 | other.0)
    }

    /// Those of the clues that `other` has too.
    pub const fn of(self, other: NameClues) -> NameClues {
        NameClues(self.0 & other.0)
    }

    /// Whether it shares a clue with `other`.
    pub const fn is(self, other: NameClues) -> bool {
        self.0 & other.0 != 0
    }
}
