//! Proposals: for each frame a generator that lists whole attributions of one cue.

use super::contents::{self, ContentPart, Pieces, is_gerund};
use super::features::{Feature, FeatureSet};
use super::sources::{self, SourcePart, SourceParts};
use super::tally::within;
use super::view::{CLAUSE_OPEN, QUOTE, View};
use super::{Earlier, Frame};
use crate::cue::Cue;
use crate::lexicon::{Complements, CuePos, Frames, VerbForm};
use crate::span::TokenRange;
use crate::text::Zone;
use crate::words::ClassSet;
use smallvec::{SmallVec, smallvec};

/// A whole attribution that might be right.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    /// The shape it was made by.
    pub frame: Frame,
    /// The cue's tokens.
    pub cue: TokenRange,
    /// The source's tokens.
    pub source: Option<TokenRange>,
    /// The content's pieces, in order.
    pub content: Pieces,
    /// The evidence.
    pub features: FeatureSet,
}

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
    /// The source of the attribution before, if it stands in the same sentence.
    shared: Option<TokenRange>,
}

/// Tokens to each side of a cue in which its source and content are looked for.
const REACH: usize = 300;

/// Lists the proposals for a cue. `shared` is the source of the attribution before it in the same sentence.
/// `given` is the evidence from the cue alone.
pub(super) fn propose(view: &View, cue: &Cue, given: FeatureSet, shared: Option<TokenRange>, out: &mut Vec<Proposal>) {
    // Nothing is looked for further away than this, so that a sentence without end costs no more than a long one.
    let whole = view.sentence(cue.sentence).tokens;
    let sentence = TokenRange::new(
        whole.first().max(cue.tokens.first().saturating_sub(REACH)),
        whole.past().min(cue.tokens.past() + REACH),
    );
    let entry = view.entry(cue);
    let site =
        Site { view, cue, given, sentence, floor: floor(view, cue), ceiling: view.content_end(sentence), shared };
    match entry.pos {
        CuePos::Verb if cue.passive => site.passive(out),
        CuePos::Verb if site.is_reduced() => site.reduced_passive(out),
        CuePos::Verb => site.active(out),
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

/// Where a cue's context begins: with its sentence, or after the opening mark of the quote it is in.
fn floor(view: &View, cue: &Cue) -> usize {
    let sentence = view.sentence(cue.sentence).tokens.first();
    match view.class(cue.tokens.first()).is(ClassSet::QUOTED).then(|| view.quote_at(cue.tokens.first())).flatten() {
        // A closing mark without an opening one makes a quote that may begin with the cue itself.
        Some(quote) => sentence.max(quote.tokens.first() + usize::from(quote.opened)),
        None => sentence,
    }
}

/// Evidence from the cue and its surroundings alone.
pub(super) fn cue_features(view: &View, cue: &Cue, earlier: &Earlier) -> FeatureSet {
    let floor = floor(view, cue);
    let entry = view.entry(cue);
    let before = view.before(cue.span.first(), floor);
    let zone = view.zones[cue.sentence as usize];
    let infinitive = entry.pos == CuePos::Verb && before.is(ClassSet::TO);
    let base = entry.pos == CuePos::Verb && cue.form == VerbForm::Base && !infinitive && cue.span == cue.tokens;
    let clause = within(view.tallies, TokenRange::new(floor, cue.span.first())).cues > 0;
    let head = cue.tokens.first();
    let inner = head > floor && !view.before(head, floor).is(QUOTE);
    let capital = zone != Zone::Headline && inner && view.class(head).is(ClassSet::CAPITAL);
    let condition = (floor..cue.span.first()).rev().take(12).any(|at| view.class(at).is(ClassSet::CONDITIONAL));
    FeatureSet::NONE
        .when(view.in_quote(cue.tokens.first()), Feature::CueInQuote)
        .when(infinitive, Feature::CueInfinitive)
        .when(base, Feature::CueBase)
        .when(is_gerund(view, cue), Feature::CueGerund)
        .when(cue.modal, Feature::CueModal)
        .when(cue.negated, Feature::CueNegated)
        .when(cue.passive, Feature::CuePassive)
        .when(entry.pos == CuePos::Noun, Feature::CueNoun)
        .when(cue.tokens.len() > 1, Feature::CuePhrase)
        .when(condition, Feature::CueConditional)
        .when(earlier.content.is_some_and(|content| content.contains(cue.tokens)), Feature::CueInside)
        .when(capital, Feature::CueCapital)
        .when(zone == Zone::Headline, Feature::CueHeadline)
        .when(zone == Zone::Boilerplate, Feature::CueBoilerplate)
        .when(clause, Feature::CueInClause)
}

impl Site<'_> {
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
        out.push(Proposal { frame, cue, source, content: content.pieces, features });
    }

    /// Sources for a finite verb: beside it, or shared with the cue before.
    fn sources(&self) -> SourceParts {
        let mut parts = SourceParts::new();
        let before = self.view.before(self.cue.span.first(), self.floor);
        if !before.is(ClassSet::TO) {
            parts = sources::left(self.view, self.cue.span.first(), self.floor);
        }
        let joined = before.is(ClassSet::CONJUNCTION);
        let loose = parts.is_empty() || joined || is_gerund(self.view, self.cue) || self.cue.form == VerbForm::Base;
        if loose {
            let shared = match self.shared {
                Some(tokens) if tokens.past() <= self.cue.span.first() => {
                    let given = FeatureSet::of(Feature::SourceShared);
                    Some(sources::describe(self.view, tokens.first(), tokens.past(), self.floor, given))
                }
                _ => sources::subject(self.view, self.cue.span.first(), self.floor),
            };
            // A name right before a participle is no subject when a comma stands between.
            if before.is(ClassSet::COMMA) && is_gerund(self.view, self.cue) {
                parts.clear();
            }
            parts.extend(shared);
        }
        parts
    }

    /// Active verbs: *X said (that) Y*; *Y, X said*; *Y, said X*; *A, X said, B*.
    fn active(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let after = self.cue.tokens.past();
        let sources = self.sources();
        self.seeming(out);
        let right = contents::right(view, self.cue, after, self.sentence);
        for source in &sources {
            let ahead = source.tokens.past() <= self.cue.span.first();
            for content in &right {
                let frame =
                    if content.features.has(Feature::FrameColon) { Frame::Colon } else { Frame::SourceCueContent };
                self.push(out, frame, Some(*source), content.clone());
            }
            if !ahead || source.features.has(Feature::SourceShared) {
                continue;
            }
            let left = contents::left(view, self.cue, source.tokens.first(), self.sentence);
            self.around(out, Frame::ContentSourceCue, *source, after, &left);
        }
        // Inversion needs content that ends right before the verb.
        if view
            .before(self.cue.span.first(), self.sentence.first())
            .is(ClassSet::COMMA.with(QUOTE).with(ClassSet::STOP))
            && self.cue.span == self.cue.tokens
        {
            let left = contents::left(view, self.cue, self.cue.span.first(), self.sentence);
            for source in sources::right(view, after, self.ceiling) {
                self.around(out, Frame::ContentCueSource, source, source.tokens.past(), &left);
            }
        }
    }

    /// *The storm seems to weaken*: an active verb without a source, whose subject belongs to the content.
    fn seeming(&self, out: &mut Vec<Proposal>) {
        let after = self.cue.tokens.past();
        if !self.view.entry(self.cue).frames.has(Frames::PASSIVE_TO) || !self.view.class(after).is(ClassSet::TO) {
            return;
        }
        let Some(subject) = sources::left(self.view, self.cue.span.first(), self.floor).into_iter().next() else {
            return;
        };
        let pieces: Pieces = smallvec![subject.tokens, TokenRange::new(after, self.ceiling)];
        let features = FeatureSet::NONE
            .when(true, Feature::ContentTo)
            .when(true, Feature::ContentComplementFits)
            .with(contents::describe(self.view, &pieces, self.cue));
        self.push(out, Frame::Agentless, None, ContentPart { pieces, features });
    }

    /// Content on the left, and on the left and the right of source and cue, which end at `past`.
    fn around(&self, out: &mut Vec<Proposal>, frame: Frame, source: SourcePart, past: usize, left: &[ContentPart]) {
        let view = self.view;
        let tail = past < self.ceiling && !view.class(past).is(ClassSet::COMMA);
        for content in left {
            let mut alone = content.clone();
            alone.features = alone.features.when(tail, Feature::ContentTail);
            self.push(out, frame, Some(source), alone);
        }
        let Some(first) = left.first().filter(|_| view.class(past).is(ClassSet::COMMA.with(ClassSet::QUOTE_OPEN)))
        else {
            return;
        };
        for rest in contents::right(view, self.cue, past, self.sentence) {
            let (Some(head), Some(piece)) = (first.pieces.last(), rest.pieces.first()) else { continue };
            if rest.features.has(Feature::ContentGap) && !rest.features.has(Feature::ContentQuoteAdjacent) {
                continue;
            }
            let pieces: Pieces = smallvec![*head, *piece];
            // Whether it is short is asked of both pieces together.
            let edge = first.features.without(Feature::ContentShort);
            let features = edge.with(contents::describe(view, &pieces, self.cue)).with(
                FeatureSet::NONE.when(rest.features.has(Feature::ContentQuoteAdjacent), Feature::ContentQuoteAdjacent),
            );
            self.push(out, Frame::Parenthetical, Some(source), ContentPart { pieces, features });
        }
    }

    /// Passives: *the report was confirmed by X*; *was confirmed to have ... in a report from X*; *is expected to*;
    /// *it was reported that*.
    fn passive(&self, out: &mut Vec<Proposal>) {
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
                self.push(out, frame, agent, ContentPart { pieces, features });
            }
        }
    }

    /// Whether the cue is a participle without its auxiliary, before its agent: *confirmed by*.
    fn is_reduced(&self) -> bool {
        self.cue.span == self.cue.tokens
            && matches!(self.cue.form, VerbForm::Past | VerbForm::Participle)
            && self.view.class(self.cue.tokens.past()).is(ClassSet::BY)
            && self.view.entry(self.cue).frames.has(Frames::PASSIVE)
    }

    /// *the report, confirmed by “The Guardian”*: a participle after its noun, with its agent.
    fn reduced_passive(&self, out: &mut Vec<Proposal>) {
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
        self.push(out, Frame::Passive, Some(agent), ContentPart { pieces, features });
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
    fn predicate(&self, out: &mut Vec<Proposal>) {
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
            self.push(out, Frame::Agentless, None, ContentPart { pieces, features });
        } else {
            for content in contents::right(view, self.cue, after, self.sentence) {
                let expletive = subject.tokens.len() == 1 && view.class(subject.tokens.first()).is(ClassSet::EXPLETIVE);
                let (frame, source) =
                    if expletive { (Frame::Agentless, None) } else { (Frame::SourceCueContent, Some(subject)) };
                self.push(out, frame, source, content);
            }
        }
    }

    /// Adjectives before a noun: *suspected transactions*.
    fn adjective(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let after = self.cue.tokens.past();
        if after >= self.ceiling || view.class(after).is(ClassSet::MARK) {
            return;
        }
        let end = view.phrase_end(after, self.ceiling);
        let pieces: Pieces = smallvec![TokenRange::new(after, end)];
        let features = FeatureSet::of(Feature::ContentNounPhrase).with(contents::describe(view, &pieces, self.cue));
        self.push(out, Frame::Hearsay, None, ContentPart { pieces, features });
    }

    /// Adverbs: the clause around *reportedly*.
    fn adverb(&self, out: &mut Vec<Proposal>) {
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
            self.push(out, Frame::Hearsay, None, ContentPart { pieces, features });
        }
    }

    /// Prepositions: *According to X, Y*; *Y, according to X*; *A, according to X, B*.
    fn according_to(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let (first, after) = (self.cue.tokens.first(), self.cue.tokens.past());
        let Some(source) = sources::after_preposition(view, after - 1, self.ceiling) else { return };
        let past = source.tokens.past();
        let fits = FeatureSet::of(Feature::ContentComplementFits);
        let left = contents::left(view, self.cue, first, self.sentence);
        let tail = past < self.ceiling && !view.class(past).is(ClassSet::COMMA);
        for content in &left {
            let mut alone = content.clone();
            alone.features = alone.features.with(fits).when(tail, Feature::ContentTail);
            self.push(out, Frame::AccordingTo, Some(source), alone);
        }
        if view.class(past).is(ClassSet::COMMA) && past + 1 < self.ceiling {
            for mut rest in contents::right(view, self.cue, past + 1, self.sentence) {
                if rest.features.has(Feature::ContentGap) {
                    continue;
                }
                rest.features = rest.features.with(fits);
                if left.is_empty() {
                    self.push(out, Frame::AccordingTo, Some(source), rest);
                } else if let (Some(head), Some(piece)) = (left[0].pieces.last(), rest.pieces.first()) {
                    let pieces: Pieces = smallvec![*head, *piece];
                    let edge = left[0].features.without(Feature::ContentShort);
                    let features = edge
                        .with(fits)
                        .with(contents::describe(view, &pieces, self.cue))
                        .when(true, Feature::FrameParenthetical);
                    self.push(out, Frame::AccordingTo, Some(source), ContentPart { pieces, features });
                }
            }
        }
    }

    /// Colons: *Lind: the ferry sailed*, *Q: Did it sail?*
    fn colon(&self, out: &mut Vec<Proposal>) {
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
    fn signature(&self, out: &mut Vec<Proposal>) {
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

    /// Nouns: *X’s claim that Y*, *a statement by X that Y*, *reports that Y*.
    fn nominal(&self, out: &mut Vec<Proposal>) {
        let view = self.view;
        let after = self.cue.tokens.past();
        let possessor = sources::possessor(view, self.cue.tokens.first(), self.floor);
        let by = view
            .class(after)
            .is(ClassSet::BY.with(ClassSet::LINK).with(ClassSet::ORIGIN))
            .then(|| sources::after_preposition(view, after, self.ceiling))
            .flatten();
        // *The report was read*: a noun that is the subject of a verb says nothing here.
        if view.class(after).is(ClassSet::FINITE) {
            return;
        }
        for content in contents::right(view, self.cue, after, self.sentence) {
            let start = content.pieces[0].first();
            let behind = by.filter(|part| part.tokens.past() <= start);
            self.push(out, Frame::Nominal, possessor.or(behind), content);
        }
    }
}
