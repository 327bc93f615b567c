//! Many documents to a file, on all cores and in order: `cargo run --example many -- [INPUT [OUTPUT]]`.

use reportedly::Pipeline;
use reportedly::corpus::Corpus;
use reportedly::sink::{JsonLines, Options, OutputFile, Profile};
use std::path::PathBuf;

fn main() -> reportedly::Result<()> {
    let mut given = std::env::args_os().skip(1).map(PathBuf::from);
    let input = given.next().unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/corpus").into());
    let output = given.next().unwrap_or_else(|| std::env::temp_dir().join("reportedly-claims.jsonl"));

    let pipeline = Pipeline::builder().build()?;
    // What cannot be read is an error in its place; here it is named and passed over.
    let documents = Corpus::open([input]).filter_map(|document| document.map_err(|error| eprintln!("{error}")).ok());
    let options = Options { profile: Profile::Lean, min_confidence: 0.6, ..Options::default() };
    // The file gets its name when all is written.
    let mut sink = JsonLines::new(OutputFile::create(&output)?, options);
    let stats = pipeline.run(documents, &mut sink)?;
    sink.into_inner().finish()?;
    println!("{} claims of {} documents, the surer ones in {}", stats.claims, stats.documents, output.display());
    Ok(())
}
