//! Marks: *Lind: the ferry sailed*; *“The ferry sailed.” —Lind*.

use super::Site;
use crate::attribution::Frame;
use crate::attribution::contents;
use crate::attribution::features::{Feature, FeatureSet};
use crate::attribution::proposals::Proposal;
use crate::attribution::sources;
use crate::attribution::view::QUOTE;
use crate::words::ClassSet;

impl Site<'_> {
    /// Colons: *Lind: the ferry sailed*, *Q: Did it sail?*
    pub(super) fn colon(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let (colon, after) = (self.cue.tokens.first(), self.cue.tokens.past());
        let named =
            (self.floor..colon).all(|at| !view.class(at).is(ClassSet::STOP.with(QUOTE)) && !view.verb_cue_at(at));
        if !named || colon <= self.floor {
            return;
        }
        let source = sources::describe(view, self.floor, colon, self.floor, FeatureSet::NONE);
        for content in contents::right(view, self.cue, after, self.sentence) {
            if !content.features.has(Feature::ContentGap) && !content.features.has(Feature::ContentEndsClause) {
                self.push(out, Frame::Colon, Some(source), content);
            }
        }
    }

    /// Dashes before a name: *“The ferry sailed.” —Marta Lind*.
    pub(super) fn signature(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let (dash, after) = (self.cue.tokens.first(), self.cue.tokens.past());
        let closing = dash.checked_sub(1).filter(|&at| view.class(at).is(ClassSet::QUOTE_CLOSE));
        if closing.is_none() || !view.class(after).is(ClassSet::CAPITAL) {
            return;
        }
        let end = view.phrase_end(after, self.ceiling);
        let source =
            sources::describe(view, after, sources::apposition_end(view, end, self.ceiling), after, FeatureSet::NONE);
        for content in contents::left(view, self.cue, dash, self.sentence) {
            self.push(out, Frame::Signature, Some(source), content);
        }
    }
}
