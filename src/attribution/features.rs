//! Features: the named pieces of evidence for and against a proposal.

use crate::text::places_in;

/// A set of features, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeatureSet(u128);

impl FeatureSet {
    /// No feature.
    pub const NONE: FeatureSet = FeatureSet(0);

    /// The set of one feature.
    pub const fn of(feature: Feature) -> FeatureSet {
        FeatureSet(1 << feature as u32)
    }

    /// Adds `feature` if `present`.
    pub const fn when(self, present: bool, feature: Feature) -> FeatureSet {
        FeatureSet(self.0 | ((present as u128) << feature as u32))
    }

    /// Takes `feature` away.
    pub const fn without(self, feature: Feature) -> FeatureSet {
        FeatureSet(self.0 & !(1 << feature as u32))
    }

    /// Both sets together.
    pub const fn with(self, other: FeatureSet) -> FeatureSet {
        FeatureSet(self.0 | other.0)
    }

    /// What both sets have.
    pub const fn and(self, other: FeatureSet) -> FeatureSet {
        FeatureSet(self.0 & other.0)
    }

    /// Whether `feature` is in it.
    pub const fn has(self, feature: Feature) -> bool {
        self.0 >> feature as u32 & 1 == 1
    }

    /// The numbers of its features, in the order they are declared.
    pub(super) fn numbers(self) -> impl Iterator<Item = usize> {
        let halves = [(0, self.0 as u64), (64, (self.0 >> 64) as u64)];
        halves.into_iter().flat_map(|(first, bits)| places_in(bits).map(move |place| first + place))
    }

    /// Its features, in the order they are declared.
    pub fn iter(self) -> impl Iterator<Item = Feature> {
        self.numbers().map(|at| Feature::NAMES[at].1)
    }
}

macro_rules! features {
    ($($name:ident = $text:literal: $doc:literal),+ $(,)?) => {
        /// A piece of evidence; its name is what records and weight tables call it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Feature {
            $(#[doc = $doc] $name),+
        }

        impl Feature {
            /// Every feature with its name, in the order they are declared.
            pub const NAMES: &[(&str, Feature)] = &[$(($text, Feature::$name)),+];

            /// Its name.
            pub const fn name(self) -> &'static str {
                Feature::NAMES[self as usize].0
            }
        }
    };
}

features! {
    // The cue.
    CueInQuote = "cue.in_quote": "It stands inside an outer quote.",
    CueInfinitive = "cue.infinitive": "It follows *to*.",
    CueBase = "cue.base": "A base form without *to* or auxiliary.",
    CueGerund = "cue.gerund": "A participle in -ing.",
    CueModal = "cue.modal": "Its verb group holds a modal.",
    CueNegated = "cue.negated": "Its verb group is negated.",
    CuePassive = "cue.passive": "Its verb group is passive.",
    CueNoun = "cue.noun": "It is a noun.",
    CuePhrase = "cue.phrase": "It has several words.",
    CueConditional = "cue.conditional": "A condition opens its clause.",
    CueHeadline = "cue.headline": "It stands in a headline.",
    CueBoilerplate = "cue.boilerplate": "It stands in boilerplate.",
    CueCapital = "cue.capital": "Written with a capital inside a sentence that is no headline.",
    CueInside = "cue.inside": "It stands in the content of the attribution before it.",
    CueInClause = "cue.in_clause": "Another finite cue stands before it in its sentence.",
    // The frame.
    FrameContentFirst = "frame.content_first": "Content, source, cue.",
    FrameInverted = "frame.inverted": "Content, cue, source.",
    FrameParenthetical = "frame.parenthetical": "Content on both sides.",
    FrameAccordingTo = "frame.according_to": "A preposition ties source to content.",
    FrameColon = "frame.colon": "A colon leads to the content.",
    FrameSignature = "frame.signature": "A dash leads to the source.",
    FramePassive = "frame.passive": "Passive with a source after it.",
    FrameAgentless = "frame.agentless": "Passive or copular without a source.",
    FrameNominal = "frame.nominal": "A noun cue.",
    FrameHearsay = "frame.hearsay": "An adverb or adjective cue.",
    // The source.
    SourceNone = "source.none": "Nobody is named.",
    SourcePronoun = "source.pronoun": "A personal pronoun.",
    SourceName = "source.name": "Holds a capitalised word after its first token.",
    SourceHead = "source.head": "Its head is a listed speaker: minister, report, spokesman.",
    SourceDefinite = "source.definite": "Begins with a determiner or possessive.",
    SourceBare = "source.bare": "Lower case, and no determiner.",
    SourceRelative = "source.relative": "A relative or question word stands between it and what comes before.",
    SourceShared = "source.shared": "The source of the cue before, or the subject of the sentence.",
    SourceControl = "source.control": "Stands before the *to* of an infinitive.",
    SourceHop = "source.hop": "Other words stand between it and its verb.",
    SourceApposition = "source.apposition": "Holds an apposition between commas.",
    SourceAtEdge = "source.at_edge": "Begins its sentence, or follows a mark or conjunction.",
    SourceLong = "source.long": "More than twelve tokens.",
    SourceInQuote = "source.in_quote": "Inside an outer quote that the cue is outside of.",
    SourceGenitive = "source.genitive": "A possessive before a noun cue.",
    SourceBy = "source.by": "After *by*, *from* or *in*.",
    // The content.
    ContentThat = "content.that": "Begins with *that*.",
    ContentBareClause = "content.bare_clause": "Begins like a clause, without *that*.",
    ContentTo = "content.to": "Begins with *to*.",
    ContentWh = "content.wh": "Begins with a question word.",
    ContentQuoted = "content.quoted": "Wholly in quotation marks.",
    ContentQuoteAdjacent = "content.quote_adjacent": "A quotation mark stands right beside cue and source.",
    ContentQuoteLater = "content.quote_later": "Begins with a quotation mark some words after the cue.",
    ContentMixed = "content.mixed": "Partly in quotation marks.",
    ContentNounPhrase = "content.noun_phrase": "Begins like a noun phrase and holds no verb.",
    ContentPreposition = "content.preposition": "Begins with a preposition.",
    ContentComplementFits = "content.fits": "Begins as the cue's entry says.",
    ContentComplementOdd = "content.odd": "Begins as the cue's entry does not say.",
    ContentAfterComma = "content.after_comma": "A comma stands between cue and content on the right.",
    ContentGap = "content.gap": "Words stand between cue and content on the right.",
    ContentObject = "content.object": "The addressee of the cue stands between cue and content.",
    ContentShort = "content.short": "Fewer than three tokens.",
    ContentTail = "content.tail": "The cue is followed by words that belong to no part.",
    ContentEndsClause = "content.ends_clause": "Stops before its sentence does.",
    ContentSwallowsCue = "content.swallows_cue": "Holds another finite verb cue outside quotes.",
    ContentLeftComma = "content.left_comma": "Ends with a comma before source or cue.",
    ContentLeftOpen = "content.left_open": "On the left, and neither comma nor quotation mark ends it.",
    ContentSplit = "content.split": "Begins after a clause mark inside its sentence, on the left.",
    ContentSentenceBefore = "content.sentence_before": "A quotation that ends the sentence before.",
    ContentSubject = "content.subject": "The subject of a passive cue.",
}
