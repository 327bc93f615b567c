//! Sources right of a cue or a preposition: noun phrases that begin there, with what is said of them.

use super::{SourcePart, SourceParts, describe};
use crate::attribution::features::{Feature, FeatureSet};
use crate::attribution::view::{PHRASE_START, QUOTE, View};
use crate::words::ClassSet;

/// The source right after the cue: *said Ivonne Martinez, president of the board*.
pub(in crate::attribution) fn right(view: &View, first: usize, ceiling: usize) -> SourceParts {
    let mut parts = SourceParts::new();
    let class = view.class(first);
    if first >= ceiling
        || class.is(ClassSet::MARK)
        || !class.is(PHRASE_START.with(ClassSet::NUMBER)) && !view.class(first + 1).is(ClassSet::CAPITAL)
    {
        return parts;
    }
    let name = view.phrase_end(first, ceiling);
    let end = brackets_end(view, name, ceiling);
    let full = apposition_end(view, end, ceiling);
    parts.push(describe(view, first, full, first, FeatureSet::NONE.when(full > end, Feature::SourceApposition)));
    // *said Marta Lind, a pilot who sails alone*: the clause belongs to the apposition.
    if full > end && view.class(full).is(ClassSet::WH) {
        const MARKS: ClassSet = QUOTE.with(ClassSet::COMMA).with(ClassSet::SEMICOLON).with(ClassSet::DASH);
        let past = (full..ceiling).find(|&at| view.class(at).is(MARKS)).unwrap_or(ceiling);
        parts.push(describe(view, first, past, first, FeatureSet::of(Feature::SourceApposition)));
    }
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

/// One past the brackets that follow a noun phrase: *Marta Lind (R-Dover)*, *the Harbour Institute (HI)*; `end` when none do.
fn brackets_end(view: &View, end: usize, ceiling: usize) -> usize {
    const LONGEST: usize = 8;
    if !view.class(end).is(ClassSet::OPEN) {
        return end;
    }
    let close = (end + 1..ceiling.min(end + LONGEST)).find(|&at| view.class(at).is(ClassSet::CLOSE));
    close.map_or(end, |close| close + 1)
}

/// One past the apposition that follows a noun phrase between commas, or `end` when none does: up to the comma that
/// closes it or the end of the sentence; *who ...*, *adding ...* are no appositions.
pub(in crate::attribution) fn apposition_end(view: &View, end: usize, ceiling: usize) -> usize {
    // *the Royal United Services Institute (RUSI)*
    let end = brackets_end(view, end, ceiling);
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

/// The source after a preposition at `at`: *by NK News*, *from the ministry*, *in a report from RUSI*.
pub(in crate::attribution) fn after_preposition(view: &View, at: usize, ceiling: usize) -> Option<SourcePart> {
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
