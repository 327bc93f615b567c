//! `reportedly annotate`: every layer of articles, one JSON line a document.

use super::input::{InputArgs, finish};
use super::output::OutputArgs;
use super::{Outcome, PipelineArgs, RunArgs};
use reportedly::sink::{Layers, Profile};

const EXAMPLES: &str = "\
Examples:
  reportedly annotate article.txt
  reportedly annotate news/ -o layers.jsonl --offsets chars

A line holds id, doc_id, sentences, tokens, mentions, times, quantities, cues, topics and attributions; every span is
[start, end], and an attribution's source, cue and content are lists of spans (source is [] where nobody is named).";

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
    #[command(flatten)]
    run: RunArgs,
}

pub(super) fn run(args: Args) -> Outcome {
    let pipeline = args.pipeline.build(args.run.threads)?;
    let options = args.run.options(Profile::default());
    let mut sink = Layers::new(args.output.open()?, options);
    let mut articles = args.input.articles(false);
    let run = pipeline.run(&mut articles, &mut sink);
    Ok(sink.into_inner().close(finish(run, articles))?)
}
