//! Evidence: what the inside of a name and the words around it say for and against each kind.

use crate::gazetteer::NameKind;

/// A set of evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EvidenceSet(u64);

/// Points for a person, a body, a place, another thing.
pub(super) type Points = [i16; 4];

macro_rules! evidence {
    ($($(#[$meta:meta])* $name:ident = $text:literal [$person:literal $body:literal $place:literal $other:literal]),+ $(,)?) => {
        /// One thing that speaks for or against a kind of name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Evidence {
            $($(#[$meta])* $name,)+
        }

        impl Evidence {
            /// Every piece of evidence with its name and its points, in tenths of log-odds or so: for a person, a body, a
            /// place, another thing.
            pub const ALL: &[(Evidence, &str, [i16; 4])] =
                &[$((Evidence::$name, $text, [$person, $body, $place, $other])),+];
        }
    };
}

evidence! {
    // What the name is made of: it counts once a name.
    /// Two words or more, a given name first.
    GivenFirst = "a given name first" [35 0 -5 0],
    /// A given name alone.
    GivenAlone = "a given name" [12 0 0 0],
    /// Two words or more, a family name last.
    SurnameLast = "a family name last" [18 0 0 0],
    /// A family name alone.
    SurnameAlone = "a family name" [16 0 0 0],
    /// the Clintons
    Family = "a family name in the plural" [40 0 0 0],
    /// George W. Bush
    Initial = "an initial" [30 0 0 0],
    /// Jr., III, KC
    Generation = "a generation" [30 0 0 0],
    /// van, bin, al-
    Particle = "a particle" [15 0 3 0],
    /// Two or three words of which none is ordinary.
    NameLike = "two or three words of no other use" [16 5 0 0],
    /// One word of no other use.
    OneWord = "a word of no other use" [8 6 6 0],
    /// Four words or more.
    Long = "four words or more" [-15 15 0 0],
    /// Party, Bank
    OrgHead = "a body's noun last" [-20 42 0 0],
    /// Inc, FC
    OrgSuffix = "a company's or club's ending" [-20 45 0 0],
    /// University of
    OrgStart = "a body's noun first" [-20 45 0 0],
    /// The lone noun of a body: the Commission
    OrgNoun = "a body's noun alone" [-45 8 -20 0],
    /// &
    Ampersand = "an ampersand" [-60 45 0 0],
    /// Two to six capitals.
    Acronym = "an acronym" [-25 26 0 5],
    /// County, River
    PlaceHead = "a place's noun last" [-20 0 42 0],
    /// Lake, North
    PlaceStart = "a place's noun first" [-5 5 22 0],
    /// Cup, Treaty
    EventHead = "a thing's noun last" [-20 0 0 60],
    /// Hurricane, Article
    EventStart = "a thing's noun first" [-30 -20 -20 60],
    /// An ordinary word inside, beside one that is not.
    Ordinary = "an ordinary word" [-10 10 -5 6],
    /// Ordinary words only.
    AllOrdinary = "ordinary words only" [-30 0 -10 8],
    /// WikiLeaks
    Camel = "a capital inside a word" [-15 22 0 0],
    /// A demonym first.
    Demonym = "a demonym first" [-10 14 0 5],
    /// A place first, more behind it.
    PlaceFirst = "a place first" [-5 20 0 0],
    /// A place last, no given name before it: Lokomotiv Moscow.
    PlaceLast = "a place last" [-8 24 0 0],
    /// Capitals first, other words behind: SBC Warburg.
    AcronymFirst = "an acronym first" [-10 25 0 0],
    /// A lexicon holds it as a person.
    KnownPerson = "a lexicon's person" [60 0 0 0],
    /// A lexicon holds it as a body.
    KnownBody = "a lexicon's body" [0 55 0 0],
    /// A lexicon holds it as a place.
    KnownPlace = "a lexicon's place" [0 0 42 0],
    /// A lexicon holds it as a country, and persons have the name too.
    GivenCountry = "a lexicon's country and a given name" [0 0 58 0],
    /// A lexicon holds it as a country or the like.
    KnownCountry = "a lexicon's country" [-40 0 90 0],
    /// A word with a capital that names none of the three: Islamic
    Thing = "a word with a capital that is no name" [-40 -40 -40 90],
    /// A lexicon holds it as something else.
    KnownOther = "a lexicon's thing" [0 0 0 90],
    // What stands around a mention: it counts with every mention.
    /// President, Mr
    Title = "a title before" [50 -10 -20 0],
    /// striker, spokesman
    RoleBefore = "a person's noun before" [32 -10 -10 0],
    /// , a former minister
    RoleApposed = "a person's noun in apposition" [22 0 0 0],
    /// , 42,
    Age = "an age behind" [40 0 0 0],
    /// , who
    Who = "who behind" [28 0 0 0],
    /// said
    Speaks = "a verb of saying beside" [14 10 -4 0],
    /// (Italy)
    CountryBehind = "a country in brackets behind" [22 5 0 0],
    /// in, near
    Located = "a preposition of place before" [-8 0 16 0],
    /// , Texas
    PlaceBehind = "a place behind a comma" [-12 -8 22 0],
    /// the
    The = "an article before" [-22 7 -2 4],
    /// Tallbo, Vikholm and Osby
    Listed = "a place beside it in a list" [-5 -5 15 0],
    /// the village of
    PlaceNoun = "a place's noun beside" [-10 0 30 0],
    /// the newspaper
    OrgNounBeside = "a body's noun beside" [-5 18 0 0],
    /// Microsoft spokesman
    RoleBehind = "a person's noun behind" [-4 14 10 0],
    /// Alone between figures in a table, or a town beside *against*: a team.
    Side = "a side of a contest" [0 45 0 0],
    /// 10 GMT
    NumberBefore = "a number before" [0 -15 -5 5],
    /// LONDON 1996-08-22
    Dateline = "a date behind, at the start of a line" [-20 0 30 0],
    // What other names of the document say.
    /// A full name in the document ends or begins with it.
    PartOfPerson = "part of a person's name" [90 0 0 0],
    /// The same, where a lexicon has a place or a body of that name.
    MaybeOfPerson = "a place's or body's name and part of a person's" [45 0 0 0],
    /// A body's name begins with it, or has it as its letters.
    PartOfBody = "short for a body" [0 45 0 0],
    /// It has the letters of the name of another thing.
    PartOfThing = "short for a thing" [0 0 0 60],
}

/// The first piece of evidence that is not of the name itself.
const AROUND: u32 = Evidence::Title as u32;
/// The first that is of other names.
const BEYOND: u32 = Evidence::PartOfPerson as u32;

impl EvidenceSet {
    /// No evidence.
    pub const NONE: EvidenceSet = EvidenceSet(0);

    /// Puts a piece in.
    pub fn add(&mut self, evidence: Evidence) {
        self.0 |= 1 << evidence as u32;
    }

    /// Puts a piece in where it holds.
    pub(super) fn add_if(&mut self, evidence: Evidence, holds: bool) {
        self.0 |= u64::from(holds) << evidence as u32;
    }

    /// Takes a piece out.
    pub(super) fn remove(&mut self, evidence: Evidence) {
        self.0 &= !(1 << evidence as u32);
    }

    /// Whether a piece is in it.
    pub fn has(self, evidence: Evidence) -> bool {
        self.0 >> evidence as u32 & 1 == 1
    }

    /// Both together.
    pub fn with(self, other: EvidenceSet) -> EvidenceSet {
        EvidenceSet(self.0 | other.0)
    }

    /// Its pieces with their names and points.
    pub fn iter(self) -> impl Iterator<Item = (Evidence, &'static str, [i16; 4])> {
        Evidence::ALL.iter().filter(move |(evidence, ..)| self.has(*evidence)).copied()
    }

    /// What stands around a name.
    pub(super) fn around(self) -> EvidenceSet {
        EvidenceSet(self.0 & ((1 << BEYOND) - (1 << AROUND)))
    }

    /// The name itself and what other names say.
    pub(super) fn itself(self) -> EvidenceSet {
        EvidenceSet(self.0 & !self.around().0)
    }

    /// The sum of its points.
    pub(super) fn points(self) -> Points {
        let (mut points, mut left) = ([0; 4], self.0);
        while left != 0 {
            add(&mut points, Evidence::ALL[left.trailing_zeros() as usize].2);
            left &= left - 1;
        }
        points
    }
}

/// Adds points up.
pub(super) fn add(points: &mut Points, more: Points) {
    for (sum, more) in points.iter_mut().zip(more) {
        *sum = sum.saturating_add(more);
    }
}

/// Points that a name needs to be one.
const ENOUGH: i16 = 15;

/// The kind that points speak for, and by how many it leads; `None` when they say too little.
pub(super) fn kind(points: Points) -> Option<(NameKind, i16)> {
    const KINDS: [NameKind; 4] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Other];
    let best = (0..4).rev().max_by_key(|&at| points[at])?;
    let next = (0..4).filter(|&at| at != best).map(|at| points[at]).max()?;
    (points[best] >= ENOUGH).then(|| (KINDS[best], points[best] - next.max(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(pieces: &[Evidence]) -> EvidenceSet {
        let mut set = EvidenceSet::NONE;
        pieces.iter().for_each(|piece| set.add(*piece));
        set
    }

    #[test]
    fn pieces_stand_in_their_own_order() {
        for (at, (piece, ..)) in Evidence::ALL.iter().enumerate() {
            assert_eq!(*piece as usize, at);
        }
        assert!(Evidence::ALL.len() <= 64, "a set has 64 bits");
    }

    #[test]
    fn points_are_the_sum_of_the_pieces() {
        let found = set(&[Evidence::GivenFirst, Evidence::SurnameLast, Evidence::Title]);
        let mut sum = [0; 4];
        found.iter().for_each(|(.., points)| add(&mut sum, points));
        assert_eq!((found.points(), found.iter().count()), (sum, 3));
        assert_eq!(found.itself().points()[0] + found.around().points()[0], sum[0]);
        assert_eq!(found.around(), set(&[Evidence::Title]));
    }

    #[test]
    fn little_evidence_is_no_name() {
        assert_eq!(kind([ENOUGH - 1, 0, 0, 0]), None);
        assert_eq!(kind([30, 50, 0, 0]), Some((NameKind::Organisation, 20)));
        assert_eq!(kind([20, -50, -5, -5]), Some((NameKind::Person, 20)));
    }
}
