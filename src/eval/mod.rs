//! Gold against found: marked text, gold documents, and precision, recall and F1 of each layer.

mod attributes;
mod attribution;
mod calibration;
mod factuality;
mod gold;
mod marked;
mod marked_document;
mod names;
mod places;
mod references;
mod report;
mod sentences;
mod times;
mod veridicality;
mod words;

pub use attributes::Attributes;
pub use attribution::{Found, match_claims, same_words, score_attributions};
pub use calibration::{Bin, Calibration};
pub use factuality::{Closeness, FactualityReport, GoldFactuality, score_factuality};
pub use gold::{Annotation, GoldDocument, GoldSentences};
pub use marked::{Mark, Marked};
pub use marked_document::MarkedDocument;
pub use names::{GoldNames, LabelledName, NameLabel, NamesReport, score_names};
pub use places::{GoldPlaces, PlaceMark, PlaceReport, score_places};
pub use references::{FormCount, ReferenceReport};
pub use report::{Accuracy, AttributionReport, Dropped, Group, Labels, RoleScores, Score, SentenceReport, Subsets};
pub use sentences::score_sentences;
pub use times::{GoldTimes, TimeAnnotation, TimesReport};
pub use veridicality::{Agreement, VeridicalityReport, score_veridicality};

use crate::error::Result;
use crate::pipeline::Pipeline;
use std::path::PathBuf;

/// A layer that gold can be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Sources, cues and contents.
    Attribution,
    /// Sentences.
    Sentences,
    /// Names with their kinds.
    Names,
    /// Names of places, and where they are.
    Places,
    /// Time expressions.
    Times,
    /// How factual single words are.
    Factuality,
    /// What follows from verbs.
    Veridicality,
    /// What sources refer to.
    References,
}

/// The figures of one layer.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Report {
    /// Sources, cues and contents.
    Attribution(Box<AttributionReport>),
    /// Sentences.
    Sentences(SentenceReport),
    /// Names with their kinds.
    Names(NamesReport),
    /// Names of places, and where they are.
    Places(PlaceReport),
    /// Time expressions.
    Times(Box<TimesReport>),
    /// How factual single words are.
    Factuality(FactualityReport),
    /// What follows from verbs.
    Veridicality(VeridicalityReport),
    /// What sources refer to.
    References(ReferenceReport),
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Report::Attribution(report) => report.fmt(f),
            Report::Sentences(report) => report.fmt(f),
            Report::Names(report) => report.fmt(f),
            Report::Places(report) => report.fmt(f),
            Report::Times(report) => report.fmt(f),
            Report::Factuality(report) => report.fmt(f),
            Report::Veridicality(report) => report.fmt(f),
            Report::References(report) => report.fmt(f),
        }
    }
}

/// Analyses the documents of the gold files and scores one layer of what the pipeline finds.
///
/// # Errors
/// When gold cannot be read; the message names file and line.
pub fn run(pipeline: &Pipeline, gold: &[PathBuf], layer: Layer) -> Result<Report> {
    match layer {
        Layer::Names => Ok(Report::Names(names::run(pipeline, gold)?)),
        Layer::Attribution => {
            let gold = GoldDocument::load(gold)?;
            let analyze = |gold: &GoldDocument| {
                let claims = pipeline.claims(&gold.document).iter().map(|claim| Annotation::of_claim(&claim)).collect();
                (gold.document.id().to_owned(), claims)
            };
            let found = gold.iter().map(analyze).collect();
            Ok(Report::Attribution(Box::new(score_attributions(&gold, &found))))
        }
        Layer::Sentences => {
            let gold = GoldSentences::load(gold)?;
            let analyze = |gold: &GoldSentences| {
                let sentences = pipeline.analyze(&gold.document).sentences;
                (gold.document.id().to_owned(), sentences.iter().map(|sentence| sentence.span).collect())
            };
            let found = gold.iter().map(analyze).collect();
            Ok(Report::Sentences(score_sentences(&gold, &found)))
        }
        Layer::Places => {
            let gold = GoldPlaces::load(gold)?;
            let analyze = |gold: &GoldPlaces| {
                let found = PlaceMark::found(pipeline, &pipeline.analyze(&gold.document));
                (gold.document.id().to_owned(), found)
            };
            let found = gold.iter().map(analyze).collect();
            Ok(Report::Places(score_places(&gold, &found)))
        }
        Layer::Factuality => Ok(Report::Factuality(score_factuality(pipeline, &GoldFactuality::load(gold)?))),
        Layer::Veridicality => Ok(Report::Veridicality(score_veridicality(pipeline, gold)?)),
        Layer::References => Ok(Report::References(references::evaluate(pipeline, &GoldDocument::load(gold)?))),
        Layer::Times => Ok(Report::Times(Box::new(times::evaluate(pipeline, &GoldTimes::load(gold)?)))),
    }
}
