//! Sources left of a cue: noun phrases that end there, appositions and all, and possessors.

use super::{SourcePart, SourceParts, describe, group_start, subject};
use crate::attribution::features::{Feature, FeatureSet};
use crate::attribution::view::{PHRASE_START, QUOTE, View};
use crate::words::ClassSet;

/// Sources that end right before the verb group that begins at `group`: *The Guardian reported*, *Smith, a baker, said*.
/// A relative pronoun is its own source: *who said*.
pub(in crate::attribution) fn left(view: &View, group: usize, floor: usize) -> SourceParts {
    let mut parts = SourceParts::new();
    let mut last = group;
    while last > floor && view.class(last - 1).is(ClassSet::ADVERB) && !view.class(last - 1).is(PHRASE_START) {
        last -= 1;
    }
    let full = last;
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
        // *the poll published on Monday found*: a participle before its adjunct is no verb.
        let participle = |at: usize| view.class(at).is(ClassSet::ED);
        if last < full && participle(last - 1) {
            parts.push(describe(view, start, full, floor, FeatureSet::NONE));
        }
        parts.push(describe(view, start, last, floor, FeatureSet::NONE));
        // *Nearly all ministers said*: what looks like an adjunct in front may belong to it.
        if reach < start && view.class(reach).is(ClassSet::ADVERB) {
            parts.push(describe(view, reach, last, floor, FeatureSet::NONE));
        }
        if let Some(further) = further(view, reach, start, floor) {
            parts.push(describe(view, further, last, floor, FeatureSet::NONE));
        }
    }
    parts
}

/// Where a phrase may begin that seems to begin at `start`, or at `reach` with what stands in front: *people briefed on the
/// plan*, *he and other pilots*, *Marta Lind, Per Holm and Eva Berg*.
fn further(view: &View, reach: usize, start: usize, floor: usize) -> Option<usize> {
    let leads = |back: usize| if reach >= floor + back { view.class(reach - back) } else { ClassSet::NONE };
    let participle =
        leads(1).is(ClassSet::ED) && leads(1).is(ClassSet::VERB_CUE) && view.class(reach).is(ClassSet::PREPOSITION);
    let pair = leads(1).is(ClassSet::CONJUNCTION)
        && (leads(2).is(ClassSet::PRONOUN) || leads(3).is(ClassSet::DETERMINER.with(ClassSet::CONJUNCTION)));
    let list = leads(1).is(ClassSet::COMMA) && leads(2).is(ClassSet::CAPITAL) && start == reach && {
        let name = |at: &usize| view.class(*at).is(ClassSet::CAPITAL.with(ClassSet::CONJUNCTION));
        (start..start + 6).take_while(name).any(|at| view.class(at).is(ClassSet::CONJUNCTION))
    };
    (reach >= floor + 2 && (participle || pair || list)).then(|| name_start(view, reach - 2, floor))
}

/// The first token of the noun phrase that ends with `last`, which may be in brackets: *Marta Lind (R-Dover)*.
fn name_start(view: &View, last: usize, floor: usize) -> usize {
    const LONGEST: usize = 12;
    let open = (floor + 1..last).rev().take(LONGEST).find(|&at| view.class(at).is(ClassSet::OPEN));
    match open.filter(|_| view.class(last).is(ClassSet::CLOSE)) {
        Some(open) => view.phrase_start(open - 1, floor),
        None => view.phrase_start(last, floor),
    }
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
        let start = name_start(view, at - 1, floor);
        let next = view.class(at + 1);
        let relative = next.is(ClassSet::WH.with(ClassSet::ED)) || view.verb_cue_at(at + 1);
        // *Lind, speaking in Dover, said*, *Lind, after the vote, said*: no part of it, or like one: *Lind, like most pilots,*.
        let aside =
            next.is(ClassSet::ING.with(ClassSet::PREPOSITION).with(ClassSet::SUBORDINATOR).with(ClassSet::ADVERB));
        if relative || aside {
            parts.push(describe(view, start, at, floor, FeatureSet::NONE));
        }
        if !relative {
            parts.push(describe(view, start, comma, floor, FeatureSet::of(Feature::SourceApposition)));
        }
        commas += 1;
        if commas == 2 || relative {
            break;
        }
    }
}

/// The opening mark of a short quotation, too short to be speech, that ends with `close`.
pub(in crate::attribution) fn quoted_name(view: &View, close: usize, floor: usize) -> Option<usize> {
    const LONGEST: usize = 7;
    let quote = view.quote_at(close).filter(|_| view.class(close).is(ClassSet::QUOTE_CLOSE))?;
    let open = quote.tokens.first();
    (open > floor + 2 && quote.tokens.len() <= LONGEST && view.class(open + 1).is(ClassSet::CAPITAL)).then_some(open)
}

/// The possessor before a noun cue: *Trump ’s claim*, *his claim*.
pub(in crate::attribution) fn possessor(view: &View, cue: usize, floor: usize) -> Option<SourcePart> {
    /// Adjectives that may stand between possessor and noun: *his repeated public claim*.
    const REACH: usize = 4;
    let given = FeatureSet::of(Feature::SourceGenitive);
    for at in (floor..cue).rev().take(REACH) {
        let class = view.class(at);
        if class.is(ClassSet::GENITIVE) && at > floor {
            return Some(describe(view, owner_start(view, at - 1, floor), at, floor, given));
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

/// The first token of the possessor that ends with `last`: *did not respond to the mayor’s* begins at *the*.
fn owner_start(view: &View, last: usize, floor: usize) -> usize {
    let start = view.phrase_start(last, floor);
    let leads = |at: usize| {
        let class = view.class(at);
        class.is(ClassSet::TO.with(ClassSet::PREPOSITION).with(ClassSet::SUBORDINATOR)) && !class.is(ClassSet::OF)
    };
    (start..last).rev().find(|&at| leads(at)).map_or(start, |at| at + 1)
}

/// The subject of the verb before a noun cue: *Trump repeated his claim*, *officials who issued a statement*.
pub(in crate::attribution) fn owner(view: &View, cue: usize, floor: usize) -> Option<SourcePart> {
    const REACH: usize = 7;
    const VERB: ClassSet = ClassSet::FINITE.with(ClassSet::ED).with(ClassSet::ING).with(ClassSet::VERB_CUE);
    let verb = (floor..cue).rev().take(REACH).find(|&at| view.class(at).is(VERB) && !view.class(at).is(ClassSet::S));
    let owner = verb.and_then(|verb| left(view, group_start(view, verb, floor), floor).into_iter().next());
    let owner = owner.or_else(|| subject(view, cue, floor))?;
    Some(SourcePart { features: owner.features.when(true, Feature::SourceHop), ..owner })
}
