//! Attributions: which cue ties which source to which content, by propose and choose.

mod contents;
mod features;
mod proposals;
mod rank;
mod resolve;
mod sources;
mod tally;
mod view;

pub use features::{Feature, FeatureSet};
pub use rank::Weights;
pub use tally::Tally;
pub(crate) use view::View;

use crate::confidence;
use crate::factuality::Factuality;
use crate::lexicon::{SourceType, Status};
use crate::span::TokenRange;
use proposals::{cue_features, propose};
use rank::choose;
use resolve::resolve;
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

/// Cues whose own evidence is below these log-odds are passed over: source and content would seldom make up for it, and
/// most of the work is saved.
const HOPELESS: f64 = -2.0;

/// Counts what the tokens of a document are; [`View`] asks for it.
pub(crate) fn tally(classes: &[crate::words::ClassSet], tallies: &mut Vec<Tally>) {
    tally::count(classes, tallies);
}

/// Finds the attributions of a document, in order of their cues, replacing what `attributions` held.
///
/// Each cue’s proposals are made and the best one is chosen; those that are more likely than not stay, and settle among
/// themselves who owns which tokens. Status, factuality and source type come later in the line.
pub(crate) fn attribute(view: &View, weights: &Weights, attributions: &mut Vec<Attribution>) {
    attributions.clear();
    let mut proposals = Vec::new();
    let mut shared: Option<(u32, TokenRange)> = None;
    for (index, cue) in view.cues.iter().enumerate() {
        let entry = view.entry(cue);
        let given = cue_features(view, cue);
        let precision = weights.precision(entry.precision);
        if precision + weights.bias + weights.sum(given) < HOPELESS {
            continue;
        }
        proposals.clear();
        let source = shared.filter(|(sentence, _)| *sentence == cue.sentence).map(|(_, source)| source);
        propose(view, cue, given, source, &mut proposals);
        let Some((best, evidence)) = choose(weights, precision, &proposals) else { continue };
        if evidence.log_odds < 0.0 {
            continue;
        }
        let best = &proposals[best];
        if let Some(source) = best.source {
            shared = Some((cue.sentence, source));
        }
        attributions.push(Attribution {
            cue: Some(index as u32),
            cue_tokens: best.cue,
            source: best.source,
            content: best.content.clone(),
            frame: best.frame,
            sentence: cue.sentence,
            parent: None,
            form: Form::default(),
            status: Status::default(),
            factuality: Default::default(),
            source_type: SourceType::default(),
            confidence: confidence::probability(evidence.log_odds),
            factors: confidence::factors(weights, &evidence, best.features),
        });
    }
    resolve(view, attributions);
}
