//! Loading: a path, or embedded files, into checked lexicons.

use super::cache::Cache;
use super::entry::*;
use super::hash::Hash;
use super::kept::{self, Place};
use super::manifest::{Defaults, Manifest};
use super::rows::{self, Kind, Rows};
use super::table::Table;
use crate::error::{Error, Result};
use std::borrow::Cow;
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
    load_cached(path.as_ref(), None)
}

/// The same, with large tables from the cache when their content is known there.
pub(crate) fn load_cached(path: &Path, cache: Option<&Cache>) -> Result<Vec<Lexicon>> {
    let mut problems = Problems::default();
    let lexicons = load_with(path, cache, &mut problems);
    problems.result().map(|()| lexicons)
}

/// The lexicons at `path` that are in order; what is wrong with the others goes to `problems`.
pub(super) fn load_with(path: &Path, cache: Option<&Cache>, problems: &mut Problems) -> Vec<Lexicon> {
    match places(path) {
        Err(error) => {
            problems.add(error);
            Vec::new()
        }
        Ok(places) => places.iter().filter_map(|place| Lexicon::at(place, cache, problems)).collect(),
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
    fn at(place: &Path, cache: Option<&Cache>, problems: &mut Problems) -> Option<Lexicon> {
        let is_manifest = place.extension().is_some_and(|ending| ending == "toml");
        let before = problems.count();
        let loaded = match is_manifest {
            true => Lexicon::with_manifest(place, &read_file, cache, problems),
            false => Lexicon::of_table(place, cache, problems),
        };
        let lexicon = loaded.map_err(|error| problems.add(error)).ok();
        lexicon.filter(|_| problems.count() == before)
    }

    /// Loads a manifest and its tables; `read` gives the bytes of a file, which `cache` may spare.
    pub(super) fn with_manifest(
        path: &Path,
        read: &dyn Fn(&Path) -> Result<Cow<'static, [u8]>>,
        cache: Option<&Cache>,
        problems: &mut Problems,
    ) -> Result<Lexicon> {
        let bytes = read(path)?;
        let manifest = Manifest::parse(text_of(&bytes, path)?, path)?;
        rows::check_defaults(&manifest.defaults, manifest.kind)
            .map_err(|error| error.at(path).line(manifest.defaults_line))?;
        let tables: Vec<PathBuf> = manifest.files.iter().map(|file| path.with_file_name(&file.path)).collect();
        let place = Place::of(cache.filter(|_| manifest.kind == Kind::Gazetteer), &bytes, &tables);
        let head = manifest.head;
        let read_tables = |problems: &mut Problems| {
            let mut hash = Hash::default();
            hash.add(&bytes);
            let mut rows = manifest.kind.empty_body();
            for (file, table_path) in manifest.files.iter().zip(&tables) {
                rows::check_defaults(&file.defaults, manifest.kind).map_err(|error| error.at(path).line(file.line))?;
                let defaults: Defaults = manifest.defaults.iter().chain(&file.defaults).cloned().collect();
                let bytes = read(table_path).map_err(|error| {
                    Error::lexicon(format!("table {:?} cannot be used", file.path))
                        .at(path)
                        .line(file.line)
                        .caused_by(error)
                })?;
                kept::add_table(&mut hash, &bytes);
                let table = Table::open(text_of(&bytes, table_path)?, table_path)?;
                rows::read(table, table_path, manifest.kind, &head.lang, &defaults, &mut rows, problems);
            }
            Ok((finish(rows, problems), hash.hex()))
        };
        let (body, hash) = kept_or_read(place, problems, read_tables)?;
        let unlicensed = format!("{}: no license is given", path.display());
        Ok(Lexicon {
            id: head.id.into_inner(),
            version: head.version,
            lang: head.lang,
            warnings: head.license.is_none().then_some(unlicensed).into_iter().collect(),
            license: head.license,
            attribution: head.attribution,
            priority: head.priority,
            hash,
            body,
            examples: manifest.examples,
        })
    }

    /// Loads one table without a manifest.
    fn of_table(path: &Path, cache: Option<&Cache>, problems: &mut Problems) -> Result<Lexicon> {
        let place = Place::of(cache, &[], &[path.to_owned()]);
        let read_table = |problems: &mut Problems| {
            let bytes = read_file(path)?;
            let mut hash = Hash::default();
            hash.add(&[]);
            kept::add_table(&mut hash, &bytes);
            let table = Table::open(text_of(&bytes, path)?, path)?;
            let kind = Kind::of_columns(&table.columns);
            let mut rows = kind.empty_body();
            rows::read(table, path, kind, "", &Vec::new(), &mut rows, problems);
            Ok((finish(rows, problems), hash.hex()))
        };
        let (body, hash) = kept_or_read(place, problems, read_table)?;
        let unlicensed = format!("{}: no license is given; a {MANIFEST} beside the table can name it", path.display());
        Ok(Lexicon {
            id: path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned()),
            hash,
            body,
            warnings: vec![unlicensed],
            ..Lexicon::default()
        })
    }
}

/// The names that are kept at a place; else what is read, which is kept for the next time if it is in order.
fn kept_or_read(
    place: Option<Place>,
    problems: &mut Problems,
    read: impl FnOnce(&mut Problems) -> Result<(Body, String)>,
) -> Result<(Body, String)> {
    let Some(place) = place else { return read(problems) };
    if let Some(names) = place.names() {
        return Ok((Body::Names(names), place.hash));
    }
    let before = problems.count();
    let read = read(problems)?;
    if let (Body::Names(names), hash) = &read
        && (problems.count(), hash) == (before, &place.hash)
    {
        place.keep(names);
    }
    Ok(read)
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

/// The rows as a body; ids that are there twice and aliases without a name go to `problems`.
fn finish(rows: Rows, problems: &mut Problems) -> Body {
    match rows {
        Rows::Other(body) => body,
        Rows::Names(rows) => rows.finish(problems),
    }
}
