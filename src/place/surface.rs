//! The surfaces of a document's places, each with all that it may mean.

use super::context::{Context, LIKELY, vector};
use super::parts::Parts;
use crate::gazetteer::{Gazetteer, Mention, NameId, Whereabouts};
use crate::text::{Token, WordKey};
use smallvec::SmallVec;
use std::collections::HashMap;

/// A surface: mentions written alike.
#[derive(Debug)]
pub(super) struct Surface {
    pub mentions: Vec<u32>,
    /// What it may mean, in the order in which its mentions offer them.
    pub senses: Vec<Sense>,
}

/// A place that a surface may mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    pub name: NameId,
    /// Hashes of its own id and of the first two that hold it; 0 for none.
    pub holders: [u64; 3],
    /// Hash of its country's id; 0 when not known.
    pub country: u64,
    /// A vector in km; None for countries, peoples, regions and seas, which are wide.
    pub point: Option<[f32; 3]>,
    pub weight: f32,
    /// Whether something beside a mention speaks for it.
    pub beside: bool,
    pub parts: Parts,
    /// Its share among the senses of its surface, 0..1.
    pub share: f32,
}

impl Sense {
    fn new(gazetteer: &Gazetteer, name: NameId) -> Sense {
        let row = gazetteer.row(name);
        let Whereabouts { country, parents: [first, second], is_wide } = gazetteer.whereabouts(name);
        Sense {
            name,
            holders: [Gazetteer::entity_of(row.id()), first, second],
            country,
            point: row.position().filter(|_| !is_wide).map(vector),
            weight: row.weight(),
            beside: false,
            parts: Parts::default(),
            share: 0.0,
        }
    }

    /// Whether it is part of `other`, as far as their rows tell: one holds the other, or both are in one division.
    pub fn lies_in(&self, other: &Sense) -> bool {
        let above = other.holders.iter().filter(|id| **id != 0 && (**id != self.country || other.holders[0] == **id));
        self.holders[0] != other.holders[0]
            && (above.clone().any(|id| self.holders[1..].contains(id)) || self.country == other.holders[0])
    }
}

impl Surface {
    /// Judges every sense beside the context; the surface is the `at`th of all.
    pub fn judge(&mut self, context: &Context, at: usize) {
        if let [only] = self.senses.as_mut_slice() {
            only.share = 1.0;
            return;
        }
        let likely = likely(&self.senses);
        for sense in &mut self.senses {
            sense.parts = context.parts(&likely, at, sense);
        }
        let total = |sense: &Sense| sense.parts.total();
        let most = self.senses.iter().map(total).fold(f32::MIN, f32::max);
        let all: f32 = self.senses.iter().map(|sense| (total(sense) - most).exp()).sum();
        for sense in &mut self.senses {
            sense.share = (sense.parts.total() - most).exp() / all;
        }
    }

    /// The shares of some of its senses, to sum to 1.
    pub fn share_out(&self, names: &[NameId], shares: &mut [f32]) {
        // Both are in one order, as a rule.
        let mut at = 0;
        for (own, name) in shares.iter_mut().zip(names) {
            let is_it = |sense: &Sense| sense.name == *name;
            let rest = self.senses[at..].iter().position(is_it).map(|more| at + more);
            let found = rest.or_else(|| self.senses.iter().position(is_it));
            *own = found.map_or(0.0, |found| self.senses[found].share);
            at = found.map_or(at, |found| found + 1);
        }
        let all: f32 = shares.iter().sum();
        shares.iter_mut().for_each(|own| *own = if all > 0.0 { *own / all } else { 0.0 });
    }
}

/// The surfaces of the mentions that are places, in the order of their first mentions.
pub(super) fn surfaces(
    tokens: &[Token],
    gazetteer: &Gazetteer,
    mentions: &[Mention],
    readings: &[NameId],
) -> Vec<Surface> {
    let mut list: Vec<Surface> = Vec::new();
    let mut known: HashMap<u64, usize> = HashMap::new();
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| super::is_place(mention)) {
        let at = *known.entry(written(&tokens[mention.tokens.range()])).or_insert(list.len());
        if at == list.len() {
            list.push(Surface { mentions: Vec::new(), senses: Vec::new() });
        }
        let surface = &mut list[at];
        let last = surface.mentions.last().map(|last| &mentions[*last as usize]);
        let is_same =
            |last: &Mention| last.name == mention.name && last.readings.of(readings) == mention.readings.of(readings);
        let is_known = last.is_some_and(is_same);
        surface.mentions.push(index as u32);
        if is_known {
            continue;
        }
        // Another lexicon's readings are weaker by its priority.
        let lexicon = mention.name.map(|name| gazetteer.lexicon(name));
        for &name in mention.readings.of(readings) {
            let is_new = || surface.senses.iter().all(|sense| sense.name != name);
            if Some(gazetteer.lexicon(name)) == lexicon && is_new() {
                surface.senses.push(Sense::new(gazetteer, name));
            }
        }
    }
    list
}

/// The senses that speak for others.
pub(super) fn likely(senses: &[Sense]) -> SmallVec<[Sense; 4]> {
    senses.iter().filter(|sense| sense.share >= LIKELY).copied().collect()
}

/// A hash of the words.
fn written(tokens: &[Token]) -> u64 {
    let words = tokens.iter().map(|token| token.key);
    words.fold(0, |hash: u64, WordKey(key)| (hash.rotate_left(5) ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}
