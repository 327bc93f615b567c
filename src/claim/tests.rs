//! Views and records of layers made by hand, so that nothing here depends on what the analysis finds.

use super::*;
use crate::attribution::Frame;
use crate::span::TokenRange;
use crate::text::{Case, Gap, Quote, Token, TokenKind, WordKey, Zone};

pub(crate) const TEXT: &str = "Élodie Ri said that “Putin” announced: ships — he adds — sail.";

/// Tokens between blanks; offsets need no more.
fn tokens(text: &str) -> Vec<Token> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace()
        .map(|word| Token {
            span: Span::new(start(word) as u32, (start(word) + word.len()) as u32),
            key: WordKey::default(),
            kind: TokenKind::Word,
            case: if word.starts_with(char::is_uppercase) { Case::Title } else { Case::Lower },
            gap: Gap::Space,
        })
        .collect()
}

fn attribution(source: Option<TokenRange>, cue: usize, content: &[(usize, usize)], parent: Option<u32>) -> Attribution {
    Attribution {
        cue: None,
        cue_tokens: TokenRange::new(cue, cue + 1),
        source,
        content: content.iter().map(|(start, end)| TokenRange::new(*start, *end)).collect(),
        frame: Frame::SourceCueContent,
        sentence: 0,
        parent,
        form: Form::Mixed,
        status: Status::Reported,
        factuality: (Factuality::Certain, Factuality::Uncommitted),
        negated: false,
        source_type: SourceType::Official,
        confidence: 0.876_54,
        factors: vec![
            Factor { name: "bias", value: 1.0, log_odds: 0.5 },
            Factor { name: "frame", value: 1.0, log_odds: 1.25 },
        ],
    }
}

/// Ri's claim holds an agentless one, which is in two pieces.
pub(crate) fn layers() -> (Document, Analysis) {
    let tokens = tokens(TEXT);
    let all = TokenRange::new(0, tokens.len());
    let quote = Quote { tokens: TokenRange::new(4, 5), opened: true, closed: true, level: 0, continues: false };
    let analysis = Analysis {
        sentences: vec![Sentence { span: Span::new(0, TEXT.len() as u32), tokens: all, paragraph: 0 }],
        zones: vec![Zone::Lead],
        quotes: vec![quote],
        attributions: vec![
            attribution(Some(TokenRange::new(0, 2)), 2, &[(3, 12)], None),
            attribution(None, 5, &[(6, 7), (11, 12)], Some(0)),
        ],
        references: vec![crate::reference::Reference::default(); 2],
        tokens,
        ..Analysis::default()
    };
    (Document::new("seed", TEXT).title("A title").published("2024-01-24T08:00:00Z"), analysis)
}

pub(crate) fn pipeline() -> Pipeline {
    Pipeline::builder().threads(1).build().unwrap()
}

#[test]
fn a_claim_shows_its_words() {
    let (pipeline, (document, analysis)) = (pipeline(), layers());
    let claims = Claims::new(&pipeline, &document, analysis);
    let all: Vec<Claim<'_>> = claims.iter().collect();
    assert_eq!((all[0].source(), all[0].cue()), (Some("Élodie Ri"), "said"));
    assert_eq!(all[0].content(), "that “Putin” announced: ships — he adds — sail.");
    assert_eq!((all[1].source(), all[1].cue()), (None, "announced:"));
    assert_eq!(all[1].content(), "ships ... sail.");
    assert_eq!(all[1].parent().unwrap().id(), all[0].id());
    assert_ne!(all[0].id(), all[1].id());
}

#[test]
fn ids_never_change() {
    // Computed once by another program from the definition of `ClaimId`.
    let (pipeline, (document, analysis)) = (pipeline(), layers());
    let claims = Claims::new(&pipeline, &document, analysis);
    let ids: Vec<String> = claims.iter().map(|claim| claim.id().to_string()).collect();
    assert_eq!(ids, ["25d877dc536be69e", "8ae4b95e7ea75e05"]);
}

#[test]
fn spans_of_a_record_hold_its_texts() {
    let (pipeline, (document, analysis)) = (pipeline(), layers());
    let utf16: Vec<u16> = TEXT.encode_utf16().collect();
    let chars: Vec<char> = TEXT.chars().collect();
    for unit in [OffsetUnit::Bytes, OffsetUnit::Chars, OffsetUnit::Utf16] {
        let cut = |span: SpanRecord| {
            let range = span.start as usize..span.end as usize;
            match unit {
                OffsetUnit::Bytes => TEXT[range].to_owned(),
                OffsetUnit::Chars => chars[range].iter().collect(),
                OffsetUnit::Utf16 => String::from_utf16(&utf16[range]).unwrap(),
            }
        };
        let records = Records::new(&pipeline, &document, &analysis, unit);
        let outer = records.record(0).unwrap();
        assert_eq!(cut(outer.source.as_ref().unwrap().span), "Élodie Ri");
        assert_eq!(cut(outer.cue.span), outer.cue.text);
        assert_eq!(cut(outer.content.spans.0[0]), outer.content.text);
        assert_eq!(cut(outer.content.quotes.0[0]), "“Putin”");
        let inner = records.record(1).unwrap();
        let pieces: Vec<String> = inner.content.spans.0.iter().map(|span| cut(*span)).collect();
        assert_eq!(pieces.join(" ... "), inner.content.text);
        let lean = records.lean(records.claims().nth(1).unwrap());
        assert_eq!((lean.content.spans.0.as_slice(), lean.id), (inner.content.spans.0.as_slice(), inner.id));
    }
}

#[test]
fn claims_inside_claims_are_linked() {
    let (pipeline, (document, analysis)) = (pipeline(), layers());
    let records = Records::new(&pipeline, &document, &analysis, OffsetUnit::Bytes);
    let (outer, inner) = (records.record(0).unwrap(), records.record(1).unwrap());
    assert_eq!((outer.chain.depth, outer.chain.parent, outer.chain.children.0.as_slice()), (0, None, &[inner.id][..]));
    assert_eq!((inner.chain.depth, inner.chain.parent, inner.chain.children.0.len()), (1, Some(outer.id), 0));
    assert_eq!(inner.chain.path.0.as_slice(), ["Élodie Ri"]);
}

#[test]
fn log_odds_add_up_to_the_raw_confidence() {
    let (pipeline, (document, analysis)) = (pipeline(), layers());
    let records = Records::new(&pipeline, &document, &analysis, OffsetUnit::Bytes);
    let record = records.record(0).unwrap();
    let sum: f64 = record.confidence_factors.0.iter().map(|factor| factor.log_odds).sum();
    let raw = record.confidence_raw;
    assert!((sum - (raw / (1.0 - raw)).ln()).abs() < 1e-9);
    assert_eq!((record.confidence, record.confidence_band), (0.8765, "high"));
}

#[test]
fn records_validate_against_the_published_schema() {
    let (pipeline, (document, analysis)) = (pipeline(), layers());
    let records = Records::new(&pipeline, &document, &analysis, OffsetUnit::Bytes);
    let validator = |schema: String| jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let (full, lean) = (validator(schema()), validator(lean_schema()));
    for (index, claim) in records.claims().enumerate() {
        let record = serde_json::to_value(records.record(index)).unwrap();
        full.validate(&record).unwrap();
        lean.validate(&serde_json::to_value(records.lean(claim)).unwrap()).unwrap();
        let mut broken = record;
        broken["status"] = "certain".into();
        assert!(!full.is_valid(&broken));
    }
}

#[test]
fn a_record_has_every_field_in_the_order_of_the_format() {
    let (pipeline, (document, analysis)) = (pipeline(), layers());
    let records = Records::new(&pipeline, &document, &analysis, OffsetUnit::Bytes);
    let line = serde_json::to_string(&records.record(1)).unwrap();
    let mut rest = line.as_str();
    for key in [
        "schema",
        "id",
        "doc",
        "sentence",
        "source",
        "cue",
        "content",
        "status",
        "factuality",
        "modality",
        "chain",
        "time",
        "entities",
        "quantities",
        "topics",
        "confidence",
        "confidence_band",
        "confidence_factors",
        "confidence_raw",
        "corroboration",
        "engine",
    ] {
        let at = rest.find(&format!("\"{key}\":")).unwrap_or_else(|| panic!("{key} is missing or out of order"));
        rest = &rest[at + key.len()..];
    }
    assert!(line.contains("\"published\":\"2024-01-24\",\"published_from\":\"meta\""), "{line}");
}
