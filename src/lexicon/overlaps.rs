//! Names that can never match, and surfaces that several names claim.

use super::entry::{Ambiguity, Body, Lexicon};
use super::store::NameRow;
use crate::gazetteer::{NameKind, can_match};
use std::collections::HashMap;

/// How many findings of one kind are named; the rest is counted.
const NAMED: usize = 12;

fn names<'l>(lexicons: impl IntoIterator<Item = &'l Lexicon>) -> impl Iterator<Item = (&'l Lexicon, NameRow<'l>)> {
    lexicons.into_iter().flat_map(|lexicon| {
        let names = match &lexicon.body {
            Body::Names(names) => Some(names),
            _ => None,
        };
        names.into_iter().flat_map(|names| names.iter()).map(move |name| (lexicon, name))
    })
}

/// A warning for every surface or name of `lexicon` that can never match beside `all`.
pub(super) fn useless(lexicon: &Lexicon, all: &[Lexicon]) -> Vec<String> {
    let can_match = can_match(all);
    let mut sure: HashMap<&str, bool> = HashMap::new();
    for (_, name) in names(all) {
        let is_sure = name.ambiguity() != Ambiguity::NeverAlone && has_own_ground(&name);
        *sure.entry(name.id()).or_default() |= is_sure;
    }
    let is_sure = |id: &str| sure.get(id).copied().unwrap_or(false);
    let mut warnings = Vec::new();
    for (_, name) in names([lexicon]) {
        let place = format!("{}, line {}", lexicon.id, name.line());
        for surface in name.surfaces().filter(|surface| !can_match(surface, name.ambiguity())) {
            warnings.push(format!(
                "{place}: {surface:?} of {} can never match: it is a function word, or has no word; \
                 a function word needs ambiguity \"safe\"",
                name.id()
            ));
        }
        let supported = is_sure(name.id())
            || (name.ambiguity() == Ambiguity::NeverAlone && name.parents().iter().any(|id| is_sure(id)));
        if !has_own_ground(&name) && !supported {
            let (wants, lacks) = match name.ambiguity() {
                Ambiguity::NeedsContext => ("needs_context", "it has no context_any"),
                _ => ("never_alone", "no other name has its id, and no parent can be found for sure"),
            };
            warnings.push(format!("{place}: {} can never match: it is {wants}, but {lacks}", name.id()));
        }
    }
    shortened(warnings)
}

/// Whether a name can match without another's support.
fn has_own_ground(name: &NameRow) -> bool {
    match name.ambiguity() {
        Ambiguity::Safe | Ambiguity::Normal | Ambiguity::NeedsPlace => true,
        Ambiguity::NeedsContext => !name.context_any().is_empty(),
        Ambiguity::NeverAlone => false,
    }
}

/// A warning for every surface of `own` that another id claims too, with the one that wins where both may stand.
pub(super) fn contested(own: &[Lexicon], all: &[Lexicon]) -> Vec<String> {
    let mut claims: HashMap<String, Vec<(&Lexicon, NameRow)>> = HashMap::new();
    for (lexicon, name) in names(all) {
        for surface in name.surfaces() {
            let claim = claims.entry(surface.replace('’', "'").to_lowercase()).or_default();
            if claim.iter().all(|(_, other)| other.id() != name.id()) {
                claim.push((lexicon, name));
            }
        }
    }
    let is_own = |(lexicon, _): &(&Lexicon, NameRow)| own.iter().any(|own| own.id == lexicon.id);
    // Which place of several is meant is told in each document, by its other places.
    let all_places = |claim: &[(&Lexicon, NameRow)]| {
        claim.iter().all(|(lexicon, name)| lexicon.id == claim[0].0.id && NameKind::of(name.kind()) == NameKind::Place)
    };
    let is_contested =
        |claim: &[(&Lexicon, NameRow)]| claim.len() > 1 && claim.iter().any(is_own) && !all_places(claim);
    let mut contested: Vec<_> = claims.into_iter().filter(|(_, claim)| is_contested(claim)).collect();
    contested.sort_by(|a, b| a.0.cmp(&b.0));
    let warning = |(surface, mut claim): (String, Vec<(&Lexicon, NameRow)>)| {
        claim.sort_by(|(a, x), (b, y)| {
            b.priority
                .cmp(&a.priority)
                .then(y.weight().total_cmp(&x.weight()))
                .then(a.id.cmp(&b.id))
                .then(x.line().cmp(&y.line()))
        });
        let claimants: Vec<String> =
            claim.iter().map(|(lexicon, name)| format!("{} of {}", name.id(), lexicon.id)).collect();
        format!("{surface:?} is claimed by {}; the first that may stand wins", claimants.join(", "))
    };
    shortened(contested.into_iter().map(warning).collect())
}

fn shortened(mut warnings: Vec<String>) -> Vec<String> {
    let more = warnings.len().saturating_sub(NAMED);
    if more > 0 {
        warnings.truncate(NAMED);
        warnings.push(format!("... and {more} more like the last"));
    }
    warnings
}
