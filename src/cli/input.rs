//! Articles from the command line's inputs: progress on a terminal, and each input that is skipped named on stderr.

use super::{Done, say};
use indicatif::{HumanCount, ProgressBar, ProgressStyle};
use reportedly::corpus::{Corpus, Fields, Position};
use reportedly::{Document, Result};
use std::io::{IsTerminal, stdout};
use std::path::PathBuf;
use std::time::Duration;

/// Which articles to read, and how.
#[derive(clap::Args)]
pub(super) struct InputArgs {
    /// Files, directories, or - for standard input: .txt, .jsonl, .ndjson or .csv, plain, .gz or .zst
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<PathBuf>,
    /// Date of publication of articles that have none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    published: Option<String>,
    #[command(flatten)]
    keys: Keys,
}

/// The heading of their flags in the help.
const KEYS: &str = "Names of keys or columns";

/// Names of keys, where they are not the usual ones.
#[derive(clap::Args)]
struct Keys {
    /// The id [default: id, doc_id]
    #[arg(long, value_name = "NAME", help_heading = KEYS)]
    id_key: Option<String>,
    /// The title [default: title]
    #[arg(long, value_name = "NAME", help_heading = KEYS)]
    title_key: Option<String>,
    /// The outlet [default: outlet, publisher, source and the like]
    #[arg(long, value_name = "NAME", help_heading = KEYS)]
    outlet_key: Option<String>,
    /// The date of publication [default: published, date, date_publish]
    #[arg(long, value_name = "NAME", help_heading = KEYS)]
    published_key: Option<String>,
    /// The address [default: url]
    #[arg(long, value_name = "NAME", help_heading = KEYS)]
    url_key: Option<String>,
    /// The text [default: text, maintext, raw_text]
    #[arg(long, value_name = "NAME", help_heading = KEYS)]
    text_key: Option<String>,
}

impl Keys {
    fn fields(&self) -> Fields {
        let set = |fields: Fields, key: &Option<String>, set: fn(Fields, &str) -> Fields| match key {
            Some(key) => set(fields, key),
            None => fields,
        };
        let fields = set(Fields::default(), &self.id_key, Fields::id);
        let fields = set(fields, &self.title_key, Fields::title);
        let fields = set(fields, &self.outlet_key, Fields::outlet);
        let fields = set(fields, &self.published_key, Fields::published);
        let fields = set(fields, &self.url_key, Fields::url);
        set(fields, &self.text_key, Fields::text)
    }
}

impl InputArgs {
    /// The articles; `quiet` leaves the progress bar out.
    pub(super) fn articles(&self, quiet: bool) -> Articles {
        let corpus = Corpus::open(&self.inputs).fields(self.keys.fields());
        Articles {
            position: corpus.position(),
            bar: if quiet { ProgressBar::hidden() } else { bar(corpus.size()) },
            corpus,
            published: self.published.clone(),
            done: Done::default(),
            bytes: 0,
            silent: false,
        }
    }

    /// Whether standard input is among them, which can be read only once.
    pub(super) fn has_stdin(&self) -> bool {
        self.inputs.iter().any(|input| input.as_os_str() == "-")
    }
}

/// The articles that can be read, in order.
pub(super) struct Articles {
    corpus: Corpus,
    position: Position,
    published: Option<String>,
    bar: ProgressBar,
    done: Done,
    bytes: u64,
    silent: bool,
}

/// Articles between two looks at the clock.
const EVERY: u64 = 64;

impl Iterator for Articles {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        loop {
            match self.corpus.next()? {
                Ok(document) => {
                    self.done.documents += 1;
                    self.bytes += document.text().len() as u64;
                    if self.done.documents.is_multiple_of(EVERY) {
                        self.show();
                    }
                    return Some(match &self.published {
                        Some(date) => document.published_by_flag(date),
                        None => document,
                    });
                }
                Err(error) => {
                    self.done.skipped += 1;
                    if !self.silent {
                        self.bar.suspend(|| say(&format!("skipped {error}")));
                    }
                }
            }
        }
    }
}

impl Articles {
    /// The same without a word about what is skipped, for inputs that are read again.
    pub(super) fn silent(mut self) -> Self {
        self.silent = true;
        self
    }

    /// Takes the bar away and says how many inputs were skipped.
    pub(super) fn finish(self) -> Done {
        self.bar.finish_and_clear();
        let Done { documents, skipped } = self.done;
        if skipped > 0 {
            let inputs = if skipped == 1 { "input was" } else { "inputs were" };
            let articles = if documents == 1 { "article was" } else { "articles were" };
            say(&format!("{skipped} {inputs} skipped, {documents} {articles} read"));
        }
        self.done
    }

    /// Bytes of the texts read so far.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Articles read so far.
    pub(super) fn documents(&self) -> u64 {
        self.done.documents
    }

    /// Bytes read so far, as stored.
    pub(super) fn stored(&self) -> u64 {
        self.position.bytes()
    }

    fn show(&self) {
        if self.bar.is_hidden() {
            return;
        }
        self.bar.set_position(self.position.bytes());
        let seconds = self.bar.elapsed().as_secs_f64().max(1e-3);
        let speed = self.bytes as f64 / 1e6 / seconds;
        self.bar.set_message(format!("{} articles, {speed:.1} MB/s", HumanCount(self.done.documents)));
    }
}

/// A bar on stderr; indicatif shows it on terminals only. Records on the same terminal would tear it apart.
fn bar(size: Option<u64>) -> ProgressBar {
    if stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, template) = match size {
        Some(size) => (ProgressBar::new(size), "{bar:30} {percent:>3} %  {msg}  {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {msg}  {elapsed}"),
    };
    bar.enable_steady_tick(Duration::from_millis(200));
    bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// A day, as articles and flags have to give it.
fn date(given: &str) -> std::result::Result<String, String> {
    let whole = given.len() == 10 && given.parse::<jiff::civil::Date>().is_ok();
    whole.then(|| given.to_owned()).ok_or_else(|| "a date is written like 2024-01-24".to_owned())
}

/// The end of a command that read articles: the errors of the run come first.
pub(super) fn finish(run: Result<reportedly::Stats>, articles: Articles) -> Result<Done> {
    let done = articles.finish();
    run.map(|_| done)
}
