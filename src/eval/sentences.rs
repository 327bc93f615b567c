//! Scores sentences: their ends, and documents with every sentence right.

use super::gold::GoldSentences;
use super::report::SentenceReport;
use crate::span::Span;
use std::collections::{BTreeSet, HashMap};

/// Scores what was found in the documents of `gold`, by id; a document without an entry counts as one without sentences.
///
/// A boundary is the byte where a sentence ends; every end counts, the last one too. A document is right when the
/// spans of all its sentences are.
pub fn score_sentences(gold: &[GoldSentences], found: &HashMap<String, Vec<Span>>) -> SentenceReport {
    let mut report = SentenceReport { docs: gold.len(), ..SentenceReport::default() };
    let ends = |spans: &[Span]| spans.iter().map(|span| span.end).collect::<BTreeSet<u32>>();
    for document in gold {
        let spans = found.get(document.document.id()).map_or(&[][..], Vec::as_slice);
        let (g, p) = (ends(&document.sentences), ends(spans));
        let shared = g.intersection(&p).count();
        report.boundary.add(shared, p.len(), shared, g.len());
        report.cases.add(spans == document.sentences);
    }
    report
}
