//! Active verbs: *X said (that) Y*; *Y, X said*; *Y, said X*; *A, X said, B*.

use super::Site;
use crate::attribution::Frame;
use crate::attribution::contents::{self, ContentPart, Pieces, is_gerund};
use crate::attribution::features::{Feature, FeatureSet};
use crate::attribution::proposals::Proposal;
use crate::attribution::sources::{self, SourcePart};
use crate::attribution::view::QUOTE;
use crate::lexicon::{Frames, VerbForm};
use crate::span::TokenRange;
use crate::words::ClassSet;
use smallvec::{SmallVec, smallvec};

impl Site<'_> {
    /// Sources for a verb: those around it, the one shared with the cue before, and nobody where the form allows it.
    fn sources(&self) -> SmallVec<[Option<SourcePart>; 6]> {
        let view = self.view;
        let first = self.cue.span.first();
        let before = view.before(first, self.floor);
        let mut parts = sources::of_verb(view, first, self.floor);
        // A name right before a participle is no subject when a comma stands between.
        if before.is(ClassSet::COMMA) && is_gerund(view, self.cue) {
            parts.retain(|part| part.features.has(Feature::SourceShared) || part.features.has(Feature::SourceHop));
        }
        if let Some(tokens) = self.earlier.source.filter(|tokens| tokens.past() <= first)
            && !parts.iter().any(|part| part.tokens == tokens)
        {
            let given = FeatureSet::of(Feature::SourceShared);
            parts.push(sources::describe(view, tokens.first(), tokens.past(), self.floor, given));
        }
        let nobody = before.is(ClassSet::TO)
            || is_gerund(view, self.cue)
            || first == self.floor
            || self.cue.form == VerbForm::Base && self.cue.span == self.cue.tokens;
        parts.into_iter().map(Some).chain(nobody.then_some(None)).collect()
    }

    /// Active verbs: *X said (that) Y*; *Y, X said*; *Y, said X*; *A, X said, B*.
    pub(super) fn active(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let after = self.cue.tokens.past();
        self.seeming(out);
        let right = contents::right(view, self.cue, after, self.sentence);
        for source in self.sources() {
            for content in &right {
                let frame =
                    if content.features.has(Feature::FrameColon) { Frame::Colon } else { Frame::SourceCueContent };
                self.push(out, frame, source, content.clone());
            }
            let Some(source) = source else { continue };
            if source.tokens.past() > self.cue.span.first()
                || source.features.has(Feature::SourceShared)
                || source.features.has(Feature::SourceControl)
                || source.features.has(Feature::SourceHop)
            {
                continue;
            }
            let left = contents::left(view, self.cue, source.tokens.first(), self.sentence);
            self.around(out, Frame::ContentSourceCue, source, after, &left, &right);
        }
        // Inversion needs content that ends right before the verb.
        if view
            .before(self.cue.span.first(), self.sentence.first())
            .is(ClassSet::COMMA.with(QUOTE).with(ClassSet::STOP))
            && self.cue.span == self.cue.tokens
        {
            let left = contents::left(view, self.cue, self.cue.span.first(), self.sentence);
            for source in sources::right(view, after, self.ceiling) {
                self.around(out, Frame::ContentCueSource, source, source.tokens.past(), &left, &right);
            }
        }
    }

    /// *The storm seems to weaken*: an active verb without a source, whose subject belongs to the content.
    fn seeming(&self, out: &mut Vec<Proposal>) {
        let after = self.cue.tokens.past();
        let next = self.view.class(after);
        let frames = self.view.entry(self.cue).frames;
        // *seems unwise*: what only seems takes an adjective too.
        let seems = frames.has(Frames::PASSIVE_TO)
            && !frames.has(Frames::PASSIVE)
            && !next.is(ClassSet::MARK.with(ClassSet::THAT));
        if !(seems || frames.has(Frames::PASSIVE_TO) && next.is(ClassSet::TO)) || after >= self.ceiling {
            return;
        }
        let Some(subject) = sources::left(self.view, self.cue.span.first(), self.floor).into_iter().next() else {
            return;
        };
        let pieces: Pieces = smallvec![subject.tokens, TokenRange::new(after, self.ceiling)];
        let given = FeatureSet::NONE
            .when(next.is(ClassSet::TO), Feature::ContentTo)
            .when(next.is(ClassSet::TO), Feature::ContentComplementFits);
        let features = given.with(contents::describe(self.view, &pieces, self.cue));
        self.push(out, Frame::Agentless, None, ContentPart::new(pieces, features));
        self.raised(out, subject.tokens, given);
    }

    /// Content on the left, and on the left and the right of source and cue, which end at `past`; `right` is the content
    /// right after the cue.
    fn around(
        &self,
        out: &mut Vec<Proposal>,
        frame: Frame,
        source: SourcePart,
        past: usize,
        left: &[ContentPart],
        right: &[ContentPart],
    ) {
        let view = self.view;
        self.before(out, frame, source, left);
        let Some(first) = left.first() else { return };
        let beside = view.class(past).is(ClassSet::COMMA.with(ClassSet::QUOTE_OPEN));
        // *“It sailed,” she said late last month, “but empty.”*
        const REACH: usize = 24;
        let open = (past..self.ceiling.min(past + REACH)).find(|&at| view.class(at).is(ClassSet::QUOTE_OPEN));
        let from = match open {
            _ if beside => past,
            Some(open) if first.features.has(Feature::ContentQuoteAdjacent) => open,
            _ => return,
        };
        let further;
        let right = if from == self.cue.tokens.past() {
            right
        } else {
            further = contents::right(view, self.cue, from, self.sentence);
            &further
        };
        for rest in right {
            let adjacent = rest.features.has(Feature::ContentQuoteAdjacent);
            if rest.features.has(Feature::ContentGap) && !adjacent {
                continue;
            }
            let mut both = contents::joined(view, self.cue, first, rest);
            both.features = both.features.when(adjacent, Feature::ContentQuoteAdjacent);
            self.push(out, Frame::Parenthetical, Some(source), both);
        }
    }
}
