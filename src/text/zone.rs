//! Zones: headline, lead, body, caption, boilerplate; one for each sentence.

use super::key::WordKey;
use super::sentence::Sentence;
use super::token::{Token, TokenKind, tokenize};
use crate::lexicon::{BoilerplateLine, LinePlace};
use std::collections::HashMap;

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
/// Patterns are compared with a paragraph's words and numbers, whatever their case and the marks between them.
#[derive(Clone, Debug, Default)]
pub struct Boilerplate {
    /// Patterns for whole lines and prefixes, by their first word.
    beginnings: HashMap<WordKey, Vec<Pattern>>,
    /// Patterns for suffixes, by their last word.
    endings: HashMap<WordKey, Vec<Pattern>>,
}

#[derive(Clone, Debug)]
struct Pattern {
    words: Vec<WordKey>,
    place: LinePlace,
    zone: Zone,
}

impl<'a> FromIterator<&'a BoilerplateLine> for Boilerplate {
    fn from_iter<I: IntoIterator<Item = &'a BoilerplateLine>>(lines: I) -> Self {
        let mut boilerplate = Boilerplate::default();
        let mut tokens = Vec::new();
        for line in lines {
            tokenize(&line.pattern, &mut tokens);
            let words: Vec<WordKey> = tokens.iter().filter(|token| is_word(token)).map(|token| token.key).collect();
            let (Some(&first), Some(&last)) = (words.first(), words.last()) else { continue };
            let (patterns, word) = match line.place {
                LinePlace::Whole | LinePlace::Prefix => (&mut boilerplate.beginnings, first),
                LinePlace::Suffix => (&mut boilerplate.endings, last),
            };
            patterns.entry(word).or_default().push(Pattern { words, place: line.place, zone: line.zone });
        }
        boilerplate
    }
}

fn is_word(token: &Token) -> bool {
    token.kind != TokenKind::Mark
}

impl Boilerplate {
    /// The zone of a paragraph with these tokens, if a pattern says so.
    pub fn zone(&self, tokens: &[Token]) -> Option<Zone> {
        let first = tokens.iter().find(|token| is_word(token))?;
        let last = tokens.iter().rfind(|token| is_word(token))?;
        let begins = self.beginnings.get(&first.key).into_iter().flatten();
        let ends = self.endings.get(&last.key).into_iter().flatten();
        begins.chain(ends).find(|pattern| pattern.matches(tokens)).map(|pattern| pattern.zone)
    }
}

impl Pattern {
    fn matches(&self, tokens: &[Token]) -> bool {
        let words = tokens.iter().filter(|token| is_word(token)).map(|token| token.key);
        match self.place {
            LinePlace::Whole => words.eq(self.words.iter().copied()),
            LinePlace::Prefix => words.take(self.words.len()).eq(self.words.iter().copied()),
            LinePlace::Suffix => words.rev().take(self.words.len()).eq(self.words.iter().rev().copied()),
        }
    }
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
    let mut known: Vec<Option<Zone>> = paragraphs.iter().map(|paragraph| known_zone(paragraph, boilerplate)).collect();
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

fn known_zone(paragraph: &Paragraph, boilerplate: &Boilerplate) -> Option<Zone> {
    if paragraph.words == 0 { Some(Zone::Boilerplate) } else { boilerplate.zone(paragraph.tokens) }
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
