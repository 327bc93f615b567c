//! The source in a record: what it is called, and how it is mentioned.

use super::Claim;
use super::record::SpanRecord;
use super::records::Records;
use super::reference::MemberRecord;
use super::schema as words;
use crate::gazetteer::{Mention, NameFacts};
use crate::source::Issuer;
use crate::span::TokenRange;
use crate::text::Case;
use schemars::JsonSchema;
use serde::Serialize;

/// Who said it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source")]
#[allow(missing_docs)]
pub struct SourceRecord<'a> {
    pub span: SpanRecord,
    pub text: &'a str,
    /// Head noun, or the name that stands for it.
    pub head: Option<&'a str>,
    /// What it is called, when it holds its name: as its lexicon has it, else its fullest form; of a document the issuer's.
    pub canonical: Option<&'a str>,
    /// The entity's id in its lexicon; null when it is in none.
    pub entity: Option<&'a str>,
    #[serde(rename = "type")]
    #[schemars(schema_with = "words::source_type")]
    pub kind: &'static str,
    /// Whether it holds a name.
    pub named: bool,
    /// Whether it is unnamed, and nothing tells who it is: *officials*.
    pub anonymous: Option<bool>,
    /// How it is mentioned.
    #[schemars(schema_with = "words::mention")]
    pub mention: Option<&'static str>,
    /// What it refers to: the fullest mention of a name, or a phrase. Null where it says that itself, and where nothing was found.
    pub antecedent: Option<SpanRecord>,
    /// Who issued it, when it is a document and says so.
    pub issuer: Option<&'a str>,
    /// The type of the issuer.
    #[schemars(schema_with = "words::optional_source_type")]
    pub issuer_type: Option<&'static str>,
    /// The outlet it spoke to: *officials told NK News*.
    pub relay: Option<RelayRecord<'a>>,
    /// The user's letter for it, A to F. Null until letters are read.
    #[schemars(schema_with = "words::letter")]
    pub reliability: Option<char>,
    /// Warnings about it: `undisclosed` for a document that was not meant to be read, `conflict` where the document gives its
    /// office to another.
    pub flags: Vec<&'static str>,
    /// How far the evidence for the antecedent leads, from 0 to 1; no probability. Null without one.
    pub antecedent_score: Option<f64>,
    /// Those it stands for, by name, where it is several: *Holm and Lind*.
    pub members: Vec<MemberRecord<'a>>,
}

/// The outlet that a source spoke to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Relay")]
#[allow(missing_docs)]
pub struct RelayRecord<'a> {
    pub span: SpanRecord,
    pub text: &'a str,
    /// The lexicon's name for it, or its own words; null when it is not named.
    pub canonical: Option<&'a str>,
}

impl<'a> Records<'a> {
    pub(super) fn source(&self, claim: Claim<'a>) -> Option<SourceRecord<'a>> {
        let tokens = claim.attribution.source?;
        let span = self.analysis.span(tokens);
        let (types, layers) = (self.pipeline.sources(), self.pipeline.source_layers(self.analysis));
        // *The report* was issued by whom *a report from the institute* names.
        let issuer = types.issuer(layers, tokens).or_else(|| types.issuer(layers, claim.reference().antecedent?));
        let name = self.name_of(tokens).or(issuer.and_then(|issuer| issuer.name));
        let issuer_name = |issuer: Issuer<'a>| match issuer.name {
            Some(name) => self.canonical(name),
            None => claim.words(self.analysis.span(issuer.tokens)),
        };
        let record = SourceRecord {
            span: self.span(span),
            text: claim.words(span),
            head: types.head(layers, tokens).map(|head| claim.words(head)),
            canonical: name.map(|name| self.canonical(name)),
            entity: name.and_then(|name| self.lexicon_name(name)).map(|name| name.id),
            kind: claim.source_type().name(),
            named: self.is_named(claim, tokens),
            anonymous: Some(claim.is_anonymous()),
            mention: None,
            antecedent: None,
            issuer: issuer.map(issuer_name),
            issuer_type: issuer.map(|issuer| issuer.kind.name()),
            relay: self.relay(claim),
            reliability: None,
            flags: types.undisclosed(layers, tokens).then_some("undisclosed").into_iter().collect(),
            antecedent_score: None,
            members: Vec::new(),
        };
        Some(self.refer(claim, record))
    }

    /// The outlet that a claim was told to.
    fn relay(&self, claim: Claim<'a>) -> Option<RelayRecord<'a>> {
        let layers = self.pipeline.source_layers(self.analysis);
        let lemma = claim.cue_entry().map(|entry| entry.lemma.as_str());
        let (cue, sentence) = (claim.attribution.cue_tokens, claim.sentence()?.tokens);
        let relay = self.pipeline.sources().relay(layers, lemma, cue.past(), sentence, &claim.attribution.content)?;
        let span = self.analysis.span(relay.tokens);
        let canonical = relay.name.map(|name| self.canonical(name));
        Some(RelayRecord { span: self.span(span), text: claim.words(span), canonical })
    }

    /// The mention that names a source.
    pub(super) fn name_of(&self, source: TokenRange) -> Option<&'a Mention> {
        self.pipeline.sources().name(self.pipeline.source_layers(self.analysis), source)
    }

    /// What a mention's entity is called: as its lexicon has it, else by its fullest mention.
    pub(super) fn canonical(&self, mention: &Mention) -> &'a str {
        let entity = self.analysis.entities.get(mention.entity as usize);
        let name = mention.name.or(entity.and_then(|entity| entity.name));
        let fullest = || entity.and_then(|entity| self.analysis.mentions.get(entity.fullest as usize));
        match name {
            Some(name) => self.pipeline.gazetteer().name(name).name,
            None => fullest().map_or(mention.span, |fullest| fullest.span).text(self.document.text()),
        }
    }

    /// The lexicon's name of a mention's entity.
    pub(super) fn lexicon_name(&self, mention: &Mention) -> Option<NameFacts<'a>> {
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
}
