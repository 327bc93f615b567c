//! `lexicon import`: lists of names in other programs' formats become a lexicon directory, one file a format.
//!
//! A row that cannot be a name is skipped and counted by the reason; nothing is lost in silence.

mod common;
mod draft;
mod gate;
mod geonames;
mod petrarch;
mod spacy;
mod wikidata;

use crate::error::{Error, Result};
use draft::Draft;
use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// A format that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportFormat {
    /// A GeoNames dump: `allCountries.txt`, `cities500.txt`, `KP.txt`.
    Geonames,
    /// The CSV download of the Wikidata query service, with the columns `item` and `itemLabel`.
    WikidataCsv,
    /// Patterns of spaCy's EntityRuler, JSON lines.
    Spacy,
    /// GATE gazetteer lists: `lists.def`, the directory it is in, or one `.lst` file.
    Gate,
    /// An actor dictionary of PETRARCH or TABARI.
    Petrarch,
}

/// What is taken from an input.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// People below which a GeoNames row is left out; 0, the default, for none.
    pub min_population: u64,
    /// Dotted type of what has none of its own; None for the format's.
    pub kind: Option<String>,
}

/// What an import made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// The manifest that was written.
    pub manifest: PathBuf,
    /// How many names it has.
    pub names: usize,
    /// How many aliases.
    pub aliases: usize,
    /// What was left out: for each reason how often, and the first place.
    pub skipped: BTreeMap<String, (u64, String)>,
}

/// Reads names from `input` and writes a lexicon into the directory `output`, which is made.
///
/// # Errors
/// When the input cannot be read or holds no name in that format, or when the directory has a lexicon already.
///
/// ```no_run
/// use reportedly::lexicon::{ImportFormat, ImportOptions, import};
/// let options = ImportOptions { min_population: 5_000, ..ImportOptions::default() };
/// let report = import(ImportFormat::Geonames, "KP.txt", "my-places", &options)?;
/// println!("{report}");
/// # Ok::<(), reportedly::Error>(())
/// ```
pub fn import(
    format: ImportFormat,
    input: impl AsRef<Path>,
    output: impl AsRef<Path>,
    options: &ImportOptions,
) -> Result<ImportReport> {
    let (input, output) = (input.as_ref(), output.as_ref());
    draft::check_free(output)?;
    let mut draft = Draft::default();
    match format {
        ImportFormat::Geonames => geonames::read(input, options, &mut draft)?,
        ImportFormat::WikidataCsv => wikidata::read(input, options, &mut draft)?,
        ImportFormat::Spacy => spacy::read(input, options, &mut draft)?,
        ImportFormat::Gate => gate::read(input, options, &mut draft)?,
        ImportFormat::Petrarch => petrarch::read(input, options, &mut draft)?,
    }
    if draft.is_empty() {
        let reasons: Vec<String> = draft.skipped().iter().map(skipped).collect();
        let found = if reasons.is_empty() { "it has no rows".to_owned() } else { reasons.join("; ") };
        return Err(Error::lexicon(format!("no name in it: {found}")).at(input).expected(format.expected()));
    }
    draft.write(format, output)
}

impl ImportFormat {
    /// Every format with its name on the command line.
    pub const NAMES: &[(&str, ImportFormat)] = &[
        ("geonames", ImportFormat::Geonames),
        ("wikidata-csv", ImportFormat::WikidataCsv),
        ("spacy", ImportFormat::Spacy),
        ("gate", ImportFormat::Gate),
        ("petrarch", ImportFormat::Petrarch),
    ];

    /// What its files look like.
    fn expected(self) -> &'static str {
        match self {
            ImportFormat::Geonames => "a GeoNames dump has 19 columns, split by tabs, without a header",
            ImportFormat::WikidataCsv => "the CSV of a Wikidata query has a header with item and itemLabel",
            ImportFormat::Spacy => "each line of spaCy patterns is an object with label and pattern",
            ImportFormat::Gate => "lists.def names lists as FILE:MAJOR:MINOR; a list has one name a line",
            ImportFormat::Petrarch => "an actor file has one NAME_ a line, +SYNONYM_ below it, and [CODES]",
        }
    }

    /// Where the data usually come from and under which terms, for the comments of the manifest.
    fn terms(self) -> &'static str {
        match self {
            ImportFormat::Geonames => "GeoNames data are under CC-BY-4.0: name GeoNames in the attribution.",
            ImportFormat::WikidataCsv => "Wikidata's data are under CC0-1.0.",
            _ => "Look in the package that the lists came with.",
        }
    }
}

fn skipped((reason, (count, first)): (&String, &(u64, String))) -> String {
    format!("{count} skipped, first at {first}: {reason}")
}

impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for reason in &self.skipped {
            writeln!(f, "{}", skipped(reason))?;
        }
        write!(f, "{} names and {} aliases in {}", self.names, self.aliases, self.manifest.display())?;
        f.write_str("; name its license and attribution there")
    }
}

/// Calls `take` with each line of a file, from 1, without its end; lines that are not UTF-8 are skipped.
fn each_line(path: &Path, draft: &mut Draft, mut take: impl FnMut(&mut Draft, u64, &str)) -> Result<()> {
    let failed = |error: std::io::Error| Error::lexicon("cannot be read").at(path).caused_by(error);
    let mut file = BufReader::new(File::open(path).map_err(failed)?);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if file.read_until(b'\n', &mut line).map_err(failed)? == 0 {
            break;
        }
        draft.at(path, number);
        match std::str::from_utf8(&line) {
            Ok(text) => take(draft, number, text.trim_start_matches('\u{feff}').trim_end_matches(['\n', '\r'])),
            Err(_) => draft.skip("the line is not UTF-8"),
        }
    }
    Ok(())
}
