//! Confidence: the probability that a record is right, and the named factors it is the exact sum of.

use crate::attribution::{Factor, FeatureSet, Weights};
use smallvec::SmallVec;

/// What a choice among proposals leaves to explain.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    /// Log-odds of the cue's precision, weighted.
    pub precision: f64,
    /// What the other proposals and *none* leave.
    pub rivals: f64,
    /// The sum of everything.
    pub log_odds: f64,
}

/// The factors of a confidence, first the bias and the cue's precision, then each feature with a weight, then the rivals;
/// their log-odds sum to `evidence.log_odds`.
pub(crate) fn factors(weights: &Weights, evidence: &Evidence, features: FeatureSet) -> SmallVec<[Factor; 12]> {
    let mut factors = SmallVec::new();
    if weights.bias != 0.0 {
        factors.push(Factor { name: "bias", value: 1.0, log_odds: weights.bias });
    }
    factors.push(Factor { name: "cue.precision", value: probability(evidence.precision), log_odds: evidence.precision });
    for feature in features.iter() {
        let log_odds = weights.of(feature);
        if log_odds != 0.0 {
            factors.push(Factor { name: feature.name(), value: 1.0, log_odds });
        }
    }
    factors.push(Factor { name: "rivals", value: (-evidence.rivals).exp() as f32, log_odds: evidence.rivals });
    factors
}

/// The probability that belongs to log-odds.
pub(crate) fn probability(log_odds: f64) -> f32 {
    (1.0 / (1.0 + (-log_odds).exp())) as f32
}
