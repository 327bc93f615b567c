//! The wire format: one [`Record`] a claim, or a [`LeanRecord`] for big runs. Fields stand in the order of
//! `docs/claim-format.md`, which explains them; nothing is omitted, and there are no maps with free keys.

use super::entities::EntityRecord;
use super::id::ClaimId;
use super::lists::{FactorList, FactorRecord, SmallList};
use super::schema as words;
use super::sources::SourceRecord;
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// Name and version of the format; within 1, fields are only added.
pub const SCHEMA: &str = "reportedly.claim/1";

/// One claim: who is said to have said what, where it stands, and how sure the reading is.
#[derive(Debug, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Record<'a> {
    /// Name and version of this format.
    #[schemars(schema_with = "words::schema_name")]
    pub schema: &'static str,
    /// Deterministic from document id, spans and cue class: 16 hex digits.
    #[schemars(schema_with = "words::claim_id")]
    pub id: ClaimId,
    /// The article.
    pub doc: &'a DocRecord<'a>,
    /// The sentence of the cue.
    pub sentence: SentenceRecord,
    /// Who said it; null when nobody is named.
    pub source: Option<SourceRecord<'a>>,
    /// The words that attribute.
    pub cue: CueRecord<'a>,
    /// What is said to have been said.
    pub content: ContentRecord<'a>,
    /// What the cue does with the content.
    #[schemars(schema_with = "words::status")]
    pub status: &'static str,
    /// How certain source and author are of the content.
    pub factuality: FactualityRecord,
    /// Modal words in the content. Always empty until a layer for them exists.
    pub modality: Vec<ModalityRecord>,
    /// Its place among claims inside claims.
    pub chain: ChainRecord<'a>,
    /// When it was said, and the times in the content.
    pub time: TimeRecord<'a>,
    /// Names inside source and content.
    pub entities: Vec<EntityRecord<'a>>,
    /// Quantities in the content, outside its times.
    pub quantities: Vec<QuantityRecord<'a>>,
    /// Topics of the article, by topic lexicons, the surest first; empty when none was loaded.
    pub topics: &'a [TopicRecord<'a>],
    /// Probability that this record is right; at most 4 decimals.
    #[schemars(range(min = 0, max = 1))]
    pub confidence: f64,
    /// high from 0.85, low below 0.60, else medium.
    #[schemars(schema_with = "words::band")]
    pub confidence_band: &'static str,
    /// What the confidence is made of; `log_odds` sum to the logit of `confidence_raw`.
    #[schemars(with = "Vec<FactorRecord>")]
    pub confidence_factors: FactorList<'a>,
    /// The confidence before calibration.
    #[schemars(range(min = 0, max = 1))]
    pub confidence_raw: f64,
    /// What other articles say. Null until documents have been compared.
    pub corroboration: Option<CorroborationRecord<'a>>,
    /// What made this record.
    pub engine: &'a EngineRecord<'a>,
}

/// A half-open range of the text: UTF-8 bytes unless other offsets were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Span")]
#[allow(missing_docs)]
pub struct SpanRecord {
    pub start: u32,
    pub end: u32,
}

/// An article's metadata.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Doc")]
#[allow(missing_docs)]
pub struct DocRecord<'a> {
    pub id: &'a str,
    pub title: Option<&'a str>,
    pub outlet: Option<&'a str>,
    pub url: Option<&'a str>,
    /// Day of publication, RFC 3339; null when none is known or the one given cannot be read.
    #[schemars(schema_with = "words::day")]
    pub published: Option<Cow<'a, str>>,
    /// Where that day came from.
    #[schemars(schema_with = "words::date_origin")]
    pub published_from: &'static str,
    /// Language code. Null until languages are told apart.
    pub lang: Option<&'a str>,
}

/// A sentence and its zone.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Sentence")]
#[allow(missing_docs)]
pub struct SentenceRecord {
    pub start: u32,
    pub end: u32,
    /// Number of the sentence in the article, from 0.
    pub index: u32,
    #[schemars(schema_with = "words::zone")]
    pub zone: &'static str,
}

/// The words that attribute.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Cue")]
#[allow(missing_docs)]
pub struct CueRecord<'a> {
    /// With its auxiliaries.
    pub span: SpanRecord,
    pub text: &'a str,
    /// Dictionary form; null for a colon or a dash.
    pub lemma: Option<&'a str>,
    #[schemars(schema_with = "words::cue_class")]
    pub class: &'static str,
    /// Null where the cue is no verb.
    #[schemars(schema_with = "words::voice")]
    pub voice: Option<&'static str>,
    pub negated: bool,
    /// Whether its verb group holds a modal other than *will*.
    pub modal: bool,
    /// Its entry in the cue lexicon; null for a colon or a dash.
    pub lexicon: Option<CueEntryRecord>,
}

/// A row of a cue lexicon.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "CueEntry")]
#[allow(missing_docs)]
pub struct CueEntryRecord {
    #[schemars(schema_with = "words::cue_pos")]
    pub pos: &'static str,
    /// Line of the table, from 1.
    pub line: u64,
}

/// What is said to have been said.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Content")]
#[allow(missing_docs)]
pub struct ContentRecord<'a> {
    /// Its pieces, in order; at least one.
    pub spans: SmallList<SpanRecord, 2>,
    /// Its pieces, joined by ` ... `.
    pub text: Cow<'a, str>,
    #[schemars(schema_with = "words::form")]
    pub form: &'static str,
    /// What of it stands in quotation marks, marks included.
    pub quotes: SmallList<SpanRecord, 2>,
    /// Whether its main predicate is negated: *the ships did not sail*.
    pub negated: bool,
}

/// FactBank values.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Factuality")]
#[allow(missing_docs)]
pub struct FactualityRecord {
    #[schemars(schema_with = "words::factuality")]
    pub source: &'static str,
    #[schemars(schema_with = "words::factuality")]
    pub author: &'static str,
}

/// A modal word.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Modality")]
#[allow(missing_docs)]
pub struct ModalityRecord {
    pub span: SpanRecord,
    #[schemars(schema_with = "words::modality")]
    pub kind: &'static str,
}

/// A claim's place among claims inside claims.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Chain")]
#[allow(missing_docs)]
pub struct ChainRecord<'a> {
    /// How many claims are around it.
    pub depth: u32,
    /// Id of the claim whose content holds it.
    #[schemars(schema_with = "words::optional_claim_id")]
    pub parent: Option<ClaimId>,
    /// Ids of the claims that its content holds directly.
    #[schemars(schema_with = "words::claim_ids")]
    pub children: SmallList<ClaimId, 2>,
    /// Names of the sources from the outermost claim to this one; those that name nobody are left out.
    #[schemars(with = "Vec<&str>")]
    pub path: SmallList<&'a str, 4>,
}

/// Times of a claim.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "Times")]
#[allow(missing_docs)]
pub struct TimeRecord<'a> {
    /// When it was said: times in the cue's clause, outside content and source.
    pub said: Vec<TimeExpression<'a>>,
    /// Times in the content.
    pub content: Vec<TimeExpression<'a>>,
}

/// A time expression as TIMEX3 has it.
#[derive(Debug, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct TimeExpression<'a> {
    pub span: SpanRecord,
    /// TIMEX3's type.
    #[serde(rename = "type")]
    #[schemars(schema_with = "words::time_kind")]
    pub kind: &'static str,
    /// TIMEX3's value; what is not known of a date is X.
    pub value: &'a str,
    /// TIMEX3's modifier, as APPROX or START; null when there is none.
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
    /// False where only the date of publication could tell what is X.
    pub resolved: bool,
}

/// A quantity.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Quantity")]
#[allow(missing_docs)]
pub struct QuantityRecord<'a> {
    pub span: SpanRecord,
    /// What sort of quantity.
    #[serde(rename = "type")]
    #[schemars(schema_with = "words::quantity_kind")]
    pub kind: &'static str,
    /// In ones; the lower end of a range.
    pub value: f64,
    /// The upper end of a range; null of what is no range.
    pub value_max: Option<f64>,
    /// UCUM or ISO 4217 code, %, pp, bp, or the counted noun in the singular; null where nothing tells.
    pub unit: Option<&'a str>,
    /// Whether the number is not meant exactly.
    pub approximate: bool,
    /// lower where the value is the least it can be, upper where the most; else null.
    #[schemars(schema_with = "words::bound")]
    pub bound: Option<&'static str>,
}

/// A topic of the article.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Topic")]
pub struct TopicRecord<'a> {
    /// Its name in the topic table.
    pub id: &'a str,
    /// How much the article is about it, 0.35..1; at most 4 decimals.
    #[schemars(range(min = 0, max = 1))]
    pub score: f64,
}

/// What other articles say of the same.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Corroboration")]
#[allow(missing_docs)]
pub struct CorroborationRecord<'a> {
    pub cluster: &'a str,
    /// Independent origins.
    pub origins: u32,
    /// Ids of records that agree.
    pub agreeing: Vec<&'a str>,
    /// Ids of records that contradict.
    pub contradicting: Vec<&'a str>,
}

/// What made a record.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Engine")]
#[allow(missing_docs)]
pub struct EngineRecord<'a> {
    pub name: &'static str,
    pub version: &'static str,
    /// Hash over version and lexicons: equal for equal results, 16 hex digits.
    #[schemars(schema_with = "words::claim_id")]
    pub configuration: ClaimId,
    pub lexicons: Vec<LexiconRecord<'a>>,
}

/// A lexicon that took part.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Lexicon")]
#[allow(missing_docs)]
pub struct LexiconRecord<'a> {
    pub id: &'a str,
    pub version: &'a str,
    pub hash: &'a str,
}
