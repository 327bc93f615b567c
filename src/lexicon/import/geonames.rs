//! GeoNames dumps: <https://download.geonames.org/export/dump/readme.txt> describes the 19 columns.

use super::common::BuiltIn;
use super::draft::{Draft, Entry};
use super::{ImportOptions, each_line};
use crate::error::Result;
use std::path::Path;

const COLUMNS: usize = 19;

pub(super) fn read(input: &Path, options: &ImportOptions, draft: &mut Draft) -> Result<()> {
    let built_in = BuiltIn::new();
    each_line(input, draft, |draft, _, line| {
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != COLUMNS {
            return draft.skip(format!("a row has not the {COLUMNS} columns of GeoNames"));
        }
        if let Some(entry) = entry(&cells, options, &built_in, draft) {
            draft.add(entry);
        }
    })
}

fn entry(cells: &[&str], options: &ImportOptions, built_in: &BuiltIn, draft: &mut Draft) -> Option<Entry> {
    let [id, name, ascii, alternates, lat, lon, class, code, country, _, admin1] = cells.first_chunk()?;
    let mut skip = |reason: &str| -> Option<Entry> {
        draft.skip(reason);
        None
    };
    if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return skip("the id is not a number");
    }
    let Some(kind) = kind(class, code) else { return skip("the place is abandoned, destroyed or of no known class") };
    let Ok(population) =
        cells[14].parse::<u64>().or_else(|error| if cells[14].is_empty() { Ok(0) } else { Err(error) })
    else {
        return skip("the population is not a number");
    };
    if population < options.min_population {
        return skip("fewer people than asked for");
    }
    let degrees = |cell: &str, most: f64| cell.parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
    let Some(position) = degrees(lat, 90.0).zip(degrees(lon, 180.0)) else {
        return skip("the coordinates are not degrees");
    };
    let Some(name) = [name, ascii].into_iter().find(|name| is_latin(name)) else {
        return skip("the name is not in Latin script");
    };
    let common = built_in.is_common(name);
    let state = format!("{country}-{admin1}");
    let parents: Vec<String> =
        [&state, *country].into_iter().filter(|id| built_in.name(id).is_some()).take(1).map(str::to_owned).collect();
    let mut context: Vec<String> = Vec::new();
    if common {
        let above = parents.iter().map(String::as_str).chain([*country]).filter_map(|id| built_in.name(id));
        context.extend(built_in.town_words.iter().cloned().chain(above.map(str::to_owned)));
        context.dedup();
    }
    let is_sane = |alias: &&str| is_alias(alias) && !built_in.is_common(alias);
    Some(Entry {
        id: format!("gn:{id}"),
        name: (*name).to_owned(),
        aliases: [ascii].into_iter().copied().chain(alternates.split(',')).filter(is_sane).map(str::to_owned).collect(),
        kind: kind.to_owned(),
        ambiguity: if common { "needs_context" } else { "" },
        context_any: context,
        parents,
        position: Some(position),
        country: (*country).to_owned(),
        // Ten thousand people 0.5, ten million 0.8: what is larger is meant more often.
        weight: Some((0.1 + 0.1 * ((population + 1) as f32).log10()).min(0.9)),
        ..Entry::default()
    })
}

/// The dotted type of a feature class and code, as <https://www.geonames.org/export/codes.html> lists them; None for what is
/// no more.
fn kind(class: &str, code: &str) -> Option<&'static str> {
    Some(match (class, code) {
        (_, "PPLH" | "PPLQ" | "PPLW" | "PPLCH") => return None,
        ("A", code) if code.ends_with('H') => return None,
        ("P", "PPLC") => "place.capital",
        ("P", _) => "place.city",
        ("A", code) if code.starts_with("PCL") => "place.country",
        ("A", _) => "place.region",
        ("H", "SEA" | "OCN") | ("U", _) => "place.sea",
        ("H", _) => "place.water",
        ("L", "PRT") => "place.port",
        ("L", _) | ("V", _) => "place.region",
        ("T", _) => "place.mountain",
        ("S", "AIRP") => "place.site.airport",
        ("S", _) => "place.site",
        ("R", _) => "place.road",
        _ => return None,
    })
}

/// Whether all letters are Latin, and there are some.
fn is_latin(name: &str) -> bool {
    let latin = |c: char| c < '\u{250}' || ('\u{1E00}'..='\u{1EFF}').contains(&c) || "’ʻ".contains(c);
    name.chars().any(char::is_alphabetic) && name.chars().all(|c| !c.is_alphabetic() || latin(c))
}

/// Whether an alternate name can be one that news writes: Latin, capitalised, no code, no address, not too long.
fn is_alias(alias: &str) -> bool {
    let length = alias.chars().count();
    (4..=40).contains(&length)
        && is_latin(alias)
        && alias.chars().next().is_some_and(char::is_uppercase)
        && !alias.contains(|c: char| c.is_ascii_digit() || "/:_@".contains(c))
        && !alias.chars().all(|c| !c.is_lowercase())
}
