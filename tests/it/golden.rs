//! What the line prints today for the corpus: a change in the output shows as a change in `tests/golden/`.
//!
//! Claims are found without a topic lexicon; `topics.tsv` is what the project's own topics score.
//!
//! The files are rewritten under `UPDATE=1` and never otherwise. They say what is found, not what is right; that is in
//! `corpus/gold/`.

use reportedly::corpus::Corpus;
use reportedly::sink::{JsonLines, Options, Profile};
use reportedly::topic::{Topic, Topics};
use reportedly::{Analysis, Document, Pipeline, lexicon};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn the_corpus_gives_what_it_gave() {
    let pipeline = Pipeline::builder().threads(1).build().unwrap();
    let topics = Topics::new(&lexicon::load(root().join("lexicons/topics")).unwrap());
    let mut files = BTreeMap::from([("topics.tsv".to_owned(), String::new())]);
    let mut counts = Counts::default();
    for path in inputs() {
        let documents: Vec<Document> = Corpus::open([&path]).map(Result::unwrap).collect();
        for document in &documents {
            let about = about(&topics, document, &counts.add(&pipeline, document));
            *counts.0.entry("topics").or_default() += about.lines().count();
            files.entry("topics.tsv".to_owned()).or_default().push_str(&about);
        }
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

/// A line for each topic of a document: its name and score, and what that is made of.
fn about(topics: &Topics, document: &Document, analysis: &Analysis) -> String {
    let mut found = Vec::new();
    topics.find(&analysis.tokens, &analysis.sentences, &analysis.zones, &mut found);
    let line = |&Topic { topic, score, breadth, density }: &Topic| {
        format!("{}\t{}\t{score:.4}\t{breadth:.2}\t{density:.2}\n", document.id(), topics.name(topic))
    };
    found.iter().map(line).collect()
}

/// How much each layer holds of the whole corpus. The benchmarks compare what they timed with it.
#[derive(Default)]
struct Counts(BTreeMap<&'static str, usize>);

impl Counts {
    fn add(&mut self, pipeline: &Pipeline, document: &Document) -> Analysis {
        let analysis = pipeline.analyze(document);
        let (mut listed, mut readings) = (Vec::new(), Vec::new());
        let (tokens, sentences) = (&analysis.tokens, &analysis.sentences);
        let times = pipeline.times(document, &analysis);
        pipeline.gazetteer().find(document.text(), tokens, sentences, &mut listed, &mut readings);
        for (name, count) in [
            ("documents", 1),
            ("bytes", document.text().len()),
            ("tokens", analysis.tokens.len()),
            ("sentences", analysis.sentences.len()),
            ("quotes", analysis.quotes.len()),
            ("lexicon mentions", listed.len()),
            ("mentions", analysis.mentions.len()),
            ("cues", analysis.cues.len()),
            ("attributions", analysis.attributions.len()),
            ("times", times.len()),
            ("quantities", pipeline.quantities(document, &analysis, &times).len()),
        ] {
            *self.0.entry(name).or_default() += count;
        }
        analysis
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
