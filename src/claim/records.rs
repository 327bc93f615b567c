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
use crate::gazetteer::{Mention, NameFacts};
use crate::lexicon::CuePos;
use crate::pipeline::{Analysis, Pipeline};
use crate::span::{Span, TokenRange};
use crate::text::{Case, Zone};
use crate::time::Time;
use crate::topic::Topic;
use jiff::civil::Date;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::OnceLock;

/// The records of one document's claims; what they share is worked out once.
#[derive(Debug)]
pub struct Records<'a> {
    pub(super) pipeline: &'a Pipeline,
    document: &'a Document,
    pub(super) analysis: &'a Analysis,
    offsets: Offsets<'a>,
    /// What the ids of all claims begin with.
    id: Fnv,
    /// What lean records need not; worked out with the first full one.
    full: OnceLock<Full<'a>>,
    /// The time expressions, in order; worked out when first asked for.
    times: OnceLock<Vec<Time>>,
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
        self.analysis.attributions.iter().map(|attribution| self.claim(attribution))
    }

    fn claim(&self, attribution: &'a Attribution) -> Claim<'a> {
        Claim { pipeline: self.pipeline, document: self.document, analysis: self.analysis, attribution }
    }

    /// A span in the offsets that were asked for.
    pub fn span(&self, span: Span) -> SpanRecord {
        let Span { start, end } = self.offsets.convert(span);
        SpanRecord { start, end }
    }

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

    /// The full record of the claim that is `index`th in the document.
    pub fn record(&self, index: usize) -> Option<Record<'_>> {
        let claim = self.claim(self.analysis.attributions.get(index)?);
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
            modality: Vec::new(),
            chain: self.chain(claim, index as u32),
            time: self.time(claim),
            entities: self.entities(claim),
            quantities: Vec::new(),
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
    fn id(&self, claim: Claim<'_>) -> ClaimId {
        ClaimId::in_document(self.id, &claim)
    }

    fn sentence(&self, claim: Claim<'a>) -> SentenceRecord {
        let index = claim.attribution.sentence;
        let SpanRecord { start, end } = self.span(claim.sentence().map_or(Span::default(), |sentence| sentence.span));
        let zone = self.analysis.zones.get(index as usize).copied().unwrap_or(Zone::Body);
        SentenceRecord { start, end, index, zone: zone_name(zone) }
    }

    fn source(&self, claim: Claim<'a>) -> Option<SourceRecord<'a>> {
        let tokens = claim.attribution.source?;
        let span = self.analysis.span(tokens);
        let name = self.name_of(tokens);
        Some(SourceRecord {
            span: self.span(span),
            text: claim.words(span),
            head: None,
            canonical: name.map(|name| self.canonical(name)),
            entity: name.and_then(|name| self.lexicon_name(name)).map(|name| name.id),
            kind: claim.source_type().name(),
            named: self.is_named(claim, tokens),
            anonymous: None,
            mention: None,
            antecedent: None,
            issuer: None,
            reliability: None,
            flags: Vec::new(),
        })
    }

    /// The mention that a source consists of, but for a title or one word before it (*the*).
    fn name_of(&self, source: TokenRange) -> Option<&'a Mention> {
        let mentions: SmallVec<[&Mention; 4]> = self.mentions(source).collect();
        let (mention, before) = mentions.split_last()?;
        // Titles stand before a name, so the first of what is not one must.
        let named = before.iter().rev().take_while(|title| self.is_title(title));
        let start = named.last().map_or(mention.tokens.start, |title| title.tokens.start);
        (mention.tokens.end == source.end && start <= source.start + 1).then_some(*mention)
    }

    /// Whether a mention is a title or an office.
    fn is_title(&self, mention: &Mention) -> bool {
        let kind = mention.type_in(self.pipeline.gazetteer());
        kind.starts_with("title") || kind.starts_with("person.role")
    }

    /// What a mention's entity is called: as its lexicon has it, else by its fullest mention.
    fn canonical(&self, mention: &Mention) -> &'a str {
        let entity = self.analysis.entities.get(mention.entity as usize);
        let name = mention.name.or(entity.and_then(|entity| entity.name));
        let fullest = || entity.and_then(|entity| self.analysis.mentions.get(entity.fullest as usize));
        match name {
            Some(name) => self.pipeline.gazetteer().name(name).name,
            None => fullest().map_or(mention.span, |fullest| fullest.span).text(self.document.text()),
        }
    }

    /// The lexicon's name of a mention's entity.
    fn lexicon_name(&self, mention: &Mention) -> Option<NameFacts<'a>> {
        let entity = self.analysis.entities.get(mention.entity as usize);
        let name = mention.name.or(entity.and_then(|entity| entity.name))?;
        Some(self.pipeline.gazetteer().name(name))
    }

    /// Whether a source holds a name: one of a lexicon's, or a capital that is not its sentence's first.
    fn is_named(&self, claim: Claim<'a>, source: TokenRange) -> bool {
        let first = claim.sentence().map_or(0, |sentence| sentence.tokens.first());
        let tokens = self.analysis.tokens.get(source.range()).unwrap_or_default();
        let capital = |case| matches!(case, Case::Title | Case::Upper | Case::Mixed);
        let mut inside = tokens.iter().zip(source.range()).filter(|(_, index)| *index != first);
        self.mentions(source).next().is_some() || inside.any(|(token, _)| capital(token.case))
    }

    /// The mentions inside some tokens.
    fn mentions(&self, tokens: TokenRange) -> impl Iterator<Item = &'a Mention> {
        inside(&self.analysis.mentions, tokens)
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
        }
    }

    fn chain<'s>(&'s self, claim: Claim<'s>, index: u32) -> ChainRecord<'s> {
        let name = |claim: Claim<'s>| {
            let tokens = claim.attribution.source?;
            self.name_of(tokens).map(|name| self.canonical(name)).or_else(|| claim.source())
        };
        let around: Vec<Claim<'s>> = claim.ancestors().collect();
        let nested = &self.full().nested;
        let first = nested.partition_point(|(outer, _)| *outer < index);
        let inside = nested[first..].iter().take_while(|(outer, _)| *outer == index);
        let inner = |(_, inner): &(u32, u32)| self.claim(&self.analysis.attributions[*inner as usize]);
        ChainRecord {
            depth: around.len() as u32,
            parent: around.first().map(|claim| self.id(*claim)),
            children: inside.map(|pair| self.id(inner(pair))).collect(),
            path: around.iter().rev().chain([&claim]).filter_map(|claim| name(*claim)).collect(),
        }
    }

    fn time<'s>(&'s self, claim: Claim<'s>) -> TimeRecord<'s> {
        let times = self.times.get_or_init(|| self.pipeline.times(self.document, self.analysis));
        let expression = |time: &'s Time| TimeExpression {
            span: self.span(time.span),
            kind: time.kind.name(),
            value: &time.value,
            modifier: time.modifier,
            resolved: time.resolved,
        };
        TimeRecord {
            said: times::said(claim, times).into_iter().map(expression).collect(),
            content: times::in_content(claim, times).into_iter().map(expression).collect(),
        }
    }

    fn entities(&self, claim: Claim<'a>) -> Vec<EntityRecord<'a>> {
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
