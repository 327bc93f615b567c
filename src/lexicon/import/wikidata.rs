//! CSV downloads of the Wikidata query service: a header of SPARQL variables, items as addresses, coordinates as
//! `Point(lon lat)`, as <https://www.wikidata.org/wiki/Wikidata:SPARQL_query_service> describes them.

use super::ImportOptions;
use super::draft::{Draft, Entry, dotted};
use crate::error::{Error, Result};
use std::path::Path;

/// Variables that are understood; the first two are needed.
const COLUMNS: [&str; 8] =
    ["item", "itemLabel", "itemAltLabel", "typeLabel", "type", "coord", "coordinates", "country"];

pub(super) fn read(input: &Path, options: &ImportOptions, draft: &mut Draft) -> Result<()> {
    let failed = |error: csv::Error| Error::lexicon("not CSV").at(input).caused_by(error);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(input).map_err(failed)?;
    let header = reader.byte_headers().map_err(failed)?.clone();
    let named = |column: &[u8]| String::from_utf8_lossy(column).trim_start_matches('\u{feff}').trim().to_owned();
    let header: Vec<String> = header.iter().map(named).collect();
    let at = COLUMNS.map(|column| header.iter().position(|found| found == column));
    if let Some((column, _)) = COLUMNS.iter().zip(at).take(2).find(|(_, at)| at.is_none()) {
        let error = Error::lexicon(format!("no column {column:?}")).at(input).line(1);
        return Err(
            error.expected("the query selects ?item and ?itemLabel, and ?itemAltLabel, ?typeLabel, ?coord if wanted")
        );
    }
    let mut row = csv::ByteRecord::new();
    loop {
        let more = reader.read_byte_record(&mut row);
        draft.at(input, row.position().map_or(1, csv::Position::line));
        match more {
            Ok(false) => return Ok(()),
            Err(error) => return Err(failed(error)),
            Ok(true) if row.len() != header.len() => draft.skip("a row has not as many cells as the header"),
            Ok(true) => {
                let cells = at.map(|at| at.and_then(|at| row.get(at)).unwrap_or_default()).map(std::str::from_utf8);
                match cells.into_iter().collect::<std::result::Result<Vec<&str>, _>>() {
                    Ok(cells) => add(&cells, options, draft),
                    Err(_) => draft.skip("the row is not UTF-8"),
                }
            }
        }
    }
}

fn add(cells: &[&str], options: &ImportOptions, draft: &mut Draft) {
    let [item, label, alternates, type_label, kind, coord, coordinates, country] = *cells else { return };
    let item = item.rsplit('/').next().unwrap_or_default();
    if !is_item(item) {
        return draft.skip("the item has no number like Q423");
    }
    if label.is_empty() || is_item(label) {
        return draft.skip("the item has no label in the language of the query");
    }
    let point = if coord.is_empty() { coordinates } else { coord };
    let position = position(point);
    if position.is_none() && !point.is_empty() {
        draft.skip("coordinates that are not Point(lon lat) are left out");
    }
    let wide = options.kind.as_deref().unwrap_or(if position.is_some() { "place" } else { "thing" });
    // A type may be an item's address, which says nothing to a reader; its label does.
    let narrow =
        if type_label.is_empty() && !is_item(kind.rsplit('/').next().unwrap_or_default()) { kind } else { type_label };
    draft.add(Entry {
        id: format!("wd:{item}"),
        name: label.to_owned(),
        aliases: alternates.split(", ").filter(|alias| !alias.trim().is_empty()).map(str::to_owned).collect(),
        kind: if narrow.contains('.') { dotted(&[narrow]) } else { dotted(&[wide, narrow]) },
        position,
        country: Some(country).filter(|code| code.len() == 2).unwrap_or_default().to_uppercase(),
        ..Entry::default()
    });
}

/// Whether text is an item's number.
fn is_item(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Latitude and longitude of `Point(lon lat)`.
fn position(point: &str) -> Option<(f64, f64)> {
    let inner = point.trim().strip_prefix("Point(")?.strip_suffix(')')?;
    let (lon, lat) = inner.split_once(' ')?;
    let degrees = |text: &str, most: f64| text.trim().parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
    degrees(lat, 90.0).zip(degrees(lon, 180.0))
}
