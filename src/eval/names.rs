//! Scores names: spans with the right type, by CoNLL-2003's four types.

use super::gold::{json_lines, unique};
use super::report::Score;
use crate::document::Document;
use crate::error::{Error, Result};
use crate::gazetteer::NameKind;
use crate::pipeline::{Analysis, Pipeline};
use crate::span::Span;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::path::PathBuf;

/// The type of a name in gold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)]
pub enum NameLabel {
    Per,
    Org,
    Loc,
    /// Demonyms, events, works.
    Misc,
}

/// A name and its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(from = "NameLine")]
pub struct LabelledName {
    /// Its bytes, without a title before it and a possessive ’s.
    pub span: Span,
    /// Its type.
    pub label: NameLabel,
}

#[derive(Deserialize)]
struct NameLine {
    span: (u32, u32),
    #[serde(rename = "type")]
    label: NameLabel,
}

impl From<NameLine> for LabelledName {
    fn from(NameLine { span: (start, end), label }: NameLine) -> Self {
        LabelledName { span: Span::new(start, end), label }
    }
}

/// A document and the names in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoldNames {
    /// The document.
    pub document: Document,
    /// Its names.
    pub names: Vec<LabelledName>,
}

#[derive(Deserialize)]
struct DocumentLine {
    id: String,
    text: String,
    entities: Vec<LabelledName>,
}

/// The figures of names: a name is right when span and type are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct NamesReport {
    /// Documents.
    pub docs: usize,
    /// Persons.
    pub per: Score,
    /// Bodies.
    pub org: Score,
    /// Places.
    pub loc: Score,
    /// Demonyms and other things.
    pub misc: Score,
    /// Names of every type.
    pub all: Score,
    /// Spans, whatever their type.
    pub span: Score,
}

impl GoldNames {
    /// Reads every document of `paths`: JSON lines with `{"id", "text", "entities": [{"span": [b, e], "type": "PER"}]}` in
    /// bytes, types PER, ORG, LOC, MISC.
    ///
    /// # Errors
    /// As [`super::GoldDocument::load`].
    pub fn load(paths: &[PathBuf]) -> Result<Vec<GoldNames>> {
        let value = |DocumentLine { id, text, entities }: DocumentLine| match entities
            .iter()
            .find(|name| name.span.text(&text).is_empty())
        {
            Some(LabelledName { span, .. }) => {
                let right = format!("write bytes on character boundaries, 0 to {}", text.len());
                Err(Error::input(format!("[{}, {}] is no span of the text", span.start, span.end)).expected(right))
            }
            None => Ok(GoldNames { document: Document::new(id, text), names: entities }),
        };
        let documents = json_lines(paths, value)?;
        unique(documents.iter().map(|gold| gold.document.id()))?;
        Ok(documents)
    }
}

impl LabelledName {
    /// The names of an analysed document. Titles and offices (`title`, `person.role`) are none.
    pub fn found(pipeline: &Pipeline, analysis: &Analysis) -> Vec<LabelledName> {
        let named = analysis.mentions.iter().filter_map(|mention| {
            let label = match (mention.kind, mention.type_in(pipeline.gazetteer())) {
                (_, kind) if kind.starts_with("title") || kind.starts_with("person.role") => return None,
                (NameKind::Place, "place.demonym") | (NameKind::Other, _) => NameLabel::Misc,
                (NameKind::Person, _) => NameLabel::Per,
                (NameKind::Organisation, _) => NameLabel::Org,
                (NameKind::Place, _) => NameLabel::Loc,
            };
            Some(LabelledName { span: mention.span, label })
        });
        named.collect()
    }
}

/// Scores what was found in the documents of `gold`, by id; a document without an entry counts as one without names.
pub fn score_names(gold: &[GoldNames], found: &HashMap<String, Vec<LabelledName>>) -> NamesReport {
    let mut report = NamesReport { docs: gold.len(), ..NamesReport::default() };
    for document in gold {
        let found = found.get(document.document.id()).map_or(&[][..], Vec::as_slice);
        let count = |score: &mut Score, labels: &[NameLabel]| {
            let of = |names: &[LabelledName]| {
                names.iter().filter(|name| labels.contains(&name.label)).copied().collect::<HashSet<_>>()
            };
            let (gold, found) = (of(&document.names), of(found));
            let shared = gold.intersection(&found).count();
            score.add(shared, found.len(), shared, gold.len());
        };
        count(&mut report.per, &[NameLabel::Per]);
        count(&mut report.org, &[NameLabel::Org]);
        count(&mut report.loc, &[NameLabel::Loc]);
        count(&mut report.misc, &[NameLabel::Misc]);
        count(&mut report.all, &[NameLabel::Per, NameLabel::Org, NameLabel::Loc, NameLabel::Misc]);
        let spans = |names: &[LabelledName]| names.iter().map(|name| name.span).collect::<HashSet<_>>();
        let (gold, found) = (spans(&document.names), spans(found));
        let shared = gold.intersection(&found).count();
        report.span.add(shared, found.len(), shared, gold.len());
    }
    report
}

/// Analyses the documents of the gold files and scores their names.
///
/// # Errors
/// As [`GoldNames::load`].
pub(super) fn run(pipeline: &Pipeline, gold: &[PathBuf]) -> Result<NamesReport> {
    let gold = GoldNames::load(gold)?;
    let find = |gold: &GoldNames| {
        let analysis = pipeline.analyze(&gold.document);
        (gold.document.id().to_owned(), LabelledName::found(pipeline, &analysis))
    };
    Ok(score_names(&gold, &gold.iter().map(find).collect()))
}

impl fmt::Display for NamesReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} documents", self.docs)?;
        writeln!(f, "{:<6}{:>7}{:>7}{:>7}{:>9}{:>7}", "", "P", "R", "F1", "found", "gold")?;
        let rows = [
            ("PER", self.per),
            ("ORG", self.org),
            ("LOC", self.loc),
            ("MISC", self.misc),
            ("all", self.all),
            ("spans", self.span),
        ];
        for (name, score) in rows {
            let [p, r, f1] = [score.precision(), score.recall(), score.f1()].map(|share| 100.0 * share);
            writeln!(f, "{name:<6}{p:>7.1}{r:>7.1}{f1:>7.1}{:>9}{:>7}", score.predicted, score.gold)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(start: u32, end: u32, label: NameLabel) -> LabelledName {
        LabelledName { span: Span::new(start, end), label }
    }

    #[test]
    fn a_name_is_right_when_span_and_type_are() {
        let text = "Ida Berg of Tallbo Bank flew to Vikholm.";
        let gold = [GoldNames {
            document: Document::new("a", text),
            names: vec![name(0, 8, NameLabel::Per), name(12, 23, NameLabel::Org), name(32, 39, NameLabel::Loc)],
        }];
        let found = vec![name(0, 8, NameLabel::Per), name(12, 23, NameLabel::Loc), name(12, 18, NameLabel::Org)];
        let report = score_names(&gold, &HashMap::from([("a".to_owned(), found)]));
        assert_eq!((report.per.right, report.per.gold), (1, 1));
        assert_eq!((report.org.right, report.org.predicted, report.org.gold), (0, 1, 1));
        assert_eq!((report.loc.right, report.loc.predicted, report.loc.gold), (0, 1, 1));
        assert_eq!((report.all.right, report.all.predicted, report.all.gold), (1, 3, 3));
        assert_eq!((report.span.right, report.span.predicted, report.span.gold), (2, 3, 3));
        let table = report.to_string();
        assert!(table.contains("PER     100.0  100.0  100.0        1      1"), "{table}");
    }

    #[test]
    fn a_document_that_was_not_looked_at_has_no_names() {
        let gold = [GoldNames { document: Document::new("a", "Ida"), names: vec![name(0, 3, NameLabel::Per)] }];
        let report = score_names(&gold, &HashMap::new());
        assert_eq!((report.all.predicted, report.all.gold), (0, 1));
    }
}
