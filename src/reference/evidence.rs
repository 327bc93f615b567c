//! Evidence: what speaks for and against one candidate, each piece with its points.

/// A set of evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct EvidenceSet(u32);

macro_rules! evidence {
    ($($(#[$meta:meta])* $name:ident = $text:literal $points:literal),+ $(,)?) => {
        /// One thing that speaks for or against an antecedent.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Evidence {
            $($(#[$meta])* $name,)+
        }

        impl Evidence {
            /// Every piece of evidence with its name and its points.
            pub const ALL: &[(Evidence, &str, i32)] = &[$((Evidence::$name, $text, $points)),+];
        }
    };
}

evidence! {
    /// The source of the claim whose content it stands in: *Lind said he expects*.
    Outer = "the source of the claim around it" 30,
    /// Who the claim before it comes from.
    LastSource = "the source of the claim before" 18,
    /// The same, some sentences back.
    RecentSource = "the source of the claim before, further off" 11,
    /// It leads the sentence before.
    Topic = "the subject of the sentence before" 8,
    /// Who one of the last claims before that comes from.
    EarlierSource = "the source of an earlier claim" 5,
    /// What its clause is about.
    Subject = "the subject of its clause" 8,
    /// It stands first in its sentence.
    First = "first in its sentence" 5,
    /// It stands in the same sentence.
    SameSentence = "in the same sentence" 8,
    /// A clause before in its sentence is about it.
    Clause = "the subject of a clause before in its sentence" 8,
    /// It stands in the same paragraph.
    SameParagraph = "in the same paragraph" 4,
    /// Its name is in the headline.
    Headline = "in the headline" 4,
    /// It is named three times or more.
    Often = "named often" 4,
    /// Its name or what stands beside it tells the same gender.
    Gender = "of the same gender" 8,
    /// It owns something there: *Lind’s boat*.
    Owner = "an owner" -5,
    /// A preposition or a verb stands before it.
    Object = "an object" -5,
    /// It is spoken of inside quotation marks.
    Quoted = "inside a quotation" -12,
    /// It is spoken of in the claim itself.
    OwnContent = "in the claim’s own content" -18,
    /// The same noun introduced it: *a report from the institute*, *the report*.
    SameNoun = "the same noun" 24,
    /// The noun stands beside the name: *Arvid Holm, a spokesman*.
    Beside = "the noun beside its name" 26,
    /// It is of the noun’s type: a company, a party.
    OfType = "of the noun’s type" 6,
    /// A body, where a word for several stands.
    AsSeveral = "a body as several" -20,
    /// A phrase whose noun names nobody that speaks.
    Speechless = "a noun that names no speaker" -10,
    /// A country or a place, which may speak for its government.
    AsPlace = "a place as a body" -8,
}

impl EvidenceSet {
    pub fn add(&mut self, evidence: Evidence) {
        self.0 |= 1 << evidence as u32;
    }

    pub fn add_if(&mut self, evidence: Evidence, holds: bool) {
        self.0 |= u32::from(holds) << evidence as u32;
    }

    pub fn has(self, evidence: Evidence) -> bool {
        self.0 >> evidence as u32 & 1 == 1
    }

    pub fn with(self, other: EvidenceSet) -> EvidenceSet {
        EvidenceSet(self.0 | other.0)
    }

    /// What holds of a candidate at every mention.
    pub fn lasting(self) -> EvidenceSet {
        let lasting = [
            Evidence::Outer,
            Evidence::LastSource,
            Evidence::RecentSource,
            Evidence::EarlierSource,
            Evidence::Beside,
            Evidence::SameNoun,
        ];
        EvidenceSet(self.0 & lasting.iter().map(|&evidence| 1 << evidence as u32).sum::<u32>())
    }

    /// The sum of its points.
    pub fn points(self) -> i32 {
        let (mut points, mut left) = (0, self.0);
        while left != 0 {
            points += Evidence::ALL[left.trailing_zeros() as usize].2;
            left &= left - 1;
        }
        points
    }
}
