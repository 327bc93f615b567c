//! The corpus: gold reads, is labelled throughout, and its articles are the ones readers meet.
//!
//! `UPDATE=1` writes the articles anew from the marked files; the articles that are plain text stay plain text.

use reportedly::Document;
use reportedly::eval::{GoldDocument, MarkedDocument};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// The files of a directory with that extension, in order of names.
fn files(directory: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = directory.read_dir().unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    paths
}

fn marked_files() -> Vec<(PathBuf, MarkedDocument)> {
    let read = |path: PathBuf| match MarkedDocument::parse(&fs::read_to_string(&path).unwrap()) {
        Ok(marked) => (path, marked),
        Err(error) => panic!("{}: {error:?}, line {:?}", path.display(), error.line_number()),
    };
    files(&corpus().join("gold"), "marked").into_iter().map(read).collect()
}

#[test]
fn every_claim_is_labelled() {
    let documents = GoldDocument::load(&[corpus().join("gold")]).unwrap();
    assert!(documents.iter().any(|document| !document.claims.is_empty()));
    for (path, marked) in marked_files() {
        assert_eq!(path.file_stem().unwrap().to_str(), Some(marked.document.id()));
        for mark in &marked.marks {
            let labels = mark.number.and_then(|number| marked.attributes.get(&number));
            let whole = labels.is_some_and(|l| l.status.is_some() && l.form.is_some() && l.class.is_some());
            assert!(whole, "{}: {mark:?} needs status, form and class", path.display());
        }
    }
}

#[test]
fn cases_are_many_and_what_is_taught_is_not_held_out() {
    let cases = |part: &str| -> Vec<String> {
        let documents = GoldDocument::load(&[corpus().join("cases").join(part)]).unwrap();
        let paragraphs = documents.iter().flat_map(|gold| gold.document.text().lines());
        paragraphs.map(str::to_owned).collect()
    };
    let (taught, held) = (cases("taught"), cases("held"));
    assert!(taught.len() >= 150 && held.len() >= 80, "{} taught, {} held", taught.len(), held.len());
    assert!(held.iter().all(|case| !taught.contains(case)));
}

#[test]
fn articles_are_the_gold_without_its_marks() {
    let mut expected: BTreeMap<PathBuf, String> = BTreeMap::new();
    for (_, marked) in marked_files() {
        let document = &marked.document;
        let plain = corpus().join(format!("{}.txt", document.id()));
        if plain.exists() {
            expected.insert(plain, document.text().to_owned());
        } else {
            let kind = document.id().rsplit_once('-').expect("ids are KIND-NUMBER").0;
            let lines = expected.entry(corpus().join(format!("{kind}.jsonl"))).or_default();
            lines.push_str(&article(document));
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        expected.iter().for_each(|(path, content)| fs::write(path, content).unwrap());
    }
    let mut found = [files(&corpus(), "jsonl"), files(&corpus(), "txt")].concat();
    found.sort();
    assert_eq!(found, expected.keys().cloned().collect::<Vec<_>>(), "each article in one file, each file from gold");
    for (path, content) in expected {
        let right = fs::read_to_string(&path).unwrap() == content;
        assert!(right, "{} differs from its gold; UPDATE=1 writes it anew", path.display());
    }
}

/// An article as a line of JSON, keys in the order in which a person reads them.
fn article(document: &Document) -> String {
    let facts = [
        ("id", Some(document.id())),
        ("title", document.title_text()),
        ("outlet", document.outlet_name()),
        ("published", document.published_text()),
        ("url", document.url_text()),
        ("text", Some(document.text())),
    ];
    let known = facts.into_iter().filter_map(|(key, value)| Some(format!("\"{key}\": {}", Value::from(value?))));
    format!("{{{}}}\n", known.collect::<Vec<_>>().join(", "))
}
