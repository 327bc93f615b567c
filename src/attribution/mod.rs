//! Attributions: which cue ties which source to which content, by propose and choose.

use crate::factuality::{Factuality, Status};
use crate::lexicon::SourceType;
use crate::span::TokenRange;
use smallvec::SmallVec;

/// Somebody is said to have said something: a cue with its source and its content.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Index of its cue in the document's cue layer; None for a cue that is a mark (a colon or dash signature).
    pub cue: Option<u32>,
    /// The cue's tokens, with auxiliaries.
    pub cue_tokens: TokenRange,
    /// The source's tokens; None when nobody is named (agentless).
    pub source: Option<TokenRange>,
    /// The content's pieces, in order; never empty.
    pub content: SmallVec<[TokenRange; 2]>,
    /// The shape it was found in.
    pub frame: Frame,
    /// The sentence of its cue.
    pub sentence: u32,
    /// Index of the attribution whose content holds this one.
    pub parent: Option<u32>,
    /// How the content is given.
    pub form: Form,
    /// What the cue does with the content.
    pub status: Status,
    /// How certain the source and the author are of the content.
    pub factuality: (Factuality, Factuality),
    /// Type of the source; Unknown when it cannot be told or nobody is named.
    pub source_type: SourceType,
    /// Probability that the record is right, 0..1.
    pub confidence: f32,
    /// What the confidence is made of; log-odds that sum to its logit before calibration.
    pub factors: SmallVec<[Factor; 12]>,
}

/// One named part of a confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// Name of the evidence, from a closed list.
    pub name: &'static str,
    /// Its strength: 1 for plain yes, or a measure.
    pub value: f32,
    /// What it adds to the log-odds.
    pub log_odds: f64,
}

/// The shape of reported speech a proposal was made by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frame {
    /// Source, cue, content: *NK News said the ships sailed*.
    SourceCueContent,
    /// Content, source, cue: *The ships sailed, NK News said*.
    ContentSourceCue,
    /// Content, cue, source: *The ships sailed, said NK News*.
    ContentCueSource,
    /// Content around source and cue: *The ships, NK News said, sailed*.
    Parenthetical,
    /// According to: *according to NK News*.
    AccordingTo,
    /// Colon lead-ins and transcript lines: *NK News: the ships sailed*.
    Colon,
    /// Dash signatures: *“The ships sailed.” —NK News*.
    Signature,
    /// Passive with *by* or a prepositional source: *was confirmed in a report from RUSI*.
    Passive,
    /// Passive or copular without a source: *is expected to*.
    Agentless,
    /// Noun cues: *NK News’s claim that the ships sailed*.
    Nominal,
    /// Adverbs and adjectives: *reportedly*, *suspected*.
    Hearsay,
}

/// How content is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// Wholly in quotation marks.
    Direct,
    /// In the author's words.
    #[default]
    Indirect,
    /// Partly in quotation marks.
    Mixed,
    /// A noun phrase that stands for what was said.
    Nominal,
}

impl Form {
    /// Every form.
    pub const ALL: [Form; 4] = [Form::Direct, Form::Indirect, Form::Mixed, Form::Nominal];

    /// The form of that name.
    pub fn parse(name: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.name() == name)
    }

    /// Its name, as records write it.
    pub const fn name(self) -> &'static str {
        match self {
            Form::Direct => "direct",
            Form::Indirect => "indirect",
            Form::Mixed => "mixed",
            Form::Nominal => "nominal",
        }
    }
}
