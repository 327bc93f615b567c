//! What the attributions before a cue say of it: those of its sentence.

use super::proposals::Proposal;
use crate::span::TokenRange;

/// The attributions before a cue.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Earlier {
    sentence: u32,
    /// Cues of the sentence so far, this one among them.
    cues: usize,
    /// The source of the last attribution in the sentence.
    pub(super) source: Option<TokenRange>,
    /// The last piece of its content.
    pub(super) content: Option<TokenRange>,
}

impl Earlier {
    /// Comes to the next cue; forgets the sentence before when a new one begins.
    pub(crate) fn enter(&mut self, sentence: u32) {
        if sentence != self.sentence {
            (self.sentence, self.cues, self.source, self.content) = (sentence, 0, None, None);
        }
        self.cues += 1;
    }

    /// Cues of the sentence so far, this one among them.
    pub(super) fn cues(&self) -> usize {
        self.cues
    }

    /// Remembers an attribution.
    pub(crate) fn take(&mut self, proposal: &Proposal) {
        self.source = proposal.source.or(self.source);
        self.content = proposal.content.last().copied();
    }
}
