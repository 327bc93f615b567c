//! CSV: a header, then one article a row.

use super::fields::{Fields, Part, Row, Value};
use super::not_utf8;
use crate::document::Document;
use crate::error::{Error, Result};
use std::borrow::Cow;
use std::io::{self, BufRead, Read};
use std::path::PathBuf;

/// The articles of a CSV file; holds one row at a time.
pub(super) struct Table {
    rows: csv::Reader<Probed>,
    path: PathBuf,
    label: String,
    /// For each column that is known: its number, its part, its name's rank.
    columns: Vec<(usize, Part, usize)>,
    row: csv::ByteRecord,
    ended: bool,
}

impl Table {
    /// Reads the header.
    ///
    /// # Errors
    /// When there is none, or none of its columns is known to hold the text.
    pub(super) fn new(bytes: Box<dyn BufRead + Send>, path: PathBuf, label: String, fields: &Fields) -> Result<Table> {
        let mut rows = csv::Reader::from_reader(Probed { bytes, length: 0, probe: PROBE });
        let header = match rows.byte_headers() {
            Ok(header) => header.clone(),
            Err(error) => return Err(Error::input("cannot be read").at(path).caused_by(error)),
        };
        if is_last(&rows) && !is_probe(&header) {
            return Err(unclosed().at(path).line(1));
        }
        let names: Vec<String> = header.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        let known = names.iter().enumerate().filter_map(|(column, name)| {
            let (part, rank) = fields.part(name)?;
            Some((column, part, rank))
        });
        let columns: Vec<_> = known.collect();
        if !columns.iter().any(|(_, part, _)| *part == Part::Text) {
            let expected = format!("one of them must be {} (--text-key gives another name)", fields.text_names());
            let message = format!("no column holds the text; the header names {}", names.join(", "));
            return Err(Error::input(message).at(path).line(1).expected(expected));
        }
        Ok(Table { rows, path, label, columns, row: csv::ByteRecord::new(), ended: false })
    }

    /// The next article; None at the end.
    pub(super) fn next(&mut self, fields: &Fields) -> Option<Result<Document>> {
        if self.ended {
            return None;
        }
        let read = self.rows.read_byte_record(&mut self.row);
        if is_last(&self.rows) {
            self.ended = true;
            let line = self.row.position().map_or(0, csv::Position::line);
            return (!is_probe(&self.row)).then(|| Err(unclosed().at(&self.path).line(line)));
        }
        match read {
            Ok(false) => {
                self.ended = true;
                None
            }
            Ok(true) => {
                let line = self.row.position().map_or(0, csv::Position::line);
                Some(self.document(fields, line).map_err(|error| error.at(&self.path).line(line)))
            }
            Err(error) => {
                self.ended = error.is_io_error();
                let line = error.position().map_or_else(|| self.rows.position().line(), csv::Position::line);
                let message = match self.ended {
                    true => "reading broke off here, and the rest of the file is lost",
                    false => "not a row of this table",
                };
                Some(Err(Error::input(message).at(&self.path).line(line).caused_by(error)))
            }
        }
    }

    fn document(&self, fields: &Fields, line: u64) -> Result<Document> {
        let mut row = Row::default();
        for &(column, part, rank) in &self.columns {
            let value = std::str::from_utf8(self.row.get(column).unwrap_or_default()).map_err(not_utf8)?;
            // An empty cell says nothing, except that a text may be empty.
            if !value.is_empty() || part == Part::Text {
                row.put(part, rank, Value::Text(Cow::Borrowed(value)));
            }
        }
        row.document(fields, || format!("{}:{line}", self.label))
    }
}

/// The beginning of a row of one empty cell, or the end of a cell that was never closed.
const PROBE: &[u8] = b"\n\"";

/// A table's bytes and then [`PROBE`]. After an open quotation mark the reader of rows takes all that comes for one cell, and
/// would hide the rest of the articles in it; so the last row is the probe's, or it is a row that was not closed.
struct Probed {
    bytes: Box<dyn BufRead + Send>,
    /// Bytes of the table so far.
    length: u64,
    /// What is left of the probe.
    probe: &'static [u8],
}

impl Read for Probed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.bytes.read(buffer)? {
            0 => self.probe.read(buffer),
            read => {
                self.length += read as u64;
                Ok(read)
            }
        }
    }
}

/// Whether the row that was read last took the probe.
fn is_last(rows: &csv::Reader<Probed>) -> bool {
    rows.position().byte() == rows.get_ref().length + PROBE.len() as u64
}

/// Whether a row that took the probe is nothing else.
fn is_probe(row: &csv::ByteRecord) -> bool {
    row.len() == 1 && row[0].is_empty()
}

fn unclosed() -> Error {
    Error::input("a quotation mark is open from this row to the end of the file")
        .expected("each needs one that closes it; one inside a quoted cell is written twice")
}
