//! What a record says of a source that means something said elsewhere.

use super::Claim;
use super::records::Records;
use super::sources::SourceRecord;
use crate::reference::{MentionForm, Reference};

impl<'a> Records<'a> {
    /// Fills in how a source is mentioned, what it refers to and what that is called.
    pub(super) fn refer(&self, claim: Claim<'a>, record: SourceRecord<'a>) -> SourceRecord<'a> {
        let reference = claim.reference;
        let named = matches!(reference.form, Some(MentionForm::Name | MentionForm::Acronym));
        let meant = self.entity_mention(reference).filter(|_| !named || record.canonical.is_none());
        SourceRecord {
            mention: reference.form.map(MentionForm::name),
            antecedent: reference.antecedent.map(|tokens| self.span(self.analysis.span(tokens))),
            antecedent_score: reference.antecedent.map(|_| super::four_decimals(reference.score)),
            canonical: meant.map(|meant| self.canonical(meant)).or(record.canonical),
            entity: meant.map_or(record.entity, |meant| self.lexicon_name(meant).map(|name| name.id)),
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

    /// The fullest mention of what a source refers to.
    fn entity_mention(&self, reference: &Reference) -> Option<&'a crate::gazetteer::Mention> {
        let entity = self.analysis.entities.get(reference.entity? as usize)?;
        self.analysis.mentions.get(entity.fullest as usize)
    }
}
