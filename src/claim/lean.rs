//! Lean records: what big runs need of a claim.

use super::id::ClaimId;
use super::lists::SmallList;
use super::record::SpanRecord;
use super::records::{Records, four_decimals};
use super::schema as words;
use super::{Claim, SCHEMA};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// The parts of a [`Record`](super::Record) that big runs need, in the same nesting.
#[derive(Debug, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct LeanRecord<'a> {
    #[schemars(schema_with = "words::schema_name")]
    pub schema: &'static str,
    #[schemars(schema_with = "words::claim_id")]
    pub id: ClaimId,
    pub doc: LeanDoc<'a>,
    pub source: Option<LeanSource<'a>>,
    pub cue: LeanCue<'a>,
    pub content: LeanContent<'a>,
    #[schemars(schema_with = "words::status")]
    pub status: &'static str,
    #[schemars(range(min = 0, max = 1))]
    pub confidence: f64,
}

/// The article in a [`LeanRecord`].
#[derive(Debug, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct LeanDoc<'a> {
    pub id: &'a str,
}

/// The source in a [`LeanRecord`].
#[derive(Debug, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct LeanSource<'a> {
    pub span: SpanRecord,
    pub text: &'a str,
    #[serde(rename = "type")]
    #[schemars(schema_with = "words::source_type")]
    pub kind: &'static str,
}

/// The cue in a [`LeanRecord`].
#[derive(Debug, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct LeanCue<'a> {
    pub span: SpanRecord,
    pub text: &'a str,
    #[schemars(schema_with = "words::cue_class")]
    pub class: &'static str,
}

/// The content in a [`LeanRecord`].
#[derive(Debug, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct LeanContent<'a> {
    pub spans: SmallList<SpanRecord, 2>,
    pub text: Cow<'a, str>,
    #[schemars(schema_with = "words::form")]
    pub form: &'static str,
}

impl<'a> Records<'a> {
    /// The lean record of a claim.
    pub fn lean(&self, claim: Claim<'a>) -> LeanRecord<'a> {
        LeanRecord {
            schema: SCHEMA,
            id: self.id(claim),
            doc: LeanDoc { id: self.document.id() },
            source: claim.source_span().map(|span| LeanSource {
                span: self.span(span),
                text: claim.words(span),
                kind: claim.source_type().name(),
            }),
            cue: LeanCue { span: self.span(claim.cue_span()), text: claim.cue(), class: claim.cue_class().name() },
            content: LeanContent {
                spans: claim.content_spans().map(|span| self.span(span)).collect(),
                text: claim.content(),
                form: claim.form().name(),
            },
            status: claim.status().name(),
            confidence: four_decimals(claim.confidence()),
        }
    }
}
