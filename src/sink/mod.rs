//! Sinks: where records go. JSON lines, CSV, and the layers of each document.

mod file;
mod json_lines;
mod layers;
mod table;

pub use file::OutputFile;
pub use json_lines::JsonLines;
pub use layers::Layers;
pub use table::Csv;

use crate::claim::OffsetUnit;
use crate::document::Document;
use crate::error::{Error, Result};
use crate::pipeline::{Analysis, Pipeline};

/// Takes the claims of analysed documents.
pub trait Sink {
    /// Encodes one document's claims at the end of `out`; called on many threads at once.
    fn encode(&self, pipeline: &Pipeline, document: &Document, analysis: &Analysis, out: &mut Vec<u8>);

    /// Writes what `encode` made; called in document order from one thread.
    ///
    /// # Errors
    /// When it cannot be written.
    fn write(&mut self, encoded: &[u8]) -> Result<()>;
}

/// Which claims a sink writes, and how much of each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Options {
    /// Full or lean records.
    pub profile: Profile,
    /// What offsets count.
    pub offsets: OffsetUnit,
    /// Claims of lower confidence are left out.
    pub min_confidence: f32,
}

/// How much of a claim is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Everything: [`crate::claim::Record`].
    #[default]
    Full,
    /// What big runs need: [`crate::claim::LeanRecord`].
    Lean,
}

/// Writes all of `bytes`, or says why it could not.
fn write_all(out: &mut impl std::io::Write, bytes: &[u8]) -> Result<()> {
    out.write_all(bytes).map_err(|error| Error::output("records cannot be written").caused_by(error))
}

/// Adds a value as one line of JSON.
fn push_line(out: &mut Vec<u8>, value: &impl serde::Serialize) {
    serde_json::to_writer(&mut *out, value).expect("memory takes every byte, and every key is a string");
    out.push(b'\n');
}

#[cfg(test)]
mod tests;
