//! Which of several places a name means, chosen for a whole document: toponym resolution.
//!
//! A surface has one sense in a document. Each of its readings gets a sum of named [`Parts`]: how well known the place is,
//! whether what holds it stands beside it (*Springfield, Ill.*), and how much the document's other places and its outlet
//! lie in the same country, division and neighbourhood. The sums are taken in rounds, so that in the second a surface is
//! judged beside what the others were taken for in the first.

mod beside;
mod context;
mod parts;
mod surface;

use crate::document::Document;
use crate::gazetteer::{Gazetteer, Mention, NameId, NameKind};
use crate::text::Token;
use context::Context;
pub(crate) use context::kilometres;
pub use parts::Parts;
use surface::Surface;

/// How often every surface is judged beside the others.
const ROUNDS: usize = 3;

/// What speaks for one reading of one mention.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ground {
    /// The mention, as a place in the list of mentions.
    pub mention: usize,
    /// The reading.
    pub name: NameId,
    /// What speaks for it.
    pub parts: Parts,
}

/// Chooses a reading for each mention of a place, and sets the mention's score.
///
/// `shares` is filled beside `readings` with how likely each is among those of its mention, 0..1, to sum to 1; all are 0
/// for a mention of something else. Takes linear time.
pub fn resolve(
    document: &Document,
    tokens: &[Token],
    gazetteer: &Gazetteer,
    mentions: &mut [Mention],
    readings: &[NameId],
    shares: &mut Vec<f32>,
) {
    shares.clear();
    shares.resize(readings.len(), 0.0);
    for mention in mentions.iter().filter(|mention| is_place(mention) && mention.readings.count == 1) {
        shares[mention.readings.first as usize] = 1.0;
    }
    for surface in judged(document, tokens, gazetteer, mentions, readings) {
        for &index in &surface.mentions {
            let mention = &mut mentions[index as usize];
            let own = mention.readings.first as usize..(mention.readings.first + mention.readings.count) as usize;
            let (names, shares) = (&readings[own.clone()], &mut shares[own]);
            surface.share_out(names, shares);
            let best = (0..names.len()).rev().max_by(|&a, &b| shares[a].total_cmp(&shares[b]));
            if let (Some(best), true) = (best, names.len() > 1) {
                let weight = |name: NameId| gazetteer.weight(name).max(0.01);
                let prior = mention.name.map_or(1.0, weight) / names.iter().copied().map(weight).sum::<f32>();
                mention.score *= (0.5 + 0.5 * shares[best]) / (0.5 + 0.5 * prior);
                mention.name = Some(names[best]);
            }
        }
    }
}

/// What speaks for each reading of each mention that has several, in the order of mentions, best reading first.
pub fn grounds(
    document: &Document,
    tokens: &[Token],
    gazetteer: &Gazetteer,
    mentions: &[Mention],
    readings: &[NameId],
) -> Vec<Ground> {
    let surfaces = judged(document, tokens, gazetteer, mentions, readings);
    let mut grounds = Vec::new();
    for surface in &surfaces {
        for &index in &surface.mentions {
            let names = mentions[index as usize].readings.of(readings);
            let senses = surface.senses.iter().filter(|sense| names.len() > 1 && names.contains(&sense.name));
            grounds.extend(senses.map(|sense| Ground {
                mention: index as usize,
                name: sense.name,
                parts: sense.parts,
            }));
        }
    }
    grounds.sort_by(|a, b| a.mention.cmp(&b.mention).then(b.parts.total().total_cmp(&a.parts.total())));
    grounds
}

fn is_place(mention: &Mention) -> bool {
    mention.kind == NameKind::Place && mention.readings.count > 0
}

/// The surfaces of a document's places, in the order of their first mentions, with every sense judged; none if no mention
/// may mean several.
fn judged(
    document: &Document,
    tokens: &[Token],
    gazetteer: &Gazetteer,
    mentions: &[Mention],
    readings: &[NameId],
) -> Vec<Surface> {
    if !mentions.iter().any(|mention| is_place(mention) && mention.readings.count > 1) {
        return Vec::new();
    }
    let mut surfaces = surface::surfaces(tokens, gazetteer, mentions, readings);
    beside::mark(tokens, gazetteer, mentions, readings, &mut surfaces);
    let home = context::home(document, gazetteer);
    for round in 0..ROUNDS {
        let context = if round == 0 { Context::alone(home) } else { Context::of(&surfaces, home) };
        for (at, surface) in surfaces.iter_mut().enumerate() {
            surface.judge(&context, at);
        }
    }
    surfaces
}
