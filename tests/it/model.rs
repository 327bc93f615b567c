//! Models: what training gives, what its files hold, and what the learned model does with cues it has never seen.

use reportedly::attribution::{Feature, Weights};
use reportedly::eval::{GoldDocument, Marked, MarkedDocument};
use reportedly::train::{Material, Settings, train};
use reportedly::{Document, Model, Pipeline};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A dozen invented documents of two claims and a cue that is none.
fn gold() -> Vec<GoldDocument> {
    let people = ["Ann Bell", "The mayor", "Harbour officials", "Mr. Olsen"];
    let cues = ["said", "claimed", "confirmed"];
    let pairs = people.iter().flat_map(|source| cues.iter().map(move |cue| (source, cue)));
    let document = |(number, (source, cue)): (usize, (&&str, &&str))| {
        let text = format!(
            "[source#1 {source}] [cue#1 {cue}] [content#1 that the ferry had sank in {number} minutes].\n\n\
             The report was long. [content#2 “It was cold,”] [cue#2 said] [source#2 {source}]. She went on to say so.\n"
        );
        let marked = Marked::parse(&text).unwrap();
        let document = Document::new(format!("d{number}"), marked.text);
        MarkedDocument { document, marks: marked.marks, ..MarkedDocument::default() }.gold().unwrap()
    };
    pairs.enumerate().map(document).collect()
}

fn trained(settings: &Settings) -> Weights {
    let pipeline = Pipeline::builder().model(Model::Blank).build().unwrap();
    let material = Material::new(&pipeline).add(gold(), 2).unwrap();
    train(&material, settings, 3).unwrap().0
}

fn files(weights: &Weights) -> (TempDir, Vec<Vec<u8>>) {
    let folder = TempDir::new().unwrap();
    weights.save(folder.path()).unwrap();
    let names = ["weights.tsv", "words.bin", "calibration.tsv"];
    let bytes = names.iter().map(|name| fs::read(folder.path().join(name)).unwrap()).collect();
    (folder, bytes)
}

#[test]
fn training_twice_gives_the_same_bytes_and_another_seed_others() {
    let settings = Settings::default();
    let (first, second) = (trained(&settings), trained(&settings));
    assert_eq!(files(&first).1, files(&second).1);
    let other = trained(&Settings { seed: 7, ..settings });
    assert_ne!(files(&first).1, files(&other).1);
}

#[test]
fn what_is_saved_is_what_is_loaded() {
    let weights = trained(&Settings::default());
    assert!(weights.of(Feature::ContentThat) != 0.0, "something was learned");
    let (folder, bytes) = files(&weights);
    assert!(bytes[1].iter().any(|byte| *byte != 0), "of words too");
    let loaded = Weights::load(folder.path()).unwrap();
    assert_eq!(loaded, weights);
    assert_eq!(files(&loaded).1, bytes);
}

#[test]
fn a_broken_model_says_where_it_is_broken() {
    let (folder, bytes) = files(&trained(&Settings::default()));
    let weights = String::from_utf8(bytes[0].clone()).unwrap();
    let bias = weights.lines().find(|line| line.starts_with("bias\t")).unwrap();
    let without_bias = weights.replace(&format!("{bias}\n"), "");
    let cases = [
        ("weights.tsv", weights.replace(bias, "bias\tmuch").into_bytes(), "weights.tsv:3:2: weight \"much\""),
        ("weights.tsv", weights.replace(bias, "bais\t1").into_bytes(), "weights.tsv:3:1: feature \"bais\""),
        ("weights.tsv", weights.replace(bias, "bias\tNaN").into_bytes(), "weights.tsv:3:2: weight \"NaN\""),
        ("weights.tsv", without_bias.into_bytes(), "weights.tsv: \"bias\" has no weight"),
        ("weights.tsv", b"name\tweight\n".to_vec(), "weights.tsv:1: "),
        ("words.bin", vec![0; 9], "words.bin: 9 bytes"),
        ("calibration.tsv", b"log_odds\tprobability\n0\t0.5\n1\t0.4\n".to_vec(), "calibration.tsv:3: \"1\\t0.4\""),
        ("calibration.tsv", b"log_odds\tprobability\n0 0.5\n".to_vec(), "calibration.tsv:2: \"0 0.5\""),
    ];
    for (name, content, expected) in cases {
        let path = folder.path().join(name);
        let before = fs::read(&path).unwrap();
        fs::write(&path, content).unwrap();
        let error = Weights::load(folder.path()).unwrap_err();
        assert!(error.is_input() && error.to_string().contains(expected), "{error}\n{expected}");
        fs::write(&path, before).unwrap();
    }
    fs::remove_file(folder.path().join("words.bin")).unwrap();
    assert!(Weights::load(folder.path()).unwrap_err().to_string().contains("words.bin: cannot be read"));
}

#[test]
fn the_model_that_is_built_in_is_the_one_of_its_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/en");
    assert_eq!(Weights::load(&folder).unwrap(), Model::Learned.weights().unwrap());
}

/// A verb that no text holds is a cue as soon as a lexicon has it: the evidence beside the word carries it.
#[test]
fn a_cue_that_was_never_seen_finds_its_claims() {
    let folder = TempDir::new().unwrap();
    let table = folder.path().join("own.tsv");
    fs::write(
        &table,
        "lemma\tpos\tclass\tframes\tcomplement\tprecision\tforms\n\
         blorve\tverb\treport\tsvc\tthat|quote\t0.8\t\n",
    )
    .unwrap();
    let with = Pipeline::builder().lexicon_path(&table).unwrap().build().unwrap();
    let without = Pipeline::builder().build().unwrap();
    let cases = [
        ("The minister blorved that the ships had sailed.", "The minister", "that the ships had sailed"),
        ("“We are ready,” Marta Lind blorved on Monday.", "Marta Lind", "“We are ready,”"),
        ("“We are ready,” blorved the captain.", "the captain", "“We are ready,”"),
        ("The ships, a spokesman blorved, had sailed.", "a spokesman", "The ships"),
    ];
    for (text, source, content) in cases {
        let document = Document::new("d", text);
        assert_eq!(without.claims(&document).iter().count(), 0, "{text}");
        let claims = with.claims(&document);
        let claim = claims.iter().next().unwrap_or_else(|| panic!("nothing is found: {text}"));
        assert_eq!((claim.source(), claim.cue()), (Some(source), "blorved"), "{text}");
        assert!(claim.content().starts_with(content), "{text}: {}", claim.content());
    }
}

/// The law of sums holds for each model, and only the learned one moves the number afterwards.
#[test]
fn factors_sum_to_the_raw_confidence_under_each_model() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/papers-008.txt")).unwrap();
    let document = Document::new("d", text);
    let mut moved = Vec::new();
    for model in [Model::Learned, Model::Own(Box::new(trained(&Settings::default())))] {
        let pipeline = Pipeline::builder().model(model).build().unwrap();
        let claims = pipeline.claims(&document);
        assert!(claims.iter().count() > 0);
        let mut points: Vec<(f64, f32)> = Vec::new();
        for claim in &claims {
            let sum: f64 = claim.factors().iter().map(|factor| factor.log_odds).sum();
            let raw = claim.confidence_raw();
            assert!((sum - (raw / (1.0 - raw)).ln()).abs() < 1e-9);
            points.push((raw, claim.confidence()));
        }
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert!(points.is_sorted_by(|a, b| a.1 <= b.1), "calibration never turns two claims round");
        moved.push(points.iter().any(|(raw, confidence)| (*raw as f32 - confidence).abs() > 1e-3));
    }
    assert!(moved[0], "the built-in model is calibrated");
}

#[test]
fn the_configuration_in_a_record_tells_models_apart() {
    let document = Document::new("d", "The Guardian reported that the ships sailed.");
    let configuration = |model| {
        let pipeline = Pipeline::builder().model(model).build().unwrap();
        let mut sink = reportedly::sink::JsonLines::new(Vec::new(), Default::default());
        pipeline.run([document.clone()], &mut sink).unwrap();
        let record: serde_json::Value = serde_json::from_slice(&sink.into_inner()).unwrap();
        record["engine"]["configuration"].as_str().unwrap().to_owned()
    };
    let own = || Model::Own(Box::new(Model::Learned.weights().unwrap()));
    assert_eq!(configuration(Model::Learned), configuration(own()));
    let other = Model::Own(Box::new(trained(&Settings::default())));
    assert_ne!(configuration(Model::Learned), configuration(other));
}

#[test]
fn training_needs_claims_folds_and_ids() {
    let pipeline = Pipeline::builder().model(Model::Blank).build().unwrap();
    let twice = Material::new(&pipeline).add(gold(), 1).unwrap().add(gold(), 1).unwrap_err();
    assert!(twice.to_string().contains("`d0` occurs twice"), "{twice}");
    let material = Material::new(&pipeline).add(gold(), 1).unwrap();
    for folds in [0, 1, 13] {
        assert!(train(&material, &Settings::default(), folds).is_err());
    }
    let silent = gold().into_iter().map(|gold| GoldDocument { claims: Vec::new(), ..gold }).collect();
    let silent = Material::new(&pipeline).add(silent, 1).unwrap();
    assert!(train(&silent, &Settings::default(), 2).unwrap_err().is_input());
}

#[test]
fn more_is_kept_by_a_lower_threshold() {
    let document = Document::new("d", "Reuters said that ships sailed. He may tell it. She wanted to say no.");
    let count = |threshold| {
        let mut weights = Model::Learned.weights().unwrap();
        weights.threshold = threshold;
        let pipeline = Pipeline::builder().model(Model::Own(Box::new(weights))).build().unwrap();
        pipeline.analyze(&document).attributions.len()
    };
    assert_eq!(count(20.0), 0);
    assert!(count(-20.0) > count(0.0) && count(0.0) > 0);
}
