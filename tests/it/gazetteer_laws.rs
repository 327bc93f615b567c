//! Laws of the gazetteer, held against random names and texts.

use proptest::prelude::*;
use reportedly::gazetteer::Gazetteer;
use reportedly::lexicon::{Ambiguity, Body, CasePolicy, Lexicon, Name};
use reportedly::text::{Abbreviations, Sentence, Token, split_sentences, tokenize};

/// Few words, so that names overlap, share beginnings and stand in texts often.
const WORDS: &[&str] =
    &["Grey", "grey", "GREY", "Star", "star", "Lodge", "of", "St.", "U.S.", "McGrey", "King's", "Star-Lodge", "7"];

fn phrase() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..4).prop_map(|words| words.join(" "))
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![12 => prop::sample::select(WORDS).prop_map(str::to_owned), 3 => "[.,’'s\n-]{1,2}", 1 => "\\PC{1,3}"];
    let space = prop_oneof![6 => Just(" "), 1 => Just(""), 1 => Just("\n")];
    prop::collection::vec((piece, space), 0..40)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space.to_owned()]).collect())
}

fn name() -> impl Strategy<Value = Name> {
    let cases = prop::sample::select(vec![CasePolicy::Exact, CasePolicy::Smart, CasePolicy::Fold]);
    let ambiguities =
        prop::sample::select(vec![Ambiguity::Safe, Ambiguity::Normal, Ambiguity::NeedsContext, Ambiguity::NeverAlone]);
    let context =
        prop::collection::vec(prop::sample::select(vec!["lodge", "star", "place.x"]).prop_map(str::to_owned), 0..2);
    let kind = prop::sample::select(vec!["place.x", "person"]);
    (phrase(), prop::collection::vec(phrase(), 0..3), cases, ambiguities, context.clone(), context, kind, 0..3u8)
        .prop_map(|(name, aliases, case, ambiguity, context_any, context_none, kind, weight)| Name {
            name,
            aliases,
            case,
            ambiguity,
            context_any,
            context_none,
            kind: kind.to_owned(),
            weight: f32::from(weight) / 2.0,
            ..Name::default()
        })
}

fn lexicon(id: &str, priority: i32, names: Vec<Name>) -> Lexicon {
    let numbered = names.into_iter().enumerate().map(|(row, name)| Name { id: format!("{id}.{row}"), ..name });
    Lexicon { id: id.to_owned(), priority, body: Body::Names(numbered.collect()), ..Lexicon::default() }
}

fn layers(text: &str) -> (Vec<Token>, Vec<Sentence>) {
    let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
    tokenize(text, &mut tokens);
    split_sentences(text, &tokens, &Abbreviations::default(), &mut sentences);
    (tokens, sentences)
}

/// What was found, in terms that do not depend on how names are numbered.
fn found<'l>(lexicons: impl IntoIterator<Item = &'l Lexicon>, text: &str) -> Vec<(u32, u32, String, u32, u32)> {
    let gazetteer = Gazetteer::new(lexicons);
    let (tokens, sentences) = layers(text);
    let (mut mentions, mut readings) = (Vec::new(), Vec::new());
    gazetteer.find(text, &tokens, &sentences, &mut mentions, &mut readings);
    let row = |mention: &reportedly::gazetteer::Mention| {
        let span = mention.span;
        let id = mention.name.map(|name| gazetteer.name(name).id.to_owned()).unwrap_or_default();
        (span.start, span.end, id, mention.score.to_bits(), mention.readings.count)
    };
    mentions.iter().map(row).collect()
}

proptest! {
    #[test]
    fn mentions_are_in_order_disjoint_and_on_tokens(names in prop::collection::vec(name(), 0..12), text in text()) {
        let gazetteer = Gazetteer::new([&lexicon("a", 0, names)]);
        let (tokens, sentences) = layers(&text);
        let (mut mentions, mut readings) = (Vec::new(), Vec::new());
        gazetteer.find(&text, &tokens, &sentences, &mut mentions, &mut readings);
        let mut free = 0;
        for mention in &mentions {
            prop_assert!(mention.tokens.first() >= free && !mention.tokens.is_empty());
            free = mention.tokens.past();
            prop_assert_eq!(mention.span, tokens[mention.tokens.first()].span.cover(tokens[free - 1].span));
            prop_assert!(text.is_char_boundary(mention.span.start as usize) && text.is_char_boundary(mention.span.end as usize));
            prop_assert!((0.0..=1.0).contains(&mention.score));
            prop_assert!(sentences.iter().any(|sentence| sentence.tokens.contains(mention.tokens)), "across sentences");
        }
    }

    #[test]
    fn the_order_of_lexicons_does_not_matter(
        a in prop::collection::vec(name(), 0..8), b in prop::collection::vec(name(), 0..8), c in prop::collection::vec(name(), 0..8), text in text()
    ) {
        let [a, b, c] = [lexicon("a", 0, a), lexicon("b", 5, b), lexicon("c", 0, c)];
        let expected = found([&a, &b, &c], &text);
        prop_assert_eq!(&found([&c, &a, &b], &text), &expected);
        prop_assert_eq!(&found([&b, &c, &a, &b], &text), &expected);
    }

    #[test]
    fn an_unrelated_entry_changes_no_other_mention(names in prop::collection::vec(name(), 0..10), other in name(), text in text()) {
        let a = lexicon("a", 0, names);
        let unrelated = Name { name: "Zembla Grey".to_owned(), aliases: vec!["Zembla".to_owned()], ..other };
        let b = lexicon("b", 9, vec![unrelated]);
        prop_assert_eq!(found([&a, &b], &text), found([&a], &text));
    }

    /// Every mention is what comparing its words with the names' own, one by one, finds too.
    #[test]
    fn a_mention_is_written_as_its_name(names in prop::collection::vec(name(), 1..12), text in text()) {
        let a = lexicon("a", 0, names);
        let plain = |text: &str| text.replace(['.', '-', ' ', '\n'], "").replace('’', "'").to_lowercase();
        let Body::Names(names) = &a.body else { unreachable!() };
        for (start, end, id, ..) in found([&a], &text) {
            let name = names.iter().find(|name| name.id() == id).unwrap();
            let surface = plain(&text[start as usize..end as usize]);
            prop_assert!(name.surfaces().any(|other| plain(other) == surface), "{surface:?} is not {name:?}");
        }
    }
}
