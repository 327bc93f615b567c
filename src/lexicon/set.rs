//! Checks over lexicons that will work together.

use super::entry::{Body, Lexicon, Name};
use crate::error::{Error, Result};
use std::collections::HashMap;

/// Checks a set of lexicons: no two with one id and different content, parents that exist, no cycles of parents.
///
/// # Errors
/// When one of these fails; the error names the lexicon, the line and the id.
pub fn check_together(lexicons: &[Lexicon]) -> Result<()> {
    let mut seen: HashMap<&str, &Lexicon> = HashMap::new();
    for lexicon in lexicons {
        if let Some(other) = seen.insert(&lexicon.id, lexicon).filter(|other| other.hash != lexicon.hash) {
            let message = format!(
                "two lexicons have the id {:?}, of version {:?} and {:?}",
                lexicon.id, other.version, lexicon.version
            );
            return Err(Error::lexicon(message).expected("every lexicon needs its own id"));
        }
    }
    let names = || {
        lexicons.iter().flat_map(|lexicon| match &lexicon.body {
            Body::Names(names) => names.iter().map(move |name| (lexicon, name)).collect(),
            _ => Vec::new(),
        })
    };
    let mut parents: HashMap<&str, Vec<&str>> = HashMap::new();
    for (_, name) in names() {
        parents.entry(&name.id).or_default().extend(name.parents.iter().map(String::as_str));
    }
    for (lexicon, name) in names() {
        if let Some(parent) = name.parents.iter().find(|parent| !parents.contains_key(parent.as_str())) {
            return Err(at(lexicon, name, format!("parent {parent:?} of {:?} is in no lexicon", name.id))
                .expected("the id of a name"));
        }
    }
    let mut settled = HashMap::new();
    for (lexicon, name) in names().filter(|(_, name)| !name.parents.is_empty()) {
        if is_in_cycle(&name.id, &parents, &mut settled) {
            return Err(at(lexicon, name, format!("the parents of {:?} lead round in a circle", name.id))
                .expected("what is part of something is not its whole"));
        }
    }
    Ok(())
}

fn at(lexicon: &Lexicon, name: &Name, message: String) -> Error {
    Error::lexicon(message).at(&lexicon.id).line(name.line)
}

/// Whether going up from `id` comes upon a cycle; `settled` remembers who is being visited (true) and who is done (false).
fn is_in_cycle<'l>(
    id: &'l str,
    parents: &HashMap<&'l str, Vec<&'l str>>,
    settled: &mut HashMap<&'l str, bool>,
) -> bool {
    if let Some(visiting) = settled.get(id) {
        return *visiting;
    }
    settled.insert(id, true);
    let found = parents.get(id).is_some_and(|above| above.iter().any(|parent| is_in_cycle(parent, parents, settled)));
    settled.insert(id, found);
    found
}
