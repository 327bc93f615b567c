//! Loading: a path, or embedded files, into checked lexicons.

use super::entry::*;
use super::manifest::{Defaults, Manifest};
use super::rows::{self, Kind, NameRows, Rows};
use super::table::Table;
use crate::error::{Error, Result};
use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The name of every manifest.
pub(super) const MANIFEST: &str = "lexicon.toml";

/// Everything wrong with a lexicon, in the order found.
#[derive(Default)]
pub(super) struct Problems(Vec<Error>);

impl Problems {
    pub fn add(&mut self, error: Error) {
        self.0.push(error);
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// All of them.
    pub fn into_errors(self) -> Vec<Error> {
        self.0
    }

    /// The first as the error of all.
    pub fn result(self) -> Result<()> {
        let more = self.count().saturating_sub(1);
        self.0.into_iter().next().map_or(Ok(()), |error| Err(error.and_more(more)))
    }
}

/// Loads what is at `path`: a `lexicon.toml`, a directory in which every `lexicon.toml` is read (in sorted order), or a
/// single table (`.tsv`, `.csv`, `.jsonl`) of names or cues.
///
/// # Errors
/// When a file cannot be read or a check fails. The error names file, line and column, what was found and what is
/// allowed, and says how many more there are.
///
/// ```no_run
/// let lexicons = reportedly::lexicon::load("lexicons/topics/korea-russia")?;
/// # Ok::<(), reportedly::Error>(())
/// ```
pub fn load(path: impl AsRef<Path>) -> Result<Vec<Lexicon>> {
    let mut problems = Problems::default();
    let lexicons = load_with(path.as_ref(), &mut problems);
    problems.result().map(|()| lexicons)
}

/// The lexicons at `path` that are in order; what is wrong with the others goes to `problems`.
pub(super) fn load_with(path: &Path, problems: &mut Problems) -> Vec<Lexicon> {
    match places(path) {
        Err(error) => {
            problems.add(error);
            Vec::new()
        }
        Ok(places) => places.iter().filter_map(|place| Lexicon::at(place, problems)).collect(),
    }
}

/// The manifests and tables that `path` stands for.
fn places(path: &Path) -> Result<Vec<PathBuf>> {
    let meta = std::fs::metadata(path).map_err(|error| Error::lexicon("cannot be read").at(path).caused_by(error))?;
    if !meta.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut manifests = Vec::new();
    walk(path, &mut manifests)?;
    if manifests.is_empty() {
        let expected = "a lexicon is a directory with a lexicon.toml, or a table that ends in .tsv, .csv or .jsonl";
        return Err(Error::lexicon("no lexicon.toml in this directory").at(path).expected(expected));
    }
    Ok(manifests)
}

impl Lexicon {
    /// The same as [`load`].
    ///
    /// # Errors
    /// See there.
    pub fn load(path: impl AsRef<Path>) -> Result<Vec<Lexicon>> {
        load(path)
    }

    /// Loads one manifest, or one table.
    fn at(place: &Path, problems: &mut Problems) -> Option<Lexicon> {
        let is_manifest = place.extension().is_some_and(|ending| ending == "toml");
        let before = problems.count();
        let loaded = match is_manifest {
            true => Lexicon::with_manifest(place, &read_file, problems),
            false => Lexicon::of_table(place, problems),
        };
        let lexicon = loaded.map_err(|error| problems.add(error)).ok();
        lexicon.filter(|_| problems.count() == before)
    }

    /// Loads a manifest and its tables; `read` gives the bytes of a file.
    pub(super) fn with_manifest(
        path: &Path,
        read: &dyn Fn(&Path) -> Result<Cow<'static, [u8]>>,
        problems: &mut Problems,
    ) -> Result<Lexicon> {
        let bytes = read(path)?;
        let manifest = Manifest::parse(text_of(&bytes, path)?, path)?;
        rows::check_defaults(&manifest.defaults, manifest.kind)
            .map_err(|error| error.at(path).line(manifest.defaults_line))?;

        let mut hash = ContentHash::default();
        hash.add(&bytes);
        let mut rows = manifest.kind.empty_body();
        for file in &manifest.files {
            let table_path = path.with_file_name(&file.path);
            rows::check_defaults(&file.defaults, manifest.kind).map_err(|error| error.at(path).line(file.line))?;
            let defaults: Defaults = manifest.defaults.iter().chain(&file.defaults).cloned().collect();
            let bytes = read(&table_path).map_err(|error| {
                Error::lexicon(format!("table {:?} cannot be used", file.path))
                    .at(path)
                    .line(file.line)
                    .caused_by(error)
            })?;
            hash.add(&bytes);
            let text = text_of(&bytes, &table_path)?;
            let table = Table::open(text, &table_path)?;
            rows::read(table, &table_path, manifest.kind, &manifest.head.lang, &defaults, &mut rows, problems);
        }
        let body = finish(rows, problems);
        let head = manifest.head;
        let mut lexicon = Lexicon {
            id: head.id.into_inner(),
            version: head.version,
            lang: head.lang,
            license: head.license,
            attribution: head.attribution,
            priority: head.priority,
            hash: hash.hex(),
            body,
            examples: manifest.examples,
            warnings: Vec::new(),
        };
        if lexicon.license.is_none() {
            lexicon.warnings.push(format!("{}: no license is given", path.display()));
        }
        Ok(lexicon)
    }

    /// Loads one table without a manifest.
    fn of_table(path: &Path, problems: &mut Problems) -> Result<Lexicon> {
        let bytes = read_file(path)?;
        let mut hash = ContentHash::default();
        hash.add(&bytes);
        let table = Table::open(text_of(&bytes, path)?, path)?;
        let kind = Kind::of_columns(&table.columns);
        let mut rows = kind.empty_body();
        rows::read(table, path, kind, "", &Vec::new(), &mut rows, problems);
        let body = finish(rows, problems);
        Ok(Lexicon {
            id: path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned()),
            version: String::new(),
            lang: String::new(),
            license: None,
            attribution: None,
            priority: 0,
            hash: hash.hex(),
            body,
            examples: Vec::new(),
            warnings: vec![format!(
                "{}: no license is given; a {MANIFEST} beside the table can name it",
                path.display()
            )],
        })
    }
}

/// The manifests below a directory, sorted; links to directories are not followed.
fn walk(directory: &Path, manifests: &mut Vec<PathBuf>) -> Result<()> {
    let failed = |error| Error::lexicon("cannot be read").at(directory).caused_by(error);
    let mut entries =
        std::fs::read_dir(directory).map_err(failed)?.collect::<std::io::Result<Vec<_>>>().map_err(failed)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_type().map_err(failed)?.is_dir() {
            walk(&entry.path(), manifests)?;
        } else if entry.file_name() == MANIFEST {
            manifests.push(entry.path());
        }
    }
    Ok(())
}

fn read_file(path: &Path) -> Result<Cow<'static, [u8]>> {
    let bytes = std::fs::read(path).map_err(|error| Error::lexicon("cannot be read").at(path).caused_by(error))?;
    Ok(Cow::Owned(bytes))
}

/// The bytes as text, without a byte-order mark.
fn text_of<'b>(bytes: &'b [u8], path: &Path) -> Result<&'b str> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let line = good.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        let bad = bytes[error.valid_up_to()];
        Error::lexicon(format!("byte 0x{bad:02X} is not UTF-8")).at(path).line(line).expected("lexicons are UTF-8")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Joins names with their alias tables and checks that ids are unique.
fn finish(rows: Rows, problems: &mut Problems) -> Body {
    let NameRows { mut names, aliases, tables } = match rows {
        Rows::Other(body) => return body,
        Rows::Names(rows) => rows,
    };
    let table_of = |row: usize| &tables[tables.partition_point(|(start, _)| *start <= row) - 1].1;
    let mut rows: HashMap<&str, usize> = HashMap::with_capacity(names.len());
    for (row, name) in names.iter().enumerate() {
        if let Some(first) = rows.insert(&name.id, row) {
            let other = &names[first];
            let place = format!("{}:{}", table_of(first).display(), other.line);
            let message = format!("id {:?} names {:?} and, at {place}, {:?}", name.id, name.name, other.name);
            problems.add(
                Error::lexicon(message).at(table_of(row)).line(name.line).expected("an id has one name, on one row"),
            );
        }
    }
    let rows: Vec<Option<usize>> = aliases.iter().map(|alias| rows.get(alias.id.as_str()).copied()).collect();
    for (alias, row) in aliases.into_iter().zip(rows) {
        let Some(row) = row else {
            let (line, column) = alias.place;
            let error =
                Error::lexicon(format!("no name has the id {:?}", alias.id)).at(&alias.path).line(line).column(column);
            problems.add(error.expected("an alias needs the id of a name in the same lexicon"));
            continue;
        };
        let name = &mut names[row];
        name.alias_cases.extend(alias.case.map(|case| (name.aliases.len() as u32, case)));
        name.aliases.push(alias.alias);
    }
    Body::Names(names.into())
}

/// A 64-bit hash of files' bytes that is the same on every machine.
#[derive(Default)]
struct ContentHash(u64);

impl ContentHash {
    fn add(&mut self, bytes: &[u8]) {
        let mut mix = |word: u64| {
            self.0 = (self.0 ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            self.0 ^= self.0 >> 32;
        };
        mix(bytes.len() as u64);
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            mix(u64::from_le_bytes(word));
        }
    }

    fn hex(&self) -> String {
        format!("{:016x}", self.0)
    }
}
