//! One JSON object a document: all of its layers, as lists of `[start, end]`.

use super::{Options, Sink, push_line, write_all};
use crate::claim::{AlternativeRecord, Records, TopicRecord, four_decimals};
use crate::document::Document;
use crate::error::Result;
use crate::lexicon::Bound;
use crate::pipeline::{Analysis, Pipeline};
use crate::span::Span;
use serde::Serialize;
use std::cmp::Reverse;
use std::io::Write;

/// Writes each document's sentences, tokens, mentions, times, quantities, cues, topics and attributions as a line of JSON.
#[derive(Debug)]
pub struct Layers<W> {
    out: W,
    options: Options,
}

/// First and past-last offset.
type Pair = [u32; 2];

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    /// The id again, under the name that scorers look for.
    doc_id: &'a str,
    sentences: Vec<Pair>,
    tokens: Vec<Pair>,
    mentions: Vec<MentionLine<'a>>,
    times: Vec<TimeLine>,
    quantities: Vec<QuantityLine>,
    cues: Vec<CueLine<'a>>,
    topics: Vec<TopicRecord<'a>>,
    attributions: Vec<AttributionLine>,
}

#[derive(Serialize)]
struct MentionLine<'a> {
    span: Pair,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    /// None for a name that no lexicon holds.
    id: Option<&'a str>,
    /// Number of the thing it names: mentions with the same number are joined. None for a place inside another name.
    entity: Option<u32>,
    /// Names of what spoke for and against kinds of that thing; empty for one that was taken as its lexicon gave it.
    evidence: Vec<&'static str>,
    lat: Option<f64>,
    lon: Option<f64>,
    score: f64,
    alternatives: Vec<AlternativeRecord<'a>>,
}

#[derive(Serialize)]
struct TimeLine {
    span: Pair,
    #[serde(rename = "type")]
    kind: &'static str,
    value: String,
    #[serde(rename = "mod")]
    modifier: Option<&'static str>,
    resolved: bool,
}

#[derive(Serialize)]
struct QuantityLine {
    span: Pair,
    #[serde(rename = "type")]
    kind: &'static str,
    value: f64,
    value_max: Option<f64>,
    unit: Option<String>,
    approximate: bool,
    bound: Option<&'static str>,
}

#[derive(Serialize)]
struct CueLine<'a> {
    span: Pair,
    text: &'a str,
    class: &'static str,
}

#[derive(Serialize)]
struct AttributionLine {
    source: Vec<Pair>,
    cue: Vec<Pair>,
    content: Vec<Pair>,
    status: &'static str,
    form: &'static str,
    source_type: &'static str,
    confidence: f64,
    /// Number, in this list, of the attribution whose content holds this one; counted before any is left out.
    parent: Option<u32>,
}

impl<W: Write> Layers<W> {
    /// Writes to `out`, in big pieces; the profile makes no difference.
    pub fn new(out: W, options: Options) -> Self {
        Layers { out, options }
    }

    /// What was written to.
    pub fn into_inner(self) -> W {
        self.out
    }
}

impl<W: Write> Sink for Layers<W> {
    fn encode(&self, pipeline: &Pipeline, document: &Document, analysis: &Analysis, out: &mut Vec<u8>) {
        let records = Records::new(pipeline, document, analysis, self.options.offsets);
        let text = document.text();
        let pair = |span: Span| {
            let span = records.span(span);
            [span.start, span.end]
        };
        let evidence = |entity: u32| {
            let entity = analysis.entities.get(entity as usize);
            entity.map(|entity| entity.evidence).unwrap_or_default().iter()
        };
        let outer = analysis.mentions.iter().map(|mention| (mention, Some(mention.entity)));
        let mut mentions: Vec<_> = outer.chain(analysis.inner.iter().map(|place| (place, None))).collect();
        mentions.sort_by_key(|(mention, _)| (mention.tokens.start, Reverse(mention.tokens.end)));
        let mentions = mentions.into_iter().map(|(mention, entity)| {
            let name = mention.name.map(|name| pipeline.gazetteer().name(name));
            let position = name.and_then(|name| name.position);
            MentionLine {
                span: pair(mention.span),
                text: mention.span.text(text),
                kind: mention.type_in(pipeline.gazetteer()),
                id: name.map(|name| name.id),
                entity,
                evidence: entity.into_iter().flat_map(evidence).map(|(_, name, _)| name).collect(),
                lat: position.map(|(lat, _)| lat),
                lon: position.map(|(_, lon)| lon),
                score: four_decimals(mention.score),
                alternatives: records.alternatives(mention),
            }
        });
        let times = pipeline.times(document, analysis);
        let quantities = pipeline.quantities(document, analysis, &times).into_iter().map(|quantity| QuantityLine {
            span: pair(quantity.span),
            kind: quantity.kind.name(),
            value: quantity.value,
            value_max: quantity.value_max,
            unit: quantity.unit,
            approximate: quantity.approximate,
            bound: quantity.bound.and_then(Bound::name),
        });
        let times = times.into_iter().map(|time| TimeLine {
            span: pair(time.span),
            kind: time.kind.name(),
            value: time.value,
            modifier: time.modifier,
            resolved: time.resolved,
        });
        let cues = analysis.cues.iter().map(|cue| {
            let span = analysis.span(cue.span);
            CueLine { span: pair(span), text: span.text(text), class: pipeline.cues().entry(cue.entry).class.name() }
        });
        let attributions = records.claims().filter(|claim| claim.confidence() >= self.options.min_confidence);
        let attributions = attributions.map(|claim| AttributionLine {
            source: claim.source_span().map(pair).into_iter().collect(),
            cue: vec![pair(claim.cue_span())],
            content: claim.content_spans().map(pair).collect(),
            status: claim.status().name(),
            form: claim.form().name(),
            source_type: claim.source_type().name(),
            confidence: four_decimals(claim.confidence()),
            parent: claim.attribution().parent,
        });
        let line = Line {
            id: document.id(),
            doc_id: document.id(),
            sentences: analysis.sentences.iter().map(|sentence| pair(sentence.span)).collect(),
            tokens: analysis.tokens.iter().map(|token| pair(token.span)).collect(),
            mentions: mentions.collect(),
            times: times.collect(),
            quantities: quantities.collect(),
            cues: cues.collect(),
            topics: records.topics(),
            attributions: attributions.collect(),
        };
        push_line(out, &line);
    }

    fn write(&mut self, encoded: &[u8]) -> Result<()> {
        write_all(&mut self.out, encoded)
    }
}
