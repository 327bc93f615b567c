//! Patterns of spaCy's EntityRuler, as <https://spacy.io/usage/rule-based-matching#entityruler> describes them.

use super::draft::{Draft, Entry, dotted};
use super::{ImportOptions, each_line};
use crate::error::Result;
use serde_json::Value;
use std::path::Path;

/// Labels that have a dotted type here; others become one themselves.
const KINDS: [(&str, &str); 7] = [
    ("PERSON", "person"),
    ("PER", "person"),
    ("ORG", "org"),
    ("GPE", "place"),
    ("LOC", "place"),
    ("FAC", "place.site"),
    ("NORP", "group"),
];

pub(super) fn read(input: &Path, options: &ImportOptions, draft: &mut Draft) -> Result<()> {
    each_line(input, draft, |draft, _, line| {
        if line.trim().is_empty() {
            return;
        }
        let Ok(Value::Object(pattern)) = serde_json::from_str(line) else {
            return draft.skip("a line is not a JSON object");
        };
        let text = |key: &str| pattern.get(key).and_then(Value::as_str);
        let Some(label) = text("label").filter(|label| !label.trim().is_empty()) else {
            return draft.skip("a pattern has no label");
        };
        let (name, case) = match pattern.get("pattern").map(surface) {
            None => return draft.skip("a line has no pattern"),
            Some(Err(reason)) => return draft.skip(reason),
            Some(Ok(found)) => found,
        };
        let known = KINDS.iter().find(|(known, _)| *known == label).map(|(_, kind)| (*kind).to_owned());
        let kind = known.or_else(|| options.kind.clone()).unwrap_or_else(|| dotted(&[label]));
        // Patterns with one id are one thing; a lexicon's row has one case policy, so each policy has a row.
        let id = match text("id") {
            Some(id) if case == "fold" => format!("{id}.fold"),
            Some(id) => id.to_owned(),
            None => draft.free_id(&format!("{kind}:{name}")),
        };
        draft.add(Entry { id, name, kind, case, ..Entry::default() });
    })
}

/// The words of a pattern and how their case counts, or why it is no name.
fn surface(pattern: &Value) -> std::result::Result<(String, &'static str), &'static str> {
    let tokens = match pattern {
        Value::String(words) => return Ok((words.clone(), "exact")),
        Value::Array(tokens) if !tokens.is_empty() => tokens,
        _ => return Err("a pattern is neither text nor a list of tokens"),
    };
    let (mut words, mut folded) = (Vec::new(), Vec::new());
    for token in tokens {
        let mut keys = token.as_object().into_iter().flatten();
        let (Some((key, value)), None) = (keys.next(), keys.next()) else {
            return Err("a token asks for more or less than its words");
        };
        folded.push(match key.as_str() {
            "LOWER" => true,
            "ORTH" | "TEXT" => false,
            _ => return Err("a token asks for something else than LOWER, ORTH or TEXT"),
        });
        words.push(value.as_str().ok_or("a token allows several words")?);
    }
    match (folded.contains(&true), folded.contains(&false)) {
        (true, true) => Err("a pattern mixes LOWER with ORTH or TEXT"),
        (true, false) => Ok((words.join(" "), "fold")),
        _ => Ok((words.join(" "), "exact")),
    }
}
