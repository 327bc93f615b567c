//! Training: fitting the weights of attribution to gold documents.

mod fit;
mod lesson;

use crate::attribution::Weights;
use crate::error::Result;
use crate::eval::GoldDocument;
use crate::pipeline::Pipeline;

pub use fit::Settings;

/// Fits weights to gold documents, starting from nothing; the same gold and settings give the same weights.
///
/// Each cue candidate of each document is one lesson: its proposals, and which of them gold accepts. The weights are
/// those of a softmax over the proposals and *none*, fitted with AdaGrad. The words of a cue are left out of some
/// lessons, so that the other evidence learns to do without them and a cue added to a lexicon works at once.
///
/// # Errors
/// When there is no gold.
pub fn train(pipeline: &Pipeline, gold: &[GoldDocument], settings: &Settings) -> Result<Weights> {
    let mut lessons = Vec::new();
    for document in gold {
        let analysis = pipeline.analyze(&document.document);
        lesson::collect(&pipeline.view(&analysis), document, &mut lessons);
    }
    eprintln!(
        "{} lessons, {} with claims, {} proposals",
        lessons.len(),
        lessons.iter().filter(|l| l.target.iter().sum::<f32>() > 0.0).count(),
        lessons.iter().map(|l| l.proposals.len()).sum::<usize>()
    );
    fit::fit(&lessons, settings)
}

/// d
pub fn losses(pipeline: &Pipeline, gold: &[GoldDocument]) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    for document in gold {
        let analysis = pipeline.analyze(&document.document);
        lesson::losses(&pipeline.view(&analysis), document, &mut out);
    }
    out
}
