//! One JSON object a claim.

use super::{Options, Profile, Sink, push_line, write_all};
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
        for (index, claim) in records.claims().enumerate() {
            if claim.confidence() < self.options.min_confidence {
                continue;
            }
            match self.options.profile {
                Profile::Full => push_line(out, &records.record(index)),
                Profile::Lean => push_line(out, &records.lean(claim)),
            }
        }
    }

    fn write(&mut self, encoded: &[u8]) -> Result<()> {
        write_all(&mut self.out, encoded)
    }
}
