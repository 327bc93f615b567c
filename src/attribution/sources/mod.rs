//! Where a source can stand: generators that list the few noun phrases beside a cue.

mod left;
mod right;

use super::features::{Feature, FeatureSet};
use super::view::{PHRASE_START, QUOTE, View};
use crate::source::phrase_head;
use crate::span::TokenRange;
use crate::words::ClassSet;
pub(super) use left::{left, owner, possessor, quoted_name};
pub(super) use right::{after_preposition, apposition_end, right};
use smallvec::SmallVec;

/// A place for a source, with what it looks like.
#[derive(Clone, Copy, Debug)]
pub(super) struct SourcePart {
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it looks like.
    pub features: FeatureSet,
}

/// A few places for a source.
pub(super) type SourceParts = SmallVec<[SourcePart; 4]>;

/// Places for the source of a verb whose group begins at `group`, the likeliest first: what stands before it, then what stands
/// before an adjunct or a clause in between, a relative pronoun further away, the noun phrase before *to*, and the subject
/// of the sentence. No two are the same, and there are not more than a few.
pub(super) fn of_verb(view: &View, group: usize, floor: usize) -> SourceParts {
    /// Adjuncts that are stepped over: *its reaction in some ways will dictate*.
    const STEPS: usize = 2;
    const MOST: usize = 5;
    let mut parts = SourceParts::new();
    let infinitive = view.before(group, floor).is(ClassSet::TO);
    if !infinitive {
        parts = left(view, group, floor);
    }
    let mut next = if infinitive {
        Some(group - 1)
    } else {
        parts.first().and_then(|part| adjunct_start(view, part.tokens, floor))
    };
    for _ in 0..STEPS {
        let Some(mut last) = next.map(|last| group_start(view, last, floor)) else { break };
        // *Lind tried to say*: the verb before *to* is no part of who tried.
        while infinitive && last > floor + 1 && view.class(last - 1).is(ClassSet::ED.with(ClassSet::VERB_CUE)) {
            last = group_start(view, last - 1, floor);
        }
        let given = if infinitive { Feature::SourceControl } else { Feature::SourceHop };
        let more = left(view, last, floor);
        next = more.first().and_then(|part| adjunct_start(view, part.tokens, floor));
        let beyond = |part: SourcePart| SourcePart { features: part.features.when(true, given), ..part };
        parts.extend(more.into_iter().filter(|part| part.tokens.past() < group).map(beyond));
    }
    // A relative clause that a comma ends has its verb already: *Lind, who made a fortune, said*.
    if !view.before(group, floor).is(ClassSet::COMMA) {
        parts.extend(relative(view, group, floor));
    }
    // *Lind, a pilot, said*: the subject of the sentence is there already, as a whole.
    let subject = subject(view, group, floor);
    parts.extend(subject.filter(|part| !parts.iter().any(|other| other.tokens.contains(part.tokens))));
    let adjunct = |tokens: TokenRange| {
        let (class, next) = (view.class(tokens.first()), view.class(tokens.first() + 1));
        // *with the mayor said*; but *over forty said*, *at least two said*.
        class.is(ClassSet::PREPOSITION)
            && !class.is(ClassSet::CAPITAL.with(ClassSet::ADVERB))
            && !next.is(ClassSet::NUMBER.with(ClassSet::ADVERB))
    };
    let mut kept = SourceParts::new();
    for part in parts {
        let part = alone(view, part, floor);
        if kept.len() < MOST && !adjunct(part.tokens) && !kept.iter().any(|other| other.tokens == part.tokens) {
            kept.push(part);
        }
    }
    kept
}

/// A pronoun that a verb follows is a subject by itself: *he laid off half of the crew and began to say*.
fn alone(view: &View, part: SourcePart, floor: usize) -> SourcePart {
    const GOES_ON: ClassSet = ClassSet::MARK
        .with(ClassSet::CONJUNCTION)
        .with(ClassSet::REFLEXIVE)
        .with(ClassSet::PREPOSITION)
        .with(ClassSet::WH)
        .with(ClassSet::NUMBER);
    let (first, tokens) = (part.tokens.first(), part.tokens);
    let class = view.class(first);
    if tokens.len() < 2
        || !class.is(ClassSet::PRONOUN)
        || class.is(ClassSet::DETERMINER.with(ClassSet::POSSESSIVE))
        || view.class(first + 1).is(GOES_ON)
    {
        return part;
    }
    let given =
        FeatureSet::of(Feature::SourceHop).when(part.features.has(Feature::SourceShared), Feature::SourceShared);
    describe(view, first, first + 1, floor, given)
}

/// Where the auxiliaries and adverbs before `verb` begin.
fn group_start(view: &View, verb: usize, floor: usize) -> usize {
    const BEFORE: ClassSet = ClassSet::FINITE.with(ClassSet::ADVERB);
    (floor..verb).rev().take_while(|&at| view.class(at).is(BEFORE)).last().unwrap_or(verb)
}

/// Where the adjunct begins whose noun phrase is `phrase`: *in two earlier opinions*; None when it is no adjunct.
fn adjunct_start(view: &View, phrase: TokenRange, floor: usize) -> Option<usize> {
    let first = phrase.first();
    let leads = |class: ClassSet| class.is(ClassSet::PREPOSITION.with(ClassSet::SUBORDINATOR));
    if leads(view.class(first)) && first > floor {
        Some(first)
    } else if leads(view.before(first, floor)) && first > floor + 1 {
        Some(first - 1)
    } else {
        None
    }
}

/// The relative pronoun of the clause that a verb group ends: *who in two earlier opinions had made clear*.
fn relative(view: &View, group: usize, floor: usize) -> Option<SourcePart> {
    const REACH: usize = 12;
    // A verb in between is the pronoun's own: *who sailed in two earlier storms said*.
    const END: ClassSet =
        ClassSet::STOP.with(ClassSet::SEMICOLON).with(QUOTE).with(ClassSet::FINITE).with(ClassSet::ED);
    for at in (floor..group).rev().take(REACH) {
        if view.class(at).is(END) || view.verb_cue_at(at) {
            return None;
        }
        if view.class(at).is(ClassSet::WH) {
            return Some(describe(view, at, at + 1, floor, FeatureSet::of(Feature::SourceRelative)));
        }
    }
    None
}

/// The subject of the clause that `before` stands in, from its sentence's start: *He condemned the deal, saying*.
pub(super) fn subject(view: &View, before: usize, floor: usize) -> Option<SourcePart> {
    const VERB: ClassSet = ClassSet::FINITE.with(ClassSet::ED);
    /// The number of words of no class that tells.
    const PLAIN: u64 = 64;
    let mut first = view.dateline_end(floor);
    while first < before && view.class(first).is(ClassSet::CONJUNCTION.with(ClassSet::QUOTE_OPEN)) {
        first += 1;
    }
    // An adjunct or a clause in front ends with a comma.
    if view
        .class(first)
        .is(ClassSet::PREPOSITION.with(ClassSet::SUBORDINATOR).with(ClassSet::ADVERB).with(ClassSet::ING))
    {
        first = (first..before).find(|&at| view.class(at).is(ClassSet::COMMA))? + 1;
    }
    if !view.class(first).is(PHRASE_START.with(ClassSet::NUMBER)) {
        return None;
    }
    let modifier = |at: usize| {
        view.class(at).is(ClassSet::ED) && view.class(at - 1).is(ClassSet::DETERMINER.with(ClassSet::POSSESSIVE))
    };
    // *Lind took the stage and said*: a plain word before a determiner is a verb, listed or not.
    let plain = |at: usize| {
        view.class(at).coarse() == PLAIN && at > first + usize::from(!view.class(first).is(ClassSet::CAPITAL))
    };
    let verb = |at: usize| plain(at) && view.class(at + 1).is(ClassSet::DETERMINER.with(ClassSet::POSSESSIVE));
    let is_end = |at: usize| {
        verb(at)
            || !modifier(at)
                && view.class(at).is(VERB.with(ClassSet::COMMA).with(QUOTE).with(ClassSet::WH).with(ClassSet::DASH))
            || view.verb_cue_at(at)
    };
    let alone = view.class(first).is(ClassSet::PRONOUN);
    let name = || (first..before).find(|&at| !view.class(at).is(ClassSet::CAPITAL)).filter(|&end| end > first);
    let mut end = (first + 1..before).find(|&at| is_end(at) || alone).or_else(name)?;
    while end > first + 1 && view.class(end - 1).is(ClassSet::ADVERB) && !view.class(end - 1).is(PHRASE_START) {
        end -= 1;
    }
    Some(describe(view, first, end, floor, FeatureSet::of(Feature::SourceShared)))
}

/// A source with its features.
pub(super) fn describe(view: &View, first: usize, past: usize, floor: usize, given: FeatureSet) -> SourcePart {
    let tokens = TokenRange::new(first, past.max(first + 1));
    let (class, before) = (view.class(first), view.before(first, floor));
    let head = phrase_head(view.classes, tokens);
    let listed = view.sources.head_at(view.tokens, head).is_some();
    let pronoun = class.is(ClassSet::PRONOUN) && tokens.len() == 1;
    let definite = class.is(ClassSet::DETERMINER.with(ClassSet::POSSESSIVE)) && !pronoun;
    let name = tokens.range().any(|at| {
        view.class(at).is(ClassSet::CAPITAL) && (at > first || before != ClassSet::NONE || tokens.len() == 1)
    });
    let edge = first == floor
        || before.is(ClassSet::MARK.with(ClassSet::CONJUNCTION).with(ClassSet::SUBORDINATOR).with(ClassSet::THAT));
    let features = given
        .when(pronoun, Feature::SourcePronoun)
        .when(name && !pronoun, Feature::SourceName)
        .when(listed, Feature::SourceHead)
        .when(definite, Feature::SourceDefinite)
        .when(!pronoun && !definite && !name && !listed, Feature::SourceBare)
        .when(before.is(ClassSet::WH), Feature::SourceRelative)
        .when(edge, Feature::SourceAtEdge)
        .when(tokens.len() > 12, Feature::SourceLong);
    SourcePart { tokens, features }
}
