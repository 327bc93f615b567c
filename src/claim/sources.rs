//! The source in a record: what it is called, and how it is mentioned.

use super::Claim;
use super::record::SpanRecord;
use super::records::Records;
use super::reference::MemberRecord;
use super::schema as words;
use crate::gazetteer::{Mention, NameFacts};
use crate::span::TokenRange;
use crate::text::Case;
use schemars::JsonSchema;
use serde::Serialize;
use smallvec::SmallVec;

/// Who said it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source")]
#[allow(missing_docs)]
pub struct SourceRecord<'a> {
    pub span: SpanRecord,
    pub text: &'a str,
    /// Head noun. Null until sources are resolved.
    pub head: Option<&'a str>,
    /// The lexicon's name for the entity; null when it is in no lexicon.
    pub canonical: Option<&'a str>,
    /// The entity's id in its lexicon; null when it is in none.
    pub entity: Option<&'a str>,
    #[serde(rename = "type")]
    #[schemars(schema_with = "words::source_type")]
    pub kind: &'static str,
    /// Whether it holds a name.
    pub named: bool,
    /// Whether it keeps its name to itself. Null until sources are resolved.
    pub anonymous: Option<bool>,
    /// How it is mentioned.
    #[schemars(schema_with = "words::mention")]
    pub mention: Option<&'static str>,
    /// What it refers to: the fullest mention of a name, or a phrase. Null where it says that itself, and where nothing was found.
    pub antecedent: Option<SpanRecord>,
    /// Who issued it, when it is a document. Null until sources are resolved.
    pub issuer: Option<&'a str>,
    /// The user's letter for it, A to F. Null until letters are read.
    #[schemars(schema_with = "words::letter")]
    pub reliability: Option<char>,
    /// Warnings about it: `conflict` where the document gives its office to another.
    pub flags: Vec<&'static str>,
    /// How far the evidence for the antecedent leads, from 0 to 1; no probability. Null without one.
    pub antecedent_score: Option<f64>,
    /// Those it stands for, by name, where it is several: *Holm and Lind*.
    pub members: Vec<MemberRecord<'a>>,
}

impl<'a> Records<'a> {
    pub(super) fn source(&self, claim: Claim<'a>) -> Option<SourceRecord<'a>> {
        let tokens = claim.attribution.source?;
        let span = self.analysis.span(tokens);
        let name = self.name_of(tokens);
        let record = SourceRecord {
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
            antecedent_score: None,
            members: Vec::new(),
        };
        Some(self.refer(claim, record))
    }

    /// The mention that a source consists of, but for a title or one word before it (*the*).
    pub(super) fn name_of(&self, source: TokenRange) -> Option<&'a Mention> {
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
