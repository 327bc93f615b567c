//! Frames: for each shape of reported speech a generator that lists whole attributions of one cue.

mod according_to;
mod active;
mod hearsay;
mod marks;
mod nominal;
mod passive;

use super::contents::ContentPart;
use super::features::{Feature, FeatureSet};
use super::proposals::{Proposal, floor};
use super::sources::SourcePart;
use super::view::View;
use super::{Earlier, Frame};
use crate::cue::Cue;
use crate::lexicon::{CuePos, Frames};
use crate::span::TokenRange;
use crate::words::ClassSet;

/// What a generator works on: one cue in its sentence.
struct Site<'a> {
    view: &'a View<'a>,
    cue: &'a Cue,
    /// Evidence from the cue alone.
    given: FeatureSet,
    sentence: TokenRange,
    /// Where left context ends: the sentence's start, or the opening mark of the quote that the cue is in.
    floor: usize,
    /// Where right context ends: before the final stop.
    ceiling: usize,
    /// The attributions before.
    earlier: &'a Earlier,
}

/// Tokens to each side of a cue in which its source and content are looked for.
const REACH: usize = 300;

/// Lists the proposals for a cue. `earlier` is what the attributions before it say of it.
/// `given` is the evidence from the cue alone.
pub(crate) fn propose(view: &View, cue: &Cue, given: FeatureSet, earlier: &Earlier, out: &mut Vec<Proposal>) {
    // Nothing is looked for further away than this, so that a sentence without end costs no more than a long one.
    let whole = view.sentence(cue.sentence).tokens;
    let sentence = TokenRange::new(
        whole.first().max(cue.tokens.first().saturating_sub(REACH)),
        whole.past().min(cue.tokens.past() + REACH),
    );
    let entry = view.entry(cue);
    let site =
        Site { view, cue, given, sentence, floor: floor(view, cue), ceiling: view.content_end(sentence), earlier };
    match entry.pos {
        CuePos::Verb if cue.passive => site.passive(out),
        CuePos::Verb => {
            if site.is_reduced() {
                site.reduced_passive(out);
            } else if site.is_fronted() {
                site.told(out, None);
            }
            site.active(out);
        }
        CuePos::Adjective if cue.span.start < cue.tokens.start => site.predicate(out),
        CuePos::Adjective if entry.frames.has(Frames::ADJECTIVE) => site.adjective(out),
        CuePos::Adjective => {}
        CuePos::Mark if view.class(cue.tokens.first()).is(ClassSet::COLON) => site.colon(out),
        CuePos::Mark => site.signature(out),
        CuePos::Adverb => site.adverb(out),
        CuePos::Preposition => site.according_to(out),
        CuePos::Noun => site.nominal(out),
    }
}

impl Site<'_> {
    /// Adds a proposal for each content that ends before source and cue.
    fn before(&self, out: &mut Vec<Proposal>, frame: Frame, source: SourcePart, left: &[ContentPart]) {
        let past = source.tokens.past().max(self.cue.tokens.past());
        let tail = past < self.ceiling && !self.view.class(past).is(ClassSet::COMMA);
        for content in left {
            let mut content = content.clone();
            content.features = content.features.when(tail, Feature::ContentTail);
            self.push(out, frame, Some(source), content);
        }
    }

    /// Adds a proposal.
    fn push(&self, out: &mut Vec<Proposal>, frame: Frame, source: Option<SourcePart>, content: ContentPart) {
        // *confirmed by*: the preposition belongs to the cue when source and cue stand right beside it.
        let by = frame == Frame::Passive
            && self.view.class(self.cue.tokens.past()).is(ClassSet::BY)
            && source.is_some_and(|part| part.tokens.first() <= self.cue.tokens.past() + 2);
        let cue = TokenRange::new(self.cue.span.first(), self.cue.span.past() + usize::from(by));
        let shape = match frame {
            Frame::SourceCueContent => None,
            Frame::ContentSourceCue => Some(Feature::FrameContentFirst),
            Frame::ContentCueSource => Some(Feature::FrameInverted),
            Frame::Parenthetical => Some(Feature::FrameParenthetical),
            Frame::AccordingTo => Some(Feature::FrameAccordingTo),
            Frame::Colon => Some(Feature::FrameColon),
            Frame::Signature => Some(Feature::FrameSignature),
            Frame::Passive => Some(Feature::FramePassive),
            Frame::Agentless => Some(Feature::FrameAgentless),
            Frame::Nominal => Some(Feature::FrameNominal),
            Frame::Hearsay => Some(Feature::FrameHearsay),
        };
        let from_source = source.map_or(FeatureSet::of(Feature::SourceNone), |part| part.features);
        let features =
            self.given.with(shape.map_or(FeatureSet::NONE, FeatureSet::of)).with(from_source).with(content.features);
        let source = source.map(|part| part.tokens);
        out.push(Proposal { frame, cue, source, content: content.pieces, passed: content.passed, features });
    }
}
