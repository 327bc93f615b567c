//! One row a claim, flat, for spreadsheets.

use super::{Options, Sink, write_all};
use crate::claim::{Claim, Records};
use crate::document::Document;
use crate::error::Result;
use crate::pipeline::{Analysis, Pipeline};
use std::io::Write;

/// Writes each claim as a row under a header. Content in pieces runs from the first piece's start to the last one's
/// end, and its text holds the pieces joined by ` ... `; an agentless claim has empty source cells.
#[derive(Debug)]
pub struct Csv<W> {
    out: W,
    options: Options,
}

/// The header.
const COLUMNS: &[&str] = &[
    "doc_id",
    "title",
    "outlet",
    "published",
    "id",
    "sentence_index",
    "sentence_start",
    "sentence_end",
    "sentence_zone",
    "source_start",
    "source_end",
    "source_text",
    "source_type",
    "source_canonical",
    "cue_start",
    "cue_end",
    "cue_text",
    "cue_lemma",
    "cue_class",
    "content_start",
    "content_end",
    "content_text",
    "form",
    "status",
    "factuality_source",
    "factuality_author",
    "confidence",
    "parent",
];

impl<W: Write> Csv<W> {
    /// Writes to `out`, beginning with the header; the profile makes no difference.
    ///
    /// # Errors
    /// When the header cannot be written.
    pub fn new(mut out: W, options: Options) -> Result<Self> {
        write_all(&mut out, format!("{}\n", COLUMNS.join(",")).as_bytes())?;
        Ok(Csv { out, options })
    }

    /// What was written to.
    pub fn into_inner(self) -> W {
        self.out
    }
}

impl<W: Write> Sink for Csv<W> {
    fn encode(&self, pipeline: &Pipeline, document: &Document, analysis: &Analysis, out: &mut Vec<u8>) {
        let records = Records::new(pipeline, document, analysis, self.options.offsets);
        let mut rows = csv::Writer::from_writer(out);
        for (index, claim) in records.claims().enumerate() {
            if claim.confidence() >= self.options.min_confidence {
                let row = row(&records, index, claim);
                rows.write_record(row).expect("memory takes every byte, and every row has the same number of cells");
            }
        }
    }

    fn write(&mut self, encoded: &[u8]) -> Result<()> {
        write_all(&mut self.out, encoded)
    }
}

/// The cells of one claim, as `COLUMNS` names them.
fn row(records: &Records<'_>, index: usize, claim: Claim<'_>) -> Vec<String> {
    let Some(record) = records.record(index) else { return Vec::new() };
    let text = |words: Option<&str>| words.unwrap_or_default().to_owned();
    let number = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
    let source = record.source.as_ref();
    let spans = &record.content.spans.0;
    vec![
        record.doc.id.to_owned(),
        text(record.doc.title),
        text(record.doc.outlet),
        text(record.doc.published.as_deref()),
        record.id.to_string(),
        record.sentence.index.to_string(),
        record.sentence.start.to_string(),
        record.sentence.end.to_string(),
        record.sentence.zone.to_owned(),
        number(source.map(|source| source.span.start)),
        number(source.map(|source| source.span.end)),
        text(source.map(|source| source.text)),
        text(source.map(|source| source.kind)),
        text(source.and_then(|source| source.canonical)),
        record.cue.span.start.to_string(),
        record.cue.span.end.to_string(),
        record.cue.text.to_owned(),
        text(record.cue.lemma),
        record.cue.class.to_owned(),
        number(spans.first().map(|span| span.start)),
        number(spans.last().map(|span| span.end)),
        claim.content().into_owned(),
        record.content.form.to_owned(),
        record.status.to_owned(),
        record.factuality.source.to_owned(),
        record.factuality.author.to_owned(),
        record.confidence.to_string(),
        record.chain.parent.map_or_else(String::new, |parent| parent.to_string()),
    ]
}
