//! Names beside each other: *Springfield, Ill.*, *Gori, Georgia*.

use super::surface::{Sense, Surface};
use crate::gazetteer::{Gazetteer, Mention, NameId};
use crate::text::{Gap, Token, TokenKind, WordKey};

/// Marks the senses that the name after a comma, or before one, speaks for.
pub(super) fn mark(
    tokens: &[Token],
    gazetteer: &Gazetteer,
    mentions: &[Mention],
    readings: &[NameId],
    surfaces: &mut [Surface],
) {
    let comma = WordKey::of(",");
    let mut surface_of = vec![None; mentions.len()];
    for (at, surface) in surfaces.iter().enumerate() {
        surface.mentions.iter().for_each(|mention| surface_of[*mention as usize] = Some(at));
    }
    let is_beside = |inner: &Mention, outer: &Mention| {
        let between = &tokens[inner.tokens.past()..outer.tokens.first()];
        matches!(between, [only] if only.key == comma && only.kind == TokenKind::Mark)
            && tokens[outer.tokens.first()].gap != Gap::Paragraph
    };
    let holds =
        |sense: &Sense| matches!(gazetteer.row(sense.name).kind(), "place.region" | "place.county" | "place.country");
    for (index, pair) in mentions.windows(2).enumerate() {
        let [inner, outer] = pair else { continue };
        if inner.tokens.past() + 1 != outer.tokens.first() || !is_beside(inner, outer) {
            continue;
        }
        let (Some(a), Some(b)) = (surface_of[index], surface_of[index + 1]) else { continue };
        if a == b {
            continue;
        }
        let own = |mention: &Mention, sense: &Sense| mention.readings.of(readings).contains(&sense.name);
        let (mut inside, mut around) = (Vec::new(), Vec::new());
        for (x, sense) in surfaces[a].senses.iter().enumerate().filter(|(_, sense)| own(inner, sense)) {
            for (y, holder) in surfaces[b].senses.iter().enumerate() {
                if own(outer, holder) && holds(holder) && sense.lies_in(holder) {
                    inside.push(x);
                    around.push(y);
                }
            }
        }
        inside.into_iter().for_each(|x| surfaces[a].senses[x].beside = true);
        around.into_iter().for_each(|y| surfaces[b].senses[y].beside = true);
    }
}
