//! What the sinks write of layers made by hand.

use super::*;
use crate::claim::tests::{TEXT, layers, pipeline};
use std::io::Write;

fn encoded(sink: &impl Sink) -> String {
    let (document, analysis) = layers();
    let mut out = Vec::new();
    sink.encode(&pipeline(), &document, &analysis, &mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn json_lines_keep_to_profile_and_confidence() {
    let full = encoded(&JsonLines::new(Vec::new(), Options::default()));
    assert_eq!(full.lines().count(), 2);
    let lean = Options { profile: Profile::Lean, ..Options::default() };
    let line: serde_json::Value =
        serde_json::from_str(encoded(&JsonLines::new(Vec::new(), lean)).lines().next().unwrap()).unwrap();
    let keys: Vec<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys.len(), 8, "{keys:?}");
    assert_eq!(line["source"]["text"], "Élodie Ri");
    let sure = Options { min_confidence: 0.9, ..Options::default() };
    assert_eq!(encoded(&JsonLines::new(Vec::new(), sure)), "");
}

#[test]
fn tables_have_a_cell_for_every_column() {
    let mut sink = Csv::new(Vec::new(), Options::default()).unwrap();
    let rows = encoded(&sink);
    sink.write(rows.as_bytes()).unwrap();
    let written = sink.into_inner();
    let mut table = csv::Reader::from_reader(written.as_slice());
    let column = |header: &csv::StringRecord, name| header.iter().position(|column| column == name).unwrap();
    let header = table.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.unwrap()).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(&rows[0][column(&header, "source_text")], "Élodie Ri");
    assert_eq!(&rows[1][column(&header, "source_start")], "");
    assert_eq!(&rows[1][column(&header, "content_text")], "ships ... sail.");
    assert_eq!(rows[1][column(&header, "parent")], rows[0][column(&header, "id")]);
    assert_eq!(&rows[0][column(&header, "confidence")], "0.8765");
}

/// A spreadsheet would take it for a formula; see `docs/claim-format.md` on tables.
#[test]
fn cells_are_the_words_of_the_text_whatever_they_begin_with() {
    let (document, analysis) = layers();
    let document = Document::new("=1+1", document.text()).title("@SUM(A1)").outlet("-Wire");
    let mut rows = Vec::new();
    Csv::new(Vec::new(), Options::default()).unwrap().encode(&pipeline(), &document, &analysis, &mut rows);
    assert!(rows.starts_with(b"=1+1,@SUM(A1),-Wire,"), "{}", String::from_utf8_lossy(&rows));
}

#[test]
fn layers_are_a_line_a_document() {
    let line: serde_json::Value = serde_json::from_str(&encoded(&Layers::new(Vec::new(), Options::default()))).unwrap();
    assert_eq!((&line["id"], &line["doc_id"]), (&"seed".into(), &"seed".into()));
    assert_eq!(line["sentences"], serde_json::json!([[0, TEXT.len()]]));
    assert_eq!(line["attributions"][0]["source"], serde_json::json!([[0, 10]]));
    assert_eq!(line["attributions"][1]["source"], serde_json::json!([]));
    assert_eq!(line["attributions"][1]["parent"], 0);
}

#[test]
fn a_file_appears_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("claims.jsonl");
    std::fs::write(&path, "before").unwrap();
    let mut file = OutputFile::create(&path).unwrap();
    file.write_all(b"after").unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"before");
    let partial = file.partial().unwrap().to_path_buf();
    file.finish().unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"after");
    assert!(!partial.exists());
    let error = OutputFile::create(folder.path().join("none/claims.jsonl")).unwrap_err();
    assert!(error.is_output() && error.to_string().contains("none/claims.jsonl.partial"), "{error}");
}
