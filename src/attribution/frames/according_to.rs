//! Prepositions: *according to X*.

use super::super::Frame;
use super::super::contents::{self, ContentPart, Pieces};
use super::super::features::{Feature, FeatureSet};
use super::super::proposals::Proposal;
use super::super::sources::{self, SourcePart, SourceParts};
use super::super::view::QUOTE;
use super::Site;
use crate::words::ClassSet;
use smallvec::smallvec;

impl Site<'_> {
    /// Prepositions: *According to X, Y*; *Y, according to X*; *A, according to X, B*.
    pub(super) fn according_to(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let (first, after) = (self.cue.tokens.first(), self.cue.tokens.past());
        let Some(near) = sources::after_preposition(view, after - 1, self.ceiling) else { return };
        let left = contents::left(view, self.cue, first, self.sentence);
        // *According to a survey run for the port by two firms, ships sail*: the source may go on to the next comma, or
        // to the end.
        let mut sources: SourceParts = smallvec![near];
        let comma = |at: &usize| view.class(*at).is(ClassSet::COMMA.with(ClassSet::DASH).with(QUOTE));
        let next = (near.tokens.past()..self.ceiling).find(comma);
        for past in next.into_iter().chain([self.ceiling]) {
            let longer = past > near.tokens.past() && past - near.tokens.first() <= LONGEST;
            if longer
                && (past < self.ceiling || !left.is_empty())
                && !sources.iter().any(|part| part.tokens.past() == past)
            {
                let given = FeatureSet::of(Feature::SourceBy).with(FeatureSet::of(Feature::SourceApposition));
                sources.push(sources::describe(view, near.tokens.first(), past, near.tokens.first(), given));
            }
        }
        for source in sources {
            self.around_preposition(out, source, &left);
        }
    }

    fn around_preposition(&self, out: &mut Vec<Proposal>, source: SourcePart, left: &[ContentPart]) {
        let view = self.view;
        let past = source.tokens.past();
        let fits = FeatureSet::of(Feature::ContentComplementFits);
        let comma = view.class(past).is(ClassSet::COMMA);
        let tail = past < self.ceiling && !comma;
        for content in left {
            let mut alone = content.clone();
            alone.features = alone.features.with(fits).when(tail, Feature::ContentTail);
            self.push(out, Frame::AccordingTo, Some(source), alone);
        }
        let from = past + usize::from(comma);
        if from >= self.ceiling || !comma && !left.is_empty() {
            return;
        }
        for mut rest in contents::right(view, self.cue, from, self.sentence) {
            if rest.features.has(Feature::ContentGap) {
                continue;
            }
            rest.features = rest.features.with(fits).when(!comma, Feature::ContentTail);
            if left.is_empty() {
                self.push(out, Frame::AccordingTo, Some(source), rest);
            } else if let (Some(head), Some(piece)) = (left[0].pieces.last(), rest.pieces.first()) {
                let pieces: Pieces = smallvec![*head, *piece];
                let edge = left[0].features.without(Feature::ContentShort);
                let features = edge
                    .with(fits)
                    .with(contents::describe(view, &pieces, self.cue))
                    .when(true, Feature::FrameParenthetical);
                self.push(out, Frame::AccordingTo, Some(source), ContentPart { pieces, features });
            }
        }
    }
}

/// A source of more tokens is none.
const LONGEST: usize = 30;
