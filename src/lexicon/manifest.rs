//! The manifest, `lexicon.toml`: what a lexicon is, where its tables are, what it must find.

use super::entry::Example;
use super::rows::Kind;
use super::table::{allowed, line_and_column};
use crate::error::{Error, Result};
use serde::Deserialize;
use std::path::Path;
use toml::Spanned;

/// A manifest whose keys and kind are known to be good.
pub(super) struct Manifest {
    pub head: Head,
    pub kind: Kind,
    pub defaults: Defaults,
    /// Line of `[defaults]`.
    pub defaults_line: u64,
    pub files: Vec<TableFile>,
    pub examples: Vec<Example>,
}

/// Column names and the text an empty cell of that column stands for.
pub(super) type Defaults = Vec<(String, String)>;

/// The `[lexicon]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    pub id: Spanned<String>,
    kind: Spanned<String>,
    #[serde(default)]
    pub version: String,
    #[serde(default)]
    pub lang: String,
    pub license: Option<String>,
    pub attribution: Option<String>,
    #[serde(default)]
    pub priority: i32,
    #[serde(default, rename = "description")]
    _description: String,
}

/// A table the manifest points at, and the defaults that hold in it.
pub(super) struct TableFile {
    pub path: String,
    pub defaults: Defaults,
    /// Line of the manifest that names it.
    pub line: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    lexicon: Head,
    defaults: Option<Spanned<toml::Table>>,
    #[serde(default)]
    files: Vec<RawFile>,
    #[serde(default)]
    example: Vec<RawExample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    path: Spanned<String>,
    #[serde(default)]
    defaults: toml::Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawExample {
    text: Spanned<String>,
}

impl Manifest {
    /// Reads a manifest; `path` is for messages.
    pub fn parse(text: &str, path: &Path) -> Result<Manifest> {
        let at = |error: Error, byte: usize| {
            let (line, column) = line_and_column(text, byte);
            error.at(path).line(line).column(column)
        };
        let raw: Raw = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            at(Error::lexicon(error.message().trim().replace('\n', "; ")), start)
        })?;

        let named = raw.lexicon.kind.get_ref();
        let Some(kind) = Kind::parse(named) else {
            let error = Error::lexicon(format!("kind {named:?}"))
                .expected(allowed(named, Kind::NAMES.iter().map(|(name, _)| *name)));
            return Err(at(error, raw.lexicon.kind.span().start));
        };
        let id = raw.lexicon.id.get_ref();
        if id.is_empty() || id.contains(|c: char| c.is_whitespace() || c.is_control()) {
            let error =
                Error::lexicon(format!("id {id:?}")).expected("an id has at least one character and no white space");
            return Err(at(error, raw.lexicon.id.span().start));
        }
        let mut files = Vec::new();
        for file in raw.files {
            let start = file.path.span().start;
            files.push(TableFile {
                defaults: texts(file.defaults).map_err(|error| at(error, start))?,
                line: line_and_column(text, start).0,
                path: file.path.into_inner(),
            });
        }
        let examples = raw.example.into_iter().map(|example| {
            let line = line_and_column(text, example.text.span().start).0;
            Example { marked: example.text.into_inner(), line }
        });
        let start = raw.defaults.as_ref().map_or(0, |table| table.span().start);
        let defaults = raw.defaults.map(Spanned::into_inner).unwrap_or_default();
        Ok(Manifest {
            defaults: texts(defaults).map_err(|error| at(error, start))?,
            defaults_line: line_and_column(text, start).0,
            examples: examples.collect(),
            head: raw.lexicon,
            kind,
            files,
        })
    }
}

/// Default values as the text of a cell: an array becomes a multi-value.
fn texts(table: toml::Table) -> Result<Defaults> {
    let text = |value: toml::Value| match value {
        toml::Value::String(text) => Some(text),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Float(number) => Some(number.to_string()),
        toml::Value::Boolean(flag) => Some(flag.to_string()),
        _ => None,
    };
    let cell = |(key, value)| {
        let cell = match value {
            toml::Value::Array(values) => values
                .into_iter()
                .map(|value| text(value).map(|text| text.replace('|', "\\|")))
                .collect::<Option<Vec<_>>>()
                .map(|cells| cells.join("|")),
            other => text(other),
        };
        match cell {
            Some(cell) => Ok((key, cell)),
            None => Err(Error::lexicon(format!("default {key:?} is neither text nor a number"))
                .expected("a default is text, a number, true, false or an array of those")),
        }
    };
    table.into_iter().map(cell).collect()
}
