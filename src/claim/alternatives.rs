//! What else the name of a place may mean.

use super::Records;
use super::records::four_decimals;
use crate::gazetteer::Mention;
use schemars::JsonSchema;
use serde::Serialize;

/// How many of them a record names.
const MOST: usize = 5;

/// Another reading of a name.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Alternative")]
pub struct AlternativeRecord<'a> {
    /// Its id in its lexicon.
    pub id: &'a str,
    /// How likely it is among all readings of the name, 0..1; at most 4 decimals.
    pub score: f64,
}

impl<'a> Records<'a> {
    /// What else a mention of a place may mean, likeliest first: at most five, and none whose score would be printed as 0.
    pub(crate) fn alternatives(&self, mention: &Mention) -> Vec<AlternativeRecord<'a>> {
        let shares = self.analysis.shares.iter().skip(mention.readings.first as usize);
        let others = mention.readings.of(&self.analysis.readings).iter().zip(shares);
        let others = others.filter(|(name, _)| Some(**name) != mention.name).map(|(name, share)| AlternativeRecord {
            id: self.pipeline.gazetteer().name(*name).id,
            score: four_decimals(*share),
        });
        let mut others: Vec<_> = others.filter(|other| other.score > 0.0).collect();
        others.sort_by(|a, b| b.score.total_cmp(&a.score));
        others.truncate(MOST);
        others
    }
}
