//! The choice: which proposal of a cue is best, and how sure that is.

use super::features::{Feature, FeatureSet};
use super::proposals::Proposal;
use crate::confidence::Evidence;
use crate::error::{Error, Result};

/// A weight for every feature, in log-odds.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// What a proposal starts with.
    pub bias: f64,
    /// What the log-odds of the cue's precision count for.
    pub precision: f64,
    features: Vec<f64>,
}

/// The weights set by hand: a table of name, weight, reason.
const HAND_SET: &str = include_str!("../../models/en/hand.tsv");

impl Weights {
    /// The weights that are built in.
    ///
    /// # Errors
    /// When the table names an unknown feature, or misses one; a test holds that it does not.
    pub fn builtin() -> Result<Weights> {
        Weights::parse(HAND_SET).map_err(|error| error.at("models/en/hand.tsv"))
    }

    fn parse(table: &str) -> Result<Weights> {
        let mut weights = Weights { bias: f64::NAN, precision: f64::NAN, features: vec![f64::NAN; Feature::NAMES.len()] };
        for (number, line) in (1..).zip(table.lines()) {
            if line.is_empty() || line.starts_with('#') || number == 1 {
                continue;
            }
            let mut cells = line.split('\t');
            let (name, value) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            let value: f64 = value.parse().map_err(|_| {
                Error::input(format!("weight {value:?}")).line(number).column(2).expected("a number is expected")
            })?;
            let place = match name {
                "bias" => &mut weights.bias,
                "cue.precision" => &mut weights.precision,
                _ => {
                    let at = Feature::NAMES.iter().position(|(known, _)| *known == name);
                    let at = at.ok_or_else(|| {
                        Error::input(format!("feature {name:?}")).line(number).column(1).expected("no such feature")
                    })?;
                    &mut weights.features[at]
                }
            };
            *place = value;
        }
        let missing = Feature::NAMES.iter().zip(&weights.features).find(|(_, weight)| weight.is_nan());
        match missing {
            Some(((name, _), _)) => Err(Error::input(format!("feature {name:?} has no weight"))),
            None if weights.bias.is_nan() || weights.precision.is_nan() => {
                Err(Error::input("bias or cue.precision has no weight"))
            }
            None => Ok(weights),
        }
    }

    /// The weight of one feature.
    pub fn of(&self, feature: Feature) -> f64 {
        self.features[feature as usize]
    }

    /// What a cue of that precision starts with, before anything else is known of it.
    pub(super) fn precision(&self, precision: f32) -> f64 {
        self.precision * logit(f64::from(precision))
    }

    /// The sum of the weights of `features`.
    pub(super) fn sum(&self, features: FeatureSet) -> f64 {
        features.iter().map(|feature| self.of(feature)).sum()
    }
}

/// Chooses among the proposals of one cue and *none*, whose score is 0: the index of the best one and the evidence for it.
/// None when there is nothing to choose from.
///
/// The probability of a proposal is its share in a softmax over all of them and *none*; proposals that share the best
/// one’s source and most of its content are no rivals, as either would be right.
pub(super) fn choose(weights: &Weights, precision: f64, proposals: &[Proposal]) -> Option<(usize, Evidence)> {
    let score = |proposal: &Proposal| weights.bias + precision + weights.sum(proposal.features);
    let scores: smallvec::SmallVec<[f64; 32]> = proposals.iter().map(score).collect();
    // The first of equals wins, so that the order of generation decides.
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    let top = *scores.get(best)?;
    let rival = |(at, score): (usize, &f64)| if agrees(&proposals[best], &proposals[at]) { 0.0 } else { score.exp() };
    let others: f64 = scores.iter().enumerate().map(rival).sum();
    let rivals = -(1.0 + others).ln();
    Some((best, Evidence { precision, rivals, log_odds: top + rivals }))
}

/// Whether two proposals would both be accepted if one is right.
fn agrees(a: &Proposal, b: &Proposal) -> bool {
    let sources = match (a.source, b.source) {
        (Some(a), Some(b)) => a.overlaps(b),
        (None, None) => true,
        _ => false,
    };
    let (size_a, size_b) = (size(a), size(b));
    let mut common = 0;
    for a in &a.content {
        for b in &b.content {
            common += a.end.min(b.end).saturating_sub(a.start.max(b.start)) as usize;
        }
    }
    sources && 2 * common >= size_a + size_b - common
}

fn size(proposal: &Proposal) -> usize {
    proposal.content.iter().map(|piece| piece.len()).sum()
}

/// Log-odds of a probability, kept away from certainty.
fn logit(p: f64) -> f64 {
    let p = p.clamp(0.01, 0.99);
    (p / (1.0 - p)).ln()
}
