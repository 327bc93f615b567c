//! Corpora: files, directories and standard input, read as [`Document`]s one at a time.
//!
//! | ending | what it holds |
//! |---|---|
//! | `.txt` | one article; its id is the file's stem |
//! | `.jsonl`, `.ndjson` | one JSON object a line, with the keys that [`Fields`] knows |
//! | `.csv` | a header with the same names, then one article a row |
//!
//! Each may be compressed (`.gz`, `.zst`). `-` is standard input: JSON lines if it begins with `{`, else one article.
//! A byte order mark is not part of a text; everything else is kept as it came in, line ends included.

mod decode;
mod fields;
mod inputs;
mod lines;
mod table;

pub use decode::Position;
pub use fields::Fields;

use crate::document::Document;
use crate::error::{Error, Result};
use inputs::{Input, Kind};
use lines::Lines;
use std::io::Read;
use std::path::{Path, PathBuf};
use table::Table;

/// The documents of any number of inputs, in order; what cannot be read is an error that names its file and line, and
/// reading goes on after it.
///
/// ```
/// use reportedly::corpus::Corpus;
/// let folder = std::env::temp_dir().join("reportedly-doc-corpus");
/// std::fs::create_dir_all(&folder)?;
/// std::fs::write(folder.join("day.jsonl"), "{\"id\": \"a\", \"text\": \"Ships sailed.\"}\nnot JSON\n")?;
///
/// let mut corpus = Corpus::open([&folder]);
/// assert_eq!(corpus.next().unwrap()?.text(), "Ships sailed.");
/// assert!(corpus.next().unwrap().unwrap_err().to_string().contains("day.jsonl:2"));
/// assert!(corpus.next().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Corpus {
    fields: Fields,
    inputs: std::vec::IntoIter<Result<Input>>,
    reading: Option<Reading>,
    position: Position,
    size: Option<u64>,
}

/// The input that is being read.
enum Reading {
    Text(Option<Text>),
    Lines(Lines),
    Table(Box<Table>),
}

/// An input that is one article.
struct Text {
    path: PathBuf,
    id: String,
    bytes: Box<dyn std::io::BufRead + Send>,
}

/// The byte order mark of UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

impl Corpus {
    /// The documents of files, directories (walked in sorted order, files of other endings passed over) and `-`.
    pub fn open<P: AsRef<Path>>(inputs: impl IntoIterator<Item = P>) -> Corpus {
        let inputs = inputs::list(inputs);
        let sizes = inputs.iter().flatten().map(|input| input.size);
        Corpus {
            fields: Fields::default(),
            size: sizes.sum(),
            inputs: inputs.into_iter(),
            reading: None,
            position: Position::default(),
        }
    }

    /// Sets the names under which records hold their parts.
    pub fn fields(mut self, fields: Fields) -> Corpus {
        self.fields = fields;
        self
    }

    /// How far reading has come, in bytes as stored; it can be asked from elsewhere while reading goes on.
    pub fn position(&self) -> Position {
        self.position.clone()
    }

    /// The bytes of all inputs as stored; None when one of them is standard input.
    pub fn size(&self) -> Option<u64> {
        self.size
    }
}

impl Iterator for Corpus {
    type Item = Result<Document>;

    fn next(&mut self) -> Option<Result<Document>> {
        loop {
            if let Some(reading) = &mut self.reading {
                match reading.next(&self.fields) {
                    Some(document) => return Some(document),
                    None => self.reading = None,
                }
            }
            match self.inputs.next()?.and_then(|input| Reading::open(input, &self.position, &self.fields)) {
                Ok(reading) => self.reading = Some(reading),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Reading {
    fn open(input: Input, position: &Position, fields: &Fields) -> Result<Reading> {
        let mut bytes = decode::open(&input, position)?;
        let kind = match input.kind {
            Kind::Sniff => decode::sniff(&mut bytes).map_err(|error| unreadable(&input.path, error))?,
            kind => kind,
        };
        Ok(match kind {
            Kind::Lines => Reading::Lines(Lines::new(bytes, input.path, input.label)),
            Kind::Table => Reading::Table(Box::new(Table::new(bytes, input.path, input.label, fields)?)),
            Kind::Text | Kind::Sniff => Reading::Text(Some(Text { path: input.path, id: input.label, bytes })),
        })
    }

    fn next(&mut self, fields: &Fields) -> Option<Result<Document>> {
        match self {
            Reading::Text(text) => text.take().map(Text::read),
            Reading::Lines(lines) => lines.next(fields),
            Reading::Table(table) => table.next(fields),
        }
    }
}

impl Text {
    fn read(mut self) -> Result<Document> {
        let mut bytes = Vec::new();
        self.bytes.read_to_end(&mut bytes).map_err(|error| unreadable(&self.path, error))?;
        if bytes.starts_with(BOM) {
            bytes.drain(..BOM.len());
        }
        match String::from_utf8(bytes) {
            Ok(text) => sized(Document::new(self.id, text)).map_err(|error| error.at(&self.path)),
            Err(error) => Err(not_utf8(error.utf8_error()).at(&self.path)),
        }
    }
}

/// Spans count bytes in 32 bits, so a longer text cannot be pointed into.
fn sized(document: Document) -> Result<Document> {
    match u32::try_from(document.text().len()) {
        Ok(_) => Ok(document),
        Err(_) => Err(Error::input(format!("a text of {} bytes", document.text().len()))
            .expected("a text may have 4,294,967,295 bytes at most")),
    }
}

fn unreadable(path: &Path, error: std::io::Error) -> Error {
    Error::input("cannot be read").at(path).caused_by(error)
}

fn not_utf8(error: std::str::Utf8Error) -> Error {
    Error::input(format!("not UTF-8 from byte {}", error.valid_up_to())).expected("texts must be UTF-8")
}

#[cfg(test)]
mod tests;
