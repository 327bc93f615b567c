//! Placing: the names found among the lexicon's mentions, and mentions that are one thing joined to entities.

use super::groups::Groups;
use super::{Candidate, Entity, Evidence, EvidenceSet, Layers};
use crate::gazetteer::{Gazetteer, Mention, NameId, NameKind, Readings};

/// The entity that a mention belongs to: names of a lexicon by their id, others by how their fullest form is written.
type Key = u64;

/// Puts the candidates that are names among the `mentions`, in the place of those inside them, and lists the `entities`. Places
/// inside names that are no persons' go to `inner`.
pub(super) fn place(
    layers: Layers<'_>,
    candidates: &[Candidate],
    groups: &Groups,
    mentions: &mut Vec<Mention>,
    inner: &mut Vec<Mention>,
    entities: &mut Vec<Entity>,
) {
    inner.clear();
    let old = std::mem::take(mentions);
    let mut keys: Vec<(Key, EvidenceSet)> = Vec::with_capacity(old.len() + candidates.len());
    mentions.reserve(old.len() + candidates.len());
    let mut at = 0;
    let plain = |mention: &Mention| (mention.name.map_or(0, |name| key_of(name, layers.gazetteer)), EvidenceSet::NONE);
    for (number, candidate) in candidates.iter().enumerate() {
        let group = groups.of(number);
        let Some((mut kind, lead)) = group.kind else { continue };
        let lexicon = candidate.known.map(|known| old[known as usize].kind);
        // The town of a dateline stays one where the rest of the text is about its team.
        let has = |evidence| candidate.evidence.has(evidence);
        let located = has(Evidence::Dateline)
            || has(Evidence::PlaceBehind)
            || kind == NameKind::Organisation && has(Evidence::Located);
        if lexicon == Some(NameKind::Place) && located {
            kind = NameKind::Place;
        }
        if kind == NameKind::Other && candidate.known.is_none() && lead < 10 {
            continue;
        }
        while old.get(at).is_some_and(|mention| mention.tokens.start < candidate.tokens.start) {
            // One that reaches into the candidate gives way too.
            if old[at].tokens.end <= candidate.tokens.start {
                mentions.push(old[at]);
                keys.push(plain(&old[at]));
            }
            at += 1;
        }
        while let Some(covered) = old.get(at).filter(|mention| mention.tokens.start < candidate.tokens.end) {
            let is_part = candidate.known.is_none() && covered.tokens.end <= candidate.tokens.end;
            if is_part && covered.kind == NameKind::Place && kind != NameKind::Person {
                inner.push(*covered);
            }
            at += 1;
        }
        let known = candidate.known.map(|known| &old[known as usize]).filter(|known| known.kind == kind);
        let mention = known.copied().unwrap_or_else(|| Mention {
            tokens: candidate.tokens,
            span: layers.tokens[candidate.tokens.first()].span.cover(layers.tokens[candidate.tokens.past() - 1].span),
            kind,
            name: None,
            score: 1.0 - 0.5 / (1.0 + f32::from(lead.max(0)) / 10.0),
            readings: Readings::default(),
            entity: 0,
        });
        let full = &candidates[groups.full(number)];
        let name =
            full.known.map(|known| &old[known as usize]).filter(|known| known.kind == kind).and_then(|it| it.name);
        let key = name.or(mention.name).map_or(full.surface, |name| key_of(name, layers.gazetteer));
        mentions.push(mention);
        keys.push((key, group.evidence));
    }
    for mention in &old[at..] {
        mentions.push(*mention);
        keys.push(plain(mention));
    }
    join(mentions, &keys, entities);
}

/// Numbers the entities in order of their first mentions.
fn join(mentions: &mut [Mention], keys: &[(Key, EvidenceSet)], entities: &mut Vec<Entity>) {
    entities.clear();
    let mut order: Vec<(Key, u32)> = (0..).zip(keys).map(|(at, (key, _))| (*key, at)).collect();
    order.sort_unstable();
    // The first mention of each thing stands for it.
    let mut first = vec![0; mentions.len()];
    for same in order.chunk_by(|a, b| a.0 == b.0) {
        for (_, at) in same {
            first[*at as usize] = same[0].1;
        }
    }
    for at in 0..mentions.len() {
        if first[at] as usize == at {
            mentions[at].entity = entities.len() as u32;
            let Mention { kind, name, .. } = mentions[at];
            entities.push(Entity { kind, fullest: at as u32, name, evidence: keys[at].1 });
            continue;
        }
        mentions[at].entity = mentions[first[at] as usize].entity;
        let entity = &mut entities[mentions[at].entity as usize];
        entity.evidence = entity.evidence.with(keys[at].1);
        entity.name = entity.name.or(mentions[at].name);
        if mentions[at].tokens.len() > mentions[entity.fullest as usize].tokens.len() {
            entity.fullest = at as u32;
        }
    }
}

/// The key of a lexicon's name. A row for a short form, whose id is its parent's and a suffix, has its parent's key.
fn key_of(name: NameId, gazetteer: &Gazetteer) -> Key {
    let id = gazetteer.row(name).id();
    let is_full = |parent: &&str| id.strip_prefix(*parent).is_some_and(|rest| rest.starts_with('.'));
    gazetteer.parents(name).find(is_full).map_or_else(|| Gazetteer::entity_of(id), Gazetteer::entity_of)
}
