//! Names in a cache file: their columns, and a line of text for each group.

use super::cache::{Cache, CacheReader, CacheWriter};
use super::entry::{Ambiguity, CasePolicy};
use super::hash::Hash;
use super::store::{Columns, Group, Names, Row};
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

/// Bytes of tables from which on a lexicon is kept: some twenty thousand names.
const LARGE: u64 = 1_000_000;
/// Bytes of a table that are hashed at once.
const PIECE: usize = 1 << 17;

/// Where the names of one lexicon are kept.
pub(super) struct Place<'c> {
    cache: &'c Cache,
    key: String,
    /// The hash of its content, as in [`Lexicon::hash`](super::Lexicon::hash).
    pub hash: String,
}

impl<'c> Place<'c> {
    /// The place for a manifest, empty for a lone table, and tables that are large together; None for small ones, and
    /// without a cache.
    pub fn of(cache: Option<&'c Cache>, manifest: &[u8], tables: &[PathBuf]) -> Option<Place<'c>> {
        let cache = cache?;
        let sizes = tables.iter().map(|table| table.metadata().map_or(0, |facts| facts.len()));
        (sizes.sum::<u64>() >= LARGE).then_some(())?;
        let mut hash = Hash::default();
        hash.add(manifest);
        let mut piece = vec![0; PIECE];
        for table in tables {
            let mut file = File::open(table).ok()?;
            loop {
                let size = fill(&mut file, &mut piece).ok()?;
                hash.add(&piece[..size]);
                if size < PIECE {
                    break;
                }
            }
        }
        let (hash, first) = (hash.hex(), tables.first()?.extension()?.to_string_lossy());
        Some(Place { cache, key: format!("names {first} {hash}"), hash })
    }

    /// The names that are kept there.
    pub fn names(&self) -> Option<Names> {
        self.cache.read(&self.key, read)
    }

    /// Keeps names there.
    pub fn keep(&self, names: &Names) {
        self.cache.write(&self.key, |file| write(names.columns(), file));
    }
}

/// Adds a table's bytes to a hash, as [`Place::of`] does.
pub(super) fn add_table(hash: &mut Hash, bytes: &[u8]) {
    bytes.chunks(PIECE).for_each(|piece| hash.add(piece));
    if bytes.len().is_multiple_of(PIECE) {
        hash.add(&[]);
    }
}

/// Reads until the piece is full or the file ends; says how many bytes.
fn fill(file: &mut File, piece: &mut [u8]) -> std::io::Result<usize> {
    let mut size = 0;
    while size < piece.len() {
        match file.read(&mut piece[size..])? {
            0 => break,
            more => size += more,
        }
    }
    Ok(size)
}

/// Between the values of one kind.
const VALUES: &str = "\u{1f}";

fn write(columns: &Columns, file: &mut CacheWriter) {
    file.array(columns.text.as_bytes(), |byte| [*byte]);
    file.array(&columns.rows, |row| {
        let [lat, lon] = row.position.map(i32::cast_unsigned);
        let numbers = [row.start, row.group, row.weight.to_bits(), lat, lon, row.line];
        let mut bytes = [0; 24];
        bytes.as_chunks_mut().0.iter_mut().zip(numbers).for_each(|(place, number)| *place = number.to_le_bytes());
        bytes
    });
    file.array(&columns.offices, |row| row.to_le_bytes());
    let line = |group: &Group| {
        let lists = [&group.context_any, &group.context_none, &group.parents].map(|list| list.join(VALUES));
        let [any, none, parents] = lists.each_ref().map(String::as_str);
        let country = group.country.as_deref().unwrap_or_default();
        [&group.kind, group.case.name(), group.ambiguity.name(), any, none, parents, country].join("\t")
    };
    let groups: Vec<String> = columns.groups.iter().map(line).collect();
    file.array(groups.join("\n").as_bytes(), |byte| [*byte]);
}

/// Names as they were written; None when they are none.
fn read(file: &mut CacheReader) -> Option<Names> {
    let text = file.text()?;
    let rows = file.array(|bytes: [u8; 24]| {
        let number = |at: usize| u32::from_le_bytes(bytes.as_chunks().0[at]);
        Row {
            start: number(0),
            group: number(1),
            weight: f32::from_bits(number(2)),
            position: [number(3).cast_signed(), number(4).cast_signed()],
            line: number(5),
        }
    })?;
    let offices = file.array(u32::from_le_bytes)?;
    let groups = file.text()?.lines().map(group).collect::<Option<Vec<Group>>>()?;
    let known = rows.iter().all(|row| (row.group as usize) < groups.len());
    let known = known && offices.iter().all(|row| (*row as usize) < rows.len()) && offices.is_sorted();
    known.then(|| Columns { text, rows, groups, offices }.into())
}

fn group(line: &str) -> Option<Group> {
    let mut cells = line.split('\t');
    let mut cell = || cells.next();
    let values = |cell: &str| cell.split(VALUES).filter(|value| !value.is_empty()).map(str::to_owned).collect();
    Some(Group {
        kind: cell()?.to_owned(),
        case: CasePolicy::parse(cell()?)?,
        ambiguity: Ambiguity::parse(cell()?)?,
        context_any: values(cell()?),
        context_none: values(cell()?),
        parents: values(cell()?),
        country: cell().filter(|country| !country.is_empty()).map(str::to_owned),
    })
}
