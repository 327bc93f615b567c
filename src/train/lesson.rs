//! Lessons: a cue’s proposals with what gold says of each.

use super::evidence::Evidence;
use crate::attribution::contents::{Pieces, common, size};
use crate::attribution::{Earlier, FeatureSet, Keys, Proposal, View, cue_features, lexical, propose, whole_content};
use crate::eval::{Annotation, GoldDocument};
use crate::span::{Span, TokenRange};
use crate::words::ClassSet;

/// One cue candidate: the evidence of its proposals, and how much each of them deserves.
#[derive(Clone, Debug)]
pub(super) struct Lesson {
    /// Precision of the cue’s entry.
    pub precision: f32,
    /// What the cue alone says, which every proposal says too.
    pub given: FeatureSet,
    /// The words of the cue and beside it.
    pub cue: Keys,
    /// Evidence of each proposal.
    pub proposals: Vec<(FeatureSet, Keys)>,
    /// What each proposal deserves: sums to 1, or to 0 when *none* is right.
    pub target: Vec<f32>,
    /// How much it counts.
    pub share: f32,
}

impl Lesson {
    /// Whether one of its proposals is right.
    pub fn has_claim(&self) -> bool {
        self.target.iter().any(|share| *share > 0.0)
    }
}

/// A gold claim in tokens.
struct Claim {
    source: Pieces,
    cue: Pieces,
    content: Pieces,
}

/// Adds the lessons of one document.
pub(super) fn collect(view: &View, gold: &GoldDocument, of: &Evidence, lessons: &mut Vec<Lesson>) {
    let claims: Vec<Claim> = gold.claims.iter().map(|claim| in_tokens(view, claim)).collect();
    let mut proposals = Vec::new();
    let mut earlier = Earlier::default();
    for cue in view.cues {
        earlier.enter(cue.sentence);
        let given = cue_features(view, cue, &earlier);
        proposals.clear();
        propose(view, cue, given, &earlier, &mut proposals);
        if proposals.is_empty() {
            continue;
        }
        let mut target: Vec<f32> = proposals.iter().map(|proposal| desert(view, proposal, &claims)).collect();
        let sum: f32 = target.iter().sum();
        if sum > 0.0 {
            target.iter_mut().for_each(|share| *share /= sum);
            let best = (0..target.len()).max_by(|&a, &b| target[a].total_cmp(&target[b])).unwrap_or(0);
            earlier.take(&proposals[best]);
        }
        let mut keys = Keys::new();
        lexical::cue_keys(view, cue, &mut keys);
        let evidence = |proposal: &Proposal| {
            let (mut keys, features) = (Keys::new(), of.features(proposal.features));
            lexical::proposal_keys(view, cue, proposal, features, &mut keys);
            (features, of.words(keys))
        };
        lessons.push(Lesson {
            precision: of.precision(view.entry(cue).precision),
            given: of.features(given),
            cue: of.words(keys),
            proposals: proposals.iter().map(evidence).collect(),
            target,
            share: 1.0,
        });
    }
}

/// How much a proposal deserves: nothing when no gold claim accepts it (a shared cue and source, and content with an
/// overlap of half their union), else a share that grows with the overlap.
fn desert(view: &View, proposal: &Proposal, claims: &[Claim]) -> f32 {
    let content = whole_content(view, proposal);
    let one = |claim: &Claim| {
        let cue = common(&[proposal.cue], &claim.cue) > 0;
        let source = match proposal.source {
            Some(source) => common(&[source], &claim.source) > 0,
            None => claim.source.is_empty(),
        };
        let both = common(&content, &claim.content);
        let overlap = both as f32 / (size(&content) + size(&claim.content) - both) as f32;
        let exact_source = match proposal.source {
            Some(source) => matches!(claim.source.as_slice(), [whole] if bare(view, *whole) == bare(view, source)),
            None => true,
        };
        if cue && source && overlap >= 0.5 { overlap.powi(8) * if exact_source { 1.0 } else { 0.3 } } else { 0.0 }
    };
    claims.iter().map(one).fold(0.0, f32::max)
}

/// A source without marks around it: gold may have the comma that ends an apposition, or the possessive ’s.
fn bare(view: &View, source: TokenRange) -> TokenRange {
    let word = |at: &usize| !view.class(*at).is(ClassSet::MARK.with(ClassSet::GENITIVE));
    let (first, last) = (source.range().find(word), source.range().rev().find(word));
    first.zip(last).map_or(source, |(first, last)| TokenRange::new(first, last + 1))
}

fn in_tokens(view: &View, claim: &Annotation) -> Claim {
    let role =
        |spans: &[Span]| spans.iter().map(|span| tokens_of(view, *span)).filter(|range| !range.is_empty()).collect();
    Claim { source: role(&claim.source), cue: role(&claim.cue), content: role(&claim.content) }
}

/// The tokens that share a byte with `span`.
fn tokens_of(view: &View, span: Span) -> TokenRange {
    let first = view.tokens.partition_point(|token| token.span.end <= span.start);
    let past = view.tokens.partition_point(|token| token.span.start < span.end);
    TokenRange::new(first, past.max(first))
}
