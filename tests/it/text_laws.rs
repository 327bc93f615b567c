//! Laws of the text layers, held against random and hostile text.

use proptest::prelude::*;
use reportedly::lexicon::{BoilerplateLine, LinePlace};
use reportedly::text::{
    Abbreviation, Abbreviations, Boilerplate, Gap, Quote, QuoteMark, Sentence, Token, TokenKind, WordKey, Zone,
    assign_zones, pair_quotes, split_sentences, tokenize,
};
use reportedly::{Document, Pipeline};
use unicode_segmentation::UnicodeSegmentation;

/// Text in which the rules meet: words, clitics, stops, quotation marks, line ends, and anything else.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-zA-Z]{1,10}".boxed(),
        2 => "[A-Z]\\.",
        2 => "[0-9]{1,4}([.,:;'][0-9]{1,3})?",
        3 => "['’](s|S|d|m|ll|re|ve|t|nt|n't)",
        3 => prop::sample::select(vec!["n't", "n’t", "don’t've", "U.S.", "a.m.", "Mr.", "world.Today", "É.Été", "…", "x_y", "a:b", "ﬁ.Fi"]).prop_map(String::from),
        6 => "[.,;:?!'’‘“”\"„«»()_–—•*=#~`-]",
        2 => "('{2,4}|`{2,3})s?",
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
        let pieces: Vec<String> =
            pieces.iter().flat_map(|piece| cut_stops(piece)).flat_map(|piece| cut_clitics(piece, 2)).collect();
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
            if piece == "'" || piece == "`" {
                let run = pieces[at - 1..].iter().take_while(|other| *other == piece).count();
                let goes_on = at > 1 && pieces[at - 2] == *piece;
                if run == 2 && !goes_on || run == 3 && at == 1 {
                    token.push_str(piece);
                    at += 1;
                }
                if run == 3 && at > 1 && !goes_on && token == *piece {
                    tokens.push(token);
                    token = piece.repeat(2);
                    at += 2;
                }
            }
            let next_is_clitic = pieces.get(at).is_some_and(|next| {
                ["s", "d", "m", "ll", "re", "ve"].contains(&next.to_ascii_lowercase().as_str())
                    && !pieces.get(at + 1).is_some_and(|after| after.starts_with(['\'', '’']))
            });
            if (token == "'" || token == "’") && next_is_clitic {
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

fn cut_clitics(piece: String, most: usize) -> Vec<String> {
    if most == 0 || !piece.contains(char::is_alphanumeric) {
        return vec![piece];
    }
    let folded = piece.to_ascii_lowercase().replace('’', "'");
    for clitic in ["'s", "'d", "'m", "'ll", "'re", "'ve", "n't"] {
        if folded.ends_with(clitic) && folded.len() > clitic.len() {
            let letters = clitic.chars().count();
            let start = piece.char_indices().rev().nth(letters - 1).unwrap().0;
            let mut pieces = cut_clitics(piece[..start].to_owned(), most - 1);
            pieces.push(piece[start..].to_owned());
            return pieces;
        }
    }
    vec![piece]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

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

    #[test]
    fn sentences_partition_tokens_and_paragraphs_count_up(text in text()) {
        let layers = layers(&text, None);
        let mut next = 0;
        let mut paragraph = 0;
        for sentence in &layers.sentences {
            prop_assert_eq!(sentence.tokens.first(), next);
            prop_assert!(!sentence.tokens.is_empty());
            next = sentence.tokens.past();
            let span = layers.tokens[sentence.tokens.first()].span.cover(layers.tokens[next - 1].span);
            prop_assert_eq!(sentence.span, span);
            prop_assert!(sentence.paragraph == paragraph || sentence.paragraph == paragraph + 1);
            paragraph = sentence.paragraph;
        }
        prop_assert_eq!(next, layers.tokens.len());
        for sentence in layers.sentences.iter().skip(1) {
            let first = &layers.tokens[sentence.tokens.first()];
            let before = &layers.sentences[layers.sentences.partition_point(|other| other.tokens.start < sentence.tokens.start) - 1];
            prop_assert!(before.paragraph == sentence.paragraph || first.gap >= Gap::Line);
            prop_assert!(before.paragraph != sentence.paragraph || first.gap < Gap::Paragraph);
        }
    }

    #[test]
    fn quotes_nest_within_their_paragraph(text in text()) {
        let layers = layers(&text, None);
        let paragraph = |token: usize| {
            let sentence = layers.sentences.partition_point(|sentence| sentence.tokens.past() <= token);
            layers.sentences[sentence].paragraph
        };
        let mut open: Vec<Quote> = Vec::new();
        for quote in &layers.quotes {
            prop_assert!(quote.tokens.len() > usize::from(quote.opened) + usize::from(quote.closed) || !quote.closed);
            prop_assert!(quote.opened || quote.closed);
            prop_assert_eq!(paragraph(quote.tokens.first()), paragraph(quote.tokens.past() - 1));
            open.retain(|outer| outer.tokens.past() > quote.tokens.first());
            prop_assert!(open.iter().all(|outer| outer.tokens.contains(quote.tokens)));
            prop_assert_eq!(usize::from(quote.level), open.len());
            open.push(*quote);
        }
        let mut marks = vec![QuoteMark::Outside; layers.tokens.len()];
        for quote in layers.quotes.iter().filter(|quote| quote.level == 0) {
            for (token, mark) in quote.tokens.range().zip(&mut marks[quote.tokens.range()]) {
                *mark = match token {
                    first if quote.opened && first == quote.tokens.first() => QuoteMark::Open,
                    last if quote.closed && last + 1 == quote.tokens.past() => QuoteMark::Close,
                    _ => QuoteMark::Inside,
                };
            }
        }
        prop_assert_eq!(&layers.marks, &marks);
    }

    #[test]
    fn every_sentence_has_a_zone_that_its_paragraph_shares(text in text(), title in text()) {
        let layers = layers(&text, Some(&title));
        prop_assert_eq!(layers.zones.len(), layers.sentences.len());
        for (sentences, zones) in layers.sentences.windows(2).zip(layers.zones.windows(2)) {
            prop_assert!(sentences[0].paragraph != sentences[1].paragraph || zones[0] == zones[1]);
        }
    }

    #[test]
    fn a_stray_mark_costs_at_most_its_paragraph(before in text(), stray in "[\"“”„'‘’]", after in text()) {
        let alone = layers(&after, None);
        let together = format!("{before} {stray}word\n\n{after}");
        let layers = layers(&together, None);
        let first = layers.tokens.len() - alone.tokens.len();
        // What stands before may change where sentences end (by words seen in lower case, by hard-wrapped lines).
        let ends = |sentences: &[Sentence], from: usize| -> Vec<(u32, bool)> {
            let after: Vec<&Sentence> = sentences.iter().filter(|sentence| sentence.tokens.first() >= from).collect();
            let new = |at: usize| at == 0 || after[at - 1].paragraph != after[at].paragraph;
            (0..after.len()).map(|at| (after[at].tokens.end - from as u32, new(at))).collect()
        };
        prop_assume!(ends(&layers.sentences, first) == ends(&alone.sentences, 0));
        let of_after = layers.quotes.iter().filter(|quote| quote.tokens.first() >= first);
        prop_assert_eq!(of_after.count(), alone.quotes.len());
        prop_assert_eq!(&layers.marks[first..], &alone.marks[..]);
    }
}

struct Layers {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    quotes: Vec<Quote>,
    marks: Vec<QuoteMark>,
    zones: Vec<Zone>,
}

/// All layers of a text, by abbreviations and patterns that are made up of the pieces of `text()`.
fn layers(text: &str, title: Option<&str>) -> Layers {
    let forms = [("Mr", Abbreviation::Title), ("U.S", Abbreviation::Place), ("a.m", Abbreviation::Time)];
    let abbreviations: Abbreviations = forms.into_iter().map(|(form, kind)| (form.to_owned(), kind)).collect();
    let places = [("x", LinePlace::Prefix), ("don't", LinePlace::Whole), ("—", LinePlace::Suffix)];
    let boilerplate: Boilerplate = places
        .map(|(pattern, place)| BoilerplateLine { pattern: pattern.to_owned(), place, zone: Zone::Boilerplate })
        .iter()
        .collect();
    let tokens = tokens(text);
    let (mut sentences, mut quotes, mut marks, mut zones) = (vec![], vec![], vec![], vec![]);
    split_sentences(text, &tokens, &abbreviations, &mut sentences);
    pair_quotes(text, &tokens, &sentences, &mut quotes, &mut marks);
    assign_zones(text, title, &tokens, &sentences, &boilerplate, &mut zones);
    Layers { tokens, sentences, quotes, marks, zones }
}

/// Hostile texts of a million repetitions: the test would not end if any layer took time that grows with the square.
#[test]
fn a_million_of_anything_takes_linear_time() {
    for piece in [
        "\"",
        "“",
        "”",
        "'",
        "''",
        "''a",
        "'''s",
        "``a''",
        "‘",
        "“‘",
        "‘x’ ",
        "workers’ a ",
        ".",
        ". ",
        "...a",
        "1. A ",
        "a's",
        "a.",
        "\n",
        "x\n",
        "_:",
        "1)",
        "U.S. A ",
        "\u{300}",
        "é",
        "漢",
        "🇬🇧",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let layers = layers(&text, Some(&text));
        assert_eq!(layers.marks.len(), layers.tokens.len(), "{piece:?}");
    }
}

/// The whole line by the same measure, on nothing, on nothing but quotation marks, on one sentence without an end, and on
/// one of thousands of cues.
#[test]
fn the_whole_line_takes_hostile_text() {
    let pipeline = Pipeline::builder().build().expect("the built-in lexicons");
    for (piece, bytes) in [
        ("", 1),
        ("\"", 1_000_000),
        ("''", 2_000_000),
        ("`` ''", 500_000),
        ("word ", 10_000_000),
        ("He said that ", 500_000),
    ] {
        let text = piece.repeat(bytes / piece.len().max(1));
        let analysis = pipeline.analyze(&Document::new("hostile", text.as_str()));
        assert_eq!(analysis.tokens.is_empty(), text.is_empty(), "{piece:?}");
        assert_eq!(analysis.classes.len(), analysis.tokens.len(), "{piece:?}");
        assert_eq!(analysis.zones.len(), analysis.sentences.len(), "{piece:?}");
    }
}

/// Cases as `|` marks them: one text a line, `|` at the end of each sentence but the last, `\n` for a line end.
#[test]
fn sentences_end_where_the_cases_say() {
    let mut abbreviations = Vec::new();
    let mut wrong = Vec::new();
    for line in include_str!("../data/sentences.txt").lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
    {
        if let Some(forms) = line.strip_prefix('@') {
            let (kind, forms) = forms.split_once(' ').expect("@kind form form ...");
            let kind = match kind {
                "title" => Abbreviation::Title,
                "name_part" => Abbreviation::NamePart,
                "time" => Abbreviation::Time,
                "org_suffix" => Abbreviation::OrgSuffix,
                "place" => Abbreviation::Place,
                "reference" => Abbreviation::Reference,
                "other" => Abbreviation::Other,
                _ => panic!("{kind} is no kind of abbreviation"),
            };
            abbreviations.extend(forms.split(' ').map(|form| (form.to_owned(), kind)));
            continue;
        }
        let marked = line.replace("\\n", "\n");
        let text = marked.replace('|', "");
        let tokens = tokens(&text);
        let mut sentences = Vec::new();
        split_sentences(&text, &tokens, &abbreviations.iter().cloned().collect(), &mut sentences);
        let found: Vec<&str> = sentences.iter().map(|sentence| sentence.span.text(&text)).collect();
        if found != marked.split('|').map(str::trim).collect::<Vec<_>>() {
            wrong.push(format!("{line}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Cases in the marked notation: `[0 “A quote with ‘[1 ...]’ in it,”]`; the label is the level, with `.left` when no mark
/// closes it, `.stray` when none opens it, `.goes-on` when it continues the paragraph before.
#[test]
fn quotes_are_what_the_cases_say() {
    let mut wrong = Vec::new();
    for line in include_str!("../data/quotes.txt").lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        let (mut text, mut expected, mut open) = (String::new(), Vec::new(), Vec::new());
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '[' => {
                    let (label, inner) = rest.split_once(' ').expect("[LABEL text]");
                    open.push(expected.len());
                    expected.push((label.to_owned(), text.len(), 0));
                    rest = inner;
                }
                ']' => expected[open.pop().expect("an open mark")].2 = text.len(),
                '\\' => {
                    text.push('\n');
                    rest = rest.strip_prefix('n').expect("\\n");
                }
                c => text.push(c),
            }
        }
        let expected: Vec<(String, &str)> =
            expected.into_iter().map(|(label, start, end)| (label, &text[start..end])).collect();
        let layers = layers(&text, None);
        let found: Vec<(String, &str)> = layers
            .quotes
            .iter()
            .map(|quote| {
                let mut label = quote.level.to_string();
                for (is, name) in [(!quote.closed, ".left"), (!quote.opened, ".stray"), (quote.continues, ".goes-on")] {
                    label.push_str(if is { name } else { "" });
                }
                let last = layers.tokens[quote.tokens.past() - 1];
                (label, layers.tokens[quote.tokens.first()].span.cover(last.span).text(&text))
            })
            .collect();
        if found != expected {
            wrong.push(format!("{line}\n  found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
