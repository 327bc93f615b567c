//! What a checked lexicon holds; the vocabulary of its tables' columns.

use super::clues::{NameClues, SourceClues, SourceMarks};
use super::store::Names;
pub use super::word_class::WordClass;
use crate::text::{Abbreviation, WordKey, Zone};

/// One lexicon: its manifest, its rows, its own examples. One that is made in code names what it has, and takes the rest from
/// `Lexicon::default()`, which is a gazetteer without names.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Unique id, as in `korea-russia`.
    pub id: String,
    /// Version, as in `2026.1`.
    pub version: String,
    /// Language code, as in `en`.
    pub lang: String,
    /// Licence of the data.
    pub license: Option<String>,
    /// Who made the data.
    pub attribution: Option<String>,
    /// Wins overlaps over lexicons of lower priority; 0 when not given.
    pub priority: i32,
    /// First 16 hex digits of a hash over the manifest's and the tables' bytes: the same content has the same hash anywhere.
    pub hash: String,
    /// The rows.
    pub body: Body,
    /// Texts that say what must and must not match.
    pub examples: Vec<Example>,
    /// What is odd but usable, as messages that name file and line.
    pub warnings: Vec<String>,
}

/// The rows of a lexicon, by kind.
#[derive(Clone, Debug)]
pub enum Body {
    /// Names: `kind = "gazetteer"`.
    Names(Names),
    /// Words that attribute: `kind = "cues"`.
    Cues(Vec<CueEntry>),
    /// Topic terms: `kind = "topics"`.
    Topics(Vec<TopicTerm>),
    /// Source heads and their types: `kind = "sources"`.
    Sources(Vec<SourceHead>),
    /// A user's letters for sources: `kind = "reliability"`.
    Reliability(Vec<ReliabilityLetter>),
    /// `kind = "abbreviations"`; forms without the final stop.
    Abbreviations(Vec<(String, Abbreviation)>),
    /// `kind = "boilerplate"`.
    Boilerplate(Vec<BoilerplateLine>),
    /// Function words: `kind = "words"`.
    Words(Vec<(String, WordClass)>),
    /// What words tell of names, by their keys: `kind = "name_words"`.
    NameWords(Vec<(WordKey, NameClues)>),
    /// What words tell of sources: `kind = "source_words"`.
    SourceWords(Vec<(String, SourceClues)>),
    /// Words of time expressions: `kind = "times"`.
    Times(Vec<super::times::TimeEntry>),
    /// Words of quantities: `kind = "quantities"`.
    Quantities(Vec<super::quantities::QuantityEntry>),
}

impl Default for Body {
    fn default() -> Body {
        Body::Names(Names::default())
    }
}

/// A text with marks that says what a lexicon must find in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The marked text, as written in the manifest.
    pub marked: String,
    /// Line of the manifest, from 1.
    pub line: u64,
}

/// One row of a gazetteer, as it is made in code; many of them are [`Names`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Name {
    /// Unique in its lexicon.
    pub id: String,
    /// The canonical surface.
    pub name: String,
    /// Other surfaces.
    pub aliases: Vec<String>,
    /// Aliases with a case policy of their own, by index; usually empty.
    pub alias_cases: Vec<(u32, CasePolicy)>,
    /// Dotted type: `place.port`, `org.media.wire`.
    pub kind: String,
    /// How strictly letters' case is compared.
    pub case: CasePolicy,
    /// How much support a match needs.
    pub ambiguity: Ambiguity,
    /// Words or types of which one must stand within the window for a `needs_context` name.
    pub context_any: Vec<String>,
    /// Words or types of which none may stand within the window.
    pub context_none: Vec<String>,
    /// Ids of what it is part of.
    pub parents: Vec<String>,
    /// WGS84 latitude and longitude in degrees.
    pub position: Option<(f64, f64)>,
    /// ISO 3166 code.
    pub country: Option<String>,
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// GeoNames id.
    pub geonames: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// What the person does, as in *foreign minister*.
    pub role: Option<String>,
    /// For whom.
    pub org: Option<String>,
    /// First day of the role, as given.
    pub valid_from: Option<String>,
    /// Last day of the role, as given.
    pub valid_to: Option<String>,
    /// Prior 0..1 for choosing among readings; 0.5 when not given.
    pub weight: f32,
    /// Carried through.
    pub note: Option<String>,
    /// Columns `x_...` with their cells, carried through.
    pub extra: Vec<(String, String)>,
    /// Line of the table, from 1.
    pub line: u64,
}

/// How strictly a name's case is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CasePolicy {
    /// As written.
    Exact,
    /// As written, or ALL CAPS.
    #[default]
    Smart,
    /// Any case.
    Fold,
}

/// How much support a name needs before it is a mention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ambiguity {
    /// None.
    Safe,
    /// None, but it yields to a better reading.
    #[default]
    Normal,
    /// A context word or type within the window, or a sure mention of the same id in the document.
    NeedsContext,
    /// Words that treat it as a place (*in*, *downtown*, a comma and its parent), or what `NeedsContext` asks.
    NeedsPlace,
    /// Only a sure mention of the same id in the document.
    NeverAlone,
}

/// A word or phrase that attributes: one row of a cue table.
#[derive(Clone, Debug, PartialEq)]
pub struct CueEntry {
    /// Dictionary form; may be several words.
    pub lemma: String,
    /// Part of speech.
    pub pos: CuePos,
    /// Cue class.
    pub class: CueClass,
    /// The shapes it attributes in.
    pub frames: Frames,
    /// What may follow it.
    pub complements: Complements,
    /// Source types it is usual with; empty for any.
    pub source_types: Vec<String>,
    /// Probability that the word is a cue where it occurs, 0..1.
    pub precision: f32,
    /// What the cue does with its content, when not what its class does.
    pub status: Option<Status>,
    /// FactBank value for the source, when not its class's.
    pub factuality_source: Option<String>,
    /// FactBank value for the author, when not its class's.
    pub factuality_author: Option<String>,
    /// Every inflected form with what it is; the lemma's own form among them.
    pub forms: Vec<(String, VerbForm)>,
    /// Carried through.
    pub note: Option<String>,
    /// Line of the table, from 1.
    pub line: u64,
}

/// What a claim's cue does with its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Status {
    #[default]
    Reported,
    Confirmed,
    Denied,
    Unconfirmed,
    Alleged,
    Suspected,
    Expected,
    Planned,
    Ordered,
    Promised,
    Believed,
    Revealed,
    Documented,
    Rumoured,
    Asked,
    Discussed,
    NotSaid,
}

/// Part of speech of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CuePos {
    /// say, point out
    Verb,
    /// claim, statement
    Noun,
    /// expected, suspected
    Adjective,
    /// reportedly
    Adverb,
    /// according to
    Preposition,
    /// A colon after a speaker, a dash before one.
    Mark,
}

/// What form of its lemma a cue has. Nouns and the like use `Base` and `Plural`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// say; also any uninflected word
    Base,
    /// says
    Third,
    /// said (past, where it differs from the participle or is the same)
    Past,
    /// spoken (participle, where it differs from the past)
    Participle,
    /// saying
    Gerund,
    /// claims (noun)
    Plural,
}

/// The fourteen classes of cues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum CueClass {
    Report,
    Claim,
    Confirm,
    Deny,
    Allege,
    Speculate,
    Expect,
    Reveal,
    Evidence,
    Order,
    Promise,
    Think,
    Hearsay,
    Discuss,
}

/// A small set of flags over one byte or two.
macro_rules! flags {
    ($(#[$meta:meta])* $name:ident : $int:ty { $($(#[$fmeta:meta])* $flag:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $name($int);

        #[allow(missing_docs)]
        impl $name {
            flags!(@consts $name $int; 0; $($flag)+);

            /// The names, as tables write them, with their flags.
            pub const NAMES: &[(&str, $name)] = &[$(($text, $name::$flag)),+];

            /// Whether it has no flag.
            pub const fn is_empty(self) -> bool { self.0 == 0 }
            /// Whether it has every flag of `other`.
            pub const fn has(self, other: $name) -> bool { self.0 & other.0 == other.0 }
            /// Whether it shares a flag with `other`.
            pub const fn meets(self, other: $name) -> bool { self.0 & other.0 != 0 }
            /// Both together.
            pub const fn with(self, other: $name) -> $name { $name(self.0 | other.0) }
        }
    };
    (@consts $name:ident $int:ty; $n:expr; $flag:ident $($rest:ident)*) => {
        pub const $flag: $name = $name(1 << ($n));
        flags!(@consts $name $int; $n + 1; $($rest)*);
    };
    (@consts $name:ident $int:ty; $n:expr;) => {};
}

flags! {
    /// The shapes of reported speech a cue takes part in.
    Frames: u16 {
        SVC = "svc", PASSIVE = "passive", PASSIVE_TO = "passive_to", NOMINAL = "nominal", PP = "pp",
        COLON = "colon", ADVERB = "adverb", ADJECTIVE = "adjective",
    }
}

flags! {
    /// What may follow a cue as its content, or before it.
    Complements: u16 {
        THAT = "that", TO = "to", NP = "np", QUOTE = "quote", WH = "wh", ING = "ing", AS = "as", OF = "of",
        ABOUT = "about", OBJECT = "object", NONE = "none",
    }
}

/// A topic's term.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct TopicTerm {
    pub topic: String,
    /// Ways to write it; never empty.
    pub terms: Vec<String>,
    pub weight: f32,
    pub required: bool,
    pub line: u64,
}

/// A head noun or phrase and the type of source it names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SourceHead {
    pub pattern: String,
    pub kind: SourceType,
    pub marks: SourceMarks,
    pub note: Option<String>,
    pub line: u64,
}

/// A user's letter for a source, A to F.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ReliabilityLetter {
    pub entity: String,
    pub letter: char,
    pub rationale: Option<String>,
    pub date: Option<String>,
    pub line: u64,
}

/// A line of page furniture.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct BoilerplateLine {
    pub pattern: String,
    pub place: LinePlace,
    pub zone: Zone,
}

/// Where in a line its pattern must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum LinePlace {
    Whole,
    Prefix,
    Suffix,
}

/// A source's type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum SourceType {
    Official,
    GovernmentBody,
    Military,
    Politician,
    Company,
    Media,
    Wire,
    ExpertBody,
    Expert,
    Document,
    Dataset,
    Court,
    Igo,
    Ngo,
    Party,
    Person,
    Witness,
    Group,
    Author,
    #[default]
    Unknown,
}

/// Values that tables write in lower case with underscores: both directions in one place.
macro_rules! names {
    ($type:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        impl $type {
            /// Every value with its name, as tables and records write it.
            pub const NAMES: &[(&str, $type)] = &[$(($text, $type::$variant)),+];

            /// Its name, as tables and records write it.
            pub const fn name(self) -> &'static str {
                match self { $($type::$variant => $text),+ }
            }

            /// The value of that name.
            pub fn parse(name: &str) -> Option<$type> {
                $type::NAMES.iter().find(|(text, _)| *text == name).map(|(_, value)| *value)
            }
        }
    };
}
pub(super) use names;

names!(Status {
    Reported = "reported",
    Confirmed = "confirmed",
    Denied = "denied",
    Unconfirmed = "unconfirmed",
    Alleged = "alleged",
    Suspected = "suspected",
    Expected = "expected",
    Planned = "planned",
    Ordered = "ordered",
    Promised = "promised",
    Believed = "believed",
    Revealed = "revealed",
    Documented = "documented",
    Rumoured = "rumoured",
    Asked = "asked",
    Discussed = "discussed",
    NotSaid = "not_said",
});
names!(CasePolicy { Exact = "exact", Smart = "smart", Fold = "fold" });
names!(Ambiguity { Safe = "safe", Normal = "normal", NeedsContext = "needs_context", NeedsPlace = "needs_place", NeverAlone = "never_alone" });
names!(CuePos { Verb = "verb", Noun = "noun", Adjective = "adjective", Adverb = "adverb", Preposition = "preposition", Mark = "mark" });
names!(LinePlace { Whole = "line", Prefix = "prefix", Suffix = "suffix" });
names!(CueClass {
    Report = "report",
    Claim = "claim",
    Confirm = "confirm",
    Deny = "deny",
    Allege = "allege",
    Speculate = "speculate",
    Expect = "expect",
    Reveal = "reveal",
    Evidence = "evidence",
    Order = "order",
    Promise = "promise",
    Think = "think",
    Hearsay = "hearsay",
    Discuss = "discuss",
});
names!(SourceType {
    Official = "official",
    GovernmentBody = "government_body",
    Military = "military",
    Politician = "politician",
    Company = "company",
    Media = "media",
    Wire = "wire",
    ExpertBody = "expert_body",
    Expert = "expert",
    Document = "document",
    Dataset = "dataset",
    Court = "court",
    Igo = "igo",
    Ngo = "ngo",
    Party = "party",
    Person = "person",
    Witness = "witness",
    Group = "group",
    Author = "author",
    Unknown = "unknown",
});
