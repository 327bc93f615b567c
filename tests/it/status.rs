//! Status, factuality and polarity of families of sentences that differ in little: the first half of `corpus/cases/status`
//! is held at what it reaches. The second half is looked at by hand only: `reportedly eval corpus/cases/status/second`.
//!
//! `tests/data/status-misses.txt` lists what is wrong in the first half, a line each. A miss that is not listed fails, and
//! so does a listed one that is right now: strike it off.

use crate::attribution::blocks;
use reportedly::claim::{OffsetUnit, Records};
use reportedly::eval::{Annotation, Attributes, GoldDocument, Marked, match_claims};
use reportedly::{Document, Pipeline};
use std::path::Path;

#[test]
fn the_first_half_of_the_families_is_right_but_for_what_is_listed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pipeline = Pipeline::builder().threads(1).build().unwrap();
    let gold = GoldDocument::load(&[root.join("corpus/cases/status/first")]).unwrap();
    let (mut claims, mut misses) = (0, Vec::new());
    for GoldDocument { document, claims: expected } in &gold {
        let found = Annotation::found(&pipeline.analyze(document));
        for (claim, partner) in expected.iter().zip(match_claims(document.text(), expected, &found)) {
            claims += 1;
            if let Some(miss) = miss(claim, partner.map(|partner| &found[partner])) {
                let start = claim.cue[0].start.min(claim.content[0].start) as usize;
                let line = document.text()[..start].matches('\n').count();
                let sentence = document.text().lines().nth(line).unwrap_or_default();
                misses.push(format!("{sentence} {miss}"));
            }
        }
    }
    let listed = std::fs::read_to_string(root.join("tests/data/status-misses.txt")).unwrap();
    let listed: Vec<&str> = listed.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(claims, 135);
    assert_eq!(misses, listed, "{}", misses.join("\n"));
}

/// What is wrong with a claim; None when its status, factuality and polarity are right.
fn miss(gold: &Annotation, found: Option<&Annotation>) -> Option<String> {
    let Some(found) = found else { return Some("| not found".to_owned()) };
    let (gold, found) = (&gold.attributes, &found.attributes);
    let right = gold.status == found.status && gold.factuality == found.factuality && gold.negated == found.negated;
    let labels = |of: &Attributes| {
        let only =
            Attributes { status: of.status, factuality: of.factuality, negated: of.negated, ..Default::default() };
        only.to_string()
    };
    (!right).then(|| format!("| {} | {}", labels(gold), labels(found)))
}

/// `tests/data/modality.txt`: texts with the modal words of their claims' contents marked by kind.
#[test]
fn modal_words_of_the_content_are_listed_by_kind() {
    let pipeline = Pipeline::builder().threads(1).build().unwrap();
    for (_, block) in blocks(include_str!("../data/modality.txt")) {
        let marked = Marked::parse(&block).unwrap();
        let document = Document::new("case", marked.text.as_str());
        let analysis = pipeline.analyze(&document);
        let records = Records::new(&pipeline, &document, &analysis, OffsetUnit::Bytes);
        assert!(!analysis.attributions.is_empty(), "{block}: no claim");
        let words = (0..analysis.attributions.len()).flat_map(|index| records.record(index).unwrap().modality);
        let mut found: Vec<(u32, u32, &str)> = words.map(|word| (word.span.start, word.span.end, word.kind)).collect();
        found.sort_unstable();
        found.dedup();
        let expected: Vec<(u32, u32, &str)> =
            marked.marks.iter().map(|mark| (mark.span.start, mark.span.end, mark.label.as_str())).collect();
        assert_eq!(found, expected, "{block}");
    }
}
