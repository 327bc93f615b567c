//! The scorer against figures worked by hand: `tests/data/scorer/*.txt`, each block gold, found, and what it must say.

use crate::attribution::{blocks, case_files};
use reportedly::Document;
use reportedly::eval::{Annotation, GoldDocument, Marked, MarkedDocument, score_attributions};

#[test]
fn figures_are_as_worked_by_hand() {
    for (path, content) in case_files("scorer") {
        for (line, block) in blocks(&content) {
            check(&block).unwrap_or_else(|fault| panic!("{}:{line}: {fault}\n{block}", path.display()));
        }
    }
}

/// Lines `gold: MARKED` and `pred: MARKED` (`↵` is a line end), then `FIGURE: RIGHT/PREDICTED FOUND/GOLD`.
fn check(block: &str) -> Result<(), String> {
    let mut lines = block.lines().map(|line| line.split_once(": ").ok_or(format!("`{line}` is no `key: value`")));
    let mut marked = |key: &str| match lines.next() {
        Some(Ok((found, value))) if found == key => gold(value),
        other => Err(format!("`{key}: ...` must come here, not {other:?}")),
    };
    let (gold, found) = (marked("gold")?, marked("pred")?);
    if gold.document.text() != found.document.text() {
        return Err("gold and pred are marks in two different texts".into());
    }
    let found = [("case".to_owned(), found.claims)].into();
    let report = serde_json::to_value(score_attributions(&[gold], &found)).map_err(|error| error.to_string())?;
    let mut figures = 0;
    for line in lines {
        let (figure, expected) = line?;
        let value = report.pointer(&format!("/{figure}")).ok_or(format!("no figure is called {figure}"))?;
        let number = |key: &str| value[key].as_f64().ok_or(format!("{figure} has no {key}"));
        let (predicted, gold) = (number("n_pred")?, number("n_gold")?);
        let counts = format!("{}/{predicted} {}/{gold}", number("p")? * predicted, number("r")? * gold);
        if counts != expected {
            return Err(format!("{figure} is {counts}, not {expected}"));
        }
        figures += 1;
    }
    if figures == 0 { Err("the block asks for no figure".into()) } else { Ok(()) }
}

fn gold(marked: &str) -> Result<GoldDocument, String> {
    let marked = Marked::parse(&marked.replace('↵', "\n")).map_err(|error| error.to_string())?;
    let document = Document::new("case", marked.text);
    let marked = MarkedDocument { document, marks: marked.marks, ..MarkedDocument::default() };
    marked.gold().map_err(|error| error.to_string())
}

#[test]
fn confidence_is_judged_by_what_matches() {
    let mut gold = gold("[source#1 A] [cue#1 said] [content#1 so]. [source#2 B] [cue#2 said] [content#2 no].").unwrap();
    let with = |confidence, claim: &Annotation| Annotation { confidence: Some(confidence), ..claim.clone() };
    let found = vec![with(0.75, &gold.claims[0]), with(0.25, &gold.claims[1])];
    gold.claims.pop();
    let report = score_attributions(&[gold], &[("case".to_owned(), found)].into());
    let confidence = report.confidence.unwrap();
    assert_eq!((confidence.claims, confidence.auroc), (2, Some(1.0)));
    assert!((confidence.brier - 0.0625).abs() < 1e-9 && (confidence.ece - 0.25).abs() < 1e-9);
}
