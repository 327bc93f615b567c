//! Filling the columns of names, row by row.

use super::entry::{CasePolicy, Name};
use super::store::{Columns, DEGREE, Group, NOWHERE, Names, OWN_CASES, Row};
use std::collections::HashMap;

/// The columns that make a row one of an office.
const OFFICE: [&str; 3] = ["role", "valid_from", "valid_to"];

/// Columns while they are filled.
#[derive(Default)]
pub(super) struct NamesBuilder {
    pub columns: Columns,
    known: HashMap<Group, u32>,
}

impl NamesBuilder {
    pub fn len(&self) -> usize {
        self.columns.rows.len()
    }

    /// The number of a group that is not there yet.
    pub fn new_group(&mut self, group: Group) -> u32 {
        self.columns.groups.push(group);
        self.columns.groups.len() as u32 - 1
    }

    /// The number of a group.
    fn group(&mut self, group: Group) -> u32 {
        if let Some(known) = self.known.get(&group) {
            return *known;
        }
        let number = self.new_group(group.clone());
        self.known.insert(group, number);
        number
    }

    /// Where the next row's text begins. Offsets beyond 4 GiB lead to empty names; the loader turns such tables away.
    pub fn start(&self) -> u32 {
        u32::try_from(self.columns.text.len()).unwrap_or(u32::MAX)
    }

    /// Begins a row; its aliases, then its facts, are to follow.
    pub fn row(&mut self, id: &str, name: &str, group: u32, weight: f32, position: Option<(f64, f64)>, line: u64) {
        let unit = |degrees: f64| (degrees * DEGREE).round() as i32;
        let position = position.map_or([NOWHERE; 2], |(lat, lon)| [unit(lat), unit(lon)]);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        self.columns.rows.push(Row { start: self.start(), group, weight, position, line });
        self.put(id);
        self.columns.text.push('\t');
        self.put(name);
    }

    /// Adds an alias, which may have a case policy of its own, to the last row.
    pub fn alias(&mut self, alias: &str, case: Option<CasePolicy>) {
        self.columns.text.push('\t');
        let own = case.and_then(|case| OWN_CASES.iter().position(|own| *own == case));
        self.columns.text.extend(own.map(|at| char::from(at as u8 + 1)));
        self.put(alias);
    }

    /// Adds what another column has to the last row; nothing for an empty cell.
    pub fn fact(&mut self, column: &str, cell: &str) {
        if !cell.is_empty() {
            self.columns.text.push('\n');
            self.put(column);
            self.columns.text.push('\t');
            self.put(cell);
            let row = self.columns.rows.len() as u32 - 1;
            if OFFICE.contains(&column) && self.columns.offices.last() != Some(&row) {
                self.columns.offices.push(row);
            }
        }
    }

    /// Adds words to the text, with blanks for the characters that split it.
    fn put(&mut self, words: &str) {
        match words.bytes().any(|byte| byte < b' ') {
            false => self.columns.text.push_str(words),
            true => self.columns.text.extend(words.chars().map(|c| if c < ' ' { ' ' } else { c })),
        }
    }

    /// Adds a name with all that is known of it.
    pub fn push(&mut self, name: Name) {
        let group = self.group(Group {
            kind: name.kind,
            case: name.case,
            ambiguity: name.ambiguity,
            context_any: name.context_any,
            context_none: name.context_none,
            parents: name.parents,
            country: name.country,
        });
        self.row(&name.id, &name.name, group, name.weight, name.position, name.line);
        for (at, alias) in name.aliases.iter().enumerate() {
            let own = name.alias_cases.iter().find(|(place, _)| *place as usize == at);
            self.alias(alias, own.map(|(_, case)| *case));
        }
        let facts = [
            ("wikidata", name.wikidata),
            ("geonames", name.geonames),
            ("url", name.url),
            ("role", name.role),
            ("org", name.org),
            ("valid_from", name.valid_from),
            ("valid_to", name.valid_to),
            ("note", name.note),
        ];
        for (column, cell) in facts.into_iter().filter_map(|(column, cell)| Some((column, cell?))) {
            self.fact(column, &cell);
        }
        for (column, cell) in &name.extra {
            self.fact(column, cell);
        }
    }

    pub fn finish(mut self) -> Names {
        self.columns.text.shrink_to_fit();
        self.columns.rows.shrink_to_fit();
        self.columns.offices.shrink_to_fit();
        self.columns.into()
    }
}
