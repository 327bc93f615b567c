//! Sources: what records tell of the one marked in each text of `tests/data/sources/*.txt`.
//!
//! A case is a text with one source in brackets, and below it what its record must say: `type`, `head`, `canonical`, `anonymous`,
//! `issuer`, `issuer_type`, `relay` (the words), `relay_name` (the canonical name), `flags` (the first); `null` for none.

use crate::attribution::{blocks, case_files};
use reportedly::sink::{JsonLines, Options};
use reportedly::{Document, Pipeline};
use serde_json::Value;

#[test]
fn records_tell_of_their_sources_what_is_marked() {
    let pipeline = Pipeline::builder().build().unwrap();
    let mut faults = Vec::new();
    for (path, content) in case_files("sources") {
        for (line, block) in blocks(&content) {
            let fault = |fault: String| format!("{}:{line}: {fault}\n", path.display());
            faults.extend(check(&pipeline, &block).into_iter().map(fault));
        }
    }
    assert!(faults.is_empty(), "{} faults\n\n{}", faults.len(), faults.join(""));
}

/// What is wrong with the record of a case's source.
fn check(pipeline: &Pipeline, block: &str) -> Vec<String> {
    let (text, labels) = block.rsplit_once('\n').expect("a text and a line of labels");
    let (before, rest) = text.split_once('[').expect("a source in brackets");
    let (source, after) = rest.split_once(']').expect("a source in brackets");
    let document = Document::new("case", format!("{before}{source}{after}"));
    let mut sink = JsonLines::new(Vec::new(), Options::default());
    pipeline.run([document], &mut sink).unwrap();
    let written = String::from_utf8(sink.into_inner()).unwrap();
    let is_marked =
        |record: &Value| record["source"]["span"]["start"] == before.len() && record["source"]["text"] == source;
    let records: Vec<Value> = written.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let Some(found) = records.iter().find(|record| is_marked(record)).map(|record| &record["source"]) else {
        let sources: Vec<&Value> = records.iter().map(|record| &record["source"]["text"]).collect();
        return vec![format!("`{source}` is no source, but {sources:?}")];
    };
    let mut faults = Vec::new();
    for (key, expected) in pairs(labels) {
        let value = match key {
            "relay" => &found["relay"]["text"],
            "relay_name" => &found["relay"]["canonical"],
            "flags" => &found["flags"][0],
            key => found.get(key).unwrap_or_else(|| panic!("records have no source.{key}")),
        };
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if value != expected {
            faults.push(format!("{key} of `{source}` is {value}, not {expected}"));
        }
    }
    faults
}

/// The pairs of a line `name=value name="more words"`.
fn pairs(line: &str) -> Vec<(&str, &str)> {
    let mut pairs = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let (key, value) = rest.split_once('=').unwrap_or_else(|| panic!("`{rest}` is no label"));
        let end = match value.strip_prefix('"') {
            Some(quoted) => quoted.find('"').map(|end| end + 2),
            None => value.find(' '),
        };
        let (value, after) = value.split_at(end.unwrap_or(value.len()));
        pairs.push((key, value.trim_matches('"')));
        rest = after.trim_start();
    }
    pairs
}
