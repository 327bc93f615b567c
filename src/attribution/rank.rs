//! The choice: which proposal of a cue is best, and how sure that is.

use super::features::{Feature, FeatureSet};
use super::lexical::{Group, Keys};
use super::proposals::Proposal;
use crate::error::{Error, Result};

/// A weight for every feature, in log-odds.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// What a proposal starts with.
    pub bias: f64,
    /// What the log-odds of the cue's precision count for.
    pub precision: f64,
    /// The log-odds from which an attribution is kept.
    pub threshold: f64,
    features: Vec<f64>,
    /// Learned weights of words, in steps of `step`; empty for the weights set by hand.
    words: Vec<i8>,
    step: f64,
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

    /// Weights from their parts: `features` in the order of [`Feature::NAMES`], `words` in steps of `step`.
    pub(crate) fn new(bias: f64, precision: f64, features: Vec<f64>, words: Vec<i8>, step: f64) -> Weights {
        Weights { bias, precision, threshold: 0.0, features, words, step }
    }

    fn parse(table: &str) -> Result<Weights> {
        let mut weights = Weights {
            bias: f64::NAN,
            precision: f64::NAN,
            threshold: 0.0,
            features: vec![f64::NAN; Feature::NAMES.len()],
            words: Vec::new(),
            step: 0.0,
        };
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
        self.precision * Weights::logit(precision)
    }

    /// Log-odds of a probability, kept away from certainty.
    pub(crate) fn logit(p: f32) -> f64 {
        let p = f64::from(p).clamp(0.01, 0.99);
        (p / (1.0 - p)).ln()
    }

    /// Whether words have weights.
    pub(super) fn has_words(&self) -> bool {
        !self.words.is_empty()
    }

    /// The sum of the weights of words.
    pub(super) fn sum_words(&self, keys: &Keys) -> f64 {
        let steps: i32 = keys.iter().map(|(_, place)| i32::from(self.words[*place as usize])).sum();
        f64::from(steps) * self.step
    }

    /// The same for one group of them.
    pub(super) fn sum_group(&self, keys: &Keys, group: Group) -> f64 {
        let steps: i32 =
            keys.iter().filter(|(of, _)| *of == group).map(|(_, place)| i32::from(self.words[*place as usize])).sum();
        f64::from(steps) * self.step
    }

    /// The sum of the weights of `features`.
    pub(super) fn sum(&self, features: FeatureSet) -> f64 {
        features.iter().map(|feature| self.of(feature)).sum()
    }
}

/// Chooses among the proposals of one cue and *none*, whose score is 0: the index of the best one, and what the others
/// leave. None when there is nothing to choose from.
///
/// The probability of a proposal is its share in a softmax over all of them and *none*; proposals that share the best
/// one’s source and most of its content are no rivals, as either would be right: their weight counts for it.
pub(super) fn choose(scores: &[f64], proposals: &[Proposal]) -> Option<Choice> {
    // The first of equals wins, so that the order of generation decides.
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    let top = *scores.get(best)?;
    let (mut allies, mut others) = (0.0, 1.0);
    for (score, proposal) in scores.iter().zip(proposals) {
        if agrees(&proposals[best], proposal) {
            allies += (score - top).exp();
        } else {
            others += score.exp();
        }
    }
    Some(Choice { best, allies: allies.ln(), rivals: -f64::ln(others) })
}

/// The best proposal of a cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    /// Its index.
    pub best: usize,
    /// What proposals that would be right along with it add to its log-odds.
    pub allies: f64,
    /// What the other proposals and *none* take from them.
    pub rivals: f64,
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
