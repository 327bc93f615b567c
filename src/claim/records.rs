//! From attributions to records: what the wire format asks of one document's layers.

use super::id::{ClaimId, Fnv};
use super::lists::FactorList;
use super::offsets::{OffsetUnit, Offsets};
use super::record::*;
use super::schema::{date_origin_name, zone_name};
use super::times;
use super::{Claim, SCHEMA};
use crate::attribution::Attribution;
use crate::document::Document;
use crate::factuality::{ModalKind, modal_words};
use crate::lexicon::{Bound, CuePos};
use crate::pipeline::{Analysis, Pipeline};
use crate::quantity::Quantity;
use crate::reference::Reference;
use crate::span::{Span, TokenRange};
use crate::text::Zone;
use crate::time::Time;
use crate::topic::Topic;
use jiff::civil::Date;
use std::borrow::Cow;
use std::sync::OnceLock;

/// The records of one document's claims; what they share is worked out once.
#[derive(Debug)]
pub struct Records<'a> {
    pub(super) pipeline: &'a Pipeline,
    pub(super) document: &'a Document,
    pub(super) analysis: &'a Analysis,
    offsets: Offsets<'a>,
    /// What the ids of all claims begin with.
    id: Fnv,
    /// What lean records need not; worked out with the first full one.
    full: OnceLock<Full<'a>>,
    /// The time expressions, in order; worked out when first asked for.
    times: OnceLock<Vec<Time>>,
    /// The quantities, likewise.
    quantities: OnceLock<Vec<Quantity>>,
}

/// What the full records of a document share.
#[derive(Debug)]
struct Full<'a> {
    doc: DocRecord<'a>,
    engine: EngineRecord<'a>,
    /// Claims inside claims, as (outer, inner), sorted.
    nested: Vec<(u32, u32)>,
    /// The outer quotes: disjoint, in order.
    quotes: Vec<TokenRange>,
    topics: Vec<TopicRecord<'a>>,
}

impl<'a> Records<'a> {
    /// The records of `document`, whose layers are `analysis`, with offsets counted in `unit`.
    pub fn new(pipeline: &'a Pipeline, document: &'a Document, analysis: &'a Analysis, unit: OffsetUnit) -> Self {
        let offsets = Offsets::new(document.text(), unit);
        Records {
            pipeline,
            document,
            analysis,
            offsets,
            id: ClaimId::begin(document),
            full: OnceLock::new(),
            times: OnceLock::new(),
            quantities: OnceLock::new(),
        }
    }

    fn full(&self) -> &Full<'a> {
        self.full.get_or_init(|| {
            let inner = self.analysis.attributions.iter().zip(0..);
            let mut nested: Vec<_> =
                inner.filter_map(|(attribution, index)| Some((attribution.parent?, index))).collect();
            nested.sort_unstable();
            let outer = self.analysis.quotes.iter().filter(|quote| quote.level == 0);
            Full {
                doc: doc(self.pipeline, self.document, self.analysis),
                engine: engine(self.pipeline),
                nested,
                quotes: outer.map(|quote| quote.tokens).collect(),
                topics: self.topics(),
            }
        })
    }

    /// What the document is about.
    pub fn topics(&self) -> Vec<TopicRecord<'a>> {
        let table = self.pipeline.topics();
        let record = |topic: &Topic| TopicRecord { id: table.name(topic.topic), score: four_decimals(topic.score) };
        self.analysis.topics.iter().map(record).collect()
    }

    /// The claims, in order of their cues.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = Claim<'a>> {
        let both = self.analysis.attributions.iter().zip(&self.analysis.references);
        both.map(|(attribution, reference)| self.claim(attribution, reference))
    }

    fn claim(&self, attribution: &'a Attribution, reference: &'a Reference) -> Claim<'a> {
        Claim { pipeline: self.pipeline, document: self.document, analysis: self.analysis, attribution, reference }
    }

    fn claim_at(&self, index: usize) -> Option<Claim<'a>> {
        Some(self.claim(self.analysis.attributions.get(index)?, self.analysis.references.get(index)?))
    }

    /// A span in the offsets that were asked for.
    pub fn span(&self, span: Span) -> SpanRecord {
        let Span { start, end } = self.offsets.convert(span);
        SpanRecord { start, end }
    }

    /// The full record of the claim that is `index`th in the document.
    pub fn record(&self, index: usize) -> Option<Record<'_>> {
        let claim = self.claim_at(index)?;
        let full = self.full();
        let (source, author) = claim.factuality();
        Some(Record {
            schema: SCHEMA,
            id: self.id(claim),
            doc: &full.doc,
            sentence: self.sentence(claim),
            source: self.source(claim),
            cue: self.cue(claim),
            content: self.content(claim),
            status: claim.status().name(),
            factuality: FactualityRecord { source: source.name(), author: author.name() },
            modality: self.modality(claim),
            chain: self.chain(claim, index as u32),
            time: self.time(claim),
            entities: self.entities(claim),
            quantities: self.quantities(claim),
            topics: &full.topics,
            confidence: four_decimals(claim.confidence()),
            confidence_band: band(claim.confidence()),
            confidence_factors: FactorList(claim.factors()),
            confidence_raw: claim.confidence_raw(),
            corroboration: None,
            engine: &full.engine,
        })
    }

    /// What [`Claim::id`] says.
    pub(super) fn id(&self, claim: Claim<'_>) -> ClaimId {
        ClaimId::in_document(self.id, &claim)
    }

    fn sentence(&self, claim: Claim<'a>) -> SentenceRecord {
        let index = claim.attribution.sentence;
        let SpanRecord { start, end } = self.span(claim.sentence().map_or(Span::default(), |sentence| sentence.span));
        let zone = self.analysis.zones.get(index as usize).copied().unwrap_or(Zone::Body);
        SentenceRecord { start, end, index, zone: zone_name(zone) }
    }

    fn cue(&self, claim: Claim<'a>) -> CueRecord<'a> {
        let facts = claim.cue_facts();
        let entry = claim.cue_entry();
        let voice = |passive| if passive { "passive" } else { "active" };
        CueRecord {
            span: self.span(claim.cue_span()),
            text: claim.cue(),
            lemma: entry.map(|entry| entry.lemma.as_str()),
            class: claim.cue_class().name(),
            voice: entry.filter(|entry| entry.pos == CuePos::Verb).and(facts).map(|cue| voice(cue.passive)),
            negated: facts.is_some_and(|cue| cue.negated),
            modal: facts.is_some_and(|cue| cue.modal),
            lexicon: entry.map(|entry| CueEntryRecord { pos: entry.pos.name(), line: entry.line }),
        }
    }

    fn content(&self, claim: Claim<'a>) -> ContentRecord<'a> {
        let pieces = &claim.attribution.content;
        let (start, end) =
            pieces.iter().fold((u32::MAX, 0), |(start, end), piece| (start.min(piece.start), end.max(piece.end)));
        let quotes = &self.full().quotes;
        let quotes = &quotes[quotes.partition_point(|quote| quote.end <= start)..];
        let quoted = quotes.iter().take_while(|quote| quote.start < end).flat_map(|quote| {
            let both =
                |piece: &TokenRange| TokenRange { start: piece.start.max(quote.start), end: piece.end.min(quote.end) };
            pieces.iter().map(both).filter(|both| !both.is_empty())
        });
        ContentRecord {
            spans: claim.content_spans().map(|span| self.span(span)).collect(),
            text: claim.content(),
            form: claim.form().name(),
            quotes: quoted.map(|tokens| self.span(self.analysis.span(tokens))).collect(),
            negated: claim.attribution.negated,
        }
    }

    fn modality(&self, claim: Claim<'a>) -> Vec<ModalityRecord> {
        let view = self.pipeline.view(self.analysis);
        let words = modal_words(&view, self.pipeline.scopes(), &claim.attribution.content);
        let record = |(at, kind): (usize, ModalKind)| ModalityRecord {
            span: self.span(self.analysis.tokens[at].span),
            kind: kind.name(),
        };
        words.map(record).collect()
    }

    fn chain<'s>(&'s self, claim: Claim<'s>, index: u32) -> ChainRecord<'s> {
        let name = |claim: Claim<'s>| {
            let tokens = claim.attribution.source?;
            let meant = || self.called(claim.reference).or_else(|| claim.source());
            self.name_of(tokens).map(|name| self.canonical(name)).or_else(meant)
        };
        let around: Vec<Claim<'s>> = claim.ancestors().collect();
        let nested = &self.full().nested;
        let first = nested.partition_point(|(outer, _)| *outer < index);
        let inside = nested[first..].iter().take_while(|(outer, _)| *outer == index);
        let inner = |(_, inner): &(u32, u32)| self.claim_at(*inner as usize);
        ChainRecord {
            depth: around.len() as u32,
            parent: around.first().map(|claim| self.id(*claim)),
            children: inside.filter_map(inner).map(|claim| self.id(claim)).collect(),
            path: around.iter().rev().chain([&claim]).filter_map(|claim| name(*claim)).collect(),
        }
    }

    fn times(&self) -> &[Time] {
        self.times.get_or_init(|| self.pipeline.times(self.document, self.analysis))
    }

    fn quantities<'s>(&'s self, claim: Claim<'s>) -> Vec<QuantityRecord<'s>> {
        let all = || self.pipeline.quantities(self.document, self.analysis, self.times());
        let quantities = self.quantities.get_or_init(all);
        times::inside(claim, quantities, |quantity| quantity.tokens).map(|found| self.quantity(found)).collect()
    }

    /// A quantity as records show it.
    fn quantity<'q>(&self, quantity: &'q Quantity) -> QuantityRecord<'q> {
        QuantityRecord {
            span: self.span(quantity.span),
            kind: quantity.kind.name(),
            value: quantity.value,
            value_max: quantity.value_max,
            unit: quantity.unit.as_deref(),
            approximate: quantity.approximate,
            bound: quantity.bound.and_then(Bound::name),
        }
    }

    fn time<'s>(&'s self, claim: Claim<'s>) -> TimeRecord<'s> {
        let times = self.times();
        let expression = |time: &'s Time| TimeExpression {
            span: self.span(time.span),
            kind: time.kind.name(),
            value: &time.value,
            modifier: time.modifier,
            resolved: time.resolved,
        };
        TimeRecord {
            said: times::said(claim, times).into_iter().map(expression).collect(),
            content: times::inside(claim, times, |time| time.tokens).map(expression).collect(),
        }
    }
}

fn doc<'a>(pipeline: &Pipeline, document: &'a Document, analysis: &Analysis) -> DocRecord<'a> {
    let published = pipeline.published(document, analysis);
    let written = |date: Date| {
        // As a rule it stands there as it should be written, and can be borrowed.
        let given = document.published_text().and_then(|given| given.get(..10));
        let given = given.filter(|given| given.as_bytes()[4] == b'-' && !given.starts_with(' '));
        given.map_or_else(|| Cow::Owned(date.to_string()), Cow::Borrowed)
    };
    DocRecord {
        id: document.id(),
        title: document.title_text(),
        outlet: document.outlet_name(),
        url: document.url_text(),
        published_from: date_origin_name(published.map_or(document.published_from(), |(_, origin)| origin)),
        published: published.map(|(date, _)| written(date)),
        lang: None,
    }
}

fn engine(pipeline: &Pipeline) -> EngineRecord<'_> {
    let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    let mut hash = Fnv::default();
    hash.write(version.as_bytes());
    for lexicon in pipeline.lexicons() {
        for part in [&lexicon.id, &lexicon.version, &lexicon.hash] {
            hash.write(part.as_bytes());
            hash.write(&[255]);
        }
    }
    let lexicons = pipeline.lexicons().iter();
    hash.write(&pipeline.model_hash().to_le_bytes());
    EngineRecord {
        name,
        version,
        configuration: ClaimId(hash.0),
        lexicons: lexicons
            .map(|lexicon| LexiconRecord { id: &lexicon.id, version: &lexicon.version, hash: &lexicon.hash })
            .collect(),
    }
}

/// A share or probability as records write it.
pub(crate) fn four_decimals(number: f32) -> f64 {
    (f64::from(number) * 1e4).round() / 1e4
}

fn band(confidence: f32) -> &'static str {
    match four_decimals(confidence) {
        high if high >= 0.85 => "high",
        low if low < 0.60 => "low",
        _ => "medium",
    }
}
