//! `reportedly lexicon`: making lexicons, checking them, listing them, and trying what they find.

use super::{Done, Outcome};
use clap::Subcommand;
use reportedly::corpus::Corpus;
use reportedly::lexicon::{self, ImportFormat, ImportOptions};
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  reportedly lexicon new beekeeping
  reportedly lexicon check lexicons/topics/korea-russia
  reportedly lexicon check my-topic --corpus news/
  reportedly lexicon import --from geonames KP.txt -o my-places --min-population 5000
  reportedly lexicon list
  reportedly lexicon try \"The Angara left Najin port.\" --lexicon lexicons/topics/korea-russia";

/// Make a new lexicon, check lexicons, list them, or try what they find.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Make the directory of a new topic, with every key and column explained; it passes its check as it is
    New {
        /// The topic's id: letters, digits, dots, dashes
        topic: String,
        /// The directory to make; else one with the topic's name. Nothing is overwritten
        #[arg(short, long, value_name = "DIR")]
        output: Option<PathBuf>,
    },
    /// Check a lexicon: its tables, its parents, its own examples; exit code 2 if something must be mended
    Check {
        /// A lexicon, or a directory of lexicons
        path: PathBuf,
        /// Articles in which to count how often each name is found
        #[arg(long, value_name = "INPUT")]
        corpus: Vec<PathBuf>,
    },
    /// Make a lexicon of another program's list of names; what cannot be used is counted by reason
    Import {
        /// The list
        input: PathBuf,
        /// Its format
        #[arg(long, value_name = "FORMAT", value_parser = format)]
        from: ImportFormat,
        /// The directory to make
        #[arg(short, long, value_name = "DIR")]
        output: PathBuf,
        /// Leave out places with fewer people (geonames)
        #[arg(long, value_name = "N", default_value_t = 0)]
        min_population: u64,
        /// Dotted type of what the list gives no type known here, as in person.official
        #[arg(long = "type", value_name = "TYPE")]
        kind: Option<String>,
    },
    /// List lexicons with their counts
    List {
        /// A lexicon, or a directory of lexicons; else the built-in ones
        path: Option<PathBuf>,
    },
    /// Show which names are found in a text, and why others are not
    Try {
        /// The text
        text: String,
        /// A lexicon, or a directory of lexicons, besides the built-in ones; may be given again
        #[arg(long = "lexicon", value_name = "PATH")]
        lexicons: Vec<PathBuf>,
    },
}

pub(super) fn run(args: Args) -> Outcome {
    let mut out = std::io::stdout().lock();
    match args.action {
        Action::New { topic, output } => {
            let directory = output.unwrap_or_else(|| PathBuf::from(&topic));
            for file in lexicon::new_topic(&topic, &directory)? {
                writeln!(out, "{}", directory.join(file).display())?;
            }
        }
        Action::Check { path, corpus } => {
            let mut skipped = 0;
            let articles = Corpus::open(corpus).filter_map(|document| match document {
                Ok(document) => Some(document.text().to_owned()),
                Err(error) => {
                    skipped += 1;
                    super::say(&format!("skipped {error}"));
                    None
                }
            });
            let report = lexicon::check(&path, articles);
            writeln!(out, "{report}")?;
            if !report.passed() {
                return Err(format!("{} must be mended", path.display()).into());
            }
            return Ok(Done { documents: 1, skipped });
        }
        Action::Import { input, from, output, min_population, kind } => {
            let options = ImportOptions { min_population, kind };
            writeln!(out, "{}", lexicon::import(from, input, output, &options)?)?;
        }
        Action::List { path } => {
            for summary in lexicon::list(path.as_deref())? {
                writeln!(out, "{summary}")?;
            }
        }
        Action::Try { text, lexicons } => {
            let mut own = Vec::new();
            for path in lexicons {
                own.extend(lexicon::load(path)?);
            }
            writeln!(out, "{}", lexicon::try_text(&text, own)?)?;
        }
    }
    Ok(Done::default())
}

/// A format by its name.
fn format(given: &str) -> Result<ImportFormat, String> {
    let found = ImportFormat::NAMES.iter().find(|(name, _)| *name == given);
    let names = || ImportFormat::NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    found.map(|(_, format)| *format).ok_or_else(|| format!("allowed: {}", names()))
}
