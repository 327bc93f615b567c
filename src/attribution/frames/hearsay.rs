//! Adverbs and adjectives that say it themselves: *reportedly*; *suspected*.

use super::Site;
use crate::attribution::Frame;
use crate::attribution::contents::{self, ContentPart, Pieces};
use crate::attribution::features::{Feature, FeatureSet};
use crate::attribution::proposals::Proposal;
use crate::attribution::view::QUOTE;
use crate::span::TokenRange;
use crate::words::ClassSet;
use smallvec::smallvec;

impl Site<'_> {
    /// Adjectives before a noun: *suspected transactions*.
    pub(super) fn adjective(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let after = self.cue.tokens.past();
        if after >= self.ceiling || view.class(after).is(ClassSet::MARK) {
            return;
        }
        let end = view.phrase_end(after, self.ceiling);
        let pieces: Pieces = smallvec![TokenRange::new(after, end)];
        let features = FeatureSet::of(Feature::ContentNounPhrase).with(contents::describe(view, &pieces, self.cue));
        self.push(out, Frame::Hearsay, None, ContentPart::new(pieces, features));
    }

    /// Adverbs: the clause around *reportedly*.
    pub(super) fn adverb(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let clause = |at: usize| {
            view.class(at).is(ClassSet::COMMA
                .with(ClassSet::SEMICOLON)
                .with(ClassSet::DASH)
                .with(ClassSet::THAT)
                .with(QUOTE)
                .with(ClassSet::WH))
        };
        let start = (self.floor..self.cue.tokens.first()).rev().find(|&at| clause(at)).map_or(self.floor, |at| at + 1);
        let end = (self.cue.tokens.past()..self.ceiling).find(|&at| clause(at)).unwrap_or(self.ceiling);
        let mut pieces = Pieces::new();
        if start < self.cue.tokens.first() {
            pieces.push(TokenRange::new(start, self.cue.tokens.first()));
        }
        if self.cue.tokens.past() < end {
            pieces.push(TokenRange::new(self.cue.tokens.past(), end));
        }
        if !pieces.is_empty() {
            let features = FeatureSet::NONE
                .when(true, Feature::ContentComplementFits)
                .with(contents::describe(view, &pieces, self.cue));
            self.push(out, Frame::Hearsay, None, ContentPart::new(pieces, features));
        }
    }
}
