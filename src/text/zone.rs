//! Zones: headline, lead, body, caption, boilerplate; one for each sentence.

use super::key::WordKey;
use super::sentence::Sentence;
use super::table::KeyLists;
use super::token::{Case, Token, TokenKind, tokenize};
use crate::lexicon::{BoilerplateLine, LinePlace};
use crate::span::Span;
use std::collections::BTreeMap;

/// The part of an article a sentence belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Zone {
    /// The article's title, repeated in the text.
    Headline,
    /// The first paragraph that tells the story.
    Lead,
    /// Everything else that tells the story.
    #[default]
    Body,
    /// Text under a picture.
    Caption,
    /// Text of the page, not of the article: *Most Commented*, *Sign up for ...*; stray marks.
    Boilerplate,
}

/// Line patterns that mark captions and boilerplate, from a lexicon.
///
/// A pattern is compared with a paragraph's text whatever its case, ’ read as '; it must end, and a suffix begin, where
/// a word does. A count may follow a whole line: *Most Commented2*, *Comments (12)*. In a paragraph of 25 words or more,
/// a suffix must not end a running sentence: it begins with a mark, or only names stand between it and a mark before.
#[derive(Clone, Debug, Default)]
pub struct Boilerplate {
    /// Patterns for whole lines and prefixes, by their first token.
    beginnings: KeyLists<Pattern>,
    /// Patterns for suffixes, by their last token.
    endings: KeyLists<Pattern>,
}

#[derive(Clone, Debug)]
struct Pattern {
    folded: Vec<char>,
    /// How many tokens it has.
    tokens: usize,
    place: LinePlace,
    zone: Zone,
}

impl<'a> FromIterator<&'a BoilerplateLine> for Boilerplate {
    fn from_iter<I: IntoIterator<Item = &'a BoilerplateLine>>(lines: I) -> Self {
        let (mut beginnings, mut endings) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        let mut tokens = Vec::new();
        for line in lines {
            tokenize(&line.pattern, &mut tokens);
            let ([first, .., last] | [first @ last]) = &tokens[..] else { continue };
            let (patterns, token) = match line.place {
                LinePlace::Whole | LinePlace::Prefix => (&mut beginnings, first),
                LinePlace::Suffix => (&mut endings, last),
            };
            let folded = fold(line.pattern.trim()).collect();
            let pattern = Pattern { folded, tokens: tokens.len(), place: line.place, zone: line.zone };
            patterns.entry(token.key).or_default().push(pattern);
        }
        Boilerplate { beginnings: beginnings.into(), endings: endings.into() }
    }
}

fn is_word(token: &Token) -> bool {
    token.kind != TokenKind::Mark
}

fn fold(text: &str) -> impl DoubleEndedIterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c })
}

impl Boilerplate {
    /// The zone of a line of `text`, a paragraph with these tokens, if a pattern says so.
    pub fn zone(&self, text: &str, tokens: &[Token]) -> Option<Zone> {
        let ([first, .., last] | [first @ last]) = tokens else { return None };
        let first_word = tokens.iter().find(|token| is_word(token)).unwrap_or(first);
        let word = first_word.span.text(text);
        let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let from = |token: &Token| Span::new(token.span.start, last.span.end).text(text);
        let beginning = |key: WordKey, line: &str| {
            let found = self.beginnings.get(key).iter().find(|pattern| pattern.matches(line));
            found.map(|found| found.zone)
        };
        let again = || match first_word.span == first.span && stem.len() == word.len() {
            true => None,
            false => beginning(WordKey::of(stem), from(first_word)),
        };
        beginning(first.key, from(first)).or_else(again).or_else(|| {
            let mut found = self.endings.get(last.key).iter().filter(|pattern| pattern.matches(from(first)));
            found.find(|pattern| stands_apart(tokens, pattern.tokens)).map(|found| found.zone)
        })
    }
}

/// Whether a paragraph's last tokens, so many, are a suffix to it and not the end of a running sentence.
fn stands_apart(tokens: &[Token], suffix: usize) -> bool {
    const LONG: usize = 25;
    let (before, suffix) = tokens.split_at(tokens.len().saturating_sub(suffix));
    let is_of_name = |token: &&Token| is_word(token) && token.case != Case::Lower;
    tokens.iter().filter(|token| is_word(token)).count() < LONG
        || !suffix.first().is_some_and(is_word)
        || !before.iter().rev().find(|token| !is_of_name(token)).is_some_and(is_word)
}

impl Pattern {
    fn matches(&self, line: &str) -> bool {
        let letters_meet = |one: Option<&char>, other: Option<char>| {
            one.is_some_and(|c| c.is_alphanumeric()) && other.is_some_and(char::is_alphabetic)
        };
        if self.place == LinePlace::Suffix {
            if differ(line.bytes().rev(), self.folded.iter().rev()) {
                return false;
            }
            let mut line = fold(line).rev();
            let same = self.folded.iter().rev().all(|&c| line.next() == Some(c));
            return same && !letters_meet(self.folded.first(), line.next());
        }
        if differ(line.bytes(), self.folded.iter()) {
            return false;
        }
        let mut line = fold(line).peekable();
        self.folded.iter().all(|&c| line.next() == Some(c))
            && !letters_meet(self.folded.last(), line.peek().copied())
            && (self.place == LinePlace::Prefix || !line.any(char::is_alphabetic))
    }
}

/// Whether a line and a pattern differ before the line's first byte beyond ASCII: what most of them do at once.
fn differ<'p>(line: impl Iterator<Item = u8>, pattern: impl Iterator<Item = &'p char>) -> bool {
    let mut pairs = line.take_while(u8::is_ascii).zip(pattern);
    pairs.any(|(byte, c)| char::from(byte.to_ascii_lowercase()) != *c)
}

/// A paragraph: the sentences on one line.
struct Paragraph<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentences: usize,
    words: usize,
}

impl Paragraph<'_> {
    /// Whether it ends like a sentence: with a stop, closing marks aside.
    fn is_finished(&self) -> bool {
        let closing = [')', ']', '"', '\'', '”', '’', '»'];
        self.text.trim_end_matches(closing).ends_with(['.', '?', '!', '…', ':'])
    }

    /// Whether it is too short and unfinished to tell the story.
    fn is_scrap(&self) -> bool {
        self.words <= 15 && !self.is_finished()
    }
}

/// Gives each sentence its zone, replacing what `zones` held. `title` is the document's, if known.
///
/// All sentences of a paragraph share a zone. In this order: a paragraph without a word, or one that a pattern knows,
/// is what the pattern says (boilerplate for want of one); boilerplate takes with it what follows, if that is short
/// lines without a final stop up to the end of the text; one of the first three paragraphs is the headline if at least
/// four fifths of its words and the title's are common to both; else the first is, if it is such a short line and a
/// longer paragraph follows; the next paragraph that ends like a sentence is the lead, the rest is body.
pub fn assign_zones(
    text: &str,
    title: Option<&str>,
    tokens: &[Token],
    sentences: &[Sentence],
    boilerplate: &Boilerplate,
    zones: &mut Vec<Zone>,
) {
    zones.clear();
    let paragraphs: Vec<Paragraph> = sentences
        .chunk_by(|one, other| one.paragraph == other.paragraph)
        .filter_map(|sentences| {
            let ([first, .., last] | [first @ last]) = sentences else { return None };
            let tokens = &tokens[first.tokens.first()..last.tokens.past()];
            let words = tokens.iter().filter(|token| is_word(token)).count();
            Some(Paragraph { text: first.span.cover(last.span).text(text), tokens, sentences: sentences.len(), words })
        })
        .collect();
    let mut known: Vec<Option<Zone>> =
        paragraphs.iter().map(|paragraph| known_zone(text, paragraph, boilerplate)).collect();
    let trailer = trailer_start(&paragraphs, &known);
    known[trailer..].fill(Some(Zone::Boilerplate));
    let headline = headline(title, &paragraphs, &known);
    let mut told = false;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let zone = match known[index] {
            Some(zone) => zone,
            None if headline == Some(index) => Zone::Headline,
            None if !told && (paragraph.is_finished() || paragraph.words > 15) => {
                told = true;
                Zone::Lead
            }
            None => Zone::Body,
        };
        zones.extend(std::iter::repeat_n(zone, paragraph.sentences));
    }
}

fn known_zone(text: &str, paragraph: &Paragraph, boilerplate: &Boilerplate) -> Option<Zone> {
    if paragraph.words == 0 { Some(Zone::Boilerplate) } else { boilerplate.zone(text, paragraph.tokens) }
}

/// The first paragraph of the boilerplate at the end, or the number of paragraphs if there is none.
fn trailer_start(paragraphs: &[Paragraph], known: &[Option<Zone>]) -> usize {
    let mut start = paragraphs.len();
    for index in (0..paragraphs.len()).rev() {
        if known[index] == Some(Zone::Boilerplate) {
            start = index;
        } else if !paragraphs[index].is_scrap() {
            break;
        }
    }
    start
}

fn headline(title: Option<&str>, paragraphs: &[Paragraph], known: &[Option<Zone>]) -> Option<usize> {
    let mut first = (0..paragraphs.len()).filter(|&index| known[index].is_none()).take(3).peekable();
    let start = *first.peek()?;
    if let Some(title) = title {
        let mut tokens = Vec::new();
        tokenize(title, &mut tokens);
        if let Some(found) = first.find(|&index| says_the_same(&tokens, paragraphs[index].tokens)) {
            return Some(found);
        }
    }
    let longer_follows =
        paragraphs.get(start + 1).is_some_and(|next| next.words > paragraphs[start].words && next.is_finished());
    (paragraphs[start].is_scrap() && longer_follows).then_some(start)
}

/// Whether at least four fifths of the words of each are in the other.
fn says_the_same(title: &[Token], line: &[Token]) -> bool {
    let words = |tokens: &[Token]| {
        let mut keys: Vec<WordKey> = tokens.iter().filter(|token| is_word(token)).map(|token| token.key).collect();
        keys.sort_unstable();
        keys
    };
    if line.len() > 2 * title.len() {
        return false;
    }
    let (title, line) = (words(title), words(line));
    let most = title.len().max(line.len());
    let common = line.iter().filter(|&key| title.binary_search(key).is_ok()).count().min(title.len());
    most > 0 && common * 5 >= most * 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Abbreviations, split_sentences};

    /// The zones of a text's sentences, by their first letters: H L B C, - for boilerplate.
    fn zones(text: &str, title: Option<&str>) -> String {
        let pattern = |pattern: &str, place, zone| BoilerplateLine { pattern: pattern.to_owned(), place, zone };
        let patterns = [
            pattern("Most Commented", LinePlace::Whole, Zone::Boilerplate),
            pattern("Sign up for", LinePlace::Prefix, Zone::Boilerplate),
            pattern("All rights reserved.", LinePlace::Suffix, Zone::Boilerplate),
            pattern("Photo:", LinePlace::Prefix, Zone::Caption),
            pattern("/PA", LinePlace::Suffix, Zone::Caption),
            pattern("Meridian Wire.", LinePlace::Suffix, Zone::Caption),
        ];
        let (mut tokens, mut sentences, mut zones) = (Vec::new(), Vec::new(), Vec::new());
        tokenize(text, &mut tokens);
        split_sentences(text, &tokens, &Abbreviations::default(), &mut sentences);
        assign_zones(text, title, &tokens, &sentences, &patterns.iter().collect(), &mut zones);
        let letter = |zone: &Zone| match zone {
            Zone::Headline => 'H',
            Zone::Lead => 'L',
            Zone::Body => 'B',
            Zone::Caption => 'C',
            Zone::Boilerplate => '-',
        };
        zones.iter().map(letter).collect()
    }

    #[test]
    fn the_headline_is_the_title_or_a_short_first_line() {
        let story = "The port was closed on Monday. It opened again.\nNobody said why.";
        assert_eq!(zones(story, None), "LLB");
        assert_eq!(zones(&format!("Port Closes\n{story}"), None), "HLLB");
        assert_eq!(zones(&format!("Port closes for a whole day!\n{story}"), None), "LBBB");
        assert_eq!(
            zones(&format!("Port closes for a whole day!\n{story}"), Some("Port Closes for a Whole Day")),
            "HLLB"
        );
        assert_eq!(zones(&format!("By Ann Orlov\nPort Closes\n{story}"), Some("Port Closes")), "BHLLB");
    }

    #[test]
    fn patterns_compare_text_where_words_begin_and_end() {
        let story = "The port was closed on Monday.";
        let with = |line: &str| zones(&format!("{story}\n{line}\n{story}"), None);
        assert_eq!(with("SIGN UP for our letter"), "L-B");
        assert_eq!(with("Sign up forms were handed out."), "LBB");
        assert_eq!(with("Photo: the port"), "LCB");
        assert_eq!(with("Photo evidence was shown."), "LBB");
        assert_eq!(with("The port on Monday. Ann Orlov/PA"), "LCCB");
        assert_eq!(with("She moved to Scranton, PA"), "LBB");
        assert_eq!(with("© Meridian Wire. All rights reserved."), "L--B");
        assert_eq!(with("Most commented (12)"), "L-B");
        let long = "The letter on the closing of the port, which the ministers of three states had signed by Monday and of \
                    which no copy was ever made, was";
        assert_eq!(with(&format!("{long} seen by Meridian Wire.")), "LBB");
        assert_eq!(with(&format!("{long} lost. It was then seen by Meridian Wire.")), "LBBB");
        assert_eq!(with(&format!("{long} lost. Meridian Wire.")), "LCCB");
        assert_eq!(with(&format!("{long} lost. Ann Orlov/Handout Meridian Wire.")), "LCCB");
        assert_eq!(with(&format!("{long} lost Ann Orlov/PA")), "LCB");
        assert_eq!(with("The port on Monday, seen by Meridian Wire."), "LCB");
        assert_eq!(with("Most commented stories were removed."), "LBB");
        assert_eq!(with("|"), "L-B");
        assert_eq!(with("* * *"), "L-B");
    }

    #[test]
    fn a_trailer_of_short_lines_is_boilerplate_to_the_end() {
        let story = "The port was closed on Monday.\nNobody said why.";
        assert_eq!(zones(&format!("|\n{story}\nMost Commented2\nA ship sinks\nRates rise again"), None), "-LB---");
        assert_eq!(zones(&format!("{story}\nMost Commented\nA ship sinks\n{story}"), None), "LB-BBB");
        assert_eq!(zones(&format!("{story}\nA last word"), None), "LBB");
    }
}
