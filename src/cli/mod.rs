//! The command line: arguments to library calls, one file a command. Names and exit codes are a contract.

mod annotate;
mod bench;
mod clock;
mod eval;
mod explain;
mod extract;
mod input;
mod lexicon;
mod output;
mod schema;
mod train;

use clap::{Parser, Subcommand, ValueEnum};
use etcetera::BaseStrategy;
use reportedly::attribution::Weights;
use reportedly::claim::OffsetUnit;
use reportedly::sink::{Options, Profile};
use reportedly::{Error, Model, Pipeline};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Reads news and writes down who is said to have said what.
#[derive(Parser)]
#[command(version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  reportedly extract article.txt
  reportedly extract news/ -o claims.jsonl --lexicon lexicons/topics/korea-russia
  zstd -dc day.jsonl.zst | reportedly extract - --profile lean > claims.jsonl
  reportedly explain article.txt

Exit codes: 0 done; 1 done, but some inputs were skipped (each is named on stderr); 2 nothing could be done.";

#[derive(Subcommand)]
enum Command {
    /// Write the claims of articles, one record each
    Extract(extract::Args),
    /// Write every layer of articles, one JSON line a document
    Annotate(annotate::Args),
    /// Show one article's claims to a person, and why each has its confidence
    Explain(explain::Args),
    /// Score what is found against gold documents
    Eval(eval::Args),
    /// Learn the weights of attribution from gold documents
    Train(train::Args),
    /// Measure speed and memory on articles
    Bench(bench::Args),
    /// Make a new lexicon, check lexicons, list them, or try what they find
    Lexicon(lexicon::Args),
    /// Print the JSON Schema of claim records
    Schema(schema::Args),
}

/// What a command did, for the exit code.
#[derive(Clone, Copy, Debug, Default)]
struct Done {
    /// Articles read.
    documents: u64,
    /// Inputs that could not be read.
    skipped: u64,
}

type Outcome = Result<Done, Box<dyn std::error::Error>>;

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Extract(args) => extract::run(args),
        Command::Annotate(args) => annotate::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Eval(args) => eval::run(args),
        Command::Train(args) => train::run(args),
        Command::Bench(args) => bench::run(args),
        Command::Lexicon(args) => lexicon::run(args),
        Command::Schema(args) => schema::run(args),
    };
    match outcome {
        Ok(Done { skipped: 0, .. }) => ExitCode::SUCCESS,
        Ok(Done { documents: 0, .. }) => ExitCode::from(2),
        Ok(_) => ExitCode::from(1),
        // Whoever read our output has had enough of it.
        Err(error) if is_broken_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            say(&error.to_string());
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &(dyn std::error::Error + 'static)) -> bool {
    let ours = error.downcast_ref::<Error>().is_some_and(Error::is_broken_pipe);
    ours || error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// A line on stderr; if that is closed, nobody wanted to know.
fn say(message: &str) {
    let _ = writeln!(io::stderr(), "reportedly: {message}");
}

/// What an analysis is made with.
#[derive(clap::Args)]
struct PipelineArgs {
    /// A lexicon, or a directory of lexicons, besides the built-in ones; may be given again
    #[arg(long = "lexicon", value_name = "PATH")]
    lexicons: Vec<PathBuf>,
    /// Where large lexicons are kept compiled, from some twenty thousand names on [default: the user's cache directory]
    #[arg(long, value_name = "DIR")]
    lexicon_cache: Option<PathBuf>,
    /// Weights: en, built in; or a directory that train made
    #[arg(long, value_name = "en|DIR", default_value = "en")]
    model: PathBuf,
}

impl PipelineArgs {
    fn build(&self, threads: usize) -> reportedly::Result<Pipeline> {
        let model = match self.model.to_str() {
            Some("en") => Model::Learned,
            _ => Model::Own(Box::new(Weights::load(&self.model)?)),
        };
        let builder = Pipeline::builder().threads(threads).model(model);
        let builder = match self.lexicon_cache.clone().or_else(user_cache) {
            Some(cache) => builder.cache(cache),
            None => builder,
        };
        self.lexicons.iter().try_fold(builder, |builder, path| builder.lexicon_path(path))?.build()
    }
}

/// The directory of the user's cache for this program, where the system has such.
fn user_cache() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.cache_dir().join("reportedly"))
}

/// How a run goes over its articles, and what of them is written.
#[derive(clap::Args)]
struct RunArgs {
    /// Threads; 0 for one a core. The output is the same
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = threads)]
    threads: usize,
    /// What offsets count
    #[arg(long, value_name = "UNIT", value_enum, default_value = "bytes")]
    offsets: OffsetArg,
    /// Leave out claims of lower confidence
    #[arg(long, value_name = "P", default_value = "0", value_parser = probability)]
    min_confidence: f32,
}

impl RunArgs {
    fn options(&self, profile: Profile) -> Options {
        Options { profile, offsets: self.offsets.into(), min_confidence: self.min_confidence }
    }
}

/// What offsets count.
#[derive(Clone, Copy, ValueEnum)]
enum OffsetArg {
    /// UTF-8 bytes
    Bytes,
    /// Characters, as Python counts
    Chars,
    /// UTF-16 units, as JavaScript and Java count
    Utf16,
}

impl From<OffsetArg> for OffsetUnit {
    fn from(arg: OffsetArg) -> Self {
        match arg {
            OffsetArg::Bytes => OffsetUnit::Bytes,
            OffsetArg::Chars => OffsetUnit::Chars,
            OffsetArg::Utf16 => OffsetUnit::Utf16,
        }
    }
}

/// How much of each claim is written.
#[derive(Clone, Copy, ValueEnum)]
enum ProfileArg {
    /// Every field
    Full,
    /// Ids, spans, texts, status and confidence
    Lean,
}

impl From<ProfileArg> for Profile {
    fn from(arg: ProfileArg) -> Self {
        match arg {
            ProfileArg::Full => Profile::Full,
            ProfileArg::Lean => Profile::Lean,
        }
    }
}

/// Threads beyond the cores of any one machine bring nothing, and each takes a stack and some 8 MB of text.
const MOST_THREADS: usize = 1024;

/// A number of threads.
fn threads(given: &str) -> Result<usize, String> {
    let number = given.parse().ok().filter(|number| *number <= MOST_THREADS);
    number.ok_or_else(|| format!("a number of threads is from 0 (one a core) to {MOST_THREADS}; more would be slower"))
}

/// A probability.
fn probability(given: &str) -> Result<f32, String> {
    let number = given.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "a probability is a number from 0 to 1".to_owned())
}
