//! Where content can stand: generators that list the few stretches right and left of a cue.

mod left;
mod passed;
mod right;

use super::features::{Feature, FeatureSet};
use super::tally::{Tally, within};
use super::view::View;
use crate::cue::Cue;
use crate::lexicon::{CuePos, VerbForm};
use crate::span::TokenRange;
pub(super) use left::left;
pub(crate) use passed::Passed;
pub(super) use right::right;
use smallvec::{SmallVec, smallvec};

/// The pieces of one content, in order.
pub(crate) type Pieces = SmallVec<[TokenRange; 2]>;

/// How many tokens `pieces` have.
pub(crate) fn size(pieces: &[TokenRange]) -> usize {
    pieces.iter().map(|piece| piece.len()).sum()
}

/// How many tokens two lists of pieces share.
pub(crate) fn common(a: &[TokenRange], b: &[TokenRange]) -> usize {
    let pair = |a: &TokenRange, b: &TokenRange| a.past().min(b.past()).saturating_sub(a.first().max(b.first()));
    a.iter().flat_map(|a| b.iter().map(move |b| pair(a, b))).sum()
}

/// A place for content, with what it looks like.
#[derive(Clone, Debug)]
pub(super) struct ContentPart {
    /// Its pieces.
    pub pieces: Pieces,
    /// What it looks like.
    pub features: FeatureSet,
    /// The ends that it passes over.
    pub passed: Passed,
}

impl ContentPart {
    /// Content that passes over nothing it could end before.
    pub fn new(pieces: Pieces, features: FeatureSet) -> Self {
        ContentPart { pieces, features, passed: Passed::default() }
    }
}

/// A few places for content.
pub(super) type ContentParts = SmallVec<[ContentPart; 6]>;

/// Commas that content may end before on the right, or begin after on the left.
const COMMAS: usize = 4;

/// Content on both sides of source and cue: the last piece of one and the first of the other.
pub(super) fn joined(view: &View, cue: &Cue, left: &ContentPart, right: &ContentPart) -> ContentPart {
    let pieces: Pieces = smallvec![left.pieces[left.pieces.len() - 1], right.pieces[0]];
    // Whether it is short is asked of both pieces together.
    let edge = left.features.without(Feature::ContentShort);
    ContentPart { features: edge.with(describe(view, &pieces, cue)), pieces, passed: right.passed }
}

/// What content looks like as a whole.
pub(super) fn describe(view: &View, pieces: &[TokenRange], cue: &Cue) -> FeatureSet {
    let holds = pieces.iter().fold(Tally::default(), |sum, piece| sum + within(view.tallies, *piece));
    let outside = !view.in_quote(cue.tokens.first());
    let own = pieces.iter().any(|piece| piece.has(cue.tokens.first())) && view.verb_cue_at(cue.tokens.first());
    FeatureSet::NONE
        .when(outside && holds.words > 0 && holds.quoted == holds.words, Feature::ContentQuoted)
        .when(outside && holds.quoted > 0 && holds.quoted < holds.words, Feature::ContentMixed)
        .when(holds.words < 3, Feature::ContentShort)
        .when(holds.cues > u32::from(own), Feature::ContentSwallowsCue)
}

/// Whether a cue is a verb in its -ing form.
pub(super) fn is_gerund(view: &View, cue: &Cue) -> bool {
    view.entry(cue).pos == CuePos::Verb && cue.form == VerbForm::Gerund
}
