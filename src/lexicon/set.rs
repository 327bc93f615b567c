//! Checks over lexicons that will work together.

use super::entry::{Body, Lexicon};
use super::store::{Group, Names};
use crate::error::{Error, Result};
use std::collections::HashMap;

/// Checks a set of lexicons: no two with one id and different content, parents that exist, no cycles of parents.
///
/// # Errors
/// When one of these fails; the error names the lexicon, the line and the id.
pub fn check_together(lexicons: &[Lexicon]) -> Result<()> {
    check_ids(lexicons)?;
    check_parents(lexicons)
}

/// The first of these checks.
pub(crate) fn check_ids(lexicons: &[Lexicon]) -> Result<()> {
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
    Ok(())
}

/// The others.
pub(crate) fn check_parents(lexicons: &[Lexicon]) -> Result<()> {
    let parents = Parents::of(lexicons);
    let missing = |parent: &String| !parents.holds(parent);
    if let Some((lexicon, line, id, parent)) = first(lexicons, missing) {
        let message = format!("parent {parent:?} of {id:?} is in no lexicon");
        return Err(Error::lexicon(message).at(&lexicon.id).line(line).expected("the id of a name"));
    }
    let circular = parents.circular();
    if let Some((lexicon, line, id, _)) = first(lexicons, |parent| circular.contains_key(parent.as_str())) {
        let message = format!("the parents of {id:?} lead round in a circle");
        let expected = "what is part of something is not its whole";
        return Err(Error::lexicon(message).at(&lexicon.id).line(line).expected(expected));
    }
    Ok(())
}

fn names(lexicons: &[Lexicon]) -> impl Iterator<Item = (&Lexicon, &Names)> {
    lexicons.iter().filter_map(|lexicon| match &lexicon.body {
        Body::Names(names) => Some((lexicon, names)),
        _ => None,
    })
}

/// The first name with a parent that is wrong: its lexicon, line and id, and that parent.
fn first(lexicons: &[Lexicon], wrong: impl Fn(&String) -> bool) -> Option<(&Lexicon, u64, &str, &str)> {
    names(lexicons).find_map(|(lexicon, names)| {
        let fault = |group: &Group| group.parents.iter().position(&wrong);
        let faults: Vec<Option<usize>> = names.groups().iter().map(fault).collect();
        if faults.iter().all(Option::is_none) {
            return None;
        }
        let name = names.iter().find(|name| faults[name.group_number()].is_some())?;
        let parent = &name.parents()[faults[name.group_number()]?];
        Some((lexicon, name.line(), name.id(), parent.as_str()))
    })
}

/// The names that are parents, each with its own parents; None where there is no such name. Only these can be missing or
/// lead round in a circle, and they are few.
struct Parents<'l>(HashMap<&'l str, Option<Vec<&'l str>>>);

impl<'l> Parents<'l> {
    fn of(lexicons: &'l [Lexicon]) -> Self {
        let groups = names(lexicons).flat_map(|(_, names)| names.groups());
        let mut parents: HashMap<&str, Option<Vec<&str>>> =
            groups.flat_map(|group| &group.parents).map(|parent| (parent.as_str(), None)).collect();
        if !parents.is_empty() {
            for name in names(lexicons).flat_map(|(_, names)| names.iter()) {
                if let Some(above) = parents.get_mut(name.id()) {
                    above.get_or_insert_default().extend(name.parents().iter().map(String::as_str));
                }
            }
        }
        Parents(parents)
    }

    fn holds(&self, id: &str) -> bool {
        self.0.get(id).is_some_and(Option::is_some)
    }

    /// Those from which going up comes upon a circle: what is left when all whose parents are gone are taken away, over
    /// and over.
    fn circular(&self) -> HashMap<&'l str, usize> {
        let above = |id: &str| self.0.get(id).and_then(Option::as_deref).unwrap_or_default();
        let mut below: HashMap<&str, Vec<&'l str>> = HashMap::new();
        for id in self.0.keys() {
            above(id).iter().for_each(|parent| below.entry(parent).or_default().push(id));
        }
        let mut left: HashMap<&'l str, usize> = self.0.keys().map(|id| (*id, above(id).len())).collect();
        let mut free: Vec<&str> = left.iter().filter(|(_, parents)| **parents == 0).map(|(id, _)| *id).collect();
        while let Some(id) = free.pop() {
            left.remove(id);
            for child in below.get(id).into_iter().flatten() {
                let Some(parents) = left.get_mut(child) else { continue };
                *parents -= 1;
                if *parents == 0 {
                    free.push(child);
                }
            }
        }
        left
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::Name;
    use super::*;

    fn chain(parent: impl Fn(u32) -> Option<u32>) -> Result<()> {
        let name = |row: u32| Name {
            id: row.to_string(),
            name: "Zembla".to_owned(),
            parents: parent(row).map(|parent| parent.to_string()).into_iter().collect(),
            ..Name::default()
        };
        let body = Body::Names((0..100_000).map(name).collect());
        check_together(&[Lexicon { id: "chain".to_owned(), body, ..Lexicon::default() }])
    }

    #[test]
    fn long_chains_of_parents_are_followed_to_their_end() {
        chain(|row| row.checked_sub(1)).unwrap();
        let round = chain(|row| Some(row.checked_sub(1).unwrap_or(99_999))).unwrap_err().to_string();
        assert!(round.contains("\"0\" lead round in a circle"), "{round}");
    }
}
