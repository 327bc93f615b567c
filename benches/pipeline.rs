//! The whole line, documents to JSON lines, on about a megabyte of the corpus at 1, 2 and 4 threads.

mod corpus;

use corpus::Repeated;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use reportedly::sink::{JsonLines, Options, Profile};
use reportedly::{Document, Pipeline, Stats};

fn pipeline(criterion: &mut Criterion) {
    let corpus = Repeated::load();
    let expected = Stats {
        documents: corpus.documents.len() as u64,
        bytes: corpus.bytes(),
        tokens: corpus.expected("tokens") as u64,
        claims: corpus.expected("attributions") as u64,
    };
    let mut group = criterion.benchmark_group("pipeline");
    group.throughput(Throughput::Bytes(corpus.bytes()));
    for (name, profile) in [("lean", Profile::Lean), ("full", Profile::Full)] {
        for threads in [1, 2, 4] {
            let pipeline = Pipeline::builder().threads(threads).build().expect("built-in lexicons");
            let run = |documents: Vec<Document>| {
                let mut sink = JsonLines::new(std::io::sink(), Options { profile, ..Options::default() });
                pipeline.run(documents, &mut sink).expect("nothing is written")
            };
            assert_eq!(run(corpus.documents.clone()), expected);
            group.bench_function(format!("{name}, threads {threads}"), |bencher| {
                bencher.iter_batched(|| corpus.documents.clone(), run, BatchSize::LargeInput);
            });
        }
    }
    group.finish();
}

criterion_group!(benches, pipeline);
criterion_main!(benches);
