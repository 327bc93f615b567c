//! Marks: *Lind: the ferry sailed*; *“The ferry sailed.” —Lind*.

use super::Site;
use crate::attribution::Frame;
use crate::attribution::contents::{self, ContentPart, Pieces};
use crate::attribution::features::{Feature, FeatureSet};
use crate::attribution::proposals::Proposal;
use crate::attribution::sources::{self, SourceParts};
use crate::attribution::view::QUOTE;
use crate::words::ClassSet;
use smallvec::smallvec;

/// A speaker before a colon that is more tokens long is none.
const LONGEST: usize = 9;

impl Site<'_> {
    /// Colons: *Lind: the ferry sailed*, *Q: Did it sail?*
    pub(super) fn colon(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let colon = self.cue.tokens.first();
        let any = |first: usize, class: ClassSet| (first..colon).any(|at| view.class(at).is(class));
        if colon <= self.floor {
            return;
        }
        let mut sources = SourceParts::new();
        let verb = any(self.floor, QUOTE.with(ClassSet::VERB_CUE));
        if colon - self.floor <= LONGEST && !verb && !any(self.floor, ClassSet::STOP) {
            sources.push(sources::describe(view, self.floor, colon, self.floor, FeatureSet::NONE));
        }
        if view.in_quote(colon + 1) {
            // *The plan found no friends - Marta Lind: “It costs too much.”*; *She gave her reasons: “It costs too much.”*
            let first = view.phrase_start(colon - 1, self.floor);
            let hop = FeatureSet::of(Feature::SourceHop);
            let near = (!any(first, QUOTE.with(ClassSet::VERB_CUE)))
                .then(|| sources::describe(view, first, colon, self.floor, hop));
            let subject = if verb { None } else { sources::subject(view, colon, self.floor) };
            for part in [near, subject].into_iter().flatten() {
                if !sources.iter().any(|other| other.tokens == part.tokens) {
                    sources.push(part);
                }
            }
        }
        for content in contents::right(view, self.cue, colon, self.sentence) {
            if !content.features.has(Feature::ContentGap) && !content.features.has(Feature::ContentEndsClause) {
                for source in &sources {
                    self.push(out, Frame::Colon, Some(*source), content.clone());
                }
            }
        }
    }

    /// Dashes before a name: *“The ferry sailed.” —Marta Lind*.
    pub(super) fn signature(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let (dash, after) = (self.cue.tokens.first(), self.cue.tokens.past());
        let closing = dash.checked_sub(1).filter(|&at| view.class(at).is(ClassSet::QUOTE_CLOSE));
        let Some(quote) = closing.and_then(|at| view.quote_at(at)) else { return };
        if !view.class(after).is(ClassSet::CAPITAL) {
            return;
        }
        let end = view.phrase_end(after, self.ceiling);
        let source =
            sources::describe(view, after, sources::apposition_end(view, end, self.ceiling), after, FeatureSet::NONE);
        let pieces: Pieces = smallvec![quote.tokens];
        let features = FeatureSet::of(Feature::ContentQuoteAdjacent)
            .when(dash == self.sentence.first(), Feature::ContentSentenceBefore)
            .when(view.class(end).is(ClassSet::STOP) || end == self.sentence.past(), Feature::ContentComplementFits)
            .with(contents::describe(view, &pieces, self.cue));
        self.push(out, Frame::Signature, Some(source), ContentPart::new(pieces, features));
    }
}
