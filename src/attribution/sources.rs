//! Where a source can stand: generators that list the few noun phrases beside a cue.

use super::features::{Feature, FeatureSet};
use super::view::{PHRASE_START, QUOTE, View};
use crate::source::phrase_head;
use crate::span::TokenRange;
use crate::words::ClassSet;
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

/// Sources that end right before the verb group that begins at `group`: *The Guardian reported*, *Smith, a baker, said*.
/// A relative pronoun is its own source: *who said*.
pub(super) fn left(view: &View, group: usize, floor: usize) -> SourceParts {
    let mut parts = SourceParts::new();
    let mut last = group;
    while last > floor
        && view.class(last - 1).is(ClassSet::ADVERB.with(ClassSet::REFLEXIVE))
        && !view.class(last - 1).is(PHRASE_START)
    {
        last -= 1;
    }
    last = before_time(view, last, floor);
    if last <= floor {
        return parts;
    }
    let before = view.class(last - 1);
    if before.is(ClassSet::WH.with(ClassSet::THAT)) {
        parts.push(describe(view, last - 1, last, floor, FeatureSet::of(Feature::SourceRelative)));
    } else if before.is(ClassSet::COMMA.with(ClassSet::DASH)) {
        interposed(view, last - 1, floor, &mut parts);
    } else if let Some(open) = quoted_name(view, last - 1, floor) {
        // *The report, confirmed by “The Guardian,” shows*: the comma stands inside the quotation marks.
        interposed(view, open, floor, &mut parts);
    } else if before.is(ClassSet::CLOSE) {
        let open = (floor..last - 1).rev().take(12).find(|&at| view.class(at).is(ClassSet::OPEN));
        if let Some(open) = open.filter(|&open| open > floor) {
            parts.push(describe(view, view.phrase_start(open - 1, floor), last, floor, FeatureSet::NONE));
        }
    } else if !before.is(ClassSet::MARK.with(ClassSet::CONJUNCTION).with(ClassSet::TO))
        || before.is(ClassSet::GENITIVE)
        // *Marta Lind Jr. said*: a stop inside a sentence belongs to the word before it.
        || before.is(ClassSet::STOP) && view.before(last - 1, floor).is(ClassSet::CAPITAL)
    {
        let reach = view.phrase_reach(last - 1, floor);
        let start = view.start_after_adjuncts(reach, last - 1);
        // *left the hall after Lind said*: a word that is a preposition too may begin the clause.
        if let Some(at) = (start..last - 1).rev().find(|&at| view.class(at).is(ClassSet::SUBORDINATOR)) {
            parts.push(describe(view, at + 1, last, floor, FeatureSet::NONE));
        }
        parts.push(describe(view, start, last, floor, FeatureSet::NONE));
        // *Nearly all ministers said*: what looks like an adjunct in front may belong to it.
        if reach < start && view.class(reach).is(ClassSet::ADVERB) {
            parts.push(describe(view, reach, last, floor, FeatureSet::NONE));
        }
    }
    parts
}

/// Where the time adjunct that ends before `last` begins: *Grassley on Wednesday said*, *Lind this past week announced*;
/// `last` when none does, or nothing stands before it.
fn before_time(view: &View, last: usize, floor: usize) -> usize {
    const MOST: usize = 5;
    const TIME: ClassSet = ClassSet::WEEKDAY.with(ClassSet::MONTH).with(ClassSet::TIME);
    if !view.before(last, floor).is(TIME) {
        return last;
    }
    let within = TIME.with(ClassSet::NUMBER).with(ClassSet::DETERMINER).with(ClassSet::PREPOSITION);
    let words = (floor..last).rev().take(MOST).take_while(|&at| view.class(at).is(within));
    words.last().filter(|&first| first > floor).unwrap_or(last)
}

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
        let Some(last) = next.map(|last| group_start(view, last, floor)) else { break };
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
        if kept.len() < MOST && !adjunct(part.tokens) && !kept.iter().any(|other| other.tokens == part.tokens) {
            kept.push(part);
        }
    }
    kept
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

/// The opening mark of a short quotation, too short to be speech, that ends with `close`.
pub(super) fn quoted_name(view: &View, close: usize, floor: usize) -> Option<usize> {
    const LONGEST: usize = 7;
    let quote = view.quote_at(close).filter(|_| view.class(close).is(ClassSet::QUOTE_CLOSE))?;
    let open = quote.tokens.first();
    (open > floor + 2 && quote.tokens.len() <= LONGEST && view.class(open + 1).is(ClassSet::CAPITAL)).then_some(open)
}

/// Sources with something between commas before the cue: an apposition, which belongs to them, or a relative clause,
/// which does not.
fn interposed(view: &View, comma: usize, floor: usize, parts: &mut SourceParts) {
    const REACH: usize = 30;
    let dash = view.class(comma).is(ClassSet::DASH);
    let mut commas = 0;
    for at in (floor + 1..comma).rev().take(REACH) {
        let class = view.class(at);
        if class.is(QUOTE.with(ClassSet::SEMICOLON).with(ClassSet::COLON)) {
            break;
        }
        if !class.is(ClassSet::COMMA.with(ClassSet::DASH)) || class.is(ClassSet::DASH) != dash {
            continue;
        }
        let start = view.phrase_start(at - 1, floor);
        let relative = view.class(at + 1).is(ClassSet::WH.with(ClassSet::ED)) || view.verb_cue_at(at + 1);
        let end = if relative { at } else { comma };
        parts.push(describe(view, start, end, floor, FeatureSet::NONE.when(!relative, Feature::SourceApposition)));
        commas += 1;
        if commas == 2 || relative {
            break;
        }
    }
}

/// The source right after the cue: *said Ivonne Martinez, president of the board*.
pub(super) fn right(view: &View, first: usize, ceiling: usize) -> SourceParts {
    let mut parts = SourceParts::new();
    let class = view.class(first);
    if first >= ceiling
        || class.is(ClassSet::MARK)
        || !class.is(PHRASE_START.with(ClassSet::NUMBER)) && !view.class(first + 1).is(ClassSet::CAPITAL)
    {
        return parts;
    }
    let end = view.phrase_end(first, ceiling);
    let full = apposition_end(view, end, ceiling);
    parts.push(describe(view, first, full, first, FeatureSet::NONE.when(full > end, Feature::SourceApposition)));
    if full > end {
        parts.push(describe(view, first, end, first, FeatureSet::NONE));
    }
    // *said Lind, who has run the port since May*: all that is left of the sentence may tell who that is.
    const LONGEST: usize = 25;
    let rest = (full..ceiling.min(first + LONGEST + 1)).find(|&at| view.class(at).is(QUOTE)).unwrap_or(ceiling);
    if rest > full && rest - first <= LONGEST && view.class(full).is(ClassSet::COMMA.with(ClassSet::PREPOSITION)) {
        parts.push(describe(view, first, rest, first, FeatureSet::of(Feature::SourceApposition)));
    }
    parts
}

/// One past the apposition that follows a noun phrase between commas, or `end` when none does: up to the comma that
/// closes it or the end of the sentence; *who ...*, *adding ...* are no appositions.
pub(super) fn apposition_end(view: &View, end: usize, ceiling: usize) -> usize {
    // *the Royal United Services Institute (RUSI)*
    if view.class(end).is(ClassSet::OPEN)
        && view.class(end + 1).is(ClassSet::CAPITAL)
        && view.class(end + 2).is(ClassSet::CLOSE)
    {
        return end + 3;
    }
    const STOPS: ClassSet = QUOTE
        .with(ClassSet::SEMICOLON)
        .with(ClassSet::COLON)
        .with(ClassSet::DASH)
        .with(ClassSet::WH)
        .with(ClassSet::SUBORDINATOR)
        .with(ClassSet::ING);
    if !view.class(end).is(ClassSet::COMMA) || end + 1 >= ceiling {
        return end;
    }
    let first = view.class(end + 1);
    if first.is(STOPS.with(ClassSet::FINITE).with(ClassSet::CONJUNCTION).with(ClassSet::PRONOUN).with(ClassSet::ADVERB))
        || view.gerund_cue_at(end + 1)
    {
        return end;
    }
    let mut at = end + 1;
    while at < ceiling {
        let class = view.class(at);
        if class.is(STOPS) || view.verb_cue_at(at) {
            break;
        }
        // A comma inside a list or an address goes on: *president of Dover, N.H.*
        if class.is(ClassSet::COMMA) && !view.class(at + 1).is(ClassSet::CAPITAL) {
            break;
        }
        at += 1;
    }
    while at > end && view.class(at - 1).is(ClassSet::COMMA.with(ClassSet::STOP)) {
        at -= 1;
    }
    at
}

/// The subject of the clause that `before` stands in, from its sentence's start: *He condemned the deal, saying*.
pub(super) fn subject(view: &View, before: usize, floor: usize) -> Option<SourcePart> {
    const VERB: ClassSet = ClassSet::FINITE.with(ClassSet::ED);
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
    let is_end = |at: usize| {
        !modifier(at)
            && view.class(at).is(VERB.with(ClassSet::COMMA).with(QUOTE).with(ClassSet::WH).with(ClassSet::DASH))
            || view.verb_cue_at(at)
    };
    let end = (first + 1..before).find(|&at| is_end(at) || view.class(first).is(ClassSet::PRONOUN))?;
    Some(describe(view, first, end, floor, FeatureSet::of(Feature::SourceShared)))
}

/// The possessor before a noun cue: *Trump ’s claim*, *his claim*.
pub(super) fn possessor(view: &View, cue: usize, floor: usize) -> Option<SourcePart> {
    /// Adjectives that may stand between possessor and noun: *his repeated public claim*.
    const REACH: usize = 4;
    let given = FeatureSet::of(Feature::SourceGenitive);
    for at in (floor..cue).rev().take(REACH) {
        let class = view.class(at);
        if class.is(ClassSet::GENITIVE) && at > floor {
            return Some(describe(view, view.phrase_start(at - 1, floor), at, floor, given));
        }
        if class.is(ClassSet::POSSESSIVE) {
            return Some(describe(view, at, at + 1, floor, given));
        }
        if class.is(ClassSet::MARK.with(ClassSet::PREPOSITION).with(ClassSet::DETERMINER)) {
            return None;
        }
    }
    None
}

/// The subject of the verb before a noun cue: *Trump repeated his claim*, *officials who issued a statement*.
pub(super) fn owner(view: &View, cue: usize, floor: usize) -> Option<SourcePart> {
    const REACH: usize = 7;
    const VERB: ClassSet = ClassSet::FINITE.with(ClassSet::ED).with(ClassSet::ING).with(ClassSet::VERB_CUE);
    let verb = (floor..cue).rev().take(REACH).find(|&at| view.class(at).is(VERB) && !view.class(at).is(ClassSet::S));
    let owner = verb.and_then(|verb| left(view, group_start(view, verb, floor), floor).into_iter().next());
    let owner = owner.or_else(|| subject(view, cue, floor))?;
    Some(SourcePart { features: owner.features.when(true, Feature::SourceHop), ..owner })
}

/// The source after a preposition at `at`: *by NK News*, *from the ministry*, *in a report from RUSI*.
pub(super) fn after_preposition(view: &View, at: usize, ceiling: usize) -> Option<SourcePart> {
    let first = at + 1;
    if first >= ceiling
        || !view.class(first).is(PHRASE_START.with(ClassSet::NUMBER).with(ClassSet::QUOTE_OPEN))
            && view.class(first).is(ClassSet::MARK.with(ClassSet::PREPOSITION))
    {
        return None;
    }
    // A newspaper's name in quotation marks is a name: *confirmed by “The Guardian”*.
    if view.class(first).is(ClassSet::QUOTE_OPEN) {
        let close =
            (first..ceiling).find(|&at| view.class(at).is(ClassSet::QUOTE_CLOSE)).filter(|close| close - first < 8)?;
        let end = (first + 1..close).rev().find(|&at| !view.class(at).is(ClassSet::MARK))? + 1;
        return Some(describe(view, first + 1, end, first, FeatureSet::of(Feature::SourceBy)));
    }
    let end = view.phrase_end(first, ceiling);
    let full = apposition_end(view, end, ceiling);
    let given = FeatureSet::of(Feature::SourceBy).when(full > end, Feature::SourceApposition);
    (end > first).then(|| describe(view, first, full, first, given))
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
