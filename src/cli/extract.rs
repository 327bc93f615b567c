//! `reportedly extract`: the claims of articles, one record each.

use super::input::{InputArgs, finish};
use super::output::OutputArgs;
use super::{Outcome, PipelineArgs, ProfileArg, RunArgs};
use clap::ValueEnum;
use reportedly::sink::{Csv, JsonLines};

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
    #[command(flatten)]
    run: RunArgs,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Jsonl,
    Csv,
}

pub(super) fn run(args: Args) -> Outcome {
    let pipeline = args.pipeline.build(args.run.threads)?;
    let out = args.output.open()?;
    let mut articles = args.input.articles(false);
    let options = args.run.options(args.profile.into());
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
