//! Rows: a table's cells read into the checked values of its kind. One function a kind; its array of columns is the format.

mod names;
mod phrases;

use super::clues::{NameClues, SourceClues, SourceMarks};
use super::entry::*;
use super::inflect;
use super::load::Problems;
use super::manifest::Defaults;
use super::table::{Cells, Table, allowed, values};
use crate::error::{Error, Result};
use crate::text::{Abbreviation, WordKey, Zone};
pub(super) use names::NameRows;
use std::path::Path;

/// What a lexicon's rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Gazetteer,
    Cues,
    Topics,
    Sources,
    Reliability,
    Abbreviations,
    Boilerplate,
    Words,
    NameWords,
    SourceWords,
    Times,
    Quantities,
}

const NAMES: [&str; 21] = [
    "id",
    "name",
    "aliases",
    "type",
    "case",
    "ambiguity",
    "context_any",
    "context_none",
    "parents",
    "lat",
    "lon",
    "country",
    "wikidata",
    "geonames",
    "url",
    "role",
    "org",
    "valid_from",
    "valid_to",
    "weight",
    "note",
];
const ALIASES: [&str; 4] = ["id", "alias", "lang", "case"];
const CUES: [&str; 12] = [
    "lemma",
    "pos",
    "class",
    "frames",
    "complement",
    "source_types",
    "precision",
    "status",
    "factuality_source",
    "factuality_author",
    "forms",
    "note",
];
const TOPICS: [&str; 4] = ["topic", "term", "weight", "required"];
const SOURCES: [&str; 4] = ["pattern", "type", "marks", "note"];
const RELIABILITY: [&str; 4] = ["entity", "letter", "rationale", "date"];
const ABBREVIATIONS: [&str; 2] = ["form", "kind"];
const BOILERPLATE: [&str; 3] = ["pattern", "match", "zone"];
const WORDS: [&str; 2] = ["word", "class"];
const NAME_WORDS: [&str; 2] = ["word", "clue"];
const SOURCE_WORDS: [&str; 2] = ["phrase", "clue"];
/// Of times and of quantities.
const PHRASES: [&str; 4] = ["phrase", "class", "value", "need"];

const ABBREVIATION_KINDS: &[(&str, Abbreviation)] = &[
    ("title", Abbreviation::Title),
    ("name_part", Abbreviation::NamePart),
    ("time", Abbreviation::Time),
    ("org_suffix", Abbreviation::OrgSuffix),
    ("place", Abbreviation::Place),
    ("reference", Abbreviation::Reference),
    ("other", Abbreviation::Other),
];
const ZONES: &[(&str, Zone)] = &[("boilerplate", Zone::Boilerplate), ("caption", Zone::Caption)];
const LETTERS: &[(&str, char)] = &[("A", 'A'), ("B", 'B'), ("C", 'C'), ("D", 'D'), ("E", 'E'), ("F", 'F')];
const YES_NO: &[(&str, bool)] =
    &[("yes", true), ("no", false), ("true", true), ("false", false), ("1", true), ("0", false)];
/// FactBank's values: certain, probable, possible or underspecified; positive, negative or unknown.
const FACTUALITY: &[(&str, ())] =
    &[("CT+", ()), ("PR+", ()), ("PS+", ()), ("CT-", ()), ("PR-", ()), ("PS-", ()), ("CTu", ()), ("Uu", ())];

impl Kind {
    /// Every kind with its name in manifests.
    pub const NAMES: &[(&str, Kind)] = &[
        ("gazetteer", Kind::Gazetteer),
        ("cues", Kind::Cues),
        ("topics", Kind::Topics),
        ("sources", Kind::Sources),
        ("reliability", Kind::Reliability),
        ("abbreviations", Kind::Abbreviations),
        ("boilerplate", Kind::Boilerplate),
        ("words", Kind::Words),
        ("name_words", Kind::NameWords),
        ("source_words", Kind::SourceWords),
        ("times", Kind::Times),
        ("quantities", Kind::Quantities),
    ];

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Kind> {
        Kind::NAMES.iter().find(|(text, _)| *text == name).map(|(_, kind)| *kind)
    }

    /// The kind of a table that has no manifest, by its columns.
    pub fn of_columns(columns: &[String]) -> Kind {
        if columns.iter().any(|column| column == "lemma") { Kind::Cues } else { Kind::Gazetteer }
    }

    /// The columns its tables may have, and how many of the first of them they must.
    fn columns(self) -> (&'static [&'static str], usize) {
        match self {
            Kind::Gazetteer => (&NAMES, 2),
            Kind::Cues => (&CUES, 3),
            Kind::Topics => (&TOPICS, 2),
            Kind::Sources => (&SOURCES, 2),
            Kind::Reliability => (&RELIABILITY, 2),
            Kind::Abbreviations => (&ABBREVIATIONS, 2),
            Kind::Boilerplate => (&BOILERPLATE, 1),
            Kind::Words => (&WORDS, 2),
            Kind::NameWords => (&NAME_WORDS, 2),
            Kind::SourceWords => (&SOURCE_WORDS, 2),
            Kind::Times | Kind::Quantities => (&PHRASES, 2),
        }
    }

    /// A body without rows.
    pub fn empty_body(self) -> Rows {
        match self {
            Kind::Gazetteer => Rows::Names(Box::default()),
            Kind::Cues => Rows::Other(Body::Cues(Vec::new())),
            Kind::Topics => Rows::Other(Body::Topics(Vec::new())),
            Kind::Sources => Rows::Other(Body::Sources(Vec::new())),
            Kind::Reliability => Rows::Other(Body::Reliability(Vec::new())),
            Kind::Abbreviations => Rows::Other(Body::Abbreviations(Vec::new())),
            Kind::Boilerplate => Rows::Other(Body::Boilerplate(Vec::new())),
            Kind::Words => Rows::Other(Body::Words(Vec::new())),
            Kind::NameWords => Rows::Other(Body::NameWords(Vec::new())),
            Kind::SourceWords => Rows::Other(Body::SourceWords(Vec::new())),
            Kind::Times => Rows::Other(Body::Times(Vec::new())),
            Kind::Quantities => Rows::Other(Body::Quantities(Vec::new())),
        }
    }
}

/// A lexicon's rows while its tables are read: names wait for their alias tables.
pub(super) enum Rows {
    Names(Box<NameRows>),
    Other(Body),
}

/// Reads a table's rows into `rows`. What is wrong goes to `problems`; a row with an error is left out.
pub(super) fn read(
    mut table: Table,
    path: &Path,
    kind: Kind,
    lang: &str,
    defaults: &Defaults,
    rows: &mut Rows,
    problems: &mut Problems,
) {
    let is_alias_table = kind == Kind::Gazetteer && table.columns.iter().any(|column| column == "alias");
    let (known, required) = if is_alias_table { (&ALIASES[..], 2) } else { kind.columns() };
    let Some(at) = header(&table, path, kind, known, required, problems) else { return };
    let extra: Vec<usize> = (0..table.columns.len()).filter(|at| table.columns[*at].starts_with("x_")).collect();
    let fallback: Vec<&str> = known.iter().map(|column| default_of(defaults, column)).collect();

    if let Rows::Names(rows) = rows {
        rows.begin(path.to_owned());
    }
    let mut cells = Cells::new();
    while let Some(line) = table.next_row(&mut cells) {
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                problems.add(error);
                continue;
            }
        };
        let mut row = Row {
            cells: &cells,
            columns: &table.columns,
            known,
            at: &at,
            fallback: &fallback,
            required,
            line,
            path,
            problems,
            good: true,
        };
        row.check_cells(table.is_clean);
        match rows {
            Rows::Names(rows) if is_alias_table => rows.add_alias(&mut row, lang),
            Rows::Names(rows) => rows.add(&mut row, &extra),
            Rows::Other(Body::Cues(list)) => list.extend(row.cue()),
            Rows::Other(Body::Topics(list)) => list.extend(row.topic()),
            Rows::Other(Body::Sources(list)) => list.extend(row.source().into_iter().flat_map(with_plurals)),
            Rows::Other(Body::Reliability(list)) => list.extend(row.letter()),
            Rows::Other(Body::Abbreviations(list)) => list.extend(row.abbreviation()),
            Rows::Other(Body::Boilerplate(list)) => list.extend(row.boilerplate()),
            Rows::Other(Body::Words(list)) => list.extend(row.word()),
            Rows::Other(Body::NameWords(list)) => list.extend(row.name_word()),
            Rows::Other(Body::SourceWords(list)) => list.extend(row.source_word()),
            Rows::Other(Body::Times(list)) => list.extend(row.time()),
            Rows::Other(Body::Quantities(list)) => list.extend(row.quantity()),
            Rows::Other(Body::Names(_)) => {}
        }
    }
}

/// Where each known column stands in the table (`usize::MAX` where it does not), or `None` after an error.
fn header(
    table: &Table,
    path: &Path,
    kind: Kind,
    known: &[&str],
    required: usize,
    problems: &mut Problems,
) -> Option<Vec<usize>> {
    let before = problems.count();
    for (at, column) in table.columns.iter().enumerate() {
        let error = Error::lexicon(match () {
            () if table.columns[..at].contains(column) => format!("column {column:?} is there twice"),
            () if known.contains(&column.as_str()) || column.starts_with("x_") => continue,
            () => format!("unknown column {column:?}"),
        });
        let error = error.expected(allowed(column, known.iter().copied().chain(["x_..."])));
        problems.add(error.at(path).line(table.header_line.max(1)).column(at as u64 + 1));
    }
    for column in &known[..required] {
        if !table.columns.iter().any(|found| found == column) {
            let name = Kind::NAMES.iter().find(|(_, named)| *named == kind).map_or("", |(name, _)| *name);
            let error = Error::lexicon(format!("no column {column:?}")).at(path).line(table.header_line.max(1));
            problems.add(error.expected(format!("a {name} table needs {}", known[..required].join(", "))));
        }
    }
    let position = |column: &&str| table.columns.iter().position(|found| found == column).unwrap_or(usize::MAX);
    (problems.count() == before).then(|| known.iter().map(position).collect())
}

fn default_of<'d>(defaults: &'d Defaults, column: &str) -> &'d str {
    defaults.iter().rev().find(|(name, _)| name == column).map_or("", |(_, value)| value.as_str())
}

/// Checks that every default names a column of the kind, and is what a cell can be.
pub(super) fn check_defaults(defaults: &Defaults, kind: Kind) -> Result<()> {
    let known = kind.columns().0;
    for (name, value) in defaults {
        if !known.contains(&name.as_str()) {
            let error = Error::lexicon(format!("unknown default {name:?}"));
            return Err(error.expected(allowed(name, known.iter().copied())));
        }
        if value.contains(|c: char| c.is_ascii_control()) {
            return Err(Error::lexicon(format!("default {name:?} has a control character")).expected("text has none"));
        }
    }
    Ok(())
}

/// A source's head noun in the singular and the plural.
fn with_plurals(head: SourceHead) -> impl Iterator<Item = SourceHead> {
    let plurals = inflect::plurals(&head.pattern);
    let plurals: Vec<SourceHead> = plurals.into_iter().map(|pattern| SourceHead { pattern, ..head.clone() }).collect();
    std::iter::once(head).chain(plurals)
}

/// One row while it is read.
struct Row<'r, 't> {
    cells: &'r Cells<'t>,
    columns: &'r [String],
    known: &'r [&'r str],
    at: &'r [usize],
    fallback: &'r [&'r str],
    required: usize,
    line: u64,
    path: &'r Path,
    problems: &'r mut Problems,
    good: bool,
}

impl<'r> Row<'r, '_> {
    /// The cells of the known columns, in the order of their array, defaults filled in.
    fn known<const N: usize>(&self) -> [&'r str; N] {
        std::array::from_fn(|known| match self.cells.get(self.at[known]) {
            Some(cell) if !cell.is_empty() => cell.as_ref(),
            _ => self.fallback[known],
        })
    }

    /// Reports what is wrong with a column of this row.
    fn wrong(&mut self, column: &str, message: String, expected: impl Into<String>) {
        let at = self.columns.iter().position(|found| found == column);
        let mut error = Error::lexicon(message).at(self.path).line(self.line).expected(expected);
        if let Some(at) = at {
            error = error.column(at as u64 + 1);
        }
        self.problems.add(error);
        self.good = false;
    }

    /// What every row owes: no more cells than columns, no control characters (which `is_clean` spares), its required cells.
    fn check_cells(&mut self, is_clean: bool) {
        let cells = self.cells;
        if cells.len() > self.columns.len() {
            let message = format!("{} cells", cells.len());
            self.wrong("", message, format!("the header has {} columns", self.columns.len()));
        }
        for (at, cell) in cells.iter().enumerate().filter(|_| !is_clean) {
            if cell.bytes().any(|byte| (byte < b' ') | (byte == 0x7f)) {
                let column = self.columns.get(at).cloned().unwrap_or_default();
                self.wrong(&column, format!("{column} {cell:?} has a control character"), "text has none");
            }
        }
        for known in 0..self.required {
            if self.cells.get(self.at[known]).is_none_or(|cell| cell.is_empty()) && self.fallback[known].is_empty() {
                let column = self.known[known];
                self.wrong(column, format!("{column} is empty"), "every row needs one");
            }
        }
    }

    /// The value of that name, or an error that lists the names; `None` for an empty cell.
    fn pick<T: Copy>(&mut self, column: &str, cell: &str, names: &[(&str, T)]) -> Option<T> {
        let found = names.iter().find(|(name, _)| *name == cell).map(|(_, value)| *value);
        if found.is_none() && !cell.is_empty() {
            self.wrong(column, format!("{column} {cell:?}"), allowed(cell, names.iter().map(|(name, _)| *name)));
        }
        found
    }

    /// A number from `low` to `high`; `None` for an empty cell.
    fn number(&mut self, column: &str, cell: &str, low: f64, high: f64) -> Option<f64> {
        if cell.is_empty() {
            return None;
        }
        let number = cell.parse().ok().filter(|number| (low..=high).contains(number));
        if number.is_none() {
            self.wrong(column, format!("{column} {cell:?}"), format!("allowed: a number from {low} to {high}"));
        }
        number
    }

    fn done<T>(&self, value: T) -> Option<T> {
        self.good.then_some(value)
    }

    fn cue(&mut self) -> Option<CueEntry> {
        let [lemma, pos, class, frames, complement, types, precision, status, source, author, forms, note] =
            self.known();
        let pos = self.pick("pos", pos, CuePos::NAMES);
        let class = self.pick("class", class, CueClass::NAMES);
        let frames = values(frames)
            .iter()
            .filter_map(|frame| self.pick("frames", frame, Frames::NAMES))
            .fold(Frames::default(), Frames::with);
        let complements = values(complement)
            .iter()
            .filter_map(|name| self.pick("complement", name, Complements::NAMES))
            .fold(Complements::default(), Complements::with);
        let source_types = values(types);
        for kind in &source_types {
            self.pick("source_types", kind, SourceType::NAMES);
        }
        let status = self.pick("status", status, Status::NAMES);
        self.pick("factuality_source", source, FACTUALITY);
        self.pick("factuality_author", author, FACTUALITY);
        let some = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
        let entry = CueEntry {
            lemma: lemma.to_owned(),
            pos: pos?,
            class: class?,
            frames,
            complements,
            source_types,
            precision: self.number("precision", precision, 0.0, 1.0).unwrap_or(0.5) as f32,
            status,
            factuality_source: some(source),
            factuality_author: some(author),
            forms: inflect::forms(lemma, pos?, &values(forms)),
            note: some(note),
            line: self.line,
        };
        self.done(entry)
    }

    fn topic(&mut self) -> Option<TopicTerm> {
        let [topic, term, weight, required] = self.known();
        let weight = self.number("weight", weight, 0.0, 1.0).unwrap_or(1.0) as f32;
        let required = self.pick("required", required, YES_NO).unwrap_or(false);
        self.done(TopicTerm { topic: topic.to_owned(), terms: values(term), weight, required, line: self.line })
    }

    fn source(&mut self) -> Option<SourceHead> {
        let [pattern, kind, marks, note] = self.known();
        let kind = self.pick("type", kind, SourceType::NAMES)?;
        let marks = values(marks);
        let marks = marks.iter().filter_map(|mark| self.pick("marks", mark, SourceMarks::NAMES));
        let marks = marks.fold(SourceMarks::NONE, SourceMarks::with);
        let note = (!note.is_empty()).then(|| note.to_owned());
        self.done(SourceHead { pattern: pattern.to_owned(), kind, marks, note, line: self.line })
    }

    fn letter(&mut self) -> Option<ReliabilityLetter> {
        let [entity, letter, rationale, date] = self.known();
        let letter = self.pick("letter", letter, LETTERS)?;
        let some = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
        self.done(ReliabilityLetter {
            entity: entity.to_owned(),
            letter,
            rationale: some(rationale),
            date: some(date),
            line: self.line,
        })
    }

    fn abbreviation(&mut self) -> Option<(String, Abbreviation)> {
        let [form, kind] = self.known();
        let kind = self.pick("kind", kind, ABBREVIATION_KINDS)?;
        self.done((form.strip_suffix('.').unwrap_or(form).to_owned(), kind))
    }

    fn boilerplate(&mut self) -> Option<BoilerplateLine> {
        let [pattern, place, zone] = self.known();
        let place = self.pick("match", place, LinePlace::NAMES);
        let zone = self.pick("zone", zone, ZONES);
        let line = BoilerplateLine {
            pattern: pattern.to_owned(),
            place: place.unwrap_or(LinePlace::Whole),
            zone: zone.unwrap_or(Zone::Boilerplate),
        };
        self.done(line)
    }

    fn word(&mut self) -> Option<(String, WordClass)> {
        let [word, class] = self.known();
        let class = self.pick("class", class, WordClass::NAMES)?;
        self.done((word.to_owned(), class))
    }

    fn name_word(&mut self) -> Option<(WordKey, NameClues)> {
        let [word, clue] = self.known();
        let clue = self.pick("clue", clue, NameClues::NAMES)?;
        self.done((WordKey::of(word), clue))
    }

    fn source_word(&mut self) -> Option<(String, SourceClues)> {
        let [phrase, clue] = self.known();
        let clue = self.pick("clue", clue, SourceClues::NAMES)?;
        self.done((phrase.to_owned(), clue))
    }
}
