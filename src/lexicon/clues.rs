//! What words say about names and sources: sets of clues, one word of a table each.

/// A set of clues, and the names by which tables write them.
macro_rules! clues {
    ($(#[$doc:meta])* $type:ident($bits:ty) { $($(#[$meta:meta])* $name:ident = $text:literal at $bit:literal),+ $(,)? }
     $(both { $($both:literal = $one:ident and $other:ident),+ $(,)? })?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $type($bits);

        impl $type {
            $($(#[$meta])* pub const $name: $type = $type(1 << $bit);)+

            /// The names, as tables write them, with their clues.
            pub const NAMES: &[(&str, $type)] = &[
                $(($text, $type::$name),)+
                $($(($both, $type::$one.with($type::$other)),)+)?
            ];

            /// No clue.
            pub const NONE: $type = $type(0);

            /// Both sets together.
            pub const fn with(self, other: $type) -> $type {
                $type(self.0 | other.0)
            }

            /// Those of the clues that `other` has too.
            pub const fn of(self, other: $type) -> $type {
                $type(self.0 & other.0)
            }

            /// Whether it shares a clue with `other`.
            pub const fn is(self, other: $type) -> bool {
                self.0 & other.0 != 0
            }
        }
    };
}

clues! {
    /// What a word says about a name that it is part of or stands beside: the column `clue` of `name_words` tables.
    NameClues(u32) {
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
        /// Hurricane, Article: the first word of the name of a thing that is none of the three.
        EVENT_START = "event_start" at 16,
        /// Caption, Photos: a word of the page that no name holds.
        NO_NAME = "no_name" at 17,
        /// spokesman, Mr, he: told of a man.
        MALE = "male" at 18,
        /// spokeswoman, Mrs, she: told of a woman.
        FEMALE = "female" at 19,
        /// he, she: a pronoun for one person.
        PERSONAL = "personal" at 20,
        /// it
        NEUTER = "neuter" at 21,
        /// they: a pronoun for several, or for a body.
        PLURAL = "plural" at 22,
        /// I: who speaks.
        SPEAKER = "speaker" at 23,
        /// we: who speaks, and others.
        SPEAKERS = "speakers" at 24,
        /// who, which: ties a clause to the noun before it.
        RELATIVE = "relative" at 25,
        /// the, this: begins a phrase for something known.
        DEFINITE = "definite" at 26,
        /// minister: ends the name of an office that a country has one holder of.
        OFFICE = "office" at 27,
    }
    both {
        "given_male" = GIVEN and MALE,
        "given_female" = GIVEN and FEMALE,
    }
}

clues! {
    /// What the head of a source says besides its type: the column `marks` of `sources` tables.
    SourceMarks(u8) {
        /// spokesman, director: who holds the post speaks for its body, and is of the type of that body's people.
        POST = "post" at 0,
        /// journalist, soldier: one who speaks as a person, where others of the type are bodies.
        PERSON = "person" at 1,
        /// prosecutors, spokesman: unnamed, but an institution answers for it.
        VOICE = "voice" at 2,
        /// insider, source: anonymous without a name, *the* or not.
        ANONYMOUS = "anonymous" at 3,
        /// police, authorities: a body, where others of the type are persons.
        BODY = "body" at 4,
    }
}

clues! {
    /// What words in and around a source tell of it: the column `clue` of `source_words` tables.
    SourceClues(u16) {
        /// asked not to be named, familiar with the matter: a source that keeps its name to itself.
        UNNAMED = "unnamed" at 0,
        /// many, others: people without a noun.
        PEOPLE = "people" at 1,
        /// nobody, you: no one that could be named.
        NOBODY = "nobody" at 2,
        /// a, some: before a source that has not been named yet.
        INDEFINITE = "indefinite" at 3,
        /// majority, dozens: what it counts stands behind *of*, and is the source.
        PARTITIVE = "partitive" at 4,
        /// committee, senate: who chairs it is a politician.
        CHAMBER = "chamber" at 5,
        /// by, from: between a document and who issued it.
        ISSUED = "issued" at 6,
        /// undisclosed, leaked: a document that was not meant to be read.
        UNDISCLOSED = "undisclosed" at 7,
        /// tell, inform: a verb whose object is who was told.
        TELLS = "tells" at 8,
        /// in an interview with: before who was told.
        TOLD_TO = "told_to" at 9,
        /// Merkel: a politician whom news names by one word.
        POLITICIAN = "politician" at 10,
    }
}
