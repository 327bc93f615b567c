//! Time expressions and their TIMEX3 values: *last October*, *Jan. 22*, *the past three years*, *every week*.
//!
//! Law: times are in order and disjoint, each within one sentence, on token boundaries; what is not known of a date
//! stays `X`, and nothing depends on the day of the analysis.
//!
//! Work starts only at words that a time may be read from (`TimeWords`) and at figures. Around such a word a `Reader`
//! holds the run of tokens that may belong; the grammar (`calendar`, `relative`, `lengths`, `clock`, `grammar`) reads the
//! leftmost longest expression of it as a `Meaning`; `resolve` works out its value against the document's date, the date
//! last named and the tense around it.

mod calendar;
mod clock;
mod dateline;
mod grammar;
mod kinds;
mod lengths;
mod meaning;
mod point;
mod reader;
mod relative;
mod resolve;
mod tense;
mod words;
mod written;

pub use dateline::Dateline;

use crate::lexicon::Lexicon;
use crate::span::{Span, TokenRange};
use crate::text::{Gap, Sentence, Token, TokenKind, places_of_numbers};
use crate::words::ClassSet;
use jiff::civil::Date;
use kinds::Kinds;
use reader::Reader;
use resolve::Context;
use tense::Tense;
use words::TimeWords;

/// A time expression and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its bytes in the text.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// TIMEX3's type.
    pub kind: TimeKind,
    /// TIMEX3's value: `2024-01-22`, `2024-W03`, `P2Y`, `PRESENT_REF`; what is not known of a date is `X`, as in `XXXX-WXX-1`.
    pub value: String,
    /// TIMEX3's `mod`, as `APPROX`; None when nothing modifies it.
    pub modifier: Option<&'static str>,
    /// Whether its value says all that the expression means: false for a date that lacks its year, or whatever else
    /// only the date of the document could tell.
    pub resolved: bool,
}

/// TIMEX3's types of time expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A day or a longer piece of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// What comes again.
    Set,
}

impl TimeKind {
    /// Every kind.
    pub const ALL: &[TimeKind] = &[TimeKind::Date, TimeKind::Time, TimeKind::Duration, TimeKind::Set];

    /// Its name, as TIMEX3 writes it.
    pub const fn name(self) -> &'static str {
        match self {
            TimeKind::Date => "DATE",
            TimeKind::Time => "TIME",
            TimeKind::Duration => "DURATION",
            TimeKind::Set => "SET",
        }
    }
}

/// Kind and value of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    kind: TimeKind,
    value: String,
    resolved: bool,
}

/// The compiled words of time expressions.
#[derive(Debug, Default)]
pub struct Times {
    words: TimeWords,
}

impl Times {
    /// Compiles the `times` tables among `lexicons`.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        Times { words: TimeWords::new(lexicons) }
    }

    /// The time expressions of a text that was written on the day `published`; without it, what only that day could tell
    /// stays unknown.
    pub(crate) fn find(
        &self,
        text: &str,
        tokens: &[Token],
        classes: &[ClassSet],
        sentences: &[Sentence],
        published: Option<Date>,
    ) -> Vec<Time> {
        let mut times: Vec<Time> = Vec::new();
        let mut reader = Reader::new(text, tokens, &self.words);
        let mut context = Context { document: published, ..Context::default() };
        let mut sentences = sentences.iter().map(|sentence| sentence.tokens).peekable();
        let mut floor = 0;
        for anchor in places_of_numbers(text, tokens, self.words.anchors()) {
            while sentences.peek().is_some_and(|sentence| sentence.past() <= anchor) {
                sentences.next();
            }
            let Some(sentence) = sentences.peek().copied() else { break };
            if anchor < floor || !may_begin(text.as_bytes(), tokens, anchor) {
                continue;
            }
            floor = floor.max(sentence.first());
            reader.move_to(anchor, floor, sentence.past());
            let at = anchor - reader.first;
            if let Some(end) = reader.blocked(at) {
                floor = reader.first + end;
                continue;
            }
            let mut starts = (0..=at).filter(|start| reader.begins(*start, Kinds::FIRST));
            let found = starts.find_map(|start| {
                Some((start, reader.expression(start)?)).filter(|(_, expression)| expression.end > at)
            });
            let Some((start, expression)) = found else { continue };
            let range = TokenRange::new(reader.first + start, reader.first + expression.end);
            let within = &tokens[sentence.range()];
            let classes = classes.get(sentence.range()).unwrap_or_default();
            let (start, end) = (range.first() - sentence.first(), range.past() - sentence.first());
            // *Wednesday's ruling*: the verb around it is not the ruling's.
            let owns = classes.get(end).is_some_and(|class| class.is(ClassSet::GENITIVE));
            context.tense = if owns { Tense::Unknown } else { Tense::around(&self.words, within, classes, start, end) };
            let Found { kind, value, resolved } = context.resolve(&expression);
            let span = tokens[range.first()].span.cover(tokens[range.past() - 1].span);
            times.push(Time { span, tokens: range, kind, value, modifier: expression.modifier, resolved });
            floor = range.past();
        }
        times
    }
}

/// Whether a figure may be part of a time: a year, *'98*, *22.01.2024*, or what *3:30*, *1/22/98* or *22-01-98* begin
/// with. Words may.
fn may_begin(bytes: &[u8], tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let tied = || matches!(bytes.get(token.span.end as usize), Some(b':' | b'/' | b'-'));
    let short = || token.span.len() == 2 && token.gap == Gap::None;
    token.kind != TokenKind::Number || matches!(token.span.len(), 4 | 8..=10) || short() || tied()
}
