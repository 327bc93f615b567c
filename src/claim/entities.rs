//! The names inside the source and the content of a claim.

use super::Claim;
use super::alternatives::AlternativeRecord;
use super::record::SpanRecord;
use super::records::{Records, four_decimals};
use crate::gazetteer::Mention;
use crate::span::TokenRange;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;

/// A name from a lexicon.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Entity")]
#[allow(missing_docs)]
pub struct EntityRecord<'a> {
    pub span: SpanRecord,
    pub text: &'a str,
    /// Dotted, as *place.port*.
    #[serde(rename = "type")]
    pub kind: &'a str,
    /// Its id in that lexicon; null for a name that no lexicon holds.
    pub id: Option<&'a str>,
    /// The lexicon's name for it, or its own words.
    pub canonical: &'a str,
    /// Id of the lexicon; null for a name that no lexicon holds.
    pub lexicon: Option<&'a str>,
    /// WGS84 degrees.
    pub lat: Option<f64>,
    /// WGS84 degrees.
    pub lon: Option<f64>,
    /// How much this reading is to be trusted, 0..1; at most 4 decimals.
    pub score: f64,
    /// What else the name of a place may mean, likeliest first; empty for other names.
    pub alternatives: Vec<AlternativeRecord<'a>>,
}

impl<'a> Records<'a> {
    /// The mentions inside some tokens.
    pub(super) fn mentions(&self, tokens: TokenRange) -> impl Iterator<Item = &'a Mention> {
        inside(&self.analysis.mentions, tokens)
    }

    pub(super) fn entities(&self, claim: Claim<'a>) -> Vec<EntityRecord<'a>> {
        let ranges = claim.attribution.source.iter().chain(&claim.attribution.content);
        let names = |&tokens: &TokenRange| self.mentions(tokens).chain(inside(&self.analysis.inner, tokens));
        let mut mentions: Vec<&Mention> = ranges.flat_map(names).collect();
        mentions.sort_unstable_by_key(|mention| (mention.tokens.start, Reverse(mention.tokens.end)));
        mentions.dedup();
        let gazetteer = self.pipeline.gazetteer();
        let entity = |mention: &Mention| {
            let name = self.lexicon_name(mention);
            let position = name.and_then(|name| name.position);
            EntityRecord {
                span: self.span(mention.span),
                text: claim.words(mention.span),
                kind: mention.type_in(gazetteer),
                id: name.map(|name| name.id),
                canonical: self.canonical(mention),
                lexicon: name.map(|name| name.lexicon),
                lat: position.map(|(lat, _)| lat),
                lon: position.map(|(_, lon)| lon),
                score: four_decimals(mention.score),
                alternatives: self.alternatives(mention),
            }
        };
        mentions.into_iter().map(entity).collect()
    }
}
/// Those of ordered, disjoint mentions that lie inside some tokens.
fn inside(mentions: &[Mention], tokens: TokenRange) -> impl Iterator<Item = &Mention> {
    let first = mentions.partition_point(|mention| mention.tokens.start < tokens.start);
    mentions[first..].iter().take_while(move |mention| mention.tokens.end <= tokens.end)
}
