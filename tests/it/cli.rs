//! The command line as scripts see it: output, exit codes, and what is said on stderr.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const ARTICLE: &str = "The Guardian reported that the ships sailed.\n";

fn reportedly(args: &[&str], folder: &Path) -> Output {
    run(Command::new(env!("CARGO_BIN_EXE_reportedly")).args(args).current_dir(folder).stdin(Stdio::null()))
}

fn piped(args: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reportedly"));
    let command = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that stops before it has read everything closes the pipe, which is its right.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn everything_read_is_success_with_claims_or_without() {
    let folder = folder(&[("a.txt", ARTICLE), ("b.txt", "Ships sailed.\n")]);
    let with = reportedly(&["extract", "a.txt"], folder.path());
    assert_eq!(code(&with), 0, "{}", stderr(&with));
    assert_eq!(stdout(&with).lines().count(), 1);
    assert_eq!(stderr(&with), "");
    let without = reportedly(&["extract", "b.txt"], folder.path());
    assert_eq!((code(&without), stdout(&without)), (0, ""));
}

#[test]
fn a_number_of_threads_has_a_limit() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    for command in ["extract", "annotate", "bench"] {
        let output = reportedly(&[command, "a.txt", "--threads", "100000"], folder.path());
        assert_eq!((code(&output), stdout(&output)), (2, ""));
        assert!(stderr(&output).contains("100000") && stderr(&output).contains("0 (one a core) to 1024"), "{command}");
    }
}

#[test]
fn skipped_inputs_are_named_counted_and_told_by_the_exit_code() {
    let lines = "{\"id\": \"x\", \"text\": \"The Guardian reported that the ships sailed.\"}\nno\n{\"id\": 1}\n";
    let folder = folder(&[("a.jsonl", lines), ("b.jsonl", "no\n")]);
    let some = reportedly(&["extract", "a.jsonl", "none.txt"], folder.path());
    assert_eq!(code(&some), 1);
    assert_eq!(stdout(&some).lines().count(), 1);
    for words in [
        "skipped a.jsonl:2:2: not JSON",
        "skipped a.jsonl:3: it has no text",
        "skipped none.txt: cannot be read",
        "3 inputs were skipped, 1 article was read",
    ] {
        assert!(stderr(&some).contains(words), "{words}\n{}", stderr(&some));
    }
    let none = reportedly(&["extract", "b.jsonl", "-o", "claims.jsonl"], folder.path());
    assert_eq!(code(&none), 2);
}

#[test]
fn nothing_can_be_done_with_bad_flags_or_lexicons() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    for (args, words) in [
        (&["extract"][..], "<INPUT>"),
        (&["extrakt", "a.txt"], "similar subcommand"),
        (&["extract", "a.txt", "--lexikon", "x"], "--lexicon"),
        (&["extract", "a.txt", "--published", "24/01/2024"], "2024-01-24"),
        (&["extract", "a.txt", "--min-confidence", "2"], "from 0 to 1"),
        (&["extract", "a.txt", "--lexicon", "no/such/folder"], "no/such/folder"),
        (&["extract", "a.txt", "-o", "no/claims.jsonl"], "no/claims.jsonl"),
        (&["explain", "a.txt", "--id", "z"], "no article has the id z"),
        (&["bench", "-"], "name files"),
    ] {
        let output = reportedly(args, folder.path());
        assert_eq!(code(&output), 2, "{args:?}");
        assert_eq!(stdout(&output), "", "{args:?}");
        assert!(stderr(&output).contains(words), "{args:?}\n{}", stderr(&output));
    }
}

#[test]
fn standard_input_is_json_lines_or_a_text() {
    for input in ["\u{feff}  \n{\"id\": \"x\", \"text\": \"The Guardian reported that the ships sailed.\"}\n", ARTICLE]
    {
        let output = piped(&["extract", "-", "--profile", "lean"], input.as_bytes());
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let record: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
        assert_eq!(record["source"]["text"], "The Guardian");
        assert_eq!(record["doc"]["id"], if input == ARTICLE { "stdin" } else { "x" });
    }
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let folder = folder(&[]);
    let line = format!("{}\n", serde_json::json!({ "text": ARTICLE.repeat(20) }));
    fs::write(folder.path().join("a.jsonl"), line.repeat(500)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_reportedly"));
    let command = command.args(["extract", "a.jsonl"]).current_dir(folder.path());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), stderr(&output)), (0, ""));
}

#[test]
fn output_is_the_same_at_any_number_of_threads() {
    let lines: String = (0..100)
        .map(|number| format!("{}\n", serde_json::json!({ "id": number, "text": ARTICLE.repeat(number % 7) })))
        .collect();
    for format in ["jsonl", "csv"] {
        let one = piped(&["extract", "-", "--format", format, "--threads", "1"], lines.as_bytes());
        let four = piped(&["extract", "-", "--format", format, "--threads", "4"], lines.as_bytes());
        assert!(one.stdout.len() > 1000);
        assert_eq!(one.stdout, four.stdout);
    }
}

#[test]
fn a_file_appears_at_the_end_and_replaces_what_was_there() {
    let folder = folder(&[("a.txt", ARTICLE), ("claims.csv", "before")]);
    let output = reportedly(&["extract", "a.txt", "--format", "csv", "-o", "claims.csv"], folder.path());
    assert_eq!((code(&output), stdout(&output)), (0, ""), "{}", stderr(&output));
    let written = fs::read_to_string(folder.path().join("claims.csv")).unwrap();
    assert!(written.starts_with("doc_id,") && written.contains(",The Guardian,"), "{written}");
    assert!(!folder.path().join("claims.csv.partial").exists());
}

#[test]
fn the_date_flag_is_for_articles_without_one() {
    let lines =
        "{\"text\": \"The Guardian reported that the ships sailed.\", \"published\": \"Wed, 24 Jan 2024 10:00:00 GMT\"}
{\"text\": \"The Guardian reported that the ships sailed.\"}\n";
    let output = piped(&["extract", "-", "--published", "2024-02-01"], lines.as_bytes());
    let docs: Vec<serde_json::Value> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["doc"].take())
        .collect();
    assert_eq!((&docs[0]["published"], &docs[0]["published_from"]), (&"2024-01-24".into(), &"meta".into()));
    assert_eq!((&docs[1]["published"], &docs[1]["published_from"]), (&"2024-02-01".into(), &"flag".into()));
}

#[test]
fn annotate_writes_a_line_a_document_in_the_offsets_asked_for() {
    let text = "“Élan,” The Guardian reported. Ünal said that the ships sailed.\n";
    let folder = folder(&[("a.txt", text)]);
    let output = reportedly(&["annotate", "a.txt", "--offsets", "chars"], folder.path());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let line: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
    let chars: Vec<char> = text.chars().collect();
    let cut = |span: &serde_json::Value| -> String {
        let [start, end] = [0, 1].map(|edge| span[edge].as_u64().unwrap() as usize);
        chars[start..end].iter().collect()
    };
    assert_eq!(line["doc_id"], "a");
    assert_eq!(line["sentences"].as_array().unwrap().len(), 2);
    let attributions = line["attributions"].as_array().unwrap();
    let said = attributions.iter().find(|found| cut(&found["cue"][0]) == "said").unwrap();
    assert_eq!(cut(&said["source"][0]), "Ünal");
    assert!(cut(&said["content"][0]).contains("the ships sailed"));
}

#[test]
fn explain_marks_the_text_and_sums_the_factors() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let output = reportedly(&["explain", "a.txt"], folder.path());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stdout(&output).contains("[source#1 The Guardian] [cue#1 reported] [content#1 "), "{}", stdout(&output));
    assert!(stdout(&output).contains("log-odds in all"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_reportedly"));
    let forced = run(command.args(["explain", "a.txt"]).current_dir(folder.path()).env("CLICOLOR_FORCE", "1"));
    assert!(stdout(&forced).contains("\u{1b}[") && !stdout(&forced).contains("[source#1"), "{}", stdout(&forced));
}

#[test]
fn bench_counts_what_it_ran() {
    let folder = folder(&[("a.txt", ARTICLE)]);
    let output = reportedly(&["bench", "a.txt", "--threads", "1,2", "--json"], folder.path());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let figures: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(figures["bytes"], ARTICLE.len());
    let runs = figures["runs"].as_array().unwrap();
    assert_eq!(runs.iter().map(|run| run["threads"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2]);
    assert!(runs.iter().all(|run| run["documents"] == 1 && run["claims"] == 1), "{runs:?}");
    let table = reportedly(&["bench", "a.txt"], folder.path());
    assert!(stdout(&table).contains("MB/CPU s"), "{}", stdout(&table));
}

#[test]
fn eval_scores_gold_as_a_table_or_json() {
    let gold = "id: g-1\n---\n[source#1 The Guardian] [cue#1 reported] [content#1 that the ships sailed].";
    let folder = folder(&[("g.marked", gold)]);
    let json = reportedly(&["eval", "g.marked", "--json"], folder.path());
    assert_eq!(code(&json), 0, "{}", stderr(&json));
    assert!(serde_json::from_str::<serde_json::Value>(stdout(&json)).unwrap().is_object());
    let table = reportedly(&["eval", "g.marked"], folder.path());
    assert!(stdout(&table).contains("attribution / all"), "{}", stdout(&table));
    assert_eq!(code(&reportedly(&["eval", "none.jsonl"], folder.path())), 2);
}

#[test]
fn lexicons_are_checked_listed_and_tried() {
    let manifest =
        "[lexicon]\nid = \"ships\"\nkind = \"gazetteer\"\nversion = \"1\"\nlang = \"en\"\nlicense = \"CC0-1.0\"\n
[[files]]\npath = \"ships.tsv\"\n";
    let folder =
        folder(&[("lexicon.toml", manifest), ("ships.tsv", "id\tname\ttype\nship:qq\tQuasar Quest\tvessel\n")]);
    let check = reportedly(&["lexicon", "check", "."], folder.path());
    assert_eq!(code(&check), 0, "{}{}", stdout(&check), stderr(&check));
    assert!(stdout(&check).contains("passed"), "{}", stdout(&check));
    let list = reportedly(&["lexicon", "list", "."], folder.path());
    assert!(stdout(&list).starts_with("ships"), "{}", stdout(&list));
    let found = reportedly(&["lexicon", "try", "The Quasar Quest sailed.", "--lexicon", "."], folder.path());
    assert!(stdout(&found).contains("ship:qq"), "{}", stdout(&found));
    fs::write(folder.path().join("ships.tsv"), "id\tname\ttype\nship:qq\t\tvessel\n").unwrap();
    let broken = reportedly(&["lexicon", "check", "."], folder.path());
    assert_eq!(code(&broken), 2, "{}", stdout(&broken));
    let extract = reportedly(&["extract", "lexicon.toml", "--lexicon", "."], folder.path());
    assert_eq!(code(&extract), 2);
    assert!(stderr(&extract).contains("ships.tsv:2"), "{}", stderr(&extract));
}

#[test]
fn a_new_lexicon_passes_its_check_and_nothing_is_overwritten() {
    let folder = folder(&[]);
    let made = reportedly(&["lexicon", "new", "bees", "-o", "topics/bees"], folder.path());
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    assert_eq!(stdout(&made).lines().next(), Some("topics/bees/lexicon.toml"));
    let checked = reportedly(&["lexicon", "check", "topics"], folder.path());
    assert_eq!(code(&checked), 0, "{}", stdout(&checked));
    assert!(stdout(&checked).ends_with("passed: 0 errors, 0 warnings\n"));

    let manifest = folder.path().join("topics/bees/lexicon.toml");
    fs::write(&manifest, "mine").unwrap();
    for topic in ["bees", "two words"] {
        let again = reportedly(&["lexicon", "new", topic, "-o", "topics/bees"], folder.path());
        assert_eq!((code(&again), stdout(&again)), (2, ""));
    }
    assert_eq!(fs::read_to_string(&manifest).unwrap(), "mine");
}
