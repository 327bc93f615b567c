//! Marked cases of time expressions: in each line of `tests/data/times/*.txt` exactly the times that are marked must be
//! found, with their types, values and modifiers. And the laws of the layer.

use crate::attribution::case_files;
use proptest::prelude::*;
use reportedly::eval::Marked;
use reportedly::time::{Time, TimeKind};
use reportedly::{Document, Pipeline};
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::builder().threads(1).build().unwrap());

fn times(document: &Document) -> Vec<Time> {
    PIPELINE.times(document, &PIPELINE.analyze(document))
}

/// A time as a mark's label: `DATE:2024-01:END`.
fn label(time: &Time) -> String {
    let modifier = time.modifier.map(|modifier| format!(":{modifier}")).unwrap_or_default();
    // The value of a time of day holds colons itself.
    format!("{}:{}{modifier}", time.kind.name(), time.value)
}

#[test]
fn exactly_the_marked_times_are_found() {
    let (mut faults, mut count) = (Vec::new(), 0);
    for (path, content) in case_files("times") {
        let mut published = None;
        for (number, line) in (1..).zip(content.lines()) {
            if let Some(day) = line.strip_prefix("@published") {
                published = Some(day.trim()).filter(|day| !day.is_empty());
                continue;
            }
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let expected = Marked::parse(line).unwrap_or_else(|error| panic!("{}:{number}: {error}", path.display()));
            let document = Document::new("case", expected.text.as_str());
            let document = published.map_or(document.clone(), |day| document.published(day));
            let found: Vec<_> = times(&document).iter().map(|time| (label(time), time.span)).collect();
            let marked: Vec<_> = expected.marks.iter().map(|mark| (mark.label.clone(), mark.span)).collect();
            count += marked.len();
            if found != marked {
                let found: Vec<_> =
                    found.iter().map(|(label, span)| format!("[{label} {}]", span.text(&expected.text))).collect();
                faults.push(format!("{}:{number}: {line}\n  found {}", path.display(), found.join(" ")));
            }
        }
    }
    assert!(faults.is_empty(), "{} cases fail\n\n{}", faults.len(), faults.join("\n"));
    assert!(count >= 150, "only {count} marked times");
}

/// Words of time in any order, and what stands between them.
fn words_of_time() -> impl Strategy<Value = String> {
    let words = "last|next|this|the|a|an|of|in|every|other|two|three|hundred|thousand|half|first|third|22nd|year|years|month\
        |week|weekend|day|days|quarter|hours|decade|century|Monday|Mondays|Jan|May|October|summer|morning|nights|noon\
        |midnight|p.m|ago|earlier|later|before|from now|early|mid|late|the end of|about|more than|or so|daily|fiscal|period\
        |today|tomorrow|tonight|now|recently|Christmas|Easter|Thanksgiving|EST|’s|'s|'|1998|2024|98|22|01|0|31|1900|3|9999\
        |999999999|99999999999|GMT|local time|1990s|5pm|½|-|–|/|.|:|,|(|)|“|”|\n|\n\n|said|will|Reuters|was|Black Friday|year-earlier|old|Feb|29|30";
    shreds(words, "[0-9]{1,12}")
}

/// Some of the words, which `|` parts, in any order, with figures and stray characters among them.
pub fn shreds(words: &'static str, figures: &'static str) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        20 => prop::sample::select(words.split('|').collect::<Vec<_>>()).prop_map(str::to_owned),
        1 => figures,
        1 => "\\PC{1,3}",
    ];
    let glue = prop_oneof![4 => Just(" "), 1 => Just("")];
    prop::collection::vec((piece, glue), 0..40)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, glue)| [piece, glue.to_owned()]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn times_are_in_order_disjoint_and_within_a_sentence(text in words_of_time(), year in 1i16..=9999) {
        let published = format!("{year:04}-02-28");
        let document = Document::new("d", text.as_str()).published(published);
        let analysis = PIPELINE.analyze(&document);
        let found = PIPELINE.times(&document, &analysis);
        prop_assert!(found.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
        for time in &found {
            prop_assert!(!time.tokens.is_empty() && !time.value.is_empty());
            prop_assert_eq!(analysis.span(time.tokens), time.span);
            prop_assert!(analysis.sentences.iter().any(|sentence| sentence.tokens.contains(time.tokens)));
        }
    }

    /// Without a day of publication no value of a relative date names a year, and what is unknown says so.
    #[test]
    fn nothing_is_guessed(text in words_of_time()) {
        for time in times(&Document::new("d", text.as_str())) {
            let unknown = matches!(time.kind, TimeKind::Date | TimeKind::Time) && time.value.starts_with('X');
            prop_assert!(time.resolved != unknown, "{:?}", time);
        }
    }
}

#[test]
fn a_dateline_gives_the_day_of_a_text_that_has_none() {
    let text = "NAJIN, Jan. 22, 2024 (Harbour News) — The ferry sailed on Friday.";
    let document = Document::new("d", text);
    let analysis = PIPELINE.analyze(&document);
    let dateline = PIPELINE.dateline(&document, &analysis).unwrap();
    assert_eq!(dateline.place.text(text), "NAJIN");
    assert_eq!(dateline.wire.unwrap().text(text), "Harbour News");
    assert_eq!(dateline.date.as_ref().unwrap().value, "2024-01-22");
    let values: Vec<String> = PIPELINE.times(&document, &analysis).into_iter().map(|time| time.value).collect();
    assert_eq!(values, ["2024-01-22", "2024-01-19"]);
    for plain in ["The ferry - a new one - sailed on Friday.", "Friday — nobody came.", "NAJIN is far — very far."]
    {
        let document = Document::new("d", plain);
        assert_eq!(PIPELINE.dateline(&document, &PIPELINE.analyze(&document)), None, "{plain}");
    }
}

#[test]
fn numbers_beyond_all_bounds_are_no_times() {
    let text = "It took nine thousand thousand thousand thousand years, 999999999 GMT, 99999999 thousand years ago, \
        and 4,294,967,295 weeks; see you in 10000000.99 days and 9999999 centuries ago.";
    for published in ["0001-01-01", "9999-12-31", "2024-01-24"] {
        assert!(times(&Document::new("d", text).published(published)).len() < 6);
    }
}

#[test]
fn eval_counts_spans_and_values_apart() {
    use reportedly::eval::{Layer, Report, run};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gold.jsonl");
    // Found: Monday, last October, two years. Gold has another value for the second, a longer span for the third, and a
    // time that is none.
    let gold = r#"{"id": "a", "published": "2024-01-24", "text": "On Monday she sailed, as last October, for two years.",
        "times": [{"span": [3, 9], "type": "DATE", "value": "2024-01-22", "mod": null},
        {"span": [25, 37], "type": "DATE", "value": "2022-10", "mod": null},
        {"span": [39, 52], "type": "SET", "value": "P2Y", "mod": "APPROX"},
        {"span": [10, 13], "type": "DATE", "value": "PAST_REF", "mod": null}]}"#;
    std::fs::write(&path, gold.replace('\n', " ")).unwrap();
    let Report::Times(report) = run(&PIPELINE, std::slice::from_ref(&path), Layer::Times).unwrap() else {
        panic!("another layer's report");
    };
    assert_eq!((report.docs, report.relaxed.right, report.relaxed.predicted, report.relaxed.gold), (1, 3, 3, 4));
    assert_eq!((report.strict.right, report.value.right, report.type_and_value.right), (2, 2, 1));
    assert_eq!((report.types.right, report.values.right, report.modifiers.right), (2, 2, 2));
    assert!(report.to_string().contains("span and value"));
    std::fs::write(&path, gold.replace('\n', " ").replace("[10, 13]", "[10, 130]")).unwrap();
    let error = run(&PIPELINE, &[path], Layer::Times).unwrap_err().to_string();
    assert!(error.contains("[10, 130] is no span of the text"), "{error}");
}
