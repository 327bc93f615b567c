//! `reportedly train`: weights learned from gold documents.

use super::{Done, Outcome};
use reportedly::eval::GoldDocument;
use reportedly::sink::OutputFile;
use reportedly::train::{self, Material, Settings};
use reportedly::{Model, Pipeline};
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  reportedly train gold.jsonl --also corpus/gold --also-times 8 -o my-model
  reportedly extract news/ --model my-model
  reportedly train gold.jsonl --without words.context -o without-context";

/// Learn the weights of attribution from gold documents, and say how good they are on documents held out
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Gold documents: JSON lines, marked texts, or directories of them
    #[arg(value_name = "GOLD", required = true)]
    gold: Vec<PathBuf>,
    /// The directory for the model: weights.tsv, words.bin, calibration.tsv, and the scores in scores.txt
    #[arg(short, long = "output", value_name = "DIR")]
    output: PathBuf,
    /// More gold documents, which count more than once; may be given again
    #[arg(long, value_name = "GOLD")]
    also: Vec<PathBuf>,
    /// How often those count
    #[arg(long, value_name = "N", default_value_t = 8)]
    also_times: usize,
    /// Documents whose claims a machine has found, to learn from with less weight; none of them is held out
    #[arg(long, value_name = "SILVER")]
    silver: Vec<PathBuf>,
    /// What each of their lessons counts, beside 1 for gold
    #[arg(long, value_name = "P", default_value_t = 0.3, value_parser = super::probability)]
    silver_share: f32,
    /// How often all lessons are gone through
    #[arg(long, value_name = "N", default_value_t = Settings::default().rounds)]
    rounds: usize,
    /// The first step of the fitting
    #[arg(long, value_name = "X", default_value_t = Settings::default().rate)]
    rate: f32,
    /// Share of lessons whose cue words are left out
    #[arg(long, value_name = "P", default_value_t = Settings::default().dropout)]
    dropout: f32,
    /// Pull of every weight towards zero
    #[arg(long, value_name = "X", default_value_t = Settings::default().decay)]
    decay: f32,
    /// Seed of the order of lessons and of what is left out
    #[arg(long, value_name = "N", default_value_t = Settings::default().seed)]
    seed: u64,
    /// Parts of the documents, each of which is held out once
    #[arg(long, value_name = "N", default_value_t = 5)]
    folds: usize,
    /// Evidence to leave out, to see what it is worth: cue.modal, or all that begins with cue, frame, source, content,
    /// words; may be given again
    #[arg(long, value_name = "NAME")]
    without: Vec<String>,
    /// A lexicon, or a directory of lexicons, besides the built-in ones; may be given again
    #[arg(long = "lexicon", value_name = "PATH")]
    lexicons: Vec<PathBuf>,
}

pub(super) fn run(args: Args) -> Outcome {
    let settings =
        Settings { rounds: args.rounds, rate: args.rate, dropout: args.dropout, decay: args.decay, seed: args.seed };
    // No learned model takes part: a feature that none has a weight for yet can be learned.
    let builder = Pipeline::builder().model(Model::Blank);
    let pipeline = args.lexicons.iter().try_fold(builder, |builder, path| builder.lexicon_path(path))?.build()?;
    let material = args.without.iter().try_fold(Material::new(&pipeline), |material, name| material.without(name))?;
    let mut material = material.add(GoldDocument::load(&args.gold)?, 1)?;
    if !args.also.is_empty() {
        material = material.add(GoldDocument::load(&args.also)?, args.also_times)?;
    }
    if !args.silver.is_empty() {
        material = material.add_silver(GoldDocument::load(&args.silver)?, args.silver_share)?;
    }
    let (weights, validation) = train::train(&material, &settings, args.folds)?;
    weights.save(&args.output)?;
    let report = format!("{material}{validation}");
    let mut scores = OutputFile::create(args.output.join("scores.txt"))?;
    scores.write_all(report.as_bytes())?;
    scores.finish()?;
    write!(std::io::stdout().lock(), "{report}")?;
    Ok(Done::default())
}
