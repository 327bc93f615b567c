//! The published schema is the one the types give, and real output keeps to it.

use reportedly::claim::{lean_schema, schema};
use reportedly::sink::{JsonLines, Options, Profile};
use reportedly::{Document, Pipeline};
use serde_json::Value;
use std::path::PathBuf;

/// Shapes of reported speech that fill as many fields as there are.
const TEXT: &str = "\
MOSCOW — “We are ready,” Foreign Minister Ri Son Gwon said on Monday, “to sign.”

The Guardian reported that President Putin had denied sending ships to Najin in North Korea. The claims were not
confirmed. According to the ministry, vessels may sail next month; they reportedly left in October. The panel is
expected to publish its report, Élodie Durand wrote: it runs to 40 pages.
";

fn lines(profile: Profile) -> Vec<Value> {
    let pipeline = Pipeline::builder().threads(1).build().unwrap();
    let document = Document::new("d-1", TEXT).title("Ready to sign").outlet("The Wire").published("2024-01-24");
    let mut sink = JsonLines::new(Vec::new(), Options { profile, ..Options::default() });
    pipeline.run([document, Document::new("d-2", TEXT)], &mut sink).unwrap();
    let written = String::from_utf8(sink.into_inner()).unwrap();
    written.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_published_schema_is_up_to_date() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/claim.schema.json");
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(&path, schema()).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap();
    assert!(published == schema(), "docs/claim.schema.json is not what the types give; UPDATE=1 rewrites it");
}

#[test]
fn real_records_keep_to_the_schema() {
    for (profile, schema) in [(Profile::Full, schema()), (Profile::Lean, lean_schema())] {
        let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
        let lines = lines(profile);
        assert!(lines.len() >= 8, "only {} claims to try the schema on", lines.len());
        for line in &lines {
            validator.validate(line).unwrap_or_else(|error| panic!("{error} at {}\n{line}", error.instance_path()));
        }
    }
}

#[test]
fn spans_hold_their_texts_and_factors_their_sum() {
    let mut times = std::collections::BTreeSet::new();
    for line in lines(Profile::Full) {
        let cut =
            |span: &Value| &TEXT[span["start"].as_u64().unwrap() as usize..span["end"].as_u64().unwrap() as usize];
        assert_eq!(cut(&line["cue"]["span"]), line["cue"]["text"]);
        if !line["source"].is_null() {
            assert_eq!(cut(&line["source"]["span"]), line["source"]["text"]);
        }
        let pieces: Vec<&str> = line["content"]["spans"].as_array().unwrap().iter().map(cut).collect();
        assert_eq!(pieces.join(" ... "), line["content"]["text"]);
        for entity in line["entities"].as_array().unwrap() {
            assert_eq!(cut(&entity["span"]), entity["text"]);
        }
        for time in line["time"]["said"].as_array().unwrap().iter().chain(line["time"]["content"].as_array().unwrap()) {
            times.insert((cut(&time["span"]), time["value"].as_str().unwrap().to_owned(), time["resolved"] == true));
        }
        let factors = line["confidence_factors"].as_array().unwrap();
        let sum: f64 = factors.iter().map(|factor| factor["log_odds"].as_f64().unwrap()).sum();
        let raw = line["confidence_raw"].as_f64().unwrap();
        assert!((sum - (raw / (1.0 - raw)).ln()).abs() < 1e-9, "{line}");
    }
    // The same text with a date of publication and without one.
    let expected = [
        ("Monday", "2024-01-22", true),
        ("Monday", "XXXX-WXX-1", false),
        ("October", "2023-10", true),
        ("October", "XXXX-10", false),
        ("next month", "2024-02", true),
        ("next month", "XXXX-XX", false),
    ];
    let times: Vec<_> = times.iter().map(|(text, value, resolved)| (*text, value.as_str(), *resolved)).collect();
    assert_eq!(times, expected);
}

/// A claim's text, the times at which it was said, and those of its content, in a text of one claim.
fn claim_times(text: &str) -> (Vec<String>, Vec<String>) {
    let pipeline = Pipeline::builder().threads(1).build().unwrap();
    let mut sink = JsonLines::new(Vec::new(), Options::default());
    pipeline.run([Document::new("d", text).published("2024-01-24")], &mut sink).unwrap();
    let written = String::from_utf8(sink.into_inner()).unwrap();
    let record: Value =
        serde_json::from_str(written.lines().next().unwrap_or_else(|| panic!("no claim: {text}"))).unwrap();
    let values = |place: &str| {
        let times = record["time"][place].as_array().unwrap();
        times.iter().map(|time| time["value"].as_str().unwrap().to_owned()).collect()
    };
    (values("said"), values("content"))
}

#[test]
fn a_claim_knows_when_it_was_said_and_what_times_it_tells_of() {
    for (text, said, content) in [
        ("The ministry said on Monday that the ships sailed last October.", &["2024-01-22"][..], &["2023-10"][..]),
        ("The ministry said in a statement Tuesday that the ships sailed.", &["2024-01-23"], &[]),
        ("On Monday, the ministry said the ships sailed in 2019.", &["2024-01-22"], &["2019"]),
        ("The minister, who resigned last year, said the ships sailed.", &[], &[]),
        ("“We sail tomorrow,” Marta Lind said on Monday.", &["2024-01-22"], &["2024-01-25"]),
        ("The ministry said at 3:30 p.m. EDT that the ships sailed.", &["2024-01-24T15:30"], &[]),
        ("The ministry said the ban held for two years.", &[], &["P2Y"]),
    ] {
        let (found_said, found_content) = claim_times(text);
        assert_eq!((found_said, found_content), (owned(said), owned(content)), "{text}");
    }
}

fn owned(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

#[test]
fn a_dateline_dates_a_record() {
    let pipeline = Pipeline::builder().threads(1).build().unwrap();
    let text = "NAJIN, Jan. 22, 2024 (Harbour News) — The ministry said on Friday that the ships sailed.";
    for (document, published, from) in [
        (Document::new("d", text), "2024-01-22", "dateline"),
        (Document::new("d", text).published("2024-02-01"), "2024-02-01", "meta"),
    ] {
        let mut sink = JsonLines::new(Vec::new(), Options::default());
        pipeline.run([document], &mut sink).unwrap();
        let record: Value = serde_json::from_slice(&sink.into_inner()).unwrap();
        assert_eq!((&record["doc"]["published"], &record["doc"]["published_from"]), (&published.into(), &from.into()));
    }
}

#[test]
fn every_claim_has_an_id_of_its_own() {
    let lines = lines(Profile::Lean);
    let ids: std::collections::HashSet<&str> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), lines.len());
}

/// Each example of the page must be a record that the schema allows.
#[test]
fn examples_in_the_documentation_are_records() {
    let page = std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/claim-format.md")).unwrap();
    let examples: Vec<&str> = page.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    let [full, lean] = examples.as_slice() else { panic!("{} examples", examples.len()) };
    for (example, schema) in [(full, schema()), (lean, lean_schema())] {
        let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
        validator.validate(&serde_json::from_str(example).unwrap()).unwrap();
    }
}
