//! Prepositions: *according to X*.

use super::Site;
use crate::attribution::Frame;
use crate::attribution::contents::{self, ContentPart};
use crate::attribution::features::{Feature, FeatureSet};
use crate::attribution::proposals::Proposal;
use crate::attribution::sources::{self, SourcePart, SourceParts};
use crate::attribution::view::QUOTE;
use crate::words::ClassSet;
use smallvec::smallvec;

impl Site<'_> {
    /// Prepositions: *According to X, Y*; *Y, according to X*; *A, according to X, B*.
    pub(super) fn according_to(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let (first, after) = (self.cue.tokens.first(), self.cue.tokens.past());
        let Some(near) = sources::after_preposition(view, after - 1, self.ceiling) else { return };
        let mut left = contents::left(view, self.cue, first, self.sentence);
        left.iter_mut().for_each(|part| part.features = part.features.when(true, Feature::ContentComplementFits));
        // *According to a survey run for the port by two firms, ships sail*: the source may go on to the next comma, or
        // to the end.
        let mut sources: SourceParts = smallvec![near];
        // *According to a survey, Lind leads*: what follows the comma may be no apposition.
        if near.features.has(Feature::SourceApposition) {
            let end = view.phrase_end(near.tokens.first(), self.ceiling);
            let given = FeatureSet::of(Feature::SourceBy);
            sources.push(sources::describe(view, near.tokens.first(), end, near.tokens.first(), given));
        }
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

    /// Content on the left of the preposition, on the right of its source, and on both sides.
    fn around_preposition(&self, out: &mut Vec<Proposal>, source: SourcePart, left: &[ContentPart]) {
        let view = self.view;
        let past = source.tokens.past();
        let comma = view.class(past).is(ClassSet::COMMA);
        self.before(out, Frame::AccordingTo, source, left);
        let from = past + usize::from(comma);
        if from >= self.ceiling || !comma && !left.is_empty() {
            return;
        }
        for rest in contents::right(view, self.cue, from, self.sentence) {
            if rest.features.has(Feature::ContentGap) {
                continue;
            }
            let fits = FeatureSet::of(Feature::ContentComplementFits);
            let mut content = match left.first() {
                Some(first) => contents::joined(view, self.cue, first, &rest),
                None => rest,
            };
            content.features = content
                .features
                .with(fits)
                .when(!comma, Feature::ContentTail)
                .when(!left.is_empty(), Feature::FrameParenthetical);
            self.push(out, Frame::AccordingTo, Some(source), content);
        }
    }
}

/// A source of more tokens is none.
const LONGEST: usize = 30;
