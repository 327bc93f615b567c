//! Scores: the log-odds of a cue’s proposals, what they share summed once; and what those of the chosen one are made of.

use super::frames::propose;
use super::lexical::{self, ContentSide, CueKind, Group, Keys, Sides, SourceSide};
use super::proposals::{self, Proposal};
use super::rank::{Choice, choose};
use super::view::View;
use super::weights::Weights;
use super::{Earlier, Factor, Factors};
use crate::cue::Cue;

/// Cues whose own evidence is below these log-odds are passed over: source and content would seldom make up for it, and
/// most of the work is saved.
const HOPELESS: f64 = -1.4;

/// Space that is used again from cue to cue.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    pub proposals: Vec<Proposal>,
    pub scores: Vec<f64>,
    keys: Keys,
    /// Sums of the words of each source and of each content so far: proposals are pairs of few of each.
    sources: Vec<(SourceSide, f64)>,
    contents: Vec<(ContentSide, f64)>,
}

/// Makes the proposals of a cue, scores them and chooses the best. None when the cue is hopeless or has no proposal.
pub(super) fn weigh(
    view: &View,
    weights: &Weights,
    cue: &Cue,
    earlier: &Earlier,
    scratch: &mut Scratch,
) -> Option<Choice> {
    let given = proposals::cue_features(view, cue, earlier);
    let base = weights.bias
        + weights.precision(view.entry(cue).precision)
        + weights.sum_words(|sum| lexical::cue_keys(view, cue, sum));
    if base + weights.sum(given) < HOPELESS {
        return None;
    }
    scratch.proposals.clear();
    propose(view, cue, given, earlier, &mut scratch.proposals);
    scratch.score(view, weights, cue, base);
    choose(&scratch.scores, &scratch.proposals)
}

impl Scratch {
    /// Scores every proposal; `base` is what they all start with.
    fn score(&mut self, view: &View, weights: &Weights, cue: &Cue, base: f64) {
        let Scratch { proposals, scores, sources, contents, .. } = self;
        scores.clear();
        sources.clear();
        contents.clear();
        let named = weights.beside(CueKind::of(view, cue));
        for proposal in proposals.iter() {
            let mut score = base + proposal.features.numbers().map(|feature| f64::from(named[feature])).sum::<f64>();
            let sides = Sides::of(view, cue, proposal);
            score +=
                once(sources, sides.source, |side| weights.sum_words(|sum| lexical::source_keys(view, cue, side, sum)));
            score += once(contents, sides.content, |side| {
                weights.sum_words(|sum| lexical::content_keys(view, cue, side, sum))
            });
            score += weights.sum_words(|sum| lexical::pair_keys(view, cue, &sides, sum));
            scores.push(score);
        }
    }
}

/// The sum of a side, made when it is met for the first time.
fn once<S: Copy + PartialEq>(known: &mut Vec<(S, f64)>, side: S, sum: impl FnOnce(S) -> f64) -> f64 {
    if let Some((_, sum)) = known.iter().find(|(other, _)| *other == side) {
        return *sum;
    }
    let sum = sum(side);
    known.push((side, sum));
    sum
}

/// What the log-odds of a choice are made of: each part by its name, and their sum is exact.
pub(super) fn factors(view: &View, weights: &Weights, cue: &Cue, choice: &Choice, scratch: &mut Scratch) -> Factors {
    let Scratch { proposals, keys, .. } = scratch;
    let best = &proposals[choice.best];
    let precision = view.entry(cue).precision;
    // Two dozen: features, groups of words and the four that are always there.
    let mut factors = Factors::with_capacity(24);
    let mut push = |name, value: f64, log_odds: f64| {
        if log_odds != 0.0 {
            factors.push(Factor { name, value: value as f32, log_odds });
        }
    };
    push("bias", 1.0, weights.bias);
    push("cue.precision", f64::from(precision), weights.precision(precision));
    for feature in best.features.iter() {
        push(feature.name(), 1.0, weights.of(feature));
    }
    keys.clear();
    lexical::cue_keys(view, cue, keys);
    lexical::proposal_keys(view, cue, best, best.features, keys);
    let sums = weights.sum_groups(keys);
    for (name, group) in Group::NAMES {
        push(name, 1.0, sums[group as usize]);
    }
    push("allies", choice.allies.exp(), choice.allies);
    push("rivals", (-choice.rivals).exp(), choice.rivals);
    factors
}
