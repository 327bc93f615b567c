//! The times of a claim: those inside its content, and the time at which it was said.

use super::Claim;
use crate::attribution::Attribution;
use crate::pipeline::Analysis;
use crate::span::TokenRange;
use crate::time::{Time, TimeKind};
use crate::words::ClassSet;

/// What lies inside the content of a claim, of a layer whose items are in order and disjoint, in order.
pub(super) fn inside<'t, T>(
    claim: Claim<'_>,
    layer: &'t [T],
    tokens: impl Fn(&T) -> TokenRange,
) -> impl Iterator<Item = &'t T> {
    let mut places: Vec<usize> = Vec::new();
    for piece in &claim.attribution.content {
        let first = layer.partition_point(|item| tokens(item).start < piece.start);
        places.extend((first..layer.len()).take_while(|at| tokens(&layer[*at]).end <= piece.end));
    }
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|at| &layer[at])
}

/// When a claim was said: dates and times of day in the clause of its cue, outside content and source. *On Monday the
/// minister said*, *the minister on Monday said*, *the minister said in a statement on Monday*; not a time in a clause that
/// hangs on the source, as in *the minister, who resigned last year, said*.
pub(super) fn said<'t>(claim: Claim<'_>, times: &'t [Time]) -> Vec<&'t Time> {
    let attribution = claim.attribution;
    let Some(sentence) = claim.sentence().map(|sentence| sentence.tokens) else { return Vec::new() };
    let clause = Clause { analysis: claim.analysis, attribution, sentence, times };
    let after = clause.after();
    let near = within(times, after).filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    let before = TokenRange { start: sentence.start, end: attribution.cue_tokens.start };
    let leading = within(times, before).filter(|time| matches!(time.kind, TimeKind::Date | TimeKind::Time));
    let mut found: Vec<&Time> = leading.filter(|time| clause.leads_to_cue(time.tokens)).chain(near).collect();
    found.retain(|time| attribution.source.is_none_or(|source| !source.overlaps(time.tokens)));
    found
}

/// The times whose tokens lie inside a range.
fn within(times: &[Time], range: TokenRange) -> impl Iterator<Item = &Time> {
    let first = times.partition_point(|time| time.tokens.start < range.start);
    times[first..].iter().take_while(move |time| time.tokens.end <= range.end)
}

/// The sentence around a cue.
struct Clause<'a> {
    analysis: &'a Analysis,
    attribution: &'a Attribution,
    sentence: TokenRange,
    times: &'a [Time],
}

impl Clause<'_> {
    fn class(&self, at: usize) -> ClassSet {
        self.analysis.classes.get(at).copied().unwrap_or(ClassSet::NONE)
    }

    fn in_content(&self, at: usize) -> bool {
        self.attribution.content.iter().any(|piece| piece.has(at))
    }

    fn in_time(&self, at: usize) -> bool {
        let next = self.times.partition_point(|time| time.tokens.past() <= at);
        self.times.get(next).is_some_and(|time| time.tokens.has(at))
    }

    /// The rest of the cue's clause: up to the content, the end of the sentence, or where another clause begins.
    fn after(&self) -> TokenRange {
        const END: ClassSet = ClassSet::WH
            .with(ClassSet::SUBORDINATOR)
            .with(ClassSet::THAT)
            .with(ClassSet::SEMICOLON)
            .with(ClassSet::COLON)
            .with(ClassSet::STOP)
            .with(ClassSet::QUOTE_OPEN)
            .with(ClassSet::VERB_CUE)
            .with(ClassSet::GERUND_CUE);
        let start = self.attribution.cue_tokens.past();
        // *Jan. 22* and *3:30 p.m.* hold marks that end nothing.
        let ends = |at: &usize| {
            let end = self.class(*at).is(END) && !self.leads_to_date(*at) && !self.in_time(*at);
            self.in_content(*at) || end
        };
        let end = (start..self.sentence.past()).find(ends).unwrap_or(self.sentence.past().max(start));
        TokenRange::new(start, end)
    }

    /// Whether a word that may begin a clause is a preposition of a date here: *after Monday*, *until 2024*.
    fn leads_to_date(&self, at: usize) -> bool {
        const DATE: ClassSet = ClassSet::WEEKDAY.with(ClassSet::MONTH).with(ClassSet::NUMBER);
        self.class(at).is(ClassSet::PREPOSITION) && self.class(at + 1).is(DATE)
    }

    /// Whether a time before the cue belongs to it: it stands first in the sentence, or right before the cue.
    fn leads_to_cue(&self, time: TokenRange) -> bool {
        const LIGHT: ClassSet = ClassSet::PREPOSITION.with(ClassSet::MARK).with(ClassSet::ADVERB);
        let outside = (time.start as usize..time.past()).all(|at| !self.in_content(at));
        let first = self.sentence.first();
        let leads = time.first() - first <= 2 && (first..time.first()).all(|at| self.class(at).is(LIGHT));
        let meets = (time.past()..self.attribution.cue_tokens.first())
            .all(|at| self.class(at).is(ClassSet::ADVERB.with(ClassSet::FINITE)));
        // With a content before it the clause of the cue begins later.
        let content_between =
            self.attribution.content.iter().any(|piece| piece.start < self.attribution.cue_tokens.start);
        outside && (meets || leads && !content_between)
    }
}
