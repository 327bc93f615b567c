//! Names: what is found in marked texts, and laws that hold for any text.

use proptest::prelude::*;
use reportedly::eval::Marked;
use reportedly::gazetteer::NameKind;
use reportedly::{Analysis, Document, Pipeline};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::builder().threads(1).build().unwrap());

/// The names of a text, less titles and offices: bytes, kind, entity.
fn names(text: &str) -> Vec<(u32, u32, &'static str, u32)> {
    let analysis = PIPELINE.analyze(&Document::new("d", text));
    let is_name = |kind: &str| !kind.starts_with("title") && !kind.starts_with("person.role");
    let mentions = analysis.mentions.iter().filter(|mention| is_name(mention.type_in(PIPELINE.gazetteer())));
    mentions.map(|mention| (mention.span.start, mention.span.end, mention.kind.name(), mention.entity)).collect()
}

#[test]
fn marked_names_are_found_and_joined() {
    let mut faults = Vec::new();
    for case in include_str!("../data/names.txt").split("\n\n") {
        let lines: Vec<&str> = case.lines().filter(|line| !line.starts_with('#')).collect();
        if lines.is_empty() {
            continue;
        }
        let Marked { text, marks } = Marked::parse(&lines.join("\n")).unwrap();
        let found = names(&text);
        let right: BTreeSet<(u32, u32, &str)> =
            marks.iter().map(|mark| (mark.span.start, mark.span.end, mark.label.as_str())).collect();
        let got: BTreeSet<(u32, u32, &str)> = found.iter().map(|(start, end, kind, _)| (*start, *end, *kind)).collect();
        let show = |names: Vec<&(u32, u32, &str)>| -> Vec<String> {
            names.iter().map(|(start, end, kind)| format!("{kind} {}", &text[*start as usize..*end as usize])).collect()
        };
        if right != got {
            let (missing, extra) = (right.difference(&got).collect(), got.difference(&right).collect());
            faults.push(format!("{text}\n  missing {:?}\n  extra {:?}", show(missing), show(extra)));
            continue;
        }
        let entity = |at: u32| found.iter().find(|(start, ..)| *start == at).map(|(.., entity)| *entity);
        for a in &marks {
            for b in marks.iter().filter(|b| a.number.is_some() && b.number.is_some() && a.span.start < b.span.start) {
                if (a.number == b.number) != (entity(a.span.start) == entity(b.span.start)) {
                    faults.push(format!(
                        "{text}\n  {:?} and {:?} are joined wrongly",
                        a.span.text(&text),
                        b.span.text(&text)
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Names in pieces, and what stands around them.
fn text() -> impl Strategy<Value = String> {
    let pieces = "Marta|Lind|President|Mr.|J.|of|the|The|van|de|al|-|&|and|Bank|University|Ministry|Inc|.|,|(|)|RUSI|NATO|London|Georgia\
        |Washington|Russian|said|in|near|1|1996|v|beat|minister|, 42,|’s|who|on|Committee|Lake|Cup|\n|\n\n|“|”|:|OIL|PRICES|FALL|May|Jr.|a";
    let piece = prop_oneof![
        9 => prop::sample::select(pieces.split('|').collect::<Vec<_>>()).prop_map(str::to_owned),
        1 => "[A-Z][a-z]{0,6}",
        1 => "\\PC{1,2}",
    ];
    prop::collection::vec((piece, prop_oneof![6 => Just(" "), 1 => Just("")]), 0..40)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, glue)| [piece, glue.to_owned()]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn mentions_are_in_order_disjoint_and_belong_to_entities(text in text()) {
        let Analysis { mentions, entities, sentences, .. } = PIPELINE.analyze(&Document::new("d", text.as_str()));
        prop_assert!(mentions.is_sorted_by(|a, b| a.tokens.end <= b.tokens.start));
        for mention in &mentions {
            prop_assert!(sentences.iter().any(|sentence| sentence.tokens.contains(mention.tokens)));
            prop_assert_eq!(mention.kind, entities[mention.entity as usize].kind);
        }
        for (number, entity) in (0..).zip(&entities) {
            let own = || mentions.iter().filter(|mention| mention.entity == number);
            prop_assert_eq!(mentions[entity.fullest as usize].entity, number);
            prop_assert!(own().all(|mention| mention.tokens.len() <= mentions[entity.fullest as usize].tokens.len()));
        }
    }

    /// One sense a document: a name that no lexicon holds has the same kind wherever it is written alike.
    #[test]
    fn a_name_has_one_kind(text in text()) {
        let Analysis { mentions, .. } = PIPELINE.analyze(&Document::new("d", text.as_str()));
        let own = || mentions.iter().filter(|mention| mention.name.is_none());
        for (a, b) in own().flat_map(|a| own().map(move |b| (a, b))) {
            if a.span.text(&text) == b.span.text(&text) {
                prop_assert_eq!((a.kind, a.entity), (b.kind, b.entity));
            }
        }
    }
}

#[test]
fn a_lexicon_name_wins_over_a_pattern_and_a_pattern_over_its_parts() {
    let analysis = PIPELINE.analyze(&Document::new("d", "He read the Washington Post at the University of Texas."));
    let named: Vec<_> = analysis.mentions.iter().map(|mention| (mention.kind, mention.name.is_some())).collect();
    assert_eq!(named, [(NameKind::Organisation, true), (NameKind::Organisation, false)]);
}
