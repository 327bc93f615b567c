//! Sinks: where records go. JSON lines, CSV.

use crate::document::Document;
use crate::error::Result;
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
