//! `reportedly annotate`: every layer of articles, one JSON line a document.

use super::input::{InputArgs, finish};
use super::output::OutputArgs;
use super::{OffsetArg, Outcome, PipelineArgs, probability};
use reportedly::sink::{Layers, Options};

const EXAMPLES: &str = "\
Examples:
  reportedly annotate article.txt
  reportedly annotate news/ -o layers.jsonl --offsets chars

A line holds id, doc_id, sentences, tokens, mentions, times, cues and attributions; every span is [start, end], and an
attribution's source, cue and content are lists of spans (source is [] where nobody is named).";

/// Write every layer of articles, one JSON line a document.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    pipeline: PipelineArgs,
    /// Threads; 0 for one a core. The output is the same
    #[arg(long, value_name = "N", default_value_t = 0)]
    threads: usize,
    /// What offsets count
    #[arg(long, value_name = "UNIT", value_enum, default_value = "bytes")]
    offsets: OffsetArg,
    /// Leave out attributions of lower confidence
    #[arg(long, value_name = "P", default_value = "0", value_parser = probability)]
    min_confidence: f32,
}

pub(super) fn run(args: Args) -> Outcome {
    let pipeline = args.pipeline.build(args.threads)?;
    let options = Options { offsets: args.offsets.into(), min_confidence: args.min_confidence, ..Options::default() };
    let mut sink = Layers::new(args.output.open()?, options);
    let mut articles = args.input.articles(false);
    let run = pipeline.run(&mut articles, &mut sink);
    Ok(sink.into_inner().close(finish(run, articles))?)
}
