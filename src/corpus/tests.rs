//! What the readers promise, on files made here.

use super::*;
use std::fs;
use std::io::Write;
use tempfile::TempDir;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// Each item as `id=text` or as its error's words, without the folder.
fn read(folder: &TempDir) -> Vec<String> {
    let prefix = format!("{}/", folder.path().display());
    Corpus::open([folder.path()])
        .map(|item| match item {
            Ok(document) => format!("{}={}", document.id(), document.text()),
            Err(error) => error.to_string().replace(&prefix, ""),
        })
        .collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}

/// JSON lines long enough that half of their compressed bytes hold some whole lines.
fn many_lines() -> Vec<u8> {
    let mut noise = 1u64;
    let mut lines = String::new();
    for number in 0..20_000 {
        noise = noise.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        lines.push_str(&format!("{{\"id\": {number}, \"text\": \"Ship {noise} sailed.\"}}\n"));
    }
    lines.into_bytes()
}

#[test]
fn directories_are_walked_in_order_and_other_files_passed_over() {
    let folder = folder(&[
        ("b.txt", b"second"),
        ("a/z.TXT", b"first"),
        ("c.jsonl", b"{\"text\": \"third\"}"),
        ("README.md", b"no"),
        ("x.marked", b"no"),
        (".hidden.txt", b"no"),
        ("picture.gz", b"no"),
    ]);
    assert_eq!(read(&folder), ["z=first", "b=second", "c:1=third"]);
}

#[test]
fn equal_stems_give_ids_with_paths() {
    let folder = folder(&[("a/day.txt", b"1"), ("b/day.txt", b"2"), ("c.txt", b"3")]);
    assert_eq!(read(&folder), ["a/day=1", "b/day=2", "c=3"]);
}

#[test]
fn unknown_endings_and_missing_files_are_errors_when_named() {
    let folder = folder(&[("notes.md", b"x")]);
    for (name, words) in [("notes.md", ".jsonl, .ndjson and .csv"), ("none.txt", "none.txt: cannot be read: ")] {
        let error = Corpus::open([folder.path().join(name)]).next().unwrap().unwrap_err();
        assert!(error.is_input() && error.to_string().contains(words), "{error}");
    }
    assert!(read(&folder)[0].contains("nothing to read"));
}

#[test]
fn a_byte_order_mark_is_no_text_and_line_ends_are_kept() {
    let folder = folder(&[
        ("a.txt", b"\xEF\xBB\xBFOne.\r\nTwo."),
        ("b.jsonl", b"\xEF\xBB\xBF{\"id\": \"b\", \"text\": \"One.\\r\\nTwo.\"}\r\n\r\n"),
        ("c.csv", b"\xEF\xBB\xBFid,text\r\nc,\"One.\r\nTwo.\"\r\n"),
    ]);
    assert_eq!(read(&folder), ["a=One.\r\nTwo.", "b=One.\r\nTwo.", "c=One.\r\nTwo."]);
}

#[test]
fn bad_lines_are_named_and_reading_goes_on() {
    let folder = folder(&[(
        "n.jsonl",
        b"{\"id\": 7, \"text\": \"ok\"}\n{\"id\": \n[1]\n{\"id\": 1}\n{\"text\": [\"x\"]}\n{\"text\": \"\xFF\"}\n{\"text\": null, \"maintext\": \"end\", \"x\": {\"y\": [1]}}\n",
    )]);
    let found = read(&folder);
    assert_eq!(found[0], "7=ok");
    assert!(found[1].starts_with("n.jsonl:2:6: not JSON: EOF while parsing"), "{}", found[1]);
    assert!(found[2].starts_with("n.jsonl:3: ") && found[2].contains("expected one JSON object"), "{}", found[2]);
    assert!(found[3].starts_with("n.jsonl:4: it has no text; looked for a string under `text`"), "{}", found[3]);
    assert!(found[4].starts_with("n.jsonl:5: its text is not a string"), "{}", found[4]);
    assert!(found[5].starts_with("n.jsonl:6: not UTF-8 from byte 10"), "{}", found[5]);
    assert_eq!(found[6], "n:7=end");
    assert_eq!(found.len(), 7);
}

#[test]
fn text_that_is_not_utf8_is_skipped() {
    let folder = folder(&[("a.txt", b"ab\xFFc"), ("b.txt", b"fine")]);
    assert_eq!(read(&folder), ["a.txt: not UTF-8 from byte 2; texts must be UTF-8", "b=fine"]);
}

#[test]
fn metadata_is_taken_under_every_known_name() {
    let line = br#"{"doc_id": "p", "title": "T", "source": "https://x.example/1", "source-hostname": "X", "date_publish": "2024-01-24 10:00:00", "raw_text": "no", "text": "yes"}
{"id": "q", "source": "https://x.example/2", "date": "2024-01-25", "maintext": "yes", "title": ""}
"#;
    let folder = folder(&[("a.jsonl", line)]);
    let documents: Vec<Document> = Corpus::open([folder.path()]).map(Result::unwrap).collect();
    let first = Document::new("p", "yes").title("T").outlet("X").published("2024-01-24 10:00:00");
    assert_eq!(documents[0], first);
    assert_eq!(documents[1], Document::new("q", "yes").url("https://x.example/2").published("2024-01-25"));
}

#[test]
fn other_names_by_hand() {
    let folder = folder(&[("a.jsonl", br#"{"id": "k", "text": "no", "body": "yes"}"#), ("b.csv", b"body\nrow\n")]);
    let fields = Fields::default().text("body");
    let texts: Vec<String> =
        Corpus::open([folder.path()]).fields(fields).map(|document| document.unwrap().text().to_owned()).collect();
    assert_eq!(texts, ["yes", "row"]);
}

#[test]
fn tables_name_bad_rows_and_missing_columns() {
    let folder = folder(&[
        ("a.csv", b"id,text,outlet\n1,one,Wire\n2,two\n3,\"th\nree\",\n,four,\n5,\xFF,\n"),
        ("b.csv", b"id,body\n1,one\n"),
    ]);
    let found = read(&folder);
    assert_eq!(found[0], "1=one");
    assert!(found[1].starts_with("a.csv:3: not a row of this table"), "{}", found[1]);
    assert_eq!(found[2..4], ["3=th\nree", "a:6=four"]);
    assert!(found[4].starts_with("a.csv:7: not UTF-8"), "{}", found[4]);
    assert!(found[5].starts_with("b.csv:1: no column holds the text; the header names id, body"), "{}", found[5]);
    assert_eq!(found.len(), 6);
}

#[test]
fn an_open_quotation_mark_in_a_table_is_named_and_other_files_are_read() {
    let folder = folder(&[
        ("a.csv", b"id,text\n1,one\n2,\"two\n3,three\n4,four\n"),
        ("b.csv", b"id,\"text\n1,one\n"),
        ("c.csv", b"text\n\"one \"\"two\"\"\n"),
        ("d.csv", b"text\nfine\n"),
    ]);
    let found = read(&folder);
    assert_eq!(found[0], "1=one");
    let message = "a quotation mark is open from this row to the end of the file; each needs one that closes it";
    for (error, place) in found[1..4].iter().zip(["a.csv:3", "b.csv:1", "c.csv:2"]) {
        assert!(error.starts_with(&format!("{place}: {message}")), "{error}");
    }
    assert_eq!(found[4..], ["d:2=fine"]);
}

#[test]
fn tables_may_end_in_any_way() {
    for end in ["", "\n", "\r\n", "\n\n", "\r\n\r\n"] {
        for (cell, text) in [("a", "a"), ("\"a\"", "a"), ("\"\"", ""), ("\"a\"\"\"", "a\""), ("5\" pipe", "5\" pipe")] {
            for header in ["text\n", "text,id\n"] {
                let row = if header.contains("id") { format!("{cell},x") } else { cell.to_owned() };
                let folder = folder(&[("t.csv", format!("{header}{row}{end}").as_bytes())]);
                let texts: Vec<String> =
                    Corpus::open([folder.path()]).map(|document| document.unwrap().text().to_owned()).collect();
                assert_eq!(texts, [text], "{header:?} {cell:?} {end:?}");
            }
        }
    }
}

#[test]
fn compressed_files_and_several_members_are_read() {
    let members = [gzip(b"{\"text\": \"one\"}\n"), gzip(b"{\"text\": \"two\"}\n")].concat();
    let frames = [zstd(b"{\"text\": \"one\"}\n"), zstd(b"{\"text\": \"two\"}\n")].concat();
    let folder = folder(&[
        ("a.jsonl.gz", &members),
        ("b.ndjson.zst", &frames),
        ("c.txt.gz", &gzip(b"text")),
        ("d.csv.zst", &zstd(b"text\nrow\n")),
    ]);
    assert_eq!(read(&folder), ["a:1=one", "a:2=two", "b:1=one", "b:2=two", "c=text", "d:2=row"]);
}

#[test]
fn a_truncated_file_gives_its_documents_and_then_an_error() {
    let lines = many_lines();
    for (name, whole) in [("t.jsonl.gz", gzip(&lines)), ("t.jsonl.zst", zstd(&lines))] {
        let folder = folder(&[(name, &whole[..whole.len() / 2])]);
        let items: Vec<_> = Corpus::open([folder.path()]).collect();
        let (last, before) = items.split_last().unwrap();
        assert!(before.len() > 1000 && before.iter().all(Result::is_ok), "{name}: {}", before.len());
        let error = last.as_ref().unwrap_err();
        assert!(error.to_string().contains("reading broke off"), "{error}");
        assert_eq!(error.line_number(), Some(before.len() as u64 + 1));
    }
}

#[test]
fn position_and_size_count_stored_bytes() {
    let folder = folder(&[("a.jsonl.gz", &gzip(&many_lines())), ("b.txt", b"12345")]);
    let corpus = Corpus::open([folder.path()]);
    let (size, position) = (corpus.size(), corpus.position());
    assert_eq!(corpus.count(), 20_001);
    assert_eq!(Some(position.bytes()), size);
}
