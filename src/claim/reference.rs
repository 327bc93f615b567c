//! What a record says of a source that means something said elsewhere.

use super::Claim;
use super::record::SpanRecord;
use super::records::Records;
use super::sources::SourceRecord;
use crate::reference::{MentionForm, Reference};
use crate::span::TokenRange;
use schemars::JsonSchema;
use serde::Serialize;

/// One of those that a source for several stands for.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Member")]
#[allow(missing_docs)]
pub struct MemberRecord<'a> {
    pub span: SpanRecord,
    /// What the member is called.
    pub canonical: Option<&'a str>,
    /// The entity's id in its lexicon; null when it is in none.
    pub entity: Option<&'a str>,
}

impl<'a> Records<'a> {
    /// Fills in how a source is mentioned, what it refers to and what that is called.
    pub(super) fn refer(&self, claim: Claim<'a>, record: SourceRecord<'a>) -> SourceRecord<'a> {
        let reference = claim.reference;
        let named = matches!(reference.form, Some(MentionForm::Name | MentionForm::Acronym));
        let phrase = || reference.antecedent.filter(|_| reference.entity.is_none()).and_then(|it| self.name_of(it));
        let meant = self.entity_mention(reference).or_else(phrase);
        let meant = meant.filter(|_| !named || record.canonical.is_none());
        // Several have no one name.
        let alone = reference.members.is_empty();
        let members = reference.members.iter().map(|(tokens, entity)| self.member(*tokens, *entity)).collect();
        SourceRecord {
            mention: reference.form.map(MentionForm::name),
            antecedent: reference.antecedent.map(|tokens| self.span(self.analysis.span(tokens))),
            antecedent_score: reference.antecedent.map(|_| super::four_decimals(reference.score)),
            members,
            canonical: meant.map(|meant| self.canonical(meant)).or(record.canonical).filter(|_| alone),
            entity: meant.map_or(record.entity, |meant| self.lexicon_name(meant).map(|name| name.id)).filter(|_| alone),
            flags: reference.conflict.then_some("conflict").into_iter().chain(record.flags).collect(),
            ..record
        }
    }

    /// What a source that is no name itself refers to, by name; the words of the phrase where that has none.
    pub(super) fn called(&self, reference: &Reference) -> Option<&'a str> {
        let tokens = reference.antecedent?;
        let words = || self.analysis.span(tokens).text(self.document.text());
        Some(self.entity_mention(reference).map_or_else(words, |mention| self.canonical(mention)))
    }

    fn member(&self, tokens: TokenRange, entity: u32) -> MemberRecord<'a> {
        let fullest = self.analysis.entities.get(entity as usize).map(|entity| entity.fullest as usize);
        let mention = fullest.and_then(|fullest| self.analysis.mentions.get(fullest));
        MemberRecord {
            span: self.span(self.analysis.span(tokens)),
            canonical: mention.map(|mention| self.canonical(mention)),
            entity: mention.and_then(|mention| self.lexicon_name(mention)).map(|name| name.id),
        }
    }

    /// The fullest mention of what a source refers to.
    fn entity_mention(&self, reference: &Reference) -> Option<&'a crate::gazetteer::Mention> {
        let entity = self.analysis.entities.get(reference.entity? as usize)?;
        self.analysis.mentions.get(entity.fullest as usize)
    }
}
