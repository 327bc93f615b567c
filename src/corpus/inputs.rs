//! Which files an input stands for, and what each holds by its ending.

use crate::error::{Error, Result};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One article.
    Text,
    /// JSON lines.
    Lines,
    /// CSV with a header.
    Table,
    /// Standard input: its first byte will tell.
    Sniff,
}

/// How a file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    None,
    Gzip,
    Zstd,
}

/// One file to read.
#[derive(Clone, Debug)]
pub(super) struct Input {
    pub path: PathBuf,
    pub kind: Kind,
    pub compression: Compression,
    /// What ids are made of where none is given: the stem, or the path without endings where two stems are the same.
    pub label: String,
    /// Bytes as stored; None for standard input.
    pub size: Option<u64>,
    /// The path from the input that was named, without endings.
    inner: String,
}

const KINDS: &[(&str, Kind)] =
    &[("txt", Kind::Text), ("jsonl", Kind::Lines), ("ndjson", Kind::Lines), ("csv", Kind::Table)];
const COMPRESSIONS: &[(&str, Compression)] = &[("gz", Compression::Gzip), ("zst", Compression::Zstd)];
const ENDINGS: &str = "known endings are .txt, .jsonl, .ndjson and .csv, each alone or with .gz or .zst after it";

/// The files that `inputs` stand for, in order; an input that stands for none is an error in its place.
pub(super) fn list<P: AsRef<Path>>(inputs: impl IntoIterator<Item = P>) -> Vec<Result<Input>> {
    let mut files = Vec::new();
    for input in inputs {
        let path = input.as_ref();
        let before = files.len();
        if path == Path::new("-") {
            files.push(Ok(stdin()));
        } else if path.is_dir() {
            walk(path, path, &mut files);
            if files.len() == before {
                files.push(Err(Error::input("a directory with nothing to read in it").at(path).expected(ENDINGS)));
            }
        } else {
            files.push(named(path));
        }
    }
    label(&mut files);
    files
}

fn stdin() -> Input {
    Input {
        path: PathBuf::from("stdin"),
        kind: Kind::Sniff,
        compression: Compression::None,
        label: "stdin".into(),
        size: None,
        inner: "stdin".into(),
    }
}

/// A file that was named itself, so that an unknown ending is a mistake.
fn named(path: &Path) -> Result<Input> {
    let size = fs::metadata(path).map_err(|error| super::unreadable(path, error))?.len();
    recognise(path, path, size).ok_or_else(|| Error::input("a file of unknown kind").at(path).expected(ENDINGS))
}

/// Adds the files under `folder`, sorted by name; hidden ones and those of other endings are passed over.
fn walk(root: &Path, folder: &Path, files: &mut Vec<Result<Input>>) {
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<std::io::Result<Vec<_>>>());
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return files.push(Err(super::unreadable(folder, error))),
    };
    entries.sort_by_key(|entry| entry.file_name());
    for entry in entries {
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        // A directory behind a link is not entered: it could lead back here.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(root, &path, files);
        } else if let Some(input) = recognise(&path, path.strip_prefix(root).unwrap_or(&path), 0) {
            match fs::metadata(&path) {
                Ok(facts) if facts.is_file() => files.push(Ok(Input { size: Some(facts.len()), ..input })),
                Ok(_) => {}
                Err(error) => files.push(Err(super::unreadable(&path, error))),
            }
        }
    }
}

/// The input that a file is by its endings, if they are known.
fn recognise(path: &Path, inner: &Path, size: u64) -> Option<Input> {
    let mut inner = inner.to_path_buf();
    let ending = |path: &Path| path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let mut last = ending(&inner)?;
    let compression = COMPRESSIONS.iter().find(|(name, _)| *name == last);
    if compression.is_some() {
        inner.set_extension("");
        last = ending(&inner)?;
    }
    let (_, kind) = KINDS.iter().find(|(name, _)| *name == last)?;
    inner.set_extension("");
    Some(Input {
        path: path.to_path_buf(),
        kind: *kind,
        compression: compression.map_or(Compression::None, |(_, compression)| *compression),
        label: inner.file_name()?.to_string_lossy().into_owned(),
        size: Some(size),
        inner: inner.to_string_lossy().into_owned(),
    })
}

/// Gives files that share a stem their whole inner path as a label, so that ids stay apart.
fn label(files: &mut [Result<Input>]) {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for input in files.iter().flatten() {
        *seen.entry(input.label.clone()).or_default() += 1;
    }
    for input in files.iter_mut().flatten() {
        if seen[&input.label] > 1 {
            input.label.clone_from(&input.inner);
        }
    }
}
