//! What the line prints today for the corpus: a change in the output shows as a change in `tests/golden/`.
//!
//! The files are rewritten under `UPDATE=1` and never otherwise. They say what is found, not what is right; that is in
//! `corpus/gold/`.

use reportedly::corpus::Corpus;
use reportedly::sink::{JsonLines, Options, Profile};
use reportedly::{Document, Pipeline};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn the_corpus_gives_what_it_gave() {
    let pipeline = Pipeline::builder().threads(1).build().unwrap();
    let mut files = BTreeMap::new();
    let mut counts = Counts::default();
    for path in inputs() {
        let documents: Vec<Document> = Corpus::open([&path]).map(Result::unwrap).collect();
        documents.iter().for_each(|document| counts.add(&pipeline, document));
        let mut sink = JsonLines::new(Vec::new(), Options { profile: Profile::Lean, ..Options::default() });
        pipeline.run(documents, &mut sink).unwrap();
        let name = format!("{}.jsonl", path.file_stem().unwrap().to_str().unwrap());
        files.insert(name, String::from_utf8(sink.into_inner()).unwrap());
    }
    files.insert("counts.tsv".to_owned(), counts.table());

    let folder = root().join("tests/golden");
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        for old in fs::read_dir(&folder).unwrap() {
            fs::remove_file(old.unwrap().path()).unwrap();
        }
        for (name, content) in &files {
            fs::write(folder.join(name), content).unwrap();
        }
    }
    let mut stored: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    stored.sort();
    assert_eq!(stored, files.keys().cloned().collect::<Vec<_>>(), "the files of tests/golden; UPDATE=1 rewrites them");
    let mut faults = Vec::new();
    for (name, found) in &files {
        let expected = fs::read_to_string(folder.join(name)).unwrap();
        let differs = || expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
        if expected != *found {
            let (expected, found) = differs().unwrap_or(("one has more lines", "than the other"));
            faults.push(format!("{name}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(faults.is_empty(), "the output has changed; UPDATE=1 rewrites tests/golden\n{}", faults.join("\n"));
}

/// How much each layer holds of the whole corpus. The benchmarks compare what they timed with it.
#[derive(Default)]
struct Counts(BTreeMap<&'static str, usize>);

impl Counts {
    fn add(&mut self, pipeline: &Pipeline, document: &Document) {
        let analysis = pipeline.analyze(document);
        for (name, count) in [
            ("documents", 1),
            ("bytes", document.text().len()),
            ("tokens", analysis.tokens.len()),
            ("sentences", analysis.sentences.len()),
            ("quotes", analysis.quotes.len()),
            ("mentions", analysis.mentions.len()),
            ("cues", analysis.cues.len()),
            ("attributions", analysis.attributions.len()),
            ("times", pipeline.times(document, &analysis).len()),
        ] {
            *self.0.entry(name).or_default() += count;
        }
    }

    fn table(&self) -> String {
        self.0.iter().map(|(name, count)| format!("{name}\t{count}\n")).collect()
    }
}

/// The articles of the corpus, in order of their files' names.
fn inputs() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("corpus")).unwrap().map(|entry| entry.unwrap().path());
    let is_input = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "txt" || ending == "jsonl");
    let mut paths: Vec<PathBuf> = entries.filter(is_input).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
