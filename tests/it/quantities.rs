//! Marked cases of quantities: in each line of `tests/data/quantities.txt` exactly the marked ones must be found, with their
//! types, values and units. And the laws of the layer.

use proptest::prelude::*;
use reportedly::eval::Marked;
use reportedly::quantity::Quantity;
use reportedly::sink::{JsonLines, Options};
use reportedly::{Document, Pipeline};
use serde_json::Value;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::builder().threads(1).build().unwrap());

fn quantities(text: &str) -> Vec<Quantity> {
    let document = Document::new("case", text).published("2024-01-24");
    let analysis = PIPELINE.analyze(&document);
    PIPELINE.quantities(&document, &analysis, &PIPELINE.times(&document, &analysis))
}

/// A quantity as a mark's label: `count:~40:person:lower`.
fn label(quantity: &Quantity) -> String {
    let part = |part: Option<&str>| part.map(|part| format!(":{part}")).unwrap_or_default();
    let most = quantity.value_max.map(|most| format!("..{most}")).unwrap_or_default();
    let about = if quantity.approximate { "~" } else { "" };
    let unit = part(quantity.unit.as_deref()).replace(['[', ']'], "");
    let bound = part(quantity.bound.and_then(|bound| bound.name()));
    format!("{}:{about}{}{most}{unit}{bound}", quantity.kind.name(), quantity.value)
}

#[test]
fn exactly_the_marked_quantities_are_found() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/quantities.txt");
    let content = std::fs::read_to_string(path).unwrap();
    let (mut faults, mut count) = (Vec::new(), 0);
    for (number, line) in (1..).zip(content.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with("# ")) {
        let expected = Marked::parse(line).unwrap_or_else(|error| panic!("{path}:{number}: {error}"));
        let found: Vec<_> = quantities(&expected.text).iter().map(|found| (label(found), found.span)).collect();
        let marked: Vec<_> = expected.marks.iter().map(|mark| (mark.label.clone(), mark.span)).collect();
        count += marked.len();
        if found != marked {
            let found: Vec<_> =
                found.iter().map(|(label, span)| format!("[{label} {}]", span.text(&expected.text))).collect();
            faults.push(format!("{path}:{number}: {line}\n  found {}", found.join(" ")));
        }
    }
    assert!(faults.is_empty(), "{} cases fail\n\n{}", faults.len(), faults.join("\n"));
    assert!(count >= 120, "only {count} marked quantities");
}

/// Words of quantities in any order, and what stands between them.
fn words_of_quantities() -> impl Strategy<Value = String> {
    let words = "one|two|twenty|ninety|hundred|thousand|million|trillion|dozen|dozens|tens|thousands|half|a|an|third|thirds|quarter\
        |and|of|to|or|between|from|minus|about|more than|at least|up to|some|several|a few|or more|plus|+|$|US|US$|£|€|EUR|Rs\
        |dollars|won|cents|pounds|percent|%|percentage points|km|miles|degrees Celsius|°|C|years old|year|old|aged|more|other\
        |people|vessels|person|ships'|news|No.|Boeing|page|one another|in 2019|Monday|three years|5 p.m.|10|1,200|2.5|0|007\
        |1.2bn|300m|5km|30C|22nd|1990s|½|1/2|3-2|9/11|99999999999999999999|1,20|999999999999|-|–|—|/|.|:|,|(|)|“|”|’s|\n|\n\n|the|The";
    crate::times::shreds(words, "[0-9]{1,20}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn quantities_are_in_order_disjoint_within_a_sentence_and_outside_times(text in words_of_quantities()) {
        let document = Document::new("d", text.as_str()).published("2024-01-24");
        let analysis = PIPELINE.analyze(&document);
        let times = PIPELINE.times(&document, &analysis);
        let found = PIPELINE.quantities(&document, &analysis, &times);
        prop_assert!(found.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
        for quantity in &found {
            prop_assert!(!quantity.tokens.is_empty() && quantity.value.is_finite());
            prop_assert_eq!(analysis.span(quantity.tokens), quantity.span);
            prop_assert!(analysis.sentences.iter().any(|sentence| sentence.tokens.contains(quantity.tokens)));
            prop_assert!(quantity.value_max.is_none_or(|most| most > quantity.value && most.is_finite()));
            prop_assert!(quantity.bound.is_none() || quantity.approximate);
            prop_assert!(quantity.unit.as_deref() != Some(""));
            let apart = |range: reportedly::TokenRange| {
                range.end <= quantity.tokens.start || range.start >= quantity.tokens.end
            };
            prop_assert!(times.iter().all(|time| apart(time.tokens)), "{:?}", quantity);
        }
    }
}

/// Records show the quantities of their content, and nothing beside it.
#[test]
fn a_claim_knows_its_quantities() {
    let text = "Five reporters waited. The ministry said on Monday that at least 40 boats and 2.5 tonnes of nets were lost in two years.";
    let mut sink = JsonLines::new(Vec::new(), Options::default());
    PIPELINE.run([Document::new("d", text).published("2024-01-24")], &mut sink).unwrap();
    let record: Value = serde_json::from_slice(&sink.into_inner()).unwrap();
    let start = text.find("at least").unwrap();
    let tonnes = text.find("2.5").unwrap();
    let expected = serde_json::json!([
        {"span": {"start": start, "end": start + 17}, "type": "count", "value": 40.0, "value_max": null, "unit": "boat",
            "approximate": true, "bound": "lower"},
        {"span": {"start": tonnes, "end": tonnes + 10}, "type": "measure", "value": 2.5, "value_max": null, "unit": "t",
            "approximate": false, "bound": null},
    ]);
    assert_eq!(record["quantities"], expected);
}
