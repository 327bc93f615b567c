//! References: what sources mean in marked texts.

use reportedly::eval::{Mark, Marked};
use reportedly::{Document, Pipeline, Span};

/// What a marked source should be tied to; None where it is right.
fn fault(pipeline: &Pipeline, text: &str, mark: &Mark, marks: &[Mark]) -> Option<String> {
    let analysis = pipeline.analyze(&Document::new("d", text));
    let at = analysis.attributions.iter().position(|found| found.source.map(|it| analysis.span(it)) == Some(mark.span));
    let Some(at) = at else { return Some("no claim has it as its source".to_owned()) };
    let reference = &analysis.references[at];
    let meant = reference.antecedent.map(|tokens| analysis.span(tokens));
    let means: Vec<Span> =
        marks.iter().filter(|it| it.label == "means" && it.number == mark.number).map(|it| it.span).collect();
    let right = match mark.label.as_str() {
        "source" => meant.is_some_and(|meant| means.contains(&meant)),
        "alone" => meant.is_none() && reference.members.is_empty(),
        "conflict" => reference.conflict && meant.is_none(),
        "several" => reference.members.len() > 1,
        label => panic!("label {label}"),
    };
    (!right).then(|| format!("tied to {:?}, {reference:?}", meant.map(|meant| meant.text(text))))
}

#[test]
fn marked_sources_are_tied_to_what_they_mean() {
    let pipeline = Pipeline::builder().threads(1).build().unwrap();
    let mut faults = Vec::new();
    for case in include_str!("../data/references.txt").split("\n\n") {
        let lines: Vec<&str> = case.lines().filter(|line| !line.starts_with('#')).collect();
        if lines.is_empty() {
            continue;
        }
        let Marked { text, marks } = Marked::parse(&lines.join("\n")).unwrap();
        for mark in marks.iter().filter(|mark| mark.label != "means") {
            if let Some(fault) = fault(&pipeline, &text, mark, &marks) {
                faults.push(format!("{text}\n  {:?}: {fault}", mark.span.text(&text)));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
