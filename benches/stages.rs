//! Each stage by itself on about a megabyte of the corpus, on one thread. What a stage needs is made beforehand, and
//! what it finds is counted before it is timed.
//!
//! Words, attribution, source types and factuality have no public function of their own: they are what `analyze` takes
//! beyond the stages above it.

mod corpus;

use corpus::Repeated;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use reportedly::cue::CueTable;
use reportedly::gazetteer::{Gazetteer, Mention};
use reportedly::lexicon::{self, Body};
use reportedly::names;
use reportedly::sink::{JsonLines, Options, Profile, Sink};
use reportedly::text::{Abbreviations, pair_quotes, split_sentences, tokenize};
use reportedly::topic::Topics;
use reportedly::{Analysis, Document, Pipeline};
use std::hint::black_box;

fn stages(criterion: &mut Criterion) {
    let corpus = Repeated::load();
    let pipeline = Pipeline::builder().threads(1).build().expect("built-in lexicons");
    let abbreviations: Abbreviations = lexicon::builtin()
        .into_iter()
        .flat_map(|lexicon| match lexicon.body {
            Body::Abbreviations(forms) => forms,
            _ => Vec::new(),
        })
        .collect();
    let topics = Topics::new(&lexicon::load(corpus::root().join("lexicons/topics")).expect("topics of the project"));
    let layers: Vec<(&Document, Analysis)> =
        corpus.documents.iter().map(|document| (document, pipeline.analyze(document))).collect();
    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(corpus.bytes()));

    /// Counts what `find` puts into `space` for all documents, compares it with what must be there, and times it.
    macro_rules! stage {
        ($name:literal, $layer:literal, $space:expr, |$document:ident, $layers:ident, $found:ident| $find:expr) => {
            let mut $found = $space;
            let mut all = || {
                let mut count = 0;
                for ($document, $layers) in &layers {
                    $find;
                    count += $found.len();
                }
                count
            };
            assert_eq!(all(), corpus.expected($layer), $name);
            group.bench_function($name, |bencher| bencher.iter(|| black_box(all())));
        };
    }
    stage!("tokens", "tokens", Vec::new(), |document, _layers, found| tokenize(document.text(), &mut found));
    stage!("sentences", "sentences", Vec::new(), |document, layers, found| {
        split_sentences(document.text(), &layers.tokens, &abbreviations, &mut found)
    });
    let mut marks = Vec::new();
    stage!("quotes", "quotes", Vec::new(), |document, layers, found| {
        pair_quotes(document.text(), &layers.tokens, &layers.sentences, &mut found, &mut marks)
    });
    let mut readings = Vec::new();
    stage!("gazetteer", "lexicon mentions", Vec::new(), |document, layers, found| {
        pipeline.gazetteer().find(document.text(), &layers.tokens, &layers.sentences, &mut found, &mut readings)
    });
    stage!("topics", "topics", Vec::new(), |_document, layers, found| {
        topics.find(&layers.tokens, &layers.sentences, &layers.zones, &mut found)
    });
    let listed: Vec<Vec<Mention>> = layers
        .iter()
        .map(|(document, layers)| {
            let mut found = Vec::new();
            pipeline.gazetteer().find(document.text(), &layers.tokens, &layers.sentences, &mut found, &mut readings);
            found
        })
        .collect();
    let (mut found, mut inner, mut entities) = (Vec::new(), Vec::new(), Vec::new());
    let mut all = || {
        let mut count = 0;
        for ((document, layers), listed) in layers.iter().zip(&listed) {
            found.clone_from(listed);
            let below = names::Layers {
                text: document.text(),
                tokens: &layers.tokens,
                sentences: &layers.sentences,
                classes: &layers.classes,
                gazetteer: pipeline.gazetteer(),
            };
            pipeline.names().find(below, &mut found, &mut inner, &mut entities);
            count += found.len();
        }
        count
    };
    assert_eq!(all(), corpus.expected("mentions"), "names");
    group.bench_function("names", |bencher| bencher.iter(|| black_box(all())));
    let times = || layers.iter().map(|(document, layers)| pipeline.times(document, layers).len()).sum::<usize>();
    assert_eq!(times(), corpus.expected("times"));
    group.bench_function("times", |bencher| bencher.iter(|| black_box(times())));
    let times: Vec<_> = layers.iter().map(|(document, layers)| pipeline.times(document, layers)).collect();
    let quantities = || {
        let each = layers.iter().zip(&times);
        each.map(|((document, layers), times)| pipeline.quantities(document, layers, times).len()).sum::<usize>()
    };
    assert_eq!(quantities(), corpus.expected("quantities"));
    group.bench_function("quantities", |bencher| bencher.iter(|| black_box(quantities())));
    // Finding cues marks the classes of their tokens, so each document has its own.
    let mut classes: Vec<_> = layers.iter().map(|(_, layers)| layers.classes.clone()).collect();
    let mut found = Vec::new();
    let mut cues = || {
        let mut count = 0;
        for ((_, layers), classes) in layers.iter().zip(&mut classes) {
            pipeline.cues().find(&layers.tokens, classes, &layers.sentences, &mut found);
            count += found.len();
        }
        count
    };
    assert_eq!(cues(), corpus.expected("cues"));
    group.bench_function("cues", |bencher| bencher.iter(|| black_box(cues())));

    let mut analysis = Analysis::default();
    let mut analyze = || {
        let mut count = 0;
        for document in &corpus.documents {
            pipeline.analyze_into(document, &mut analysis);
            count += analysis.attributions.len();
        }
        count
    };
    assert_eq!(analyze(), corpus.expected("attributions"));
    group.bench_function("analyze", |bencher| bencher.iter(|| black_box(analyze())));

    for (name, profile) in [("json, lean", Profile::Lean), ("json, full", Profile::Full)] {
        let sink = JsonLines::new(std::io::sink(), Options { profile, ..Options::default() });
        let mut out = Vec::new();
        let mut encode = || {
            out.clear();
            for (document, layers) in &layers {
                sink.encode(&pipeline, document, layers, &mut out);
            }
            out.iter().filter(|byte| **byte == b'\n').count()
        };
        assert_eq!(encode(), corpus.expected("attributions"));
        group.bench_function(name, |bencher| bencher.iter(|| black_box(encode())));
    }
    group.finish();
}

/// What is done once, before the first document.
fn building(criterion: &mut Criterion) {
    let lexicons = lexicon::builtin();
    let names: usize = lexicons
        .iter()
        .map(|lexicon| match &lexicon.body {
            Body::Names(names) => names.len(),
            _ => 0,
        })
        .sum();
    assert_eq!(Gazetteer::new(&lexicons).len(), names);
    assert!(CueTable::new(&lexicons).heads().count() > 0);
    let mut group = criterion.benchmark_group("building");
    group.bench_function("built-in lexicons", |bencher| bencher.iter(lexicon::builtin));
    group.bench_function("gazetteer", |bencher| bencher.iter(|| Gazetteer::new(&lexicons)));
    group.bench_function("cues", |bencher| bencher.iter(|| CueTable::new(&lexicons)));
    group
        .bench_function("pipeline", |bencher| bencher.iter(|| Pipeline::builder().build().expect("built-in lexicons")));
    group.finish();
}

criterion_group!(benches, stages, building);
criterion_main!(benches);
