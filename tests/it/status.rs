//! Status, factuality and polarity of families of sentences that differ in little: the first half of `corpus/cases/status`
//! is held at what it reaches. The second half is looked at by hand only: `reportedly eval corpus/cases/status/second`.
//!
//! `tests/data/status-misses.txt` lists what is wrong in the first half, a line each. A miss that is not listed fails, and
//! so does a listed one that is right now: strike it off.

use reportedly::Pipeline;
use reportedly::eval::{Annotation, GoldDocument, match_claims};
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
    let right =
        gold.status == found.status && gold.factuality == found.factuality && gold.negated == found.negated;
    let labels = |of: &reportedly::eval::Attributes| {
        let only = reportedly::eval::Attributes {
            status: of.status,
            factuality: of.factuality,
            negated: of.negated,
            ..Default::default()
        };
        only.to_string()
    };
    (!right).then(|| format!("| {} | {}", labels(gold), labels(found)))
}
