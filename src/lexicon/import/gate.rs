//! GATE gazetteers: `lists.def` with `FILE:MAJOR:MINOR[:LANGUAGE[:ANNOTATION]]`, and lists of one name a line with features
//! after it, as <https://gate.ac.uk/userguide/chap:gazetteers> describes them.

use super::draft::{Draft, Entry, dotted};
use super::{ImportOptions, each_line};
use crate::error::Result;
use std::path::Path;

/// Major types that have a dotted type here; others become one themselves.
const KINDS: [(&str, &str); 4] =
    [("location", "place"), ("organization", "org"), ("person_full", "person"), ("person", "person")];

pub(super) fn read(input: &Path, options: &ImportOptions, draft: &mut Draft) -> Result<()> {
    let definition = if input.is_dir() { input.join("lists.def") } else { input.to_owned() };
    if definition.extension().is_some_and(|ending| ending == "lst") {
        let stem = definition.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let kind = options.kind.clone().unwrap_or_else(|| dotted(&[&stem]));
        return list(&definition, &stem, &kind, draft);
    }
    let mut lists = Vec::new();
    each_line(&definition, draft, |draft, number, line| {
        let mut cells = line.trim().split(':');
        match (cells.next().unwrap_or_default(), cells.next()) {
            ("", None) => {}
            (file, Some(major)) if !file.is_empty() && !major.is_empty() => {
                lists.push((number, file.to_owned(), kind(major, cells.next().unwrap_or_default())));
            }
            _ => draft.skip("a line of lists.def is not FILE:MAJOR:MINOR"),
        }
    })?;
    for (number, file, kind) in lists {
        let path = definition.with_file_name(&file);
        let stem = file.strip_suffix(".lst").unwrap_or(&file);
        if list(&path, stem, &kind, draft).is_err() {
            draft.at(&definition, number);
            draft.skip("a list that lists.def names cannot be read");
        }
    }
    Ok(())
}

fn kind(major: &str, minor: &str) -> String {
    let known = KINDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(major)).map(|(_, kind)| *kind);
    dotted(&[known.unwrap_or(major), minor])
}

/// Reads one list.
fn list(path: &Path, stem: &str, kind: &str, draft: &mut Draft) -> Result<()> {
    each_line(path, draft, |draft, number, line| {
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        // Features are `key=value`, after a tab or whatever separator the list was made with.
        let split = line.find('\t').or_else(|| line.find('&').filter(|at| line[*at..].contains('=')));
        let (name, features) = split.map_or((line, ""), |at| (&line[..at], &line[at + 1..]));
        draft.add(Entry {
            id: format!("{stem}:{number}"),
            name: name.to_owned(),
            kind: kind.to_owned(),
            note: features.trim().to_owned(),
            ..Entry::default()
        });
    })
}
