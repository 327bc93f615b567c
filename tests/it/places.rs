//! Which place a name means: marked texts, and the score of places against gold.

use reportedly::eval::{GoldPlaces, Mark, Marked, PlaceMark, score_places};
use reportedly::gazetteer::{Mention, NameKind};
use reportedly::{Analysis, Document, Pipeline, Span};
use std::fs;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::builder().build().unwrap());

/// The document of a case: lines `@outlet NAME` before the text describe it.
fn document(text: &str, outlet: Option<&str>) -> Document {
    let document = Document::new("d", text);
    match outlet {
        Some(outlet) => document.outlet(outlet),
        None => document,
    }
}

/// The mentions of places that a lexicon holds.
fn listed_places(analysis: &Analysis) -> impl Iterator<Item = &Mention> {
    analysis.mentions.iter().filter(|mention| mention.kind == NameKind::Place && mention.name.is_some())
}

#[test]
fn marked_places_are_found_and_meant() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/places.txt");
    let cases = fs::read_to_string(path).unwrap();
    let (mut count, mut faults) = (0, Vec::new());
    for case in cases.split("\n\n") {
        let lines = || case.lines().filter(|line| !line.starts_with('#'));
        let outlet = lines().find_map(|line| line.strip_prefix("@outlet "));
        let marked = lines().filter(|line| !line.starts_with('@')).collect::<Vec<_>>().join("\n");
        let Marked { text, marks } = Marked::parse(marked.trim()).unwrap();
        if text.is_empty() {
            continue;
        }
        count += 1;
        let analysis = PIPELINE.analyze(&document(&text, outlet));
        let places = listed_places(&analysis);
        let label = |name| PIPELINE.gazetteer().name(name).id.to_owned();
        let mark = |mention: &Mention| Mark {
            label: mention.name.map_or_else(String::new, label),
            number: None,
            span: mention.span,
        };
        let found = Marked { text: text.clone(), marks: places.map(mark).collect() };
        let expected = Marked { text, marks }.to_string();
        if found.to_string() != expected {
            faults.push(format!("expected {expected}\nfound    {found}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(count > 15, "{count} cases");
}

#[test]
fn shares_of_a_mention_sum_to_one() {
    let text = "Springfield and Dover lie far apart. The Dover ferry sailed. Russian ships did not reach Springfield.";
    let analysis = PIPELINE.analyze(&Document::new("d", text));
    let mut several = 0;
    for mention in listed_places(&analysis) {
        let own = mention.readings.first as usize..(mention.readings.first + mention.readings.count) as usize;
        let shares = &analysis.shares[own.clone()];
        assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-3, "{shares:?}");
        let best = shares.iter().copied().fold(0.0, f32::max);
        let chosen = analysis.readings[own].iter().position(|name| Some(*name) == mention.name).unwrap();
        assert_eq!(shares[chosen], best);
        several += usize::from(shares.len() > 1);
    }
    assert!(several > 1);
}

#[test]
fn places_inside_other_names_stand_beside_the_mentions() {
    let text = "The Lagos Police Department and Marta London met officials of the University of Nairobi in Oslo.";
    let analysis = PIPELINE.analyze(&Document::new("d", text));
    let words =
        |mentions: &[Mention]| -> Vec<&str> { mentions.iter().map(|mention| mention.span.text(text)).collect() };
    assert_eq!(words(&analysis.inner), ["Lagos", "Nairobi"]);
    assert!(analysis.inner.iter().all(|place| place.name.is_some()));
    let names = ["Lagos Police Department", "Marta London", "University of Nairobi", "Oslo"];
    assert_eq!(words(&analysis.mentions), names);
}

#[test]
fn places_are_scored_by_span_and_by_distance() {
    let line = r#"{"id": "a", "text": "Dover, Lyon, Elm Street, Oslo.", "places": [
        {"span": [0, 5], "lat": 51.1, "lon": 1.3}, {"span": [7, 11], "lat": 45.7, "lon": 4.8},
        {"span": [13, 23], "lat": null, "lon": null}, {"span": [25, 29], "lat": 59.9, "lon": 10.7}]}"#;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gold.jsonl");
    fs::write(&path, line.replace('\n', "")).unwrap();
    let gold = GoldPlaces::load(&[path]).unwrap();
    let mark = |start, end, position| PlaceMark { span: Span::new(start, end), position };
    // Dover is right, Lyon 400 km off, the street free of charge, Oslo missed but touched.
    let found = vec![
        mark(0, 5, Some((51.2, 1.4))),
        mark(7, 11, Some((48.9, 2.3))),
        mark(13, 23, None),
        mark(25, 30, Some((59.9, 10.7))),
    ];
    let report = score_places(&gold, &[("a".to_owned(), found)].into());
    assert_eq!((report.mentions.right, report.mentions.predicted, report.mentions.gold), (2, 3, 3));
    assert_eq!((report.overlap.right, report.overlap.recalled), (3, 3));
    assert_eq!((report.mentions_all.right, report.mentions_all.predicted, report.mentions_all.gold), (3, 4, 4));
    assert_eq!((report.near.right, report.near.total), (1, 2));
    assert_eq!((report.near_of_gold.right, report.near_of_gold.total), (1, 3));
    assert!(report.mean_km > 150.0 && report.mean_km < 250.0, "{}", report.mean_km);
    let printed = report.to_string();
    assert!(printed.contains("within 161 km, of found        50.0  (1 of 2)"), "{printed}");
}

#[test]
fn half_a_position_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gold.jsonl");
    fs::write(&path, r#"{"id": "a", "text": "Oslo.", "places": [{"span": [0, 4], "lat": 59.9}]}"#).unwrap();
    let fault = GoldPlaces::load(&[path]).unwrap_err().to_string();
    assert!(fault.contains("gold.jsonl:1: half a position"), "{fault}");
}
