//! Laws of the text layers, held against random and hostile text.

use proptest::prelude::*;
use reportedly::text::{Gap, Token, TokenKind, WordKey, tokenize};
use unicode_segmentation::UnicodeSegmentation;

/// Text in which the rules meet: words, clitics, stops, quotation marks, line ends, and anything else.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-zA-Z]{1,10}".boxed(),
        2 => "[A-Z]\\.",
        2 => "[0-9]{1,4}([.,:;'][0-9]{1,3})?",
        3 => "['’](s|S|d|m|ll|re|ve|t|nt|n't)",
        3 => prop::sample::select(vec!["n't", "n’t", "don’t've", "U.S.", "a.m.", "Mr.", "world.Today", "É.Été", "…", "x_y", "a:b", "ﬁ.Fi"]).prop_map(String::from),
        6 => "[.,;:?!'’‘“”\"„«»()_–—•*=#~-]",
        4 => "[ \n\t]",
        1 => "[\r\u{A0}\u{2028}\u{2029}\u{85}\u{B}\u{C}\u{3000}]",
        2 => "[À-žŉĸİß×÷ªº·]",
        1 => "[\u{300}-\u{303}\u{200d}\u{200b}\u{ad}\u{2060}\u{feff}\u{1f1e6}-\u{1f1f0}]",
        1 => "\\PC{1,4}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens);
    tokens
}

/// The definition of tokens, step by step and slowly.
fn tokens_by_definition(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for chunk in text.split(char::is_whitespace) {
        let mut pieces: Vec<String> = Vec::new();
        for segment in chunk.split_word_bounds() {
            let mut piece = String::new();
            for c in segment.chars() {
                if c == '_' || c == ':' {
                    pieces.extend([std::mem::take(&mut piece), c.to_string()]);
                } else {
                    piece.push(c);
                }
            }
            pieces.push(piece);
        }
        pieces.retain(|piece| !piece.is_empty());
        let pieces: Vec<String> = pieces.iter().flat_map(|piece| cut_stops(piece)).flat_map(cut_clitics).collect();
        let mut at = 0;
        while at < pieces.len() {
            let piece = &pieces[at];
            let mut token = piece.clone();
            at += 1;
            if [".", "-", "_", "!", "?", "*", "=", "#", "~"].contains(&piece.as_str()) {
                while pieces.get(at) == Some(piece) {
                    token.push_str(piece);
                    at += 1;
                }
            }
            let next_is_clitic = pieces.get(at).is_some_and(|next| {
                ["s", "d", "m", "ll", "re", "ve"].contains(&next.to_ascii_lowercase().as_str())
                    && !pieces.get(at + 1).is_some_and(|after| after.starts_with(['\'', '’']))
            });
            if (piece == "'" || piece == "’") && next_is_clitic {
                token.push_str(&pieces[at]);
                at += 1;
            }
            tokens.push(token);
        }
    }
    tokens
}

fn cut_stops(piece: &str) -> Vec<String> {
    let chars: Vec<char> = piece.chars().collect();
    let mut pieces = vec![String::new()];
    for (index, &c) in chars.iter().enumerate() {
        let joins = c == '.'
            && index > 0
            && chars[index - 1].is_lowercase()
            && chars.get(index + 1).is_some_and(|c| c.is_uppercase())
            && chars.get(index + 2).is_some_and(|c| c.is_lowercase());
        if joins {
            pieces.extend([c.to_string(), String::new()]);
        } else {
            pieces.last_mut().unwrap().push(c);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn cut_clitics(piece: String) -> Vec<String> {
    if !piece.contains(char::is_alphanumeric) {
        return vec![piece];
    }
    let folded = piece.to_ascii_lowercase().replace('’', "'");
    for clitic in ["'s", "'d", "'m", "'ll", "'re", "'ve", "n't"] {
        if folded.ends_with(clitic) && folded.len() > clitic.len() {
            let letters = clitic.chars().count();
            let start = piece.char_indices().rev().nth(letters - 1).unwrap().0;
            let mut pieces = cut_clitics(piece[..start].to_owned());
            pieces.push(piece[start..].to_owned());
            return pieces;
        }
    }
    vec![piece]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn tokens_are_what_the_definition_says(text in text()) {
        let found: Vec<&str> = tokens(&text).iter().map(|token| token.span.text(&text)).collect();
        prop_assert_eq!(found, tokens_by_definition(&text));
    }

    #[test]
    fn tokens_are_ordered_and_cover_all_but_white_space(text in text()) {
        let mut at = 0;
        for token in tokens(&text) {
            let between = text.get(at..token.span.start as usize).expect("ordered, on character boundaries");
            prop_assert!(between.chars().all(char::is_whitespace));
            prop_assert_eq!(token.gap == Gap::None, between.is_empty() && at > 0);
            at = token.span.end as usize;
            let word = text.get(token.span.start as usize..at).expect("on character boundaries");
            prop_assert!(!word.is_empty() && !word.contains(char::is_whitespace));
            prop_assert_eq!(token.key, WordKey::of(word));
            let kind = if word.contains(char::is_alphabetic) {
                TokenKind::Word
            } else if word.contains(char::is_numeric) {
                TokenKind::Number
            } else {
                TokenKind::Mark
            };
            prop_assert_eq!(token.kind, kind);
        }
        prop_assert!(text[at..].chars().all(char::is_whitespace));
    }
}
