//! Gold files: what is read, and how faults are named.

use reportedly::Span;
use reportedly::eval::{GoldDocument, GoldSentences, score_sentences};
use std::fs;
use std::path::PathBuf;

const LINE: &str = r#"{"id": "a", "text": "É said so.", "claims": [{"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 10]], "status": "denied", "source_type": null}]}"#;

/// A directory with these files, and it as the one path of a load.
fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let paths = vec![folder.path().to_path_buf()];
    (folder, paths)
}

#[test]
fn a_directory_is_read_in_order_of_names() {
    let files = [("b.jsonl", LINE), ("a.marked", "id: m\n---\n[cue said] [content so]\n"), ("notes.txt", "no gold")];
    let (_folder, paths) = folder(&files);
    let gold = GoldDocument::load(&paths).unwrap();
    let ids: Vec<&str> = gold.iter().map(|gold| gold.document.id()).collect();
    assert_eq!(ids, ["m", "a"]);
    let claim = &gold[1].claims[0];
    assert_eq!(claim.content[0].text(gold[1].document.text()), "so");
    assert_eq!((claim.attributes.to_string().as_str(), claim.confidence), ("status=denied", None));
}

#[test]
fn faults_name_file_line_and_what_would_be_right() {
    let off = LINE.replace("[0, 2]", "[0, 1]");
    let status = LINE.replace("denied", "dneied");
    for (content, expected) in [
        (
            format!("\n{off}"),
            "gold.jsonl:2: [0, 1] is no span of the text; write bytes on character boundaries, 0 to 11",
        ),
        (status, "gold.jsonl:1: status is `dneied`; write one of reported, confirmed, denied,"),
        ("{\"id\": 3}".into(), "gold.jsonl:1: no gold document: invalid type"),
        ("{\"id\": \"a\"}".into(), "gold.jsonl:1: no text; write `\"text\": \"...\"`"),
        (format!("{LINE}\n{LINE}"), "document `a` occurs twice; give each document its own id"),
        (String::new(), "no gold document found; name .marked or .jsonl files"),
    ] {
        let (_folder, paths) = folder(&[("gold.jsonl", &content)]);
        let error = GoldDocument::load(&paths).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    let error = GoldDocument::load(&["no/such.jsonl".into()]).unwrap_err();
    assert!(error.is_input() && error.to_string().starts_with("no/such.jsonl: cannot be read"));
}

#[test]
fn what_another_system_found_needs_no_text() {
    let (folder, paths) = folder(&[("gold.jsonl", LINE)]);
    let gold = GoldDocument::load(&paths).unwrap();
    let found = folder.path().join("found");
    fs::write(&found, r#"{"doc_id": "a", "attributions": [{"content": [[8, 10]], "confidence": 0.5}]}"#).unwrap();
    let claims = &GoldDocument::load_found(&found, &gold).unwrap()["a"];
    assert_eq!((claims[0].confidence, claims[0].source.len()), (Some(0.5), 0));
    fs::write(&found, r#"{"doc_id": "b", "claims": []}"#).unwrap();
    assert!(
        GoldDocument::load_found(&found, &gold)
            .unwrap_err()
            .to_string()
            .contains("found:1: document `b` is not in gold")
    );
}

#[test]
fn sentence_ends_and_whole_cases() {
    let line =
        |id: &str| format!(r#"{{"id": "{id}", "text": "One. Two. Three.", "sentences": [[0, 4], [5, 9], [10, 16]]}}"#);
    let (_folder, paths) = folder(&[("gold.jsonl", &[line("a"), line("b"), line("c")].join("\n"))]);
    let gold = GoldSentences::load(&paths).unwrap();
    let right = vec![Span::new(0, 4), Span::new(5, 9), Span::new(10, 16)];
    let joined = vec![Span::new(0, 9), Span::new(10, 16)];
    // Of nine ends five are found, all of them right; document c was not looked at.
    let report = score_sentences(&gold, &[("a".to_owned(), right), ("b".to_owned(), joined)].into());
    assert_eq!((report.boundary.right, report.boundary.predicted, report.boundary.gold), (5, 5, 9));
    assert_eq!((report.cases.right, report.cases.total), (1, 3));
}
