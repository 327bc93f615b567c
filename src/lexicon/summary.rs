//! What a lexicon is, in one line.

use super::entry::{Body, Lexicon};
use std::fmt;

/// A lexicon's manifest in short, with counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its id.
    pub id: String,
    /// Its kind, as manifests write it.
    pub kind: &'static str,
    /// Its version; empty when none is given.
    pub version: String,
    /// Its language; empty when none is given.
    pub lang: String,
    /// Its licence, if given.
    pub license: Option<String>,
    /// Its priority.
    pub priority: i32,
    /// How many rows it has.
    pub rows: usize,
    /// How many surfaces or forms the rows have.
    pub forms: usize,
    /// How many examples it has.
    pub examples: usize,
}

impl From<&Lexicon> for Summary {
    fn from(lexicon: &Lexicon) -> Self {
        let (kind, rows, forms) = match &lexicon.body {
            Body::Names(rows) => ("gazetteer", rows.len(), rows.iter().map(|name| name.surfaces().count()).sum()),
            Body::Cues(rows) => ("cues", rows.len(), rows.iter().map(|cue| cue.forms.len()).sum()),
            Body::Topics(rows) => ("topics", rows.len(), rows.iter().map(|term| term.terms.len()).sum()),
            Body::Sources(rows) => ("sources", rows.len(), rows.len()),
            Body::Reliability(rows) => ("reliability", rows.len(), rows.len()),
            Body::Abbreviations(rows) => ("abbreviations", rows.len(), rows.len()),
            Body::Boilerplate(rows) => ("boilerplate", rows.len(), rows.len()),
            Body::Words(rows) => ("words", rows.len(), rows.len()),
            Body::NameWords(rows) => ("name_words", rows.len(), rows.len()),
            Body::SourceWords(rows) => ("source_words", rows.len(), rows.len()),
            Body::Times(rows) => ("times", rows.len(), rows.len()),
            Body::Quantities(rows) => ("quantities", rows.len(), rows.len()),
        };
        Summary {
            id: lexicon.id.clone(),
            kind,
            version: lexicon.version.clone(),
            lang: lexicon.lang.clone(),
            license: lexicon.license.clone(),
            priority: lexicon.priority,
            rows,
            forms,
            examples: lexicon.examples.len(),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or = |text: &str, other: &str| if text.is_empty() { other.to_owned() } else { text.to_owned() };
        write!(f, "{:<20} {:<13} {:>6} rows {:>7} forms", self.id, self.kind, self.rows, self.forms)?;
        write!(f, " {:>3} examples  priority {:>3}", self.examples, self.priority)?;
        let license = or(self.license.as_deref().unwrap_or(""), "no license");
        write!(f, "  {}  {}  {license}", or(&self.version, "no version"), or(&self.lang, "any language"))
    }
}
