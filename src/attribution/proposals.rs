//! Proposals: whole attributions that might be right, and what the cue alone says of them.

use super::contents::{Passed, Pieces, is_gerund};
use super::features::{Feature, FeatureSet};
use super::tally::within;
use super::view::{QUOTE, View};
use super::{Earlier, Frame};
use crate::cue::Cue;
use crate::lexicon::{CuePos, VerbForm};
use crate::span::TokenRange;
use crate::text::Zone;
use crate::words::ClassSet;

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
    /// The ends that its content passes over.
    pub passed: Passed,
    /// The evidence.
    pub features: FeatureSet,
}

/// Where a cue's context begins: with its sentence, or after the opening mark of the quote it is in.
pub(super) fn floor(view: &View, cue: &Cue) -> usize {
    let sentence = view.sentence(cue.sentence).tokens.first();
    match view.class(cue.tokens.first()).is(ClassSet::QUOTED).then(|| view.quote_at(cue.tokens.first())).flatten() {
        // A closing mark without an opening one makes a quote that may begin with the cue itself.
        Some(quote) => sentence.max(quote.tokens.first() + usize::from(quote.opened)),
        None => sentence,
    }
}

/// Evidence from the cue and its surroundings alone.
pub(crate) fn cue_features(view: &View, cue: &Cue, earlier: &Earlier) -> FeatureSet {
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
