//! Passives and predicates: *was confirmed by X*; *is expected to*; *is likely to*.

use super::Site;
use crate::attribution::Frame;
use crate::attribution::contents::{self, ContentPart, Pieces};
use crate::attribution::features::{Feature, FeatureSet};
use crate::attribution::proposals::Proposal;
use crate::attribution::sources::{self, SourcePart};
use crate::attribution::view::{CLAUSE_OPEN, QUOTE};
use crate::lexicon::{Complements, Frames, VerbForm};
use crate::span::TokenRange;
use crate::words::ClassSet;
use smallvec::{SmallVec, smallvec};

impl Site<'_> {
    /// Passives: *the report was confirmed by X*; *was confirmed to have ... in a report from X*; *is expected to*;
    /// *it was reported that*.
    pub(super) fn passive(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let entry = view.entry(self.cue);
        let after = self.cue.tokens.past();
        let subject = sources::left(view, self.cue.span.first(), self.floor).into_iter().next().map(|part| part.tokens);
        let next = view.class(after);
        let subject_features = FeatureSet::of(Feature::ContentSubject);
        let open = FeatureSet::NONE
            .when(next.is(ClassSet::TO), Feature::ContentTo)
            .when(next.is(ClassSet::THAT), Feature::ContentThat);
        let fits = (next.is(ClassSet::TO) && entry.frames.meets(Frames::PASSIVE_TO))
            || (!next.is(ClassSet::TO.with(ClassSet::THAT))
                && entry.frames.has(Frames::PASSIVE)
                && entry.complements.has(Complements::NP))
            || (next.is(ClassSet::THAT) && entry.complements.has(Complements::THAT));
        let marked = subject_features
            .with(open)
            .when(fits, Feature::ContentComplementFits)
            .when(!fits, Feature::ContentComplementOdd);
        let infinitive = next.is(ClassSet::TO.with(ClassSet::THAT).with(ClassSet::AS).with(ClassSet::ING));
        // *It was reported that ...*: the subject says nothing.
        let empty = |tokens: &TokenRange| tokens.len() == 1 && view.class(tokens.first()).is(ClassSet::EXPLETIVE);
        let subject = subject.filter(|tokens| !(next.is(ClassSet::THAT) && empty(tokens)));
        self.told(out, subject);
        let agents = self.agents(after);
        for agent in agents.iter().copied().map(Some).chain([None]) {
            let frame = if agent.is_some() { Frame::Passive } else { Frame::Agentless };
            let end = agent.map_or(self.ceiling, |part: SourcePart| self.lead(part.tokens.first()));
            let mut pieces: Pieces = subject.into_iter().collect();
            if infinitive && end > after {
                pieces.push(TokenRange::new(after, end));
            }
            if !pieces.is_empty() {
                let features = marked.with(contents::describe(view, &pieces, self.cue));
                self.push(out, frame, agent, ContentPart::new(pieces, features));
            }
        }
        if infinitive && let Some(subject) = subject {
            self.raised(out, subject, marked);
        }
    }

    /// *The storm is expected to weaken*, *seems likely to*: the subject and what follows the cue are the content, which
    /// may end before its sentence does.
    pub(super) fn raised(&self, out: &mut Vec<Proposal>, subject: TokenRange, given: FeatureSet) {
        let after = self.cue.tokens.past();
        for rest in contents::right(self.view, self.cue, after, self.sentence) {
            let piece = rest.pieces[0];
            if piece.first() == after && piece.past() < self.ceiling {
                let pieces: Pieces = smallvec![subject, piece];
                let given = given.when(true, Feature::ContentEndsClause);
                let features = given.with(contents::describe(self.view, &pieces, self.cue));
                self.push(
                    out,
                    Frame::Agentless,
                    None,
                    ContentPart { passed: rest.passed, ..ContentPart::new(pieces, features) },
                );
            }
        }
    }

    /// *He was told that*, *Asked who leads*, *is dismayed by the vote*: content after a passive, which its subject hears, or
    /// feels.
    pub(super) fn told(&self, out: &mut Vec<Proposal>, subject: Option<TokenRange>) {
        let view = self.view;
        let by = view.class(self.cue.tokens.past()).is(ClassSet::BY);
        let from = self.cue.tokens.past() + usize::from(by);
        let subject =
            subject.map(|tokens| sources::describe(view, tokens.first(), tokens.past(), self.floor, FeatureSet::NONE));
        for content in contents::right(view, self.cue, from, self.sentence) {
            if !by {
                self.push(out, Frame::Agentless, None, content.clone());
            }
            if subject.is_some() {
                self.push(out, Frame::SourceCueContent, subject, content);
            }
        }
    }

    /// Whether the cue is a participle without its auxiliary.
    fn is_bare_participle(&self) -> bool {
        self.cue.span == self.cue.tokens && matches!(self.cue.form, VerbForm::Past | VerbForm::Participle)
    }

    /// Whether the cue is a participle at the start of its sentence: *Asked who leads the party, he laughed*.
    pub(super) fn is_fronted(&self) -> bool {
        self.is_bare_participle() && self.cue.tokens.first() == self.floor
    }

    /// Whether the cue is a participle before its agent: *confirmed by*.
    pub(super) fn is_reduced(&self) -> bool {
        self.is_bare_participle()
            && self.view.class(self.cue.tokens.past()).is(ClassSet::BY)
            && self.view.entry(self.cue).frames.has(Frames::PASSIVE)
    }

    /// *the report, confirmed by “The Guardian”*: a participle after its noun, with its agent.
    pub(super) fn reduced_passive(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let after = self.cue.tokens.past();
        let Some(agent) = sources::after_preposition(view, after, self.ceiling) else { return };
        let comma = view.before(self.cue.span.first(), self.floor).is(ClassSet::COMMA);
        let edge = self.cue.span.first() - usize::from(comma);
        if edge <= self.floor {
            return;
        }
        let start = view.phrase_start(edge - 1, self.floor);
        let pieces: Pieces = smallvec![TokenRange::new(start, edge)];
        let features = FeatureSet::NONE
            .when(true, Feature::ContentSubject)
            .when(view.entry(self.cue).complements.has(Complements::NP), Feature::ContentComplementFits)
            .when(true, Feature::CuePassive);
        self.push(out, Frame::Passive, Some(agent), ContentPart::new(pieces, features));
    }

    /// The sources that prepositions after a passive lead to: *by X*, *in a report from X*, *from X*.
    fn agents(&self, after: usize) -> SmallVec<[SourcePart; 2]> {
        let view = self.view;
        let mut agents = SmallVec::new();
        for at in after..self.ceiling {
            let class = view.class(at);
            if class.is(CLAUSE_OPEN.with(ClassSet::SEMICOLON)) && at > after + 1 {
                break;
            }
            if class.is(ClassSet::BY) || class.is(ClassSet::ORIGIN) {
                let Some(part) = sources::after_preposition(view, at, self.ceiling) else { continue };
                // A place or a date after *in* is no source; a document is.
                if class.is(ClassSet::BY) && at <= after + 3 || part.features.has(Feature::SourceHead) {
                    agents.push(part);
                    break;
                }
            }
        }
        agents
    }

    /// The preposition before a source that follows content, where the content ends.
    fn lead(&self, source: usize) -> usize {
        let mut at = source;
        while at > self.cue.tokens.past()
            && self.view.class(at - 1).is(ClassSet::PREPOSITION.with(QUOTE).with(ClassSet::COMMA))
        {
            at -= 1;
        }
        at
    }

    /// Predicates: *is likely to*, *is set to*, *is adamant that*.
    pub(super) fn predicate(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let entry = view.entry(self.cue);
        let after = self.cue.tokens.past();
        let next = view.class(after);
        let Some(subject) = sources::left(view, self.cue.span.first(), self.floor).into_iter().next() else { return };
        if next.is(ClassSet::TO) && entry.frames.has(Frames::PASSIVE_TO) && after + 1 < self.ceiling {
            let pieces: Pieces = smallvec![subject.tokens, TokenRange::new(after, self.ceiling)];
            let features = FeatureSet::NONE
                .when(true, Feature::ContentTo)
                .when(entry.complements.has(Complements::TO), Feature::ContentComplementFits)
                .with(contents::describe(view, &pieces, self.cue));
            self.push(out, Frame::Agentless, None, ContentPart::new(pieces, features));
            self.raised(out, subject.tokens, FeatureSet::of(Feature::ContentTo));
        } else {
            for content in contents::right(view, self.cue, after, self.sentence) {
                let expletive = subject.tokens.len() == 1 && view.class(subject.tokens.first()).is(ClassSet::EXPLETIVE);
                let (frame, source) =
                    if expletive { (Frame::Agentless, None) } else { (Frame::SourceCueContent, Some(subject)) };
                self.push(out, frame, source, content);
            }
        }
    }
}
