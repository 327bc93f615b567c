//! Quantities: *more than 40 people*, *nearly 10 percent*, *$1.2 billion*, *10 to 15 km*, *a third*.
//!
//! Law: quantities are in order and disjoint, each within one sentence, on token boundaries, and none shares a token with a
//! time expression. A number that only names (*Boeing 737*, *page 4*), a place in a row (*the third*), a score (*3-2*), a year
//! or a clock time is none.
//!
//! Work starts only at figures and number words (`QuantityWords`). From such a word a `Reader` reads the number (`number`,
//! `value`), what it counts (`unit`), and what stands around both (`whole`); `names` tells what is no quantity.

mod names;
mod number;
mod reader;
mod unit;
mod value;
mod whole;
mod words;

use crate::lexicon::{Bound, Lexicon};
use crate::span::{Span, TokenRange};
use crate::text::{Sentence, Token, places_of_numbers};
use crate::words::ClassSet;
use reader::Reader;
use words::QuantityWords;

/// A quantity and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its bytes in the text, from what modifies the number to its unit: *more than 40 people*.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What sort of quantity.
    pub kind: QuantityKind,
    /// The number, in ones: 1200000000 of *1.2 billion*; the lower end of a range; the least that *dozens* says; a part of
    /// one for a fraction; 10 of *10 percent*.
    pub value: f64,
    /// The upper end of a range; None of what is no range.
    pub value_max: Option<f64>,
    /// A UCUM code, an ISO 4217 code, `%`, `pp` or `bp`, or the counted noun in the singular; None where nothing tells.
    pub unit: Option<String>,
    /// Whether the number is not meant exactly: something such as *about* or *at least* stands beside it, or nobody counted.
    pub approximate: bool,
    /// Which way the true number may lie: `Lower` when the value is the least it can be, `Upper` when the most.
    pub bound: Option<Bound>,
}

/// Sorts of quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// Things: *three ships*.
    Count,
    /// *$5*, *40 cents*
    Money,
    /// *10 percent*, *2 percentage points*
    Percent,
    /// *10 km*, *30 degrees*
    Measure,
    /// *34-year-old*
    Age,
    /// A part of something: *a third of the fleet*.
    Fraction,
    /// A number of what is not said beside it.
    Number,
}

impl QuantityKind {
    /// Every kind.
    pub const ALL: &[QuantityKind] = &[
        QuantityKind::Count,
        QuantityKind::Money,
        QuantityKind::Percent,
        QuantityKind::Measure,
        QuantityKind::Age,
        QuantityKind::Fraction,
        QuantityKind::Number,
    ];

    /// Its name, as records write it.
    pub const fn name(self) -> &'static str {
        match self {
            QuantityKind::Count => "count",
            QuantityKind::Money => "money",
            QuantityKind::Percent => "percent",
            QuantityKind::Measure => "measure",
            QuantityKind::Age => "age",
            QuantityKind::Fraction => "fraction",
            QuantityKind::Number => "number",
        }
    }
}

/// The compiled words of quantities.
#[derive(Debug, Default)]
pub struct Quantities {
    words: QuantityWords,
}

impl Quantities {
    /// Compiles the `quantities` tables among `lexicons`.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        Quantities { words: QuantityWords::new(lexicons) }
    }

    /// The quantities of a text, outside its time expressions `times`, which are in order.
    pub(crate) fn find(
        &self,
        text: &str,
        tokens: &[Token],
        classes: &[ClassSet],
        sentences: &[Sentence],
        times: impl IntoIterator<Item = TokenRange>,
    ) -> Vec<Quantity> {
        let mut quantities: Vec<Quantity> = Vec::new();
        let mut sentences = sentences.iter().map(|sentence| sentence.tokens).peekable();
        let mut times = times.into_iter().peekable();
        let mut floor = 0;
        for anchor in places_of_numbers(text, tokens, self.words.anchors()) {
            while sentences.peek().is_some_and(|sentence| sentence.past() <= anchor) {
                sentences.next();
            }
            while let Some(time) = times.next_if(|time| time.past() <= anchor) {
                floor = floor.max(time.past());
            }
            let Some(sentence) = sentences.peek().copied() else { break };
            let next_time = times.peek().map_or(usize::MAX, |time| time.first());
            if anchor < floor || next_time <= anchor {
                continue;
            }
            floor = floor.max(sentence.first());
            let limit = sentence.past().min(next_time);
            let (sentence, words) = (sentence.first(), &self.words);
            let reader = Reader { text, tokens, classes, words, sentence, floor, limit };
            match reader.quantity(anchor) {
                Ok(quantity) => {
                    floor = quantity.tokens.past();
                    quantities.push(quantity);
                }
                Err(past) => floor = floor.max(past),
            }
        }
        quantities
    }
}
