//! Scores: the log-odds of a cue’s proposals, what they share summed once; and what those of the chosen one are made of.

use super::frames::propose;
use super::lexical::{self, ContentSide, CueKind, Group, Sides, SourceSide};
use super::proposals::{self, Proposal};
use super::rank::{Choice, choose};
use super::view::View;
use super::weights::{Steps, Weights};
use super::{Earlier, Factor, Factors};
use crate::cue::Cue;
use std::ops::Add;

/// Cues whose own evidence is below these log-odds are passed over: source and content would seldom make up for it, and
/// most of the work is saved.
const HOPELESS: f64 = -1.4;

/// Space that is used again from cue to cue.
#[derive(Debug)]
pub(super) struct Scratch {
    pub proposals: Vec<Proposal>,
    pub scores: Vec<f64>,
    /// The words of the cue.
    cue: Steps,
    /// Those of each source and of each content so far: proposals are pairs of few of each.
    sources: Known<SourceSide>,
    contents: Known<ContentSide>,
}

impl Default for Scratch {
    fn default() -> Self {
        /// More proposals than nearly all cues have, so that space is asked for once a document.
        const MOST: usize = 64;
        Scratch {
            proposals: Vec::with_capacity(MOST),
            scores: Vec::with_capacity(MOST),
            cue: Steps::default(),
            sources: Known::with_capacity(MOST),
            contents: Known::with_capacity(MOST),
        }
    }
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
    scratch.cue = weights.steps(|sum| lexical::cue_keys(view, cue, sum));
    let base = weights.bias + weights.precision(view.entry(cue).precision) + weights.log_odds(scratch.cue);
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
        self.scores.clear();
        self.sources.clear();
        self.contents.clear();
        let named = weights.beside(CueKind::of(view, cue));
        for at in 0..self.proposals.len() {
            let features = self.proposals[at].features;
            let mut score = base + features.numbers().map(|feature| f64::from(named[feature])).sum::<f64>();
            for words in self.words(view, weights, cue, at) {
                score += weights.log_odds(words);
            }
            self.scores.push(score);
        }
    }

    /// The words of a proposal: of its source, of its content, and of both together.
    fn words(&mut self, view: &View, weights: &Weights, cue: &Cue, proposal: usize) -> [Steps; 3] {
        let sides = Sides::of(view, cue, &self.proposals[proposal]);
        let (source, source_look) = self.sources.of(sides.source, |side| {
            let words = weights.steps(|sum| lexical::source_keys(view, cue, side, sum));
            (words, lexical::source_look(view, cue, side))
        });
        let (content, content_look) = self.contents.of(sides.content, |side| {
            let words = weights.steps(|sum| lexical::content_keys(view, cue, side, sum));
            (words, lexical::content_look(view, cue, side))
        });
        let looks = [source_look, content_look];
        [source, content, weights.steps(|sum| lexical::pair_keys(view, cue, sides.source, looks, sum))]
    }
}

/// The words and the look of each side that was met, in the order they were.
#[derive(Debug)]
struct Known<S> {
    sides: Vec<(S, (Steps, u64))>,
    /// The one asked for last. Proposals come in rows of one source or one content, so it or the next is asked for as a rule.
    last: usize,
}

impl<S: Copy + PartialEq> Known<S> {
    fn with_capacity(sides: usize) -> Self {
        Known { sides: Vec::with_capacity(sides), last: 0 }
    }

    fn clear(&mut self) {
        self.sides.clear();
        self.last = 0;
    }

    /// The words and the look of a side, which `make` tells when it is met for the first time.
    fn of(&mut self, side: S, make: impl FnOnce(S) -> (Steps, u64)) -> (Steps, u64) {
        let mut places = (self.last..self.sides.len()).chain(0..self.last);
        self.last = places.find(|&at| self.sides[at].0 == side).unwrap_or_else(|| {
            self.sides.push((side, make(side)));
            self.sides.len() - 1
        });
        self.sides[self.last].1
    }
}

/// What the log-odds of a choice are made of: each part by its name, and their sum is exact.
pub(super) fn factors(view: &View, weights: &Weights, cue: &Cue, choice: &Choice, scratch: &mut Scratch) -> Factors {
    let features = scratch.proposals[choice.best].features;
    let kind = CueKind::of(view, cue);
    let beside = weights.steps(|sum| features.numbers().for_each(|feature| lexical::cross_key(kind, feature, sum)));
    let words = scratch.words(view, weights, cue, choice.best).into_iter().fold(scratch.cue + beside, Steps::add);
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
    for feature in features.iter() {
        push(feature.name(), 1.0, weights.of(feature));
    }
    for (name, group) in Group::NAMES {
        push(name, 1.0, weights.log_odds(words.only(group)));
    }
    push("allies", choice.allies.exp(), choice.allies);
    push("rivals", (-choice.rivals).exp(), choice.rivals);
    factors
}
