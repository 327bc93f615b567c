//! `reportedly bench`: speed and memory on a person's own articles.

use super::clock::{peak_memory, process_cpu, thread_cpu};
use super::input::InputArgs;
use super::{Done, Outcome, PipelineArgs, ProfileArg};
use indicatif::HumanCount;
use reportedly::sink::{JsonLines, Options, Sink};
use reportedly::{Analysis, Pipeline, Stats};
use serde_json::{Value, json};
use std::io::{self, Write};
use std::time::{Duration, Instant};

const EXAMPLES: &str = "\
Examples:
  reportedly bench news/
  reportedly bench day.jsonl.zst --threads 1,2,4 --json

Every run reads, decompresses and parses the input, analyses it and makes the records, which go nowhere. The stages are
timed on one thread before that. MB are millions of bytes of article text. CPU seconds are user and system time.";

/// Measure speed and memory on articles.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// Numbers of threads to measure with; 0 for one a core
    #[arg(long, value_name = "N", value_delimiter = ',', default_values_t = [1, 0], value_parser = super::threads)]
    threads: Vec<usize>,
    /// Make full or lean records
    #[arg(long, value_enum, default_value = "full")]
    profile: ProfileArg,
    #[command(flatten)]
    pipeline: PipelineArgs,
    /// Print the figures as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: Args) -> Outcome {
    if args.input.has_stdin() {
        return Err("bench reads its input several times, which standard input cannot give; name files".into());
    }
    let options = Options { profile: args.profile.into(), ..Options::default() };
    let start = Instant::now();
    let pipeline = args.pipeline.build(1)?;
    let built = start.elapsed();
    let (stages, done) = Stages::measure(&pipeline, &args, options);
    drop(pipeline);
    if done.documents == 0 {
        return Ok(done);
    }
    let mut runs = Vec::new();
    for &threads in &args.threads {
        runs.push(Run::measure(&args, threads, options)?);
    }
    let mut out = io::stdout().lock();
    match args.json {
        true => writeln!(out, "{:#}", as_json(built, &stages, &runs))?,
        false => table(&mut out, built, &stages, &runs)?,
    }
    Ok(done)
}

/// One pass on one thread, with the time of each stage.
///
/// What `Pipeline::analyze_into` does is one stage here; its own stages will stand beside it once it tells them apart.
#[derive(Default)]
struct Stages {
    /// Name and CPU time (wall time where the system has no such clock).
    times: [(&'static str, Duration); 3],
    documents: u64,
    bytes: u64,
    stored: u64,
}

impl Stages {
    fn measure(pipeline: &Pipeline, args: &Args, options: Options) -> (Stages, Done) {
        let start = Instant::now();
        let now = || thread_cpu().unwrap_or_else(|| start.elapsed());
        let sink = JsonLines::new(io::sink(), options);
        let (mut analysis, mut out) = (Analysis::default(), Vec::new());
        let mut stages = Stages {
            times: [("read and parse", Duration::ZERO), ("analyze", Duration::ZERO), ("records", Duration::ZERO)],
            ..Stages::default()
        };
        let mut articles = args.input.articles(true);
        let mut last = now();
        let mut lap = |time: &mut Duration| {
            let this = now();
            *time += this.saturating_sub(last);
            last = this;
        };
        for document in articles.by_ref() {
            lap(&mut stages.times[0].1);
            pipeline.analyze_into(&document, &mut analysis);
            lap(&mut stages.times[1].1);
            out.clear();
            sink.encode(pipeline, &document, &analysis, &mut out);
            lap(&mut stages.times[2].1);
        }
        lap(&mut stages.times[0].1);
        (stages.documents, stages.bytes, stages.stored) = (articles.documents(), articles.bytes(), articles.stored());
        (stages, articles.finish())
    }

    fn total(&self) -> Duration {
        self.times.iter().map(|(_, time)| *time).sum()
    }
}

/// One run over all articles.
struct Run {
    threads: usize,
    stats: Stats,
    wall: f64,
    cpu: Option<f64>,
}

impl Run {
    fn measure(args: &Args, threads: usize, options: Options) -> reportedly::Result<Run> {
        let pipeline = args.pipeline.build(threads)?;
        // What is skipped was named in the first pass.
        let articles = args.input.articles(true).silent();
        let (start, cpu) = (Instant::now(), process_cpu());
        let stats = pipeline.run(articles, &mut JsonLines::new(io::sink(), options))?;
        let cpu = process_cpu().zip(cpu).map(|(now, then)| (now - then).as_secs_f64());
        let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let threads = if threads == 0 { cores() } else { threads };
        Ok(Run { threads, stats, wall: start.elapsed().as_secs_f64(), cpu })
    }

    fn megabytes(&self) -> f64 {
        self.stats.bytes as f64 / 1e6
    }
}

fn table(out: &mut impl Write, built: Duration, stages: &Stages, runs: &[Run]) -> io::Result<()> {
    let megabytes = stages.bytes as f64 / 1e6;
    let stored = stages.stored as f64 / 1e6;
    let articles = HumanCount(stages.documents);
    writeln!(out, "{articles} articles, {megabytes:.1} MB of text, {stored:.1} MB as stored")?;
    writeln!(out, "pipeline built in {:.3} s\n", built.as_secs_f64())?;
    writeln!(out, "{:<16}{:>10}{:>9}{:>12}", "stage", "CPU s", "share", "MB/CPU s")?;
    for (name, time) in stages.times {
        let seconds = time.as_secs_f64();
        let share = 100.0 * seconds / stages.total().as_secs_f64();
        writeln!(out, "{name:<16}{seconds:>10.3}{share:>7.1} %{:>12.1}", megabytes / seconds)?;
    }
    writeln!(
        out,
        "\n{:>7}{:>12}{:>9}{:>14}{:>12}{:>9}{:>9}{:>10}",
        "threads", "articles/s", "MB/s", "tokens/s", "claims/s", "wall s", "CPU s", "MB/CPU s"
    )?;
    for run in runs {
        let rate = |count: u64| HumanCount((count as f64 / run.wall) as u64).to_string();
        let Stats { documents, tokens, claims, .. } = run.stats;
        let (cpu, speed) = match run.cpu {
            Some(cpu) => (format!("{cpu:.2}"), format!("{:.1}", run.megabytes() / cpu)),
            None => ("-".to_owned(), "-".to_owned()),
        };
        writeln!(
            out,
            "{:>7}{:>12}{:>9.1}{:>14}{:>12}{:>9.2}{cpu:>9}{speed:>10}",
            run.threads,
            rate(documents),
            run.megabytes() / run.wall,
            rate(tokens),
            rate(claims),
            run.wall,
        )?;
    }
    match peak_memory() {
        Some(bytes) => writeln!(out, "\npeak memory {:.1} MB", bytes as f64 / 1e6),
        None => writeln!(out, "\npeak memory unknown on this system"),
    }
}

fn as_json(built: Duration, stages: &Stages, runs: &[Run]) -> Value {
    let stage = |(name, time): &(&str, Duration)| {
        let share = time.as_secs_f64() / stages.total().as_secs_f64();
        json!({ "name": name, "cpu_seconds": time.as_secs_f64(), "share": share })
    };
    let run = |run: &Run| {
        json!({
            "threads": run.threads,
            "documents": run.stats.documents,
            "bytes": run.stats.bytes,
            "tokens": run.stats.tokens,
            "claims": run.stats.claims,
            "wall_seconds": run.wall,
            "cpu_seconds": run.cpu,
            "mb_per_second": run.megabytes() / run.wall,
            "mb_per_cpu_second": run.cpu.map(|cpu| run.megabytes() / cpu),
        })
    };
    json!({
        "documents": stages.documents,
        "bytes": stages.bytes,
        "stored_bytes": stages.stored,
        "build_seconds": built.as_secs_f64(),
        "stages": stages.times.iter().map(stage).collect::<Vec<_>>(),
        "runs": runs.iter().map(run).collect::<Vec<_>>(),
        "peak_memory_bytes": peak_memory(),
    })
}
