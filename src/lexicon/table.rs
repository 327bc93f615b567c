//! Tables: rows of named cells out of TSV, CSV or JSON lines, with the place of everything for messages.

use crate::error::{Error, Result};
use std::borrow::Cow;
use std::path::Path;

/// A table's header and what is left of its rows.
pub(super) struct Table<'t> {
    /// The columns' names, in order.
    pub columns: Vec<String>,
    /// Line of the header, from 1; 0 for JSON lines, which have none.
    pub header_line: u64,
    /// Whether the last row is known to have no control characters.
    pub is_clean: bool,
    rows: Rows<'t>,
    path: &'t Path,
}

enum Rows<'t> {
    Tsv(Lines<'t>),
    Csv(Box<csv::Reader<&'t [u8]>>),
    Json(std::vec::IntoIter<(u64, serde_json::Map<String, serde_json::Value>)>),
}

/// A row's cells, in the order of the table's columns; a short row has fewer.
pub(super) type Cells<'t> = Vec<Cow<'t, str>>;

impl<'t> Table<'t> {
    /// Opens a table by its file's ending: `.tsv`, `.csv` or `.jsonl`.
    pub fn open(text: &'t str, path: &'t Path) -> Result<Table<'t>> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or("");
        match ending {
            "tsv" => Ok(Table::tsv(text, path)),
            "csv" => Table::csv(text, path),
            "jsonl" => Table::json(text, path),
            other => Err(Error::lexicon(format!("file ending {other:?}"))
                .at(path)
                .expected(allowed(other, ["tsv", "csv", "jsonl"]))),
        }
    }

    fn tsv(text: &'t str, path: &'t Path) -> Table<'t> {
        let mut lines = Lines { rest: text, number: 0 };
        let (header_line, header) = lines.next().unwrap_or((1, ""));
        let columns = header.split('\t').map(|name| name.trim().to_owned()).collect();
        Table { columns, header_line, is_clean: false, rows: Rows::Tsv(lines), path }
    }

    fn csv(text: &'t str, path: &'t Path) -> Result<Table<'t>> {
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let headers = reader.headers().map_err(|error| csv_error(error, path))?;
        let columns = headers.iter().map(str::to_owned).collect();
        let header_line = headers.position().map_or(1, csv::Position::line);
        Ok(Table { columns, header_line, is_clean: false, rows: Rows::Csv(Box::new(reader)), path })
    }

    /// The columns of JSON lines are all the keys, in order of appearance, so all lines are parsed first.
    fn json(text: &'t str, path: &'t Path) -> Result<Table<'t>> {
        let mut columns: Vec<String> = Vec::new();
        let mut rows = Vec::new();
        for (line, content) in (Lines { rest: text, number: 0 }) {
            let row: serde_json::Map<_, _> = serde_json::from_str(content).map_err(|error| {
                let column = error.column() as u64;
                Error::lexicon("not a JSON object").at(path).line(line).column(column).caused_by(error)
            })?;
            for key in row.keys() {
                if !columns.contains(key) {
                    columns.push(key.clone());
                }
            }
            rows.push((line, row));
        }
        Ok(Table { columns, header_line: 0, is_clean: false, rows: Rows::Json(rows.into_iter()), path })
    }

    /// Puts the next row into `cells` and returns its line, or `None` after the last.
    pub fn next_row(&mut self, cells: &mut Cells<'t>) -> Option<Result<u64>> {
        cells.clear();
        match &mut self.rows {
            Rows::Tsv(lines) => {
                let (line, content) = lines.next()?;
                let is_control = |byte: u8| (byte < b' ' && byte != b'\t') | (byte == 0x7f);
                self.is_clean = !content.bytes().fold(false, |any, byte| any | is_control(byte));
                let mut start = 0;
                for (at, _) in content.bytes().enumerate().filter(|(_, byte)| *byte == b'\t') {
                    cells.push(Cow::Borrowed(trim(&content[start..at])));
                    start = at + 1;
                }
                cells.push(Cow::Borrowed(trim(&content[start..])));
                Some(Ok(line))
            }
            Rows::Csv(reader) => {
                let mut record = csv::StringRecord::new();
                match reader.read_record(&mut record) {
                    Ok(false) => None,
                    Ok(true) => {
                        cells.extend(record.iter().map(|cell| Cow::Owned(cell.to_owned())));
                        Some(Ok(record.position().map_or(0, csv::Position::line)))
                    }
                    Err(error) => Some(Err(csv_error(error, self.path))),
                }
            }
            Rows::Json(rows) => {
                let (line, mut row) = rows.next()?;
                for (at, column) in self.columns.iter().enumerate() {
                    let Some(cell) = json_cell(row.remove(column)) else {
                        let error = Error::lexicon(format!("{column} is an object or nested"));
                        return Some(Err(error
                            .at(self.path)
                            .line(line)
                            .column(at as u64 + 1)
                            .expected("a value is text, a number, true, false, null or an array of those")));
                    };
                    cells.push(Cow::Owned(cell));
                }
                Some(Ok(line))
            }
        }
    }
}

/// A JSON value as the text of a cell; an array becomes a multi-value.
fn json_cell(value: Option<serde_json::Value>) -> Option<String> {
    use serde_json::Value;
    match value {
        None | Some(Value::Null) => Some(String::new()),
        Some(Value::String(text)) => Some(text),
        Some(Value::Bool(flag)) => Some(flag.to_string()),
        Some(Value::Number(number)) => Some(number.to_string()),
        Some(Value::Array(values)) => {
            let nested = values.iter().any(|value| value.is_array() || value.is_object());
            let cells = values.into_iter().filter_map(|value| json_cell(Some(value)));
            (!nested).then(|| cells.map(|cell| cell.replace('|', "\\|")).collect::<Vec<_>>().join("|"))
        }
        Some(Value::Object(_)) => None,
    }
}

fn csv_error(error: csv::Error, path: &Path) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    Error::lexicon("not CSV").at(path).line(line).caused_by(error)
}

/// Lines that are neither blank nor comments, numbered from 1, without their ends.
struct Lines<'t> {
    rest: &'t str,
    number: u64,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (u64, &'t str);

    fn next(&mut self) -> Option<(u64, &'t str)> {
        while !self.rest.is_empty() {
            let end = memchr::memchr(b'\n', self.rest.as_bytes()).unwrap_or(self.rest.len());
            let line = &self.rest[..end];
            self.rest = self.rest.get(end + 1..).unwrap_or("");
            self.number += 1;
            let line = line.strip_suffix('\r').unwrap_or(line);
            if !line.starts_with('#') && !trim(line).is_empty() {
                return Some((self.number, line));
            }
        }
        None
    }
}

/// A cell without blanks around it; most have none, which two looks tell.
fn trim(cell: &str) -> &str {
    match cell.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
        _ => cell.trim(),
    }
}

/// The values of a `|`-separated cell, trimmed, without empty ones; `\|` is a bar inside a value.
pub(super) fn values(cell: &str) -> Vec<String> {
    let mut values = Vec::new();
    each_value(cell, |value| values.push(value.to_owned()));
    values
}

/// The same, one after the other.
pub(super) fn each_value(cell: &str, mut take: impl FnMut(&str)) {
    let split = |cell: &str, take: &mut dyn FnMut(&str)| {
        cell.split('|').map(trim).filter(|value| !value.is_empty()).for_each(take);
    };
    match cell.as_bytes().contains(&b'\\') {
        false => split(cell, &mut take),
        // The stand-in cannot be in a cell: control characters are turned away before cells are split.
        true => split(&cell.replace("\\|", "\u{1}"), &mut |value| take(&value.replace('\u{1}', "|"))),
    }
}

/// "allowed: a, b, c (did you mean "b"?)".
pub(super) fn allowed<'n>(found: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let close = names
        .iter()
        .map(|name| (distance(found, name), *name))
        .min()
        .filter(|(distance, _)| *distance * 3 <= found.chars().count().max(3));
    let guess = close.map(|(_, name)| format!(" (did you mean {name:?}?)")).unwrap_or_default();
    format!("allowed: {}{guess}", names.join(", "))
}

/// Number of letters to insert, delete, change, or swap with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let mut best =
                (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// Line and column (in characters), from 1, of a byte of `text`.
pub(super) fn line_and_column(text: &str, byte: usize) -> (u64, u64) {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.bytes().filter(|byte| *byte == b'\n').count() as u64 + 1, before[line_start..].chars().count() as u64 + 1)
}
