//! Attributions: which cue ties which source to which content, by propose and choose.

pub(crate) mod contents;
mod earlier;
mod features;
mod frames;
pub(crate) mod lexical;
mod model;
mod proposals;
mod rank;
mod resolve;
mod score;
mod sources;
mod tally;
mod view;
mod weights;

pub use features::{Feature, FeatureSet};
pub use model::Model;
pub use tally::Tally;
pub(crate) use tally::count as tally;
pub(crate) use view::View;
pub(crate) use weights::Origin;
pub use weights::Weights;

use crate::confidence;
use crate::factuality::Factuality;
use crate::lexicon::{SourceType, Status};
use crate::span::TokenRange;
pub(crate) use earlier::Earlier;
pub(crate) use frames::propose;
pub(crate) use lexical::{Group, Keys};
pub(crate) use proposals::{Proposal, cue_features};
use resolve::resolve;
use score::{Scratch, factors, weigh};
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
    /// Whether the content's main predicate is negated.
    pub negated: bool,
    /// Type of the source; Unknown when it cannot be told or nobody is named.
    pub source_type: SourceType,
    /// Probability that the record is right, 0..1.
    pub confidence: f32,
    /// What the confidence is made of; log-odds that sum to its logit before calibration.
    pub factors: Factors,
}

impl Attribution {
    /// The sum of its factors: the log-odds of the confidence before calibration.
    pub fn log_odds(&self) -> f64 {
        self.factors.iter().map(|factor| factor.log_odds).sum()
    }
}

/// The named parts of a confidence.
pub type Factors = Vec<Factor>;

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

/// Cues of one sentence that are looked at, more than any real one has: each takes time that grows with its sentence, and
/// together they would take its square.
const MOST_IN_SENTENCE: usize = 64;

/// Finds the attributions of a document, in order of their cues, replacing what `attributions` held.
///
/// Each cue’s proposals are made and the best one is chosen; those that reach the weights’ threshold stay, and settle among
/// themselves who owns which tokens. Status, factuality and source type come later in the line.
pub(crate) fn attribute(view: &View, weights: &Weights, attributions: &mut Vec<Attribution>) {
    attributions.clear();
    let mut scratch = Scratch::default();
    let mut earlier = Earlier::default();
    for (index, cue) in view.cues.iter().enumerate() {
        earlier.enter(cue.sentence);
        if earlier.cues() > MOST_IN_SENTENCE {
            continue;
        }
        let Some(choice) = weigh(view, weights, cue, &earlier, &mut scratch) else { continue };
        let log_odds = scratch.scores[choice.best] + choice.allies + choice.rivals;
        if log_odds < weights.threshold {
            continue;
        }
        let factors = factors(view, weights, cue, &choice, &mut scratch);
        let best = &scratch.proposals[choice.best];
        earlier.take(best);
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
            negated: false,
            source_type: SourceType::default(),
            confidence: confidence::probability(log_odds),
            factors,
        });
    }
    // The raw number decided between rivals, as the calibrated one has ties.
    resolve(view, attributions);
    for attribution in attributions {
        attribution.confidence = weights.calibration.of(attribution.log_odds());
    }
}

/// What a proposal's content would be in the end, with the quotation that goes on after it.
pub(crate) fn whole_content(view: &View, proposal: &Proposal) -> contents::Pieces {
    let mut content = proposal.content.clone();
    resolve::extend(view, proposal.cue, proposal.source, &mut content, usize::MAX);
    content
}
