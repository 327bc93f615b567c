//! Where a run of capitalised words ends: what of the small words and marks between capitals belongs to a name.

use super::runs::{Known, Runs};
use crate::lexicon::NameClues;
use crate::text::{Gap, TokenKind};
use crate::words::ClassSet;

impl Runs<'_> {
    pub(super) fn is_capital(&self, at: usize, past: usize) -> bool {
        at < past && self.layers.classes[at].is(ClassSet::CAPITAL) && self.layers.tokens[at].gap < Gap::Line
    }

    /// Whether token `at` touches the one before it.
    pub(super) fn touches(&self, at: usize) -> bool {
        self.layers.tokens[at].gap == Gap::None
    }

    /// The end of the run that begins with a capitalised token, in a sentence that ends before `past`.
    pub(super) fn run_end(&self, start: usize, past: usize) -> usize {
        let classes = self.layers.classes;
        let mut end = start + 1;
        // What makes *of* and *and* part of a name, once it was met.
        let mut body = self.clues[start];
        let mut linked = false;
        while end < past {
            if self.is_capital(end, past) {
                body = body.with(self.clues[end]);
                end += 1;
                continue;
            }
            let token = &self.layers.tokens[end];
            let next = match token.kind {
                TokenKind::Mark => match token.span.text(self.layers.text).as_bytes() {
                    // *George W. Bush*, *St. Louis*
                    b"." if self.touches(end) && self.layers.tokens[end - 1].span.len() <= 4 => end + 1,
                    b"-" if self.touches(end) && end + 1 < past && self.touches(end + 1) => end + 1,
                    b"&" => end + 1,
                    _ => break,
                },
                TokenKind::Word if classes[end].is(ClassSet::OF) || classes[end].is(ClassSet::LINK) => {
                    let head = NameClues::ORG_START.with(NameClues::PLACE_START);
                    let before = self.clues[end - 1];
                    let of = classes[end].is(ClassSet::OF) && before.is(head.with(NameClues::PLACE_HEAD));
                    let link = || self.names.clues(token.key).is(NameClues::ORG_LINK);
                    if !of && !(body.is(NameClues::ORG_START) && (classes[end].is(ClassSet::OF) || link())) {
                        break;
                    }
                    linked = true;
                    end + 1 + usize::from(end + 1 < past && classes[end + 1].is(ClassSet::DETERMINER))
                }
                // *Council on Foreign Relations*
                TokenKind::Word
                    if self.clues[end - 1].is(NameClues::ORG_START)
                        && self.mention_at(end + 1).is_none()
                        && self.names.clues(token.key).is(NameClues::ORG_LINK) =>
                {
                    linked = true;
                    end + 1 + usize::from(end + 1 < past && classes[end + 1].is(ClassSet::DETERMINER))
                }
                // *Food and Drug Administration*
                TokenKind::Word if classes[end].is(ClassSet::CONJUNCTION) && !linked => {
                    // *the House and Senate* are two.
                    let head = |at: usize| self.clues.get(at).is_some_and(|clues| clues.is(NameClues::ORG_HEAD));
                    let known = self.mention_at(end + 1).is_some_and(|at| self.known[at] == Known::Body);
                    let two = head(end - 1) && head(end + 1) && (known || !self.is_capital(end + 2, past));
                    if two || !self.is_ordinary(end - 1) || !self.ends_body(end + 1, past) {
                        break;
                    }
                    end + 1
                }
                TokenKind::Word if classes[end].is(ClassSet::CONJUNCTION) && linked => end + 1,
                // *People's Party*
                TokenKind::Word if classes[end].is(ClassSet::GENITIVE) => {
                    let noun = NameClues::ORG_HEAD.with(NameClues::EVENT_HEAD).with(NameClues::PLACE_HEAD);
                    let plain = self.clues[end - 1].is(NameClues::ORDINARY);
                    if !plain || end + 1 >= past || !self.clues[end + 1].is(noun) {
                        break;
                    }
                    end + 1
                }
                TokenKind::Word => self.past_particles(end, past),
                TokenKind::Number => break,
            };
            if next == end || !self.is_capital(next, past) {
                break;
            }
            body = body.with(self.clues[next]);
            end = next + 1;
        }
        end
    }

    /// Where particles that begin at `at` end: *van der*, *al-*.
    fn past_particles(&self, at: usize, past: usize) -> usize {
        let is_particle = |at: &usize| self.names.clues(self.layers.tokens[*at].key).is(NameClues::PARTICLE);
        let end = (at..past.min(at + 3)).take_while(is_particle).last().map_or(at, |last| last + 1);
        let hyphen = end > at && end + 1 < past && self.touches(end) && self.touches(end + 1);
        let is_hyphen = hyphen && self.layers.tokens[end].span.text(self.layers.text) == "-";
        end + usize::from(is_hyphen)
    }
}
