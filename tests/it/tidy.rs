//! Laws that are absences: what no file may hold. `ARCHITECTURE.md` names them; each is kept here by reading the source.

use reportedly::lexicon::{Body, builtin};
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Lines a file of `src/` may have.
const LONGEST: usize = 400;
/// Files that are longer for a reason, and the lines each may have: it may shrink, and grows only by a decision.
const LONGER: &[(&str, usize)] = &[
    // The vocabulary of the tables' columns: one closed set after the other.
    ("src/lexicon/entry.rs", 570),
    // One function a kind of lexicon.
    ("src/lexicon/rows.rs", 480),
];

#[test]
fn only_the_command_line_talks_to_the_terminal_and_the_environment() {
    let words = ["println!", "eprintln!", "print!(", "eprint!(", "dbg!", "env::var", "env::args", "std::process"];
    absent(&words, &["src/cli/", "src/main.rs"]);
}

#[test]
fn only_readers_and_writers_touch_files() {
    let words = ["std::fs", "fs::", "File::", "std::net"];
    absent(&words, &["src/corpus/", "src/sink/", "src/lexicon/", "src/eval/", "src/train/", "src/cli/"]);
}

#[test]
fn only_formats_are_serialised() {
    let places = ["src/claim/", "src/sink/", "src/eval/", "src/corpus/", "src/cli/"];
    absent(
        &["serde", "schemars"],
        &[&places[..], &["src/lexicon/manifest.rs", "src/lexicon/table.rs", "src/lexicon/import/spacy.rs"]].concat(),
    );
}

#[test]
fn only_the_run_has_threads_and_only_the_command_line_a_clock() {
    absent(&["rayon", "std::thread", "Mutex", "Atomic"], &["src/pipeline/run.rs", "src/cli/", "src/corpus/decode.rs"]);
    absent(&["std::time", "Instant", "SystemTime"], &["src/cli/"]);
}

#[test]
fn no_code_is_unsafe() {
    for root in ["src/lib.rs", "src/main.rs"] {
        assert!(read(root).contains("#![forbid(unsafe_code)]"), "{root}");
    }
}

/// What each module of the line may use of the crate. The rest (lexicon check, claim, sink, eval, cli) may use all of it.
#[test]
fn modules_of_the_line_touch_only_what_is_before_them() {
    let text: &[&str] = &["span", "lexicon"];
    let rows: &[(&str, &[&str])] = &[
        ("src/span.rs", &[]),
        ("src/error.rs", &[]),
        ("src/document.rs", &["span"]),
        ("src/text/", text),
        ("src/corpus/", &["document", "error"]),
        ("src/gazetteer/", &["span", "text", "lexicon"]),
        ("src/place/", &["span", "text", "document", "gazetteer"]),
        ("src/words.rs", &["text", "lexicon"]),
        ("src/cue.rs", &["span", "text", "lexicon", "words"]),
        ("src/names/", &["span", "text", "lexicon", "words", "gazetteer"]),
        ("src/source/", &["span", "text", "lexicon", "words", "gazetteer", "names"]),
        ("src/topic.rs", &["text", "lexicon"]),
        ("src/time/", &["span", "text", "lexicon", "words"]),
        ("src/quantity/", &["span", "text", "lexicon", "words"]),
        (
            "src/attribution/",
            &["span", "text", "lexicon", "words", "cue", "source", "confidence", "factuality", "error"],
        ),
        ("src/reference/", &["span", "text", "lexicon", "words", "gazetteer", "names", "source", "attribution"]),
        ("src/confidence.rs", &["error"]),
        ("src/factuality/", &["span", "text", "attribution", "cue", "lexicon", "words"]),
    ];
    let mut faults = Vec::new();
    for (place, allowed) in rows {
        let own = place.trim_start_matches("src/").trim_end_matches('/').trim_end_matches(".rs");
        for (path, lines) in source(|path| path.starts_with(place)) {
            for (number, line) in lines {
                for used in line.split("crate::").skip(1) {
                    let module: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    if module != own && !allowed.contains(&module.as_str()) {
                        faults.push(format!("{path}:{number}: {own} uses {module}"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A word that a lexicon holds must not stand in the code that looks for it.
#[test]
fn words_live_in_lexicons() {
    let mut words: HashSet<String> = HashSet::new();
    for lexicon in builtin() {
        match lexicon.body {
            Body::Cues(entries) => {
                words.extend(entries.into_iter().flat_map(|entry| entry.forms).map(|(form, _)| form));
            }
            Body::Words(list) => words.extend(list.into_iter().map(|(word, _)| word)),
            Body::Sources(heads) => words.extend(heads.into_iter().map(|head| head.pattern)),
            Body::Abbreviations(forms) => words.extend(forms.into_iter().map(|(form, _)| form)),
            Body::Times(entries) => words.extend(entries.into_iter().map(|entry| entry.phrase)),
            Body::Quantities(entries) => words.extend(entries.into_iter().map(|entry| entry.phrase)),
            _ => {}
        }
    }
    // Marks are cues too, and what the text layer is made of.
    words.retain(|word| word.contains(char::is_alphabetic));
    assert!(words.contains("said") && words.contains("minister"));
    let places = [
        "src/text/",
        "src/gazetteer/",
        "src/place/",
        "src/attribution/",
        "src/names/",
        "src/reference/",
        "src/time/",
        "src/factuality/",
        "src/quantity/",
        "src/words.rs",
        "src/cue.rs",
        "src/source/",
        "src/topic.rs",
    ];
    // Names of values in records and messages, which are no words to look for.
    let values = [
        "direct",
        "chosen",
        "allies",
        "rivals",
        "prior",
        "name",
        "conditional",
        "person",
        "country",
        "division",
        "title",
        "count",
        "percent",
        "measure",
        "age",
        "number",
        "bias",
        "step",
    ];
    let mut faults = Vec::new();
    for (path, lines) in source(|path| places.iter().any(|place| path.starts_with(place))) {
        for (number, line) in lines {
            for literal in line.split('"').skip(1).step_by(2) {
                if literal.len() > 1 && words.contains(literal) && !values.contains(&literal) {
                    faults.push(format!("{path}:{number}: {literal:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "words of a lexicon in code:\n{}", faults.join("\n"));
}

#[test]
fn files_are_rooms() {
    let mut faults = Vec::new();
    for path in files("src", "rs") {
        let lines = read(&path).lines().count();
        let most = LONGER.iter().find(|(long, _)| *long == path).map_or(LONGEST, |(_, most)| *most);
        if lines > most {
            faults.push(format!("{path} has {lines} lines; {most} is the most"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for (path, _) in LONGER {
        assert!(read(path).lines().count() > LONGEST, "{path} is no longer long: strike it off the list");
    }
}

/// A table that no manifest lists is never read, unless a script derives another table from it.
#[test]
fn every_table_is_listed() {
    let mut read_by = BTreeSet::new();
    for manifest in files("lexicons", "toml") {
        let folder = manifest.strip_suffix("lexicon.toml").expect("the only name of a manifest");
        for line in read(&manifest).lines() {
            if let Some(table) = line.strip_prefix("path = \"").and_then(|rest| rest.strip_suffix('"')) {
                read_by.insert(format!("{folder}{table}"));
            }
        }
    }
    let scripts: String = files("scripts", "py").iter().map(|script| read(script)).collect();
    let mut unread = Vec::new();
    for ending in ["tsv", "csv", "jsonl"] {
        for table in files("lexicons", ending) {
            let name = table.rsplit('/').next().unwrap_or_default();
            if !read_by.contains(&table) && !scripts.contains(&format!("\"{name}\"")) {
                unread.push(table);
            }
        }
    }
    assert!(unread.is_empty(), "listed by no manifest: {unread:?}");
}

/// Fails where one of `words` stands in code outside `places`.
fn absent(words: &[&str], places: &[&str]) {
    let mut faults = Vec::new();
    for (path, lines) in source(|path| !places.iter().any(|place| path.starts_with(place))) {
        for (number, line) in lines {
            for word in words.iter().filter(|word| line.contains(**word)) {
                faults.push(format!("{path}:{number}: {word}"));
            }
        }
    }
    assert!(faults.is_empty(), "allowed only in {places:?}:\n{}", faults.join("\n"));
}

/// A file's lines with their numbers.
type Lines = Vec<(usize, String)>;

/// The code of the chosen files: without comments and unit tests.
fn source(choose: impl Fn(&str) -> bool) -> Vec<(String, Lines)> {
    let chosen: Vec<String> = files("src", "rs").into_iter().filter(|path| choose(path)).collect();
    assert!(!chosen.is_empty());
    let code = |path: &String| {
        let text = read(path);
        let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        let lines = (1..).zip(text[..tests].lines()).filter(|(_, line)| !line.trim_start().starts_with("//"));
        lines.map(|(number, line)| (number, line.to_owned())).collect()
    };
    chosen.iter().filter(|path| !path.ends_with("/tests.rs")).map(|path| (path.clone(), code(path))).collect()
}

/// The files with an ending below a folder of the repository, as paths from its root with `/`, sorted.
fn files(folder: &str, ending: &str) -> Vec<String> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    let name = |path: PathBuf| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    let mut names: Vec<String> = found.into_iter().map(name).collect();
    names.sort();
    names
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
