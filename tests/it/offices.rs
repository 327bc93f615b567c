//! Rows with days: which of several is meant in a document of a day, and who held an office.

use reportedly::eval::{Mark, Marked};
use reportedly::{Document, Pipeline};
use std::fs;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/lexicons/offices");
    Pipeline::builder().lexicon_path(path).unwrap().build().unwrap()
});

#[test]
fn the_day_of_a_document_chooses_among_rows_of_one_name() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/offices.txt");
    let cases = fs::read_to_string(path).unwrap();
    let gazetteer = PIPELINE.gazetteer();
    let (mut count, mut faults) = (0, Vec::new());
    for case in cases.split("\n\n") {
        let lines = || case.lines().filter(|line| !line.starts_with('#'));
        let published = lines().find_map(|line| line.strip_prefix("@published "));
        let marked = lines().filter(|line| !line.starts_with('@')).collect::<Vec<_>>().join("\n");
        let Marked { text, marks } = Marked::parse(marked.trim()).unwrap();
        if text.is_empty() {
            continue;
        }
        count += 1;
        let document = Document::new("d", text.as_str());
        let document = published.into_iter().fold(document, |document, day| document.published(day));
        let analysis = PIPELINE.analyze(&document);
        let own = analysis.mentions.iter().filter_map(|mention| {
            let label = mention.name.filter(|name| gazetteer.lexicon(*name) == "test.offices")?;
            Some(Mark { label: gazetteer.name(label).id.to_owned(), number: None, span: mention.span })
        });
        let found = Marked { text: text.clone(), marks: own.collect() }.to_string();
        let expected = Marked { text, marks }.to_string();
        if found != expected {
            faults.push(format!("{published:?}\nexpected {expected}\nfound    {found}"));
        }
        for mention in &analysis.mentions {
            let readings = mention.readings.of(&analysis.readings);
            assert!(mention.name.is_none_or(|name| readings.contains(&name)) && (0.0..=1.0).contains(&mention.score));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(count > 10, "{count} cases");
}

#[test]
fn who_held_an_office_on_a_day() {
    let gazetteer = PIPELINE.gazetteer();
    let holders = |role: &str, org: &str, day: Option<&str>| {
        gazetteer.holders(role, org, day).map(|name| gazetteer.name(name).id).collect::<Vec<_>>()
    };
    assert_eq!(holders("Foreign Minister", "ZE", Some("2003-11-02")), ["marel:elder"]);
    assert_eq!(holders("foreign minister", "ze", Some("2004-06-01")), ["torben"]);
    assert_eq!(holders("foreign minister", "ZE", Some("2024-01-24")), ["marel:younger"]);
    assert_eq!(holders("foreign minister", "ZE", None), ["marel:elder", "marel:younger", "torben"]);
    assert!(holders("foreign minister", "ZE", Some("1990-01-01")).is_empty());
    assert!(holders("foreign minister", "US-TX", None).is_empty() && holders("minister", "ZE", None).is_empty());
    assert_eq!(
        holders("speaker", "House of Zembla", Some("1990-01-01")),
        ["lodge"],
        "a row without days always counts"
    );
    assert_eq!(holders("president", "US", Some("1996-05-01")), ["person:bill-clinton"]);
}
