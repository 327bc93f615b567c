//! Rows of gazetteers: names, and the long tables of their aliases.

use super::super::builder::NamesBuilder;
use super::super::entry::{Ambiguity, Body, CasePolicy};
use super::super::hash::TextMap;
use super::super::load::Problems;
use super::super::store::Group;
use super::super::table::{each_value, values};
use super::{NAMES, Row};
use crate::error::Error;
use jiff::civil::Date;
use std::path::PathBuf;

/// Names and the long alias tables' rows, while tables are read.
#[derive(Default)]
pub(in super::super) struct NameRows {
    names: NamesBuilder,
    /// Groups by their cells, which are checked once for all rows that have the same.
    groups: TextMap<String, u32>,
    cells: String,
    aliases: Vec<Alias>,
    /// The first row of each table, with the table's path.
    tables: Vec<(usize, PathBuf)>,
}

/// A row of a long alias table.
struct Alias {
    id: String,
    alias: String,
    case: Option<CasePolicy>,
    /// Where it stands, for messages: the table among those read, line, column.
    place: (usize, u64, u64),
}

impl NameRows {
    /// Says that the rows of another table follow.
    pub(super) fn begin(&mut self, path: PathBuf) {
        self.tables.push((self.names.len(), path));
    }

    /// Adds the name of a row that is in order.
    pub(super) fn add(&mut self, row: &mut Row, extra: &[usize]) {
        let [id, name, aliases, kind, case, ambiguity, any, none, parents, lat, lon, rest @ ..]: [&str; NAMES.len()] =
            row.known();
        let [country, wikidata, geonames, url, role, org, valid_from, valid_to, weight, note] = rest;
        let mut check = |surface: &str, column| {
            if !surface.is_empty() && surface.chars().nth(1).is_none() {
                row.wrong(column, format!("{surface:?} is one character"), "a name has at least 2");
            }
        };
        check(name, "name");
        each_value(aliases, |alias| check(alias, "aliases"));
        let group = self.group(row, id, [kind, case, ambiguity, any, none, parents, country]);
        let position = position(row, id, lat, lon);
        let weight = row.number("weight", weight, 0.0, 1.0).unwrap_or(0.5) as f32;
        for (column, cell) in [("valid_from", valid_from), ("valid_to", valid_to)] {
            if !cell.is_empty() && !is_day(cell) {
                let expected = "allowed: a day as 2024-01-24, a month as 2024-01, or a year of four digits";
                row.wrong(column, format!("{column} {cell:?}"), expected);
            }
        }
        let Some(group) = group.filter(|_| row.good) else { return };
        self.names.row(id, name, group, weight, position, row.line);
        each_value(aliases, |alias| self.names.alias(alias, None));
        let facts = [wikidata, geonames, url, role, org, valid_from, valid_to, note];
        let columns = ["wikidata", "geonames", "url", "role", "org", "valid_from", "valid_to", "note"];
        columns.iter().zip(facts).for_each(|(column, cell)| self.names.fact(column, cell));
        for at in extra {
            self.names.fact(&row.columns[*at], row.cells.get(*at).map_or("", |cell| cell));
        }
    }

    /// The number of what those cells say; None after an error.
    fn group(&mut self, row: &mut Row, id: &str, cells: [&str; 7]) -> Option<u32> {
        self.cells.clear();
        for cell in cells {
            self.cells.push_str(cell);
            self.cells.push('\t');
        }
        if let Some(known) = self.groups.get(&self.cells) {
            return Some(*known);
        }
        let [kind, case, ambiguity, any, none, parents, country] = cells;
        let is_dotted = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte);
        if kind.is_empty() {
            let expected = "give it in the column \"type\" or as a default, dotted, as in \"place.port\"";
            row.wrong("type", format!("{id} has no type"), expected);
        } else if !kind.bytes().all(is_dotted) {
            let expected = "a type is lower case and dotted, as in \"place.port\"";
            row.wrong("type", format!("type {kind:?}"), expected);
        }
        let group = Group {
            kind: kind.to_owned(),
            case: row.pick("case", case, CasePolicy::NAMES).unwrap_or_default(),
            ambiguity: row.pick("ambiguity", ambiguity, Ambiguity::NAMES).unwrap_or_default(),
            context_any: values(any),
            context_none: values(none),
            parents: values(parents),
            country: (!country.is_empty()).then(|| country.to_owned()),
        };
        row.good.then(|| {
            let number = self.names.new_group(group);
            self.groups.insert(self.cells.clone(), number);
            number
        })
    }

    /// Adds an alias of the lexicon's own language; others are for other lexicons.
    pub(super) fn add_alias(&mut self, row: &mut Row, lexicon_lang: &str) {
        let [id, alias, lang, case] = row.known();
        let case = row.pick("case", case, CasePolicy::NAMES);
        if !alias.is_empty() && alias.chars().nth(1).is_none() {
            row.wrong("alias", format!("{alias:?} is one character"), "a name has at least 2");
        }
        let column = row.columns.iter().position(|column| column == "id").map_or(1, |at| at as u64 + 1);
        if row.good && (lang.is_empty() || lang == lexicon_lang) {
            let place = (self.tables.len() - 1, row.line, column);
            self.aliases.push(Alias { id: id.to_owned(), alias: alias.to_owned(), case, place });
        }
    }

    /// Joins names with their alias tables and checks that ids are unique.
    pub(in super::super) fn finish(self, problems: &mut Problems) -> Body {
        let NameRows { names, aliases, tables, .. } = self;
        let names = names.finish();
        let table_of = |row: usize| &tables[tables.partition_point(|(start, _)| *start <= row) - 1].1;
        let mut rows = TextMap::with_capacity_and_hasher(names.len(), Default::default());
        for (row, name) in names.iter().enumerate() {
            let first = *rows.entry(name.id()).or_insert(row as u32) as usize;
            let Some(other) = names.get(first).filter(|_| first != row) else { continue };
            let place = format!("{}:{}", table_of(first).display(), other.line());
            let message = format!("id {:?} names {:?} and, at {place}, {:?}", name.id(), name.name(), other.name());
            problems.add(
                Error::lexicon(message).at(table_of(row)).line(name.line()).expected("an id has one name, on one row"),
            );
        }
        let mut found = Vec::new();
        for Alias { id, alias, case, place: (table, line, column) } in aliases {
            match rows.get(id.as_str()) {
                Some(row) => found.push((*row as usize, alias, case)),
                None => {
                    let error = Error::lexicon(format!("no name has the id {id:?}")).at(&tables[table].1).line(line);
                    problems.add(error.column(column).expected("an alias needs the id of a name in the same lexicon"));
                }
            }
        }
        Body::Names(if found.is_empty() { names } else { names.with_aliases(found) })
    }
}

/// The place those cells give; None for none, or after an error.
fn position(row: &mut Row, id: &str, lat: &str, lon: &str) -> Option<(f64, f64)> {
    match (row.number("lat", lat, -90.0, 90.0), row.number("lon", lon, -180.0, 180.0)) {
        (Some(lat), Some(lon)) => Some((lat, lon)),
        (None, None) => None,
        _ if row.good => {
            let missing = if lat.is_empty() { "lat" } else { "lon" };
            row.wrong(missing, format!("{id} has lat {lat:?} and lon {lon:?}"), "give both or none");
            None
        }
        _ => None,
    }
}

/// Whether a cell is a day, a month or a year, as days are written that are compared letter by letter.
fn is_day(cell: &str) -> bool {
    let whole = |rest: &str| format!("{cell}{rest}").parse::<Date>().is_ok();
    match cell.len() {
        4 => whole("-01-01"),
        7 => whole("-01"),
        10 => whole(""),
        _ => false,
    }
}
