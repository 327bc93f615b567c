//! Nouns: *X’s claim that Y*.

use super::Site;
use crate::attribution::Frame;
use crate::attribution::contents;
use crate::attribution::proposals::Proposal;
use crate::attribution::sources;
use crate::words::ClassSet;

impl Site<'_> {
    /// Nouns: *X’s claim that Y*, *a statement by X that Y*, *X made the claim that Y*, *reports that Y*.
    pub(super) fn nominal(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let (first, after) = (self.cue.tokens.first(), self.cue.tokens.past());
        let possessor = sources::possessor(view, first, self.floor);
        let by = view
            .class(after)
            .is(ClassSet::BY.with(ClassSet::LINK).with(ClassSet::ORIGIN))
            .then(|| sources::after_preposition(view, after, self.ceiling))
            .flatten();
        // *The report was read*: a noun that is the subject of a verb says nothing here.
        if view.class(after).is(ClassSet::FINITE) {
            return;
        }
        let owner = sources::owner(view, first, self.floor);
        for content in contents::right(view, self.cue, after, self.sentence) {
            let start = content.pieces[0].first();
            let behind = by.filter(|part| part.tokens.past() <= start);
            for source in [possessor, behind, owner] {
                if source.is_some() {
                    self.push(out, Frame::Nominal, source, content.clone());
                }
            }
            self.push(out, Frame::Nominal, None, content);
        }
    }
}
