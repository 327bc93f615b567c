//! `reportedly extract`: the claims of articles, one record each.

use super::input::{InputArgs, finish};
use super::output::OutputArgs;
use super::{OffsetArg, Outcome, PipelineArgs, ProfileArg, probability};
use clap::ValueEnum;
use reportedly::sink::{Csv, JsonLines, Options};

const EXAMPLES: &str = "\
Examples:
  reportedly extract article.txt --published 2024-01-24
  reportedly extract news/ -o claims.jsonl --lexicon lexicons/topics/korea-russia
  reportedly extract day.jsonl.zst --format csv --min-confidence 0.6 -o claims.csv
  zstd -dc day.jsonl.zst | reportedly extract - --profile lean > claims.jsonl

Offsets count UTF-8 bytes of the text as it came in. The fields of a record are in `reportedly schema`.";

/// Write the claims of articles, one record each.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// JSON lines, or a flat table with a header
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "jsonl")]
    format: Format,
    /// Every field of a record, or what big runs need (JSON lines)
    #[arg(long, value_enum, default_value = "full")]
    profile: ProfileArg,
    #[command(flatten)]
    pipeline: PipelineArgs,
    /// Threads; 0 for one a core. The output is the same
    #[arg(long, value_name = "N", default_value_t = 0)]
    threads: usize,
    /// What offsets count
    #[arg(long, value_name = "UNIT", value_enum, default_value = "bytes")]
    offsets: OffsetArg,
    /// Leave out claims of lower confidence
    #[arg(long, value_name = "P", default_value = "0", value_parser = probability)]
    min_confidence: f32,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Jsonl,
    Csv,
}

pub(super) fn run(args: Args) -> Outcome {
    let pipeline = args.pipeline.build(args.threads)?;
    let out = args.output.open()?;
    let mut articles = args.input.articles(false);
    let options =
        Options { profile: args.profile.into(), offsets: args.offsets.into(), min_confidence: args.min_confidence };
    let done = match args.format {
        Format::Jsonl => {
            let mut sink = JsonLines::new(out, options);
            let run = pipeline.run(&mut articles, &mut sink);
            sink.into_inner().close(finish(run, articles))
        }
        Format::Csv => {
            let mut sink = Csv::new(out, options)?;
            let run = pipeline.run(&mut articles, &mut sink);
            sink.into_inner().close(finish(run, articles))
        }
    };
    Ok(done?)
}
