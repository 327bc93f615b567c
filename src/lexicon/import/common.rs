//! What the built-in lexicons know that imports ask: which words are common, which ids are there, what stands beside towns.

use super::super::builtin::builtin;
use super::super::entry::{Ambiguity, Body};
use std::collections::{HashMap, HashSet};

/// Words and ids of the built-in lexicons.
pub(super) struct BuiltIn {
    /// Words in lower case that are no names: function words, cues, heads of sources, offices.
    words: HashSet<String>,
    /// Single words that name a place and something else, as the built-in places say.
    ambiguous: HashSet<String>,
    /// The names of all ids.
    names: HashMap<String, String>,
    /// What more than half of the ambiguous built-in cities have beside them.
    pub town_words: Vec<String>,
}

impl BuiltIn {
    pub fn new() -> BuiltIn {
        let mut found =
            BuiltIn { words: HashSet::new(), ambiguous: HashSet::new(), names: HashMap::new(), town_words: Vec::new() };
        let (mut towns, mut beside) = (0, Vec::<(String, usize)>::new());
        for lexicon in builtin() {
            match &lexicon.body {
                Body::Words(words) => found.words.extend(words.iter().map(|(word, _)| word.to_lowercase())),
                Body::Cues(cues) => {
                    found.words.extend(cues.iter().flat_map(|cue| &cue.forms).map(|(form, _)| form.to_lowercase()));
                }
                Body::Sources(heads) => found.words.extend(heads.iter().map(|head| head.pattern.to_lowercase())),
                Body::Names(names) => {
                    for name in names.iter() {
                        found.names.insert(name.id().to_owned(), name.name().to_owned());
                        if name.kind().starts_with("person.role") {
                            found.words.extend(name.surfaces().map(str::to_lowercase));
                        }
                        if name.ambiguity() != Ambiguity::NeedsContext || !name.kind().starts_with("place") {
                            continue;
                        }
                        found.ambiguous.insert(name.name().to_owned());
                        towns += 1;
                        for word in name.context_any() {
                            match beside.iter_mut().find(|(other, _)| other == word) {
                                Some((_, count)) => *count += 1,
                                None => beside.push((word.clone(), 1)),
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        found.town_words = beside.into_iter().filter(|(_, count)| count * 2 > towns).map(|(word, _)| word).collect();
        found
    }

    /// Whether a name is also a common word, or is known to mean something else as often.
    pub fn is_common(&self, name: &str) -> bool {
        self.ambiguous.contains(name) || self.is_word(name)
    }

    /// Whether it is a word of the language.
    pub fn is_word(&self, name: &str) -> bool {
        self.words.contains(&name.to_lowercase())
    }

    /// The name of a built-in id.
    pub fn name(&self, id: &str) -> Option<&str> {
        self.names.get(id).map(String::as_str)
    }
}
