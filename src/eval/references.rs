//! Scores references: whether a source is tied to what gold says it means.

use super::attribution::match_claims;
use super::gold::{Annotation, GoldDocument};
use crate::pipeline::{Analysis, Pipeline};
use crate::reference::{MentionForm, Reference};
use crate::span::TokenRange;
use serde::Serialize;
use std::fmt;

/// What became of the sources of claims that match gold, and of all sources by form.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ReferenceReport {
    /// Documents.
    pub docs: usize,
    /// Matched claims with a source.
    pub claims: usize,
    /// Tied to the name or the phrase that gold gives.
    pub right: usize,
    /// Tied to another.
    pub wrong: usize,
    /// Left alone where gold gives one.
    pub missing: usize,
    /// Tied where gold gives none.
    pub spurious: usize,
    /// Of all sources found, by how they are mentioned.
    pub forms: Vec<FormCount>,
}

/// The sources of one form of mention.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FormCount {
    /// How they are mentioned.
    pub form: &'static str,
    /// How many there are.
    pub sources: usize,
    /// How many have an antecedent.
    pub resolved: usize,
}

const FORMS: [MentionForm; 5] =
    [MentionForm::Pronoun, MentionForm::Definite, MentionForm::Name, MentionForm::Acronym, MentionForm::Indefinite];

/// Scores what `pipeline` finds in the documents of `gold`.
pub(super) fn evaluate(pipeline: &Pipeline, gold: &[GoldDocument]) -> ReferenceReport {
    let none = |form: MentionForm| FormCount { form: form.name(), sources: 0, resolved: 0 };
    let mut report = ReferenceReport { docs: gold.len(), forms: FORMS.map(none).into(), ..ReferenceReport::default() };
    for GoldDocument { document, claims } in gold {
        let text = document.text();
        let analysis = pipeline.analyze(document);
        for reference in &analysis.references {
            let count = report.forms.iter_mut().find(|count| reference.form.map(MentionForm::name) == Some(count.form));
            if let Some(count) = count {
                count.sources += 1;
                count.resolved += usize::from(reference.antecedent.is_some());
            }
        }
        let found = Annotation::found(&analysis);
        for (claim, at) in claims.iter().zip(match_claims(text, claims, &found)) {
            let Some(at) = at.filter(|_| !claim.source.is_empty()) else { continue };
            report.claims += 1;
            let meant = meant(text, &analysis, &analysis.references[at]);
            match (&claim.attributes.antecedent, meant) {
                (Some(gold), Some(meant)) if bare(gold) == bare(meant) => report.right += 1,
                (Some(_), Some(_)) => report.wrong += 1,
                (Some(gold), None) => {
                    // A name that says all may have more before it: *Mr. Arvid Holm*.
                    let source = analysis.attributions[at].source.unwrap_or_default();
                    let says = bare(words(text, &analysis, source)).contains(&bare(gold));
                    *if says { &mut report.right } else { &mut report.missing } += 1;
                }
                (None, Some(_)) => report.spurious += 1,
                (None, None) => {}
            }
        }
    }
    report
}

/// The words of what a source refers to.
fn meant<'t>(text: &'t str, analysis: &Analysis, reference: &Reference) -> Option<&'t str> {
    reference.antecedent.map(|tokens| words(text, analysis, tokens))
}

fn words<'t>(text: &'t str, analysis: &Analysis, tokens: TokenRange) -> &'t str {
    analysis.span(tokens).text(text)
}

/// A name or a phrase as it is compared: folded, single blanks, no article.
fn bare(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let article = words.len() > 1 && ["a", "an", "the"].contains(&words[0].as_str());
    words[usize::from(article)..].join(" ")
}

impl fmt::Display for ReferenceReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ReferenceReport { docs, claims, right, wrong, missing, spurious, .. } = self;
        let share = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
        writeln!(f, "documents {docs}, matched claims with a source {claims}")?;
        if right + wrong + missing == 0 {
            writeln!(f, "gold gives no antecedents")?;
        } else {
            let (precision, recall) = (share(*right, right + wrong + spurious), share(*right, right + wrong + missing));
            writeln!(f, "right {right}, wrong {wrong}, missing {missing}, spurious {spurious}")?;
            writeln!(f, "precision {precision:.1}  recall {recall:.1}")?;
        }
        for FormCount { form, sources, resolved } in &self.forms {
            writeln!(
                f,
                "{form:<12} {sources:>6} sources, {resolved:>6} with an antecedent ({:.1} %)",
                share(*resolved, *sources)
            )?;
        }
        Ok(())
    }
}
