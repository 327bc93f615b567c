//! Claims: views of attributions; and records, the wire format.

mod alternatives;
mod date;
mod entities;
mod id;
mod lean;
mod lists;
mod offsets;
mod record;
mod records;
mod reference;
mod schema;
mod sources;
mod times;

pub use alternatives::AlternativeRecord;
pub(crate) use date::published_date;
pub use entities::EntityRecord;
pub use id::ClaimId;
pub use lean::{LeanContent, LeanCue, LeanDoc, LeanRecord, LeanSource};
pub use lists::{FactorList, FactorRecord, SmallList};
pub use offsets::{OffsetUnit, Offsets};
pub use record::*;
pub use records::Records;
pub(crate) use records::four_decimals;
pub use reference::MemberRecord;
pub use schema::{lean_schema, schema};
pub use sources::SourceRecord;

use crate::attribution::{Attribution, Factor, Form};
use crate::cue::Cue;
use crate::document::Document;
use crate::factuality::{Factuality, Status};
use crate::lexicon::{CueClass, CueEntry, SourceType};
use crate::pipeline::{Analysis, Pipeline};
use crate::reference::Reference;
use crate::span::Span;
use crate::text::Sentence;
use std::borrow::Cow;

/// The claims of one document, with the document and its layers.
#[derive(Debug)]
pub struct Claims<'a> {
    pipeline: &'a Pipeline,
    document: &'a Document,
    analysis: Analysis,
}

/// One claim: a view of an attribution in its document.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    pipeline: &'a Pipeline,
    document: &'a Document,
    analysis: &'a Analysis,
    attribution: &'a Attribution,
    reference: &'a Reference,
}

impl<'a> Claims<'a> {
    pub(crate) fn new(pipeline: &'a Pipeline, document: &'a Document, analysis: Analysis) -> Self {
        Claims { pipeline, document, analysis }
    }

    /// The claims in order of their cues.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Claim<'_>> {
        let both = self.analysis.attributions.iter().zip(&self.analysis.references);
        both.map(|(attribution, reference)| Claim {
            pipeline: self.pipeline,
            document: self.document,
            analysis: &self.analysis,
            attribution,
            reference,
        })
    }

    /// Number of claims.
    pub fn len(&self) -> usize {
        self.analysis.attributions.len()
    }

    /// Whether the document holds no claim.
    pub fn is_empty(&self) -> bool {
        self.analysis.attributions.is_empty()
    }

    /// The layers the claims were found in.
    pub fn analysis(&self) -> &Analysis {
        &self.analysis
    }
}

impl<'a> IntoIterator for &'a Claims<'_> {
    type Item = Claim<'a>;
    type IntoIter = Box<dyn Iterator<Item = Claim<'a>> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl<'a> Claim<'a> {
    /// Deterministic from the document's id, the spans and the cue's class.
    pub fn id(&self) -> ClaimId {
        ClaimId::of(self)
    }

    /// The source's words; None when nobody is named.
    pub fn source(&self) -> Option<&'a str> {
        self.source_span().map(|span| self.words(span))
    }

    /// The source's bytes; None when nobody is named.
    pub fn source_span(&self) -> Option<Span> {
        self.attribution.source.map(|tokens| self.analysis.span(tokens))
    }

    /// The source's type; unknown when it cannot be told or nobody is named.
    pub fn source_type(&self) -> SourceType {
        self.attribution.source_type
    }

    /// Whether the source is unnamed and nothing tells who it is: *officials*, *a source who asked not to be named*. False when
    /// the claim has no source.
    pub fn is_anonymous(&self) -> bool {
        let layers = self.pipeline.source_layers(self.analysis);
        self.attribution.source.is_some_and(|source| self.pipeline.sources().anonymous(layers, source))
    }

    /// The cue's words with their auxiliaries: *were not confirmed*; a colon or a dash for lead-ins and signatures.
    pub fn cue(&self) -> &'a str {
        self.words(self.cue_span())
    }

    /// The cue's bytes.
    pub fn cue_span(&self) -> Span {
        self.analysis.span(self.attribution.cue_tokens)
    }

    /// The cue's class; a colon or a dash reports.
    pub fn cue_class(&self) -> CueClass {
        self.cue_entry().map_or(CueClass::Report, |entry| entry.class)
    }

    /// The cue's entry in its lexicon; None for a colon or a dash.
    pub fn cue_entry(&self) -> Option<&'a CueEntry> {
        self.cue_facts().map(|cue| self.pipeline.cues().entry(cue.entry))
    }

    fn cue_facts(&self) -> Option<&'a Cue> {
        self.analysis.cues.get(self.attribution.cue? as usize)
    }

    /// The content's words; where it is in pieces, they are joined by ` ... `.
    pub fn content(&self) -> Cow<'a, str> {
        match self.attribution.content.as_slice() {
            [only] => Cow::Borrowed(self.words(self.analysis.span(*only))),
            _ => Cow::Owned(self.content_pieces().collect::<Vec<_>>().join(" ... ")),
        }
    }

    /// The content's pieces, in order.
    pub fn content_pieces(&self) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        let claim = *self;
        self.content_spans().map(move |span| claim.words(span))
    }

    /// The bytes of the content's pieces, in order; never empty.
    pub fn content_spans(&self) -> impl ExactSizeIterator<Item = Span> + use<'a> {
        let analysis = self.analysis;
        self.attribution.content.iter().map(move |tokens| analysis.span(*tokens))
    }

    /// How the content is given.
    pub fn form(&self) -> Form {
        self.attribution.form
    }

    /// What the cue does with the content.
    pub fn status(&self) -> Status {
        self.attribution.status
    }

    /// How certain the source, and then the author, are of the content.
    pub fn factuality(&self) -> (Factuality, Factuality) {
        self.attribution.factuality
    }

    /// Probability that this claim is right, 0..1: that the cue attributes, who the source is, what the content is, the status.
    pub fn confidence(&self) -> f32 {
        self.attribution.confidence
    }

    /// What the confidence is made of; see [`Claim::confidence_raw`].
    pub fn factors(&self) -> &'a [Factor] {
        &self.attribution.factors
    }

    /// The confidence before calibration: its log-odds are the sum of the factors'.
    pub fn confidence_raw(&self) -> f64 {
        1.0 / (1.0 + (-self.attribution.log_odds()).exp())
    }

    /// The sentence the cue stands in.
    pub fn sentence(&self) -> Option<&'a Sentence> {
        self.analysis.sentences.get(self.attribution.sentence as usize)
    }

    /// The claim whose content holds this one.
    pub fn parent(&self) -> Option<Claim<'a>> {
        let parent = self.attribution.parent? as usize;
        let (attribution, reference) = (self.analysis.attributions.get(parent)?, self.analysis.references.get(parent)?);
        Some(Claim { attribution, reference, ..*self })
    }

    /// The claims around this one, from the nearest outwards.
    pub fn ancestors(&self) -> impl Iterator<Item = Claim<'a>> + use<'a> {
        // The bound keeps a ring of parents, which would be a mistake of ours, from going round for ever.
        std::iter::successors(self.parent(), Claim::parent).take(self.analysis.attributions.len())
    }

    /// The layers it was found in.
    pub fn analysis(&self) -> &'a Analysis {
        self.analysis
    }

    /// The words that a source means which is a pronoun, a short name or *the report*: the fullest mention of a name, or a
    /// phrase; None where it says that itself, or nothing was found.
    pub fn antecedent(&self) -> Option<&'a str> {
        self.reference.antecedent.map(|tokens| self.words(self.analysis.span(tokens)))
    }

    /// How the source is mentioned, and what it refers to.
    pub fn reference(&self) -> &'a Reference {
        self.reference
    }

    /// The attribution it is a view of.
    pub fn attribution(&self) -> &'a Attribution {
        self.attribution
    }

    fn words(&self, span: Span) -> &'a str {
        span.text(self.document.text())
    }
}

#[cfg(test)]
pub(crate) mod tests;
