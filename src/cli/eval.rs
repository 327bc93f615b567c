//! `reportedly eval`: what is found, scored against gold documents.

use super::{Done, Outcome, PipelineArgs};
use clap::ValueEnum;
use reportedly::eval::{self, Layer};
use std::io::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  reportedly eval corpus/gold
  reportedly eval gold.jsonl --json
  reportedly eval sentences.jsonl --layer sentences
  reportedly eval names.jsonl --layer names
  reportedly eval places.jsonl --layer places
  reportedly eval times.jsonl --layer times
  reportedly eval events.jsonl --layer factuality
  reportedly eval gold.jsonl --layer references";

/// Score what is found against gold documents.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Gold documents: JSON lines, marked texts, or directories of them
    #[arg(value_name = "GOLD", required = true)]
    gold: Vec<PathBuf>,
    /// What to score
    #[arg(long, value_enum, default_value = "attribution")]
    layer: LayerArg,
    #[command(flatten)]
    pipeline: PipelineArgs,
    /// Print the scores as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum LayerArg {
    Attribution,
    Sentences,
    Names,
    Places,
    Times,
    Factuality,
    Veridicality,
    References,
}

pub(super) fn run(args: Args) -> Outcome {
    let pipeline = args.pipeline.build(1)?;
    let layer = match args.layer {
        LayerArg::Attribution => Layer::Attribution,
        LayerArg::Sentences => Layer::Sentences,
        LayerArg::Names => Layer::Names,
        LayerArg::Places => Layer::Places,
        LayerArg::Times => Layer::Times,
        LayerArg::Factuality => Layer::Factuality,
        LayerArg::Veridicality => Layer::Veridicality,
        LayerArg::References => Layer::References,
    };
    let report = eval::run(&pipeline, &args.gold, layer)?;
    let mut out = std::io::stdout().lock();
    match args.json {
        true => writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?,
        false => write!(out, "{report}")?,
    }
    Ok(Done::default())
}
