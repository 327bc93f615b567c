//! A lexicon in the making: entries as importers find them, and the directory that is written of them.

use super::super::load::MANIFEST;
use super::{ImportFormat, ImportReport};
use crate::error::{Error, Result};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// One name to be written; empty texts are what is not known.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub id: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub kind: String,
    pub case: &'static str,
    pub ambiguity: &'static str,
    pub context_any: Vec<String>,
    pub parents: Vec<String>,
    pub position: Option<(f64, f64)>,
    pub country: String,
    pub valid: [String; 2],
    pub weight: Option<f32>,
    pub note: String,
}

/// The entries so far, and what was left out.
#[derive(Default)]
pub(super) struct Draft {
    entries: Vec<Entry>,
    rows: HashMap<String, usize>,
    skipped: BTreeMap<String, (u64, String)>,
    place: (PathBuf, u64),
}

/// Characters that a name has at most; longer ones are sentences.
const LONGEST: usize = 100;
const COLUMNS: &str = "id\tname\taliases\ttype\tcase\tambiguity\tcontext_any\tparents\tlat\tlon\tcountry\tvalid_from\tvalid_to\tweight\tnote";

impl Draft {
    /// Says where the importer is reading.
    pub fn at(&mut self, path: &Path, line: u64) {
        if self.place.0 != path {
            self.place.0 = path.to_owned();
        }
        self.place.1 = line;
    }

    /// Counts something that is left out here.
    pub fn skip(&mut self, reason: impl Into<String>) {
        let file = self.place.0.file_name().unwrap_or_default().to_string_lossy();
        let place = format!("{file}:{}", self.place.1);
        self.skipped.entry(reason.into()).or_insert((0, place)).0 += 1;
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn skipped(&self) -> &BTreeMap<String, (u64, String)> {
        &self.skipped
    }

    /// Whether words can be a surface; counts them as skipped where not.
    fn is_surface(&mut self, surface: &str) -> bool {
        let reason = match () {
            () if surface.is_empty() => "a name is empty",
            () if surface.chars().nth(1).is_none() => "a name has one character",
            () if surface.chars().nth(LONGEST).is_some() => "a name is longer than 100 characters",
            () if surface.chars().any(char::is_control) => "a name has a control character",
            () if !surface.chars().any(char::is_alphanumeric) => "a name has no letter",
            () => return true,
        };
        self.skip(reason);
        false
    }

    /// Adds an entry; one whose id is there already gives that one its surfaces.
    pub fn add(&mut self, mut entry: Entry) {
        entry.name = entry.name.trim().to_owned();
        if !self.is_surface(&entry.name) {
            return;
        }
        entry.id = entry.id.split(|c: char| c.is_whitespace() || c.is_control()).collect::<Vec<_>>().join("_");
        if entry.id.is_empty() {
            self.skip("an id is empty");
            return;
        }
        let surfaces = std::mem::take(&mut entry.aliases);
        let row = match self.rows.get(&entry.id) {
            Some(row) => {
                let row = *row;
                self.alias(row, entry.name);
                row
            }
            None => {
                self.rows.insert(entry.id.clone(), self.entries.len());
                self.entries.push(entry);
                self.entries.len() - 1
            }
        };
        surfaces.into_iter().for_each(|alias| self.alias(row, alias));
    }

    fn alias(&mut self, row: usize, alias: String) {
        let alias = alias.trim();
        if self.is_surface(alias) {
            let entry = &mut self.entries[row];
            if entry.name != alias && entry.aliases.iter().all(|other| other != alias) {
                entry.aliases.push(alias.to_owned());
            }
        }
    }

    /// An id that no entry has, made from a wish.
    pub fn free_id(&self, wish: &str) -> String {
        let wish: String = wish.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
        let numbered = |number: u32| if number == 1 { wish.clone() } else { format!("{wish}.{number}") };
        (1..).map(numbered).find(|id| !self.rows.contains_key(id)).unwrap_or(wish)
    }

    /// Writes manifest and table.
    pub fn write(self, format: ImportFormat, output: &Path) -> Result<ImportReport> {
        let failed = |error: std::io::Error| Error::output("cannot be written").at(output).caused_by(error);
        let mut table = format!("{COLUMNS}\n");
        let mut aliases = 0;
        for entry in &self.entries {
            aliases += entry.aliases.len();
            row(&mut table, entry);
        }
        std::fs::create_dir_all(output).map_err(failed)?;
        let manifest = output.join(MANIFEST);
        std::fs::write(output.join("names.tsv"), table).map_err(failed)?;
        std::fs::write(&manifest, self.manifest(format, output)).map_err(failed)?;
        Ok(ImportReport { manifest, names: self.entries.len(), aliases, skipped: self.skipped })
    }

    fn manifest(&self, format: ImportFormat, output: &Path) -> String {
        let name = ImportFormat::NAMES.iter().find(|(_, other)| *other == format).map_or("", |(name, _)| *name);
        let directory = std::path::absolute(output).unwrap_or_default();
        let stem = directory.file_name().unwrap_or_default().to_string_lossy();
        let plain = |c: char| if c.is_alphanumeric() || ".-_".contains(c) { c } else { '-' };
        let id: String = if stem.is_empty() { name.to_owned() } else { stem.chars().map(plain).collect() };
        let source = self.place.0.file_name().unwrap_or_default().to_string_lossy().replace(['"', '\\'], "");
        format!(
            "# Made by `reportedly lexicon import --from {name}` from {source}.\n\
             # Look through it: `reportedly lexicon check` with --corpus shows which names are found too often.\n\
             [lexicon]\nid = \"{id}\"\nkind = \"gazetteer\"\nversion = \"1\"\nlang = \"en\"\n\
             # {}\n# license = \"\"\n# attribution = \"\"\n\
             # Built-in lexicons have 5 to 30; of two readings of the same words the higher priority stands.\npriority = 0\n\n\
             [[files]]\npath = \"names.tsv\"\n\n\
             # An example for each trap: `[ID words]` is what must be found, and nothing else may be.\n\
             # [[example]]\n# text = \"\"\n",
            format.terms()
        )
    }
}

/// Whether nothing that an import writes is there already.
pub(super) fn check_free(output: &Path) -> Result<()> {
    match output.join(MANIFEST).exists() {
        true => Err(Error::output("there is a lexicon already").at(output).expected("give a directory of its own")),
        false => Ok(()),
    }
}

/// Adds a row to a table.
fn row(table: &mut String, entry: &Entry) {
    let list = |values: &[String]| values.iter().map(|value| value.replace('|', "\\|")).collect::<Vec<_>>().join("|");
    let cell = |text: &str| text.replace(|c: char| c.is_control(), " ");
    let (lat, lon) = entry.position.map_or_else(Default::default, |(lat, lon)| (lat.to_string(), lon.to_string()));
    let weight = entry.weight.map_or_else(String::new, |weight| format!("{weight:.2}"));
    let cells = [
        entry.id.clone(),
        entry.name.clone(),
        list(&entry.aliases),
        entry.kind.clone(),
        entry.case.to_owned(),
        entry.ambiguity.to_owned(),
        list(&entry.context_any),
        list(&entry.parents),
        lat,
        lon,
        entry.country.clone(),
        entry.valid[0].clone(),
        entry.valid[1].clone(),
        weight,
        entry.note.clone(),
    ];
    let line = cells.map(|text| cell(&text)).join("\t");
    // A line that begins with # would be a comment.
    let _ = write!(table, "{}{}", if line.starts_with('#') { "_" } else { "" }, line.trim_end_matches('\t'));
    table.push('\n');
}

/// A dotted type made of words: lower case, other characters as `_`; empty for none.
pub(super) fn dotted(parts: &[&str]) -> String {
    let part = |part: &&str| -> String {
        let lower = part.trim().to_lowercase();
        let plain = |c: char| if c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c) { c } else { '_' };
        lower.chars().map(plain).collect()
    };
    parts.iter().map(part).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
}
