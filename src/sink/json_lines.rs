//! One JSON object a claim.

use super::json::{Shared, push_line, push_record};
use super::{Options, Profile, Sink, write_all};
use crate::claim::Records;
use crate::document::Document;
use crate::error::Result;
use crate::pipeline::{Analysis, Pipeline};
use std::io::Write;

/// Writes each claim as a line of JSON.
#[derive(Debug)]
pub struct JsonLines<W> {
    out: W,
    options: Options,
}

impl<W: Write> JsonLines<W> {
    /// Writes to `out`, in big pieces.
    pub fn new(out: W, options: Options) -> Self {
        JsonLines { out, options }
    }

    /// What was written to.
    pub fn into_inner(self) -> W {
        self.out
    }
}

impl<W: Write> Sink for JsonLines<W> {
    fn encode(&self, pipeline: &Pipeline, document: &Document, analysis: &Analysis, out: &mut Vec<u8>) {
        let records = Records::new(pipeline, document, analysis, self.options.offsets);
        let mut shared = None;
        for (index, claim) in records.claims().enumerate() {
            if claim.confidence() < self.options.min_confidence {
                continue;
            }
            match self.options.profile {
                Profile::Full => {
                    let Some(record) = records.record(index) else { continue };
                    let shared = shared.get_or_insert_with(|| Shared::new(record.doc, record.engine));
                    push_record(out, &record, shared);
                }
                Profile::Lean => push_line(out, &records.lean(claim)),
            }
        }
    }

    fn write(&mut self, encoded: &[u8]) -> Result<()> {
        write_all(&mut self.out, encoded)
    }
}
