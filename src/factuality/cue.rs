//! How the words around a cue use it: negated, open, ahead, and by whom; and what then follows for its content.

use super::scope::Clauses;
use super::table::{self, Use, Values};
use super::words::{ScopeSet, ScopeWords};
use super::{Factuality, Status};
use crate::attribution::{Attribution, Frame, View};
use crate::cue::{Cue, CueTable};
use crate::lexicon::{Complements, CueClass, CueEntry, CuePos, SourceType};
use crate::words::ClassSet;

/// A question begins with its word, or with an adjunct of a few: *on Tuesday whether*.
const QUESTION_REACH: usize = 4;
/// *No* stands this many words before a noun at most.
const NOUN_REACH: usize = 2;

/// What an attribution does with its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Assessment {
    pub status: Status,
    /// How certain the source and the author are of the content.
    pub factuality: (Factuality, Factuality),
    /// Whether the content's own main predicate is negated.
    pub negated: bool,
}

/// The assessment of an attribution, from the table of cue class, negation, voice and modality in
/// `docs/claim-format.md` and from the content's own words; a cue without an entry, such as a colon, reports.
pub(crate) fn assess(view: &View, words: &ScopeWords, attribution: &Attribution) -> Assessment {
    let clauses = Clauses { view, words };
    let (status, (source, author)) = by_cue(clauses, attribution);
    let scope = clauses.main(&attribution.content);
    Assessment { status, factuality: (scope.of(source), scope.of(author)), negated: scope.negated }
}

/// How certain a reader would be of what stands at a token: by the innermost attribution whose content holds it, what its
/// source is committed to, or else its author; outside all of them what the author says plainly. The words of its
/// own clause count in both cases.
pub(crate) fn reader(
    view: &View,
    words: &ScopeWords,
    attributions: &[Attribution],
    token: usize,
) -> (bool, Factuality) {
    let clauses = Clauses { view, words };
    let piece = |attribution: &Attribution| {
        attribution
            .content
            .iter()
            .copied()
            .find(|piece| piece.has(token))
            .filter(|_| !attribution.cue_tokens.has(token))
    };
    let holding = attributions.iter().filter_map(|attribution| Some((piece(attribution)?, attribution)));
    match holding.min_by_key(|(piece, _)| piece.len()) {
        Some((piece, attribution)) => {
            let (_, (source, author)) = by_cue(clauses, attribution);
            let mut value = if source == Factuality::Uncommitted { author } else { source };
            if clauses.is_presupposed(piece.first(), token) {
                value = Factuality::Certain;
            }
            (true, clauses.at(piece.first(), token).of(value))
        }
        None => {
            let past = view.sentences.partition_point(|sentence| sentence.tokens.first() <= token);
            let floor = past.checked_sub(1).map_or(0, |index| view.sentences[index].tokens.first());
            (false, clauses.at(floor, token).of(Factuality::Certain))
        }
    }
}

/// The values of a verb by its row alone, negated or not, agentless in the passive; None for a verb that is no cue.
pub(crate) fn of_verb(table: &CueTable, lemma: &str, negated: bool, passive: bool) -> Option<Values> {
    let entry = table.verb(lemma)?;
    let speaks = entry.complements.has(Complements::QUOTE);
    let at = Use { negated, agentless: passive, speaks, ..Use::default() };
    Some(table::values(entry.class, entry, at).1)
}

/// Status and values by the cue alone.
fn by_cue(clauses: Clauses, attribution: &Attribution) -> (Status, Values) {
    let view = clauses.view;
    let Some(index) = attribution.cue.map(|cue| cue as usize) else {
        return (Status::Reported, (Factuality::Certain, Factuality::Uncommitted));
    };
    let index = refused(clauses, attribution, index).unwrap_or(index);
    let cue = &view.cues[index];
    let entry = view.table.entry(cue.entry);
    let agentless = matches!(attribution.frame, Frame::Agentless | Frame::Hearsay);
    let before = before(clauses, index);
    let nobody = attribution.source.is_some_and(|source| clauses.is_nobody(source));
    let content = attribution.content.iter().flat_map(|piece| piece.range());
    let at = Use {
        negated: cue.negated ^ nobody ^ before.negated ^ is_none(clauses, cue, entry),
        possible: cue.possible,
        agentless,
        speaks: entry.complements.has(Complements::QUOTE),
        asks: content.take(QUESTION_REACH).any(|at| view.class(at).is(ClassSet::WH)),
    };
    let ahead = before.ahead.or_else(|| will(clauses, cue, entry).then_some(Status::Expected));
    match ahead {
        // *neither confirmed nor denied*
        _ if at.negated && entry.class == CueClass::Deny && follows_confirm(view, index) => {
            (Status::Unconfirmed, (Factuality::Uncommitted, Factuality::Uncommitted))
        }
        // *is expected to explain*, *will announce*: nothing has been said yet.
        Some(status) if !at.negated => (status, (Factuality::Uncommitted, Factuality::Uncommitted)),
        _ => table::values(class(view, attribution, cue, entry, agentless), entry, at),
    }
}

/// The cue that *refused to* or *failed to* leads to, where that and what follows is the content: *refused* [*to confirm
/// that the talks had ended*]. What is refused is to confirm it.
fn refused(clauses: Clauses, attribution: &Attribution, index: usize) -> Option<usize> {
    let view = clauses.view;
    let last = view.cues[index].tokens.past().checked_sub(1)?;
    let to = attribution.content.first()?.first();
    if !clauses.word(last).is(ScopeSet::NEGATIVE_IMPLICATIVE) || !view.class(to).is(ClassSet::TO) {
        return None;
    }
    let next = view.cues.partition_point(|other| other.tokens.first() <= to);
    view.cues.get(next).filter(|other| other.tokens.first() == to + 1 && to == last + 1).map(|_| next)
}

/// Whether a cue stands right behind one that confirms, and is negated with it.
fn follows_confirm(view: &View, index: usize) -> bool {
    let before = index.checked_sub(1).map(|before| &view.cues[before]);
    before.is_some_and(|before| {
        before.tokens.past() == view.cues[index].span.first()
            && view.table.entry(before.entry).class == CueClass::Confirm
    })
}

/// The class a cue is used in: *show* of a document is evidence, *is said to* is hearsay.
fn class(view: &View, attribution: &Attribution, cue: &Cue, entry: &CueEntry, agentless: bool) -> CueClass {
    let document = matches!(attribution.source_type, SourceType::Document | SourceType::Dataset);
    if document && view.table.is_evidence(cue.entry) {
        CueClass::Evidence
    } else if agentless && cue.passive && view.table.is_hearsay(cue.entry) {
        CueClass::Hearsay
    } else {
        entry.class
    }
}

/// Whether a noun says that there is none: *no reports*, *no immediate claim*.
fn is_none(clauses: Clauses, cue: &Cue, entry: &CueEntry) -> bool {
    let first = cue.tokens.first();
    let mut before = first.saturating_sub(NOUN_REACH)..first;
    let no = |at| clauses.word(at).is(ScopeSet::NEGATIVE) && clauses.view.class(at).is(ClassSet::DETERMINER);
    entry.pos == CuePos::Noun && before.any(no)
}

/// Whether the cue's own group puts it in the future: *will announce*. What somebody will think is thought already.
fn will(clauses: Clauses, cue: &Cue, entry: &CueEntry) -> bool {
    let held = matches!(entry.class, CueClass::Think | CueClass::Expect | CueClass::Speculate | CueClass::Evidence);
    let group = cue.span.first()..cue.tokens.first();
    !held && group.into_iter().any(|at| clauses.word(at).is(ScopeSet::FUTURE))
}

/// What leads to a cue with its *to*.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    /// *refused to confirm*, *has yet to confirm*.
    negated: bool,
    /// The status of what somebody is only going to say: *is expected to explain*.
    ahead: Option<Status>,
}

fn before(clauses: Clauses, index: usize) -> Before {
    let view = clauses.view;
    let cue = &view.cues[index];
    let first = cue.span.first();
    let Some(to) = first.checked_sub(1).filter(|&to| to > 0 && view.class(to).is(ClassSet::TO)) else {
        return Before::default();
    };
    let past = view.cues.partition_point(|other| other.tokens.first() < to);
    let near = view.cues[..past].iter().rev().take_while(|other| other.sentence == cue.sentence);
    let word = clauses.word(to - 1);
    if word.is(ScopeSet::NEGATIVE_IMPLICATIVE.with(ScopeSet::IMPLICATIVE)) {
        let floor = view.sentence(cue.sentence).tokens.first();
        let turned = clauses.at(floor, to - 1).negated;
        return Before { negated: word.is(ScopeSet::NEGATIVE_IMPLICATIVE) ^ turned, ahead: None };
    }
    let governor = near.take(4).find(|other| other.tokens.past() == to);
    let ahead = governor.and_then(|other| {
        let entry = view.table.entry(other.entry);
        match entry.class {
            CueClass::Expect => Some(Status::Expected),
            CueClass::Promise => Some(entry.status.unwrap_or(Status::Promised)),
            _ => None,
        }
    });
    let promise = |other: &&Cue| view.table.entry(other.entry).class == CueClass::Promise;
    Before { negated: governor.filter(promise).is_some_and(|other| other.negated), ahead }
}
