//! What is written is what serde_json writes.

use super::*;
use proptest::prelude::*;

/// Every kind of value that records hold.
#[derive(Serialize)]
struct Sample<'a> {
    text: &'a str,
    #[serde(rename = "type")]
    kind: Option<&'static str>,
    number: f64,
    small: f32,
    count: u32,
    line: u64,
    list: Vec<(i32, bool)>,
    letter: Option<char>,
    inner: Option<Inner>,
    empty: [u32; 0],
}

#[derive(Serialize)]
struct Inner {
    start: u32,
}

fn line(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    push_line(&mut out, value);
    String::from_utf8(out).unwrap()
}

fn expected(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap() + "\n"
}

proptest! {
    #[test]
    fn it_writes_what_serde_json_writes(
        text in r#"(?s)([a-z“é😀]{0,40}["\\\n\r\t\x00-\x1f\x7f]?){0,4}"#,
        number in any::<f64>(),
        small in any::<f32>(),
        count in any::<u32>(),
        list in prop::collection::vec((any::<i32>(), any::<bool>()), 0..3),
        some in any::<bool>(),
    ) {
        let (inner, letter) = (some.then_some(Inner { start: count }), text.chars().next());
        let kind = some.then_some("direct");
        let line_number = u64::from(count) << 20;
        let sample = Sample { text: &text, kind, number, small, count, line: line_number, list, letter, inner, empty: [] };
        prop_assert_eq!(line(&sample), expected(&sample));
    }

    #[test]
    fn decimals_are_the_shortest(scaled in -2_000_000_000_i64..2_000_000_000, neighbour in -1_i64..=1) {
        let number = scaled as f64 / 1e4;
        let number = f64::from_bits(number.to_bits().wrapping_add_signed(neighbour));
        prop_assert_eq!(line(&number), expected(&number));
    }
}

#[test]
fn every_confidence_is_written_as_before() {
    for scaled in -20_000..=20_000 {
        let number = f64::from(scaled) / 1e4;
        assert_eq!(line(&number), expected(&number));
    }
    for number in [0.0, -0.0, f64::NAN, f64::INFINITY, f64::MIN_POSITIVE, 1e5, 99_999.999_9, 1e15, 1e16, 1e17] {
        assert_eq!((line(&number), line(&(number as f32))), (expected(&number), expected(&(number as f32))));
    }
}

#[test]
fn every_byte_is_escaped_wherever_it_stands() {
    for special in (0..=0x7f_u8).map(char::from) {
        for (before, after) in (0..36).flat_map(|before| [(before, 0), (before, 5), (before, 20)]) {
            let text = format!("{}{special}{}", "x".repeat(before), "y".repeat(after));
            assert_eq!(line(&text), expected(&text));
        }
    }
}
