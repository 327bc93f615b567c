//! JSON lines: one article a line.

use super::fields::Fields;
use super::{BOM, not_utf8};
use crate::document::Document;
use crate::error::{Error, Result};
use std::io::BufRead;
use std::path::PathBuf;

/// The articles of JSON lines; holds one line at a time.
pub(super) struct Lines {
    bytes: Box<dyn BufRead + Send>,
    path: PathBuf,
    label: String,
    line: u64,
    buffer: Vec<u8>,
    ended: bool,
}

/// A buffer that one long line blew up beyond this is let go.
const KEEP: usize = 4 * 1024 * 1024;

impl Lines {
    pub(super) fn new(bytes: Box<dyn BufRead + Send>, path: PathBuf, label: String) -> Self {
        Lines { bytes, path, label, line: 0, buffer: Vec::new(), ended: false }
    }

    /// The next article; None at the end. After a broken stream nothing more can come.
    pub(super) fn next(&mut self, fields: &Fields) -> Option<Result<Document>> {
        while !self.ended {
            self.buffer.clear();
            self.buffer.shrink_to(KEEP);
            self.line += 1;
            match self.bytes.read_until(b'\n', &mut self.buffer) {
                Ok(0) => self.ended = true,
                Ok(_) => {
                    let line = match self.line {
                        1 => self.buffer.strip_prefix(BOM).unwrap_or(&self.buffer),
                        _ => &self.buffer,
                    };
                    let json = line.trim_ascii();
                    if !json.is_empty() {
                        return Some(self.parse(json, fields).map_err(|error| error.at(&self.path).line(self.line)));
                    }
                }
                Err(error) => {
                    self.ended = true;
                    let message = "reading broke off here, and the rest of the file is lost";
                    return Some(Err(Error::input(message).at(&self.path).line(self.line).caused_by(error)));
                }
            }
        }
        None
    }

    fn parse(&self, json: &[u8], fields: &Fields) -> Result<Document> {
        let row = fields.parse(json).map_err(|error| malformed(json, &error))?;
        row.document(fields, || format!("{}:{}", self.label, self.line))
    }
}

/// Says what is wrong with a line in a person's terms; serde_json's own line number is always 1.
fn malformed(json: &[u8], error: &serde_json::Error) -> Error {
    if let Err(error) = std::str::from_utf8(json) {
        return not_utf8(error);
    }
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or(&message);
    match error.classify() {
        serde_json::error::Category::Data => Error::input(reason),
        _ => Error::input(format!("not JSON: {reason}")).column(error.column() as u64),
    }
}
