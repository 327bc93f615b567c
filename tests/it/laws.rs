//! Laws of the whole line, held against random text: it never panics, every span lies in the text, confidence is the sum
//! of its factors, and neither threads nor unrelated names change a claim.

use proptest::prelude::*;
use reportedly::corpus::Corpus;
use reportedly::gazetteer::Mention;
use reportedly::lexicon::{Body, Name, builtin};
use reportedly::sink::{Csv, JsonLines, Layers, Options, Profile, Sink};
use reportedly::topic::LEAST_SCORE;
use reportedly::{Analysis, Document, Lexicon, Pipeline};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::builder().threads(1).build().unwrap());

/// Every form of every cue.
static CUES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let entries = builtin().into_iter().flat_map(|lexicon| match lexicon.body {
        Body::Cues(entries) => entries,
        _ => Vec::new(),
    });
    entries.flat_map(|entry| entry.forms).map(|(form, _)| form).collect()
});

/// The term tables of the project's topics.
static TERMS: LazyLock<Vec<Lexicon>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicons/topics");
    let all = reportedly::lexicon::load(folder).unwrap();
    all.into_iter().filter(|lexicon| matches!(lexicon.body, Body::Topics(_))).collect()
});

static TOPICAL: LazyLock<Pipeline> = LazyLock::new(|| with_lexicons(TERMS.iter()));
static TURNED: LazyLock<Pipeline> = LazyLock::new(|| with_lexicons(TERMS.iter().rev()));

fn with_lexicons<'a>(lexicons: impl Iterator<Item = &'a Lexicon>) -> Pipeline {
    let builder = Pipeline::builder().threads(1);
    lexicons.fold(builder, |builder, lexicon| builder.lexicon(lexicon.clone())).build().unwrap()
}

/// Terms of topics among other words.
fn topical() -> impl Strategy<Value = String> {
    let rows = TERMS.iter().flat_map(|lexicon| match &lexicon.body {
        Body::Topics(rows) => rows.as_slice(),
        _ => &[],
    });
    let terms: Vec<&str> = rows.flat_map(|row| &row.terms).map(String::as_str).collect();
    let piece = prop_oneof![
        3 => prop::sample::select(terms),
        2 => prop::sample::select(vec!["the", "ships", "sailed", "on", ".", "\n\nMost Read\n", "and", "Marta Lind said"]),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.join(" "))
}

/// News in shreds: sources, cues, function words, marks of all kinds, and anything else.
fn news() -> impl Strategy<Value = String> {
    let words = "The ministry|a report|Marta Lind|she|they|officials|South Korea|NATO|Reuters|Mr. Smith|U.S.|BSRI|ships\
        |sailed|that|to|not|was|were|has been|is|will|may|by|of|from|in|on Monday|who|and|but|according to|it|“|”|\"|‘|’\
        |'|’s|'s|„|«|»|,|.|:|;|—|--|-|(|)|[|]|?|!|…|•|\n|\n\n|\r\n|Most Read";
    let piece = prop_oneof![
        12 => prop::sample::select(words.split('|').collect::<Vec<_>>()).prop_map(str::to_owned),
        4 => prop::sample::select(CUES.as_slice()),
        1 => "[A-Z]?[a-z]{1,8}",
        1 => "[0-9]{1,4}",
        1 => "\\PC{1,3}",
        1 => any::<char>().prop_map(String::from),
    ];
    let glue = prop_oneof![5 => Just(" "), 1 => Just("")];
    prop::collection::vec((piece, glue), 0..60)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, glue)| [piece, glue.to_owned()]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_layer_lies_in_the_text(text in news()) {
        let document = Document::new("d", text.as_str());
        let analysis = PIPELINE.analyze(&document);
        let Analysis {
            tokens, sentences, quotes, marks, classes, tallies, zones, mentions, readings, shares, inner, entities, cues, topics,
            attributions, references,
        } = &analysis;
        prop_assert_eq!(references.len(), attributions.len());
        let count = tokens.len();
        for (found, reference) in attributions.iter().zip(references) {
            prop_assert_eq!(reference.form.is_some(), found.source.is_some());
            prop_assert!((0.0..=1.0).contains(&reference.score) && (reference.antecedent.is_some() || reference.score == 0.0));
            let mut meant = reference.antecedent.into_iter().chain(reference.members.iter().map(|(tokens, _)| *tokens));
            prop_assert!(meant.all(|it| !it.is_empty() && it.past() <= count));
            let apart = reference.antecedent.is_none_or(|it| found.source.is_none_or(|source| !source.overlaps(it)));
            prop_assert!(apart && !(reference.author && reference.antecedent.is_some()));
        }
        prop_assert!(mentions.iter().all(|mention| (mention.entity as usize) < entities.len()));
        let is_inside = |place: &Mention| mentions.iter().any(|name| name.tokens.contains(place.tokens));
        prop_assert!(inner.iter().all(is_inside) && inner.is_sorted_by(|a, b| a.tokens.past() <= b.tokens.first()));
        prop_assert_eq!((marks.len(), classes.len()), (tokens.len(), tokens.len()));
        prop_assert_eq!(tallies.len(), tokens.len() + 1);
        prop_assert_eq!((zones.len(), shares.len()), (sentences.len(), readings.len()));
        prop_assert!(topics.is_empty(), "no topic lexicon is built in");
        let ranges = quotes.iter().map(|quote| quote.tokens)
            .chain(mentions.iter().map(|mention| mention.tokens))
            .chain(cues.iter().flat_map(|cue| [cue.tokens, cue.span]))
            .chain(attributions.iter().flat_map(|found| {
                found.source.into_iter().chain([found.cue_tokens]).chain(found.content.iter().copied())
            }));
        for range in ranges {
            prop_assert!(!range.is_empty() && range.past() <= tokens.len(), "{range:?}");
        }
        let spans = tokens.iter().map(|token| token.span)
            .chain(sentences.iter().map(|sentence| sentence.span))
            .chain(mentions.iter().map(|mention| mention.span));
        for span in spans {
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some_and(|words| !words.is_empty()), "{span:?}");
        }
        for mention in mentions {
            prop_assert!(mention.name.is_none_or(|name| mention.readings.of(readings).contains(&name)));
        }
        prop_assert!(mentions.is_sorted_by(|a, b| a.tokens.past() <= b.tokens.first()));
        prop_assert!(cues.is_sorted_by_key(|cue| cue.tokens.first()));
        for (index, found) in attributions.iter().enumerate() {
            prop_assert!(!found.content.is_empty());
            prop_assert!(found.content.is_sorted_by(|a, b| a.past() <= b.first()), "{:?}", found.content);
            prop_assert!(found.parent.is_none_or(|parent| parent as usize != index && (parent as usize) < attributions.len()));
            prop_assert!((0.0..=1.0).contains(&found.confidence));
        }
    }

    #[test]
    fn topics_are_scored_in_order_and_the_same_in_any_order_of_lexicons(text in topical()) {
        let document = Document::new("d", text);
        let found = TOPICAL.analyze(&document).topics;
        prop_assert!(found.is_sorted_by(|a, b| (b.score, a.topic) <= (a.score, b.topic)), "{:?}", found);
        prop_assert!(found.iter().all(|topic| (LEAST_SCORE..1.0).contains(&topic.score)), "{:?}", found);
        let names: BTreeSet<&str> = found.iter().map(|topic| TOPICAL.topics().name(topic.topic)).collect();
        prop_assert_eq!(names.len(), found.len());
        prop_assert_eq!(&TURNED.analyze(&document).topics, &found);
    }

    #[test]
    fn records_hold_their_texts_and_factors_their_sum(text in news()) {
        let document = Document::new("d", text.as_str());
        for record in records(&document) {
            check_texts(&record, &text)?;
            let pieces = record["content"]["spans"].as_array().unwrap().iter().map(|span| cut(span, &text));
            let pieces: Option<Vec<&str>> = pieces.collect();
            let joined = pieces.map(|pieces| pieces.join(" ... "));
            prop_assert_eq!(joined.as_deref(), record["content"]["text"].as_str());
            let factors = record["confidence_factors"].as_array().unwrap();
            let sum: f64 = factors.iter().map(|factor| factor["log_odds"].as_f64().unwrap()).sum();
            let raw = record["confidence_raw"].as_f64().unwrap();
            prop_assert!((sum - (raw / (1.0 - raw)).ln()).abs() < 1e-9, "{sum} and {raw}");
        }
    }

    #[test]
    fn used_space_leaves_no_trace(before in news(), text in news()) {
        let (before, document) = (Document::new("b", before), Document::new("d", text));
        let mut analysis = PIPELINE.analyze(&before);
        PIPELINE.analyze_into(&document, &mut analysis);
        prop_assert_eq!(format!("{analysis:?}"), format!("{:?}", PIPELINE.analyze(&document)));
    }

    #[test]
    fn every_sink_takes_every_document(text in news()) {
        let document = Document::new("d", text);
        let mut table = Csv::new(Vec::new(), Options::default()).unwrap();
        let mut layers = Layers::new(Vec::new(), Options::default());
        PIPELINE.run([document.clone()], &mut table).unwrap();
        PIPELINE.run([document], &mut layers).unwrap();
        let line: Value = serde_json::from_slice(&layers.into_inner()).unwrap();
        let rows = csv::Reader::from_reader(&table.into_inner()[..]).records().count();
        prop_assert_eq!(line["attributions"].as_array().unwrap().len(), rows);
    }
}

/// Texts that once went wrong, and the shortest ones.
#[test]
fn old_faults_stay_mended() {
    for text in ["", "\u{feff}", "informs ” ", "“", "said", "according to", "—", ": “"] {
        PIPELINE.analyze(&Document::new("d", text));
    }
}

fn records(document: &Document) -> Vec<Value> {
    let mut out = Vec::new();
    JsonLines::new(std::io::sink(), Options::default()).encode(
        &PIPELINE,
        document,
        &PIPELINE.analyze(document),
        &mut out,
    );
    out.split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

fn cut<'t>(span: &Value, text: &'t str) -> Option<&'t str> {
    text.get(span["start"].as_u64()? as usize..span["end"].as_u64()? as usize)
}

/// Wherever a record has a span and a text, the span holds the text.
fn check_texts(value: &Value, text: &str) -> Result<(), TestCaseError> {
    let inner: Vec<&Value> = match value {
        Value::Object(keys) => {
            if let (Some(span), Some(words)) = (keys.get("span"), keys.get("text")) {
                prop_assert_eq!(cut(span, text), words.as_str());
            }
            keys.values().collect()
        }
        Value::Array(items) => items.iter().collect(),
        _ => return Ok(()),
    };
    inner.into_iter().try_for_each(|value| check_texts(value, text))
}

/// The corpus, `copies` times, each document with an id of its own.
fn corpus(copies: usize) -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let documents: Vec<Document> = Corpus::open([folder]).map(Result::unwrap).collect();
    assert_eq!(documents.len(), 35);
    let copy =
        |number| move |document: &Document| Document::new(format!("{number}-{}", document.id()), document.text());
    (0..copies).flat_map(|number| documents.iter().map(copy(number))).collect()
}

fn written(pipeline: &Pipeline, documents: Vec<Document>, profile: Profile) -> String {
    let mut sink = JsonLines::new(Vec::new(), Options { profile, ..Options::default() });
    pipeline.run(documents, &mut sink).unwrap();
    String::from_utf8(sink.into_inner()).unwrap()
}

/// Enough copies that there are many more tasks than threads.
#[test]
fn one_thread_and_many_give_the_same_bytes() {
    let on = |threads| written(&Pipeline::builder().threads(threads).build().unwrap(), corpus(20), Profile::Full);
    let alone = on(1);
    assert!(alone.lines().count() > 2000);
    for threads in [2, 8] {
        assert!(on(threads) == alone, "{threads} threads write other bytes than one");
    }
}

#[test]
fn an_unrelated_name_changes_no_claim() {
    let name = Name { id: "q".into(), name: "Quillwort Abbey".into(), kind: "place.site".into(), ..Name::default() };
    let lexicon = Lexicon {
        id: "unrelated".into(),
        version: "1".into(),
        lang: "en".into(),
        license: None,
        attribution: None,
        priority: 90,
        hash: String::new(),
        body: Body::Names(vec![name].into()),
        examples: Vec::new(),
        warnings: Vec::new(),
    };
    let pipeline = Pipeline::builder().threads(1).lexicon(lexicon).build().unwrap();
    let found = pipeline.analyze(&Document::new("d", "The roof of Quillwort Abbey leaks."));
    assert_eq!(found.mentions.len(), 1, "the name is there to be found");
    assert_eq!(written(&pipeline, corpus(1), Profile::Lean), written(&PIPELINE, corpus(1), Profile::Lean));
}

#[test]
fn terms_of_topics_change_no_claim() {
    assert_eq!(TERMS.len(), 7);
    assert!(
        corpus(1).iter().any(|document| !TOPICAL.analyze(document).topics.is_empty()),
        "there are topics to be found"
    );
    assert_eq!(written(&TOPICAL, corpus(1), Profile::Lean), written(&PIPELINE, corpus(1), Profile::Lean));
}
