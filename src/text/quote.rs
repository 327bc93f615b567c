//! Quotes: what stands between quotation marks, however badly they match.

use super::sentence::Sentence;
use super::token::Token;
use crate::span::TokenRange;

/// One quotation, with its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its tokens, marks included. A quote left open ends with its paragraph.
    pub tokens: TokenRange,
    /// Whether its opening mark is there (false only for a closer with nothing to close, from its paragraph's start).
    pub opened: bool,
    /// Whether its closing mark is there.
    pub closed: bool,
    /// 0 for an outer quote, 1 for a quote in a quote, ...
    pub level: u8,
    /// Whether it goes on from the quote before it, left open at the end of the paragraph before.
    pub continues: bool,
}

/// What a token is to the outer quotes (level 0).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuoteMark {
    /// Outside.
    #[default]
    Outside,
    /// An opening mark.
    Open,
    /// Between the marks.
    Inside,
    /// A closing mark.
    Close,
}

/// Finds the quotes and what each token is to them, replacing what `quotes` and `marks` held; `marks` has one entry a token.
pub fn pair_quotes(
    text: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    quotes: &mut Vec<Quote>,
    marks: &mut Vec<QuoteMark>,
) {
    quotes.clear();
    marks.clear();
    marks.resize(tokens.len(), QuoteMark::Outside);
    let mut open: Option<usize> = None;
    let mut par = 0;
    for s in sentences {
        if s.paragraph != par { par = s.paragraph; if let Some(o) = open.take() { quotes.push(Quote{tokens:TokenRange::new(o, s.tokens.first()),opened:true,closed:false,level:0,continues:false}); } }
        for i in s.tokens.range() {
            let w = tokens[i].span.text(text);
            let m = match w { "“" => 1, "”" => 2, "\"" => 3, _ => 0 };
            match (m, open) {
                (1|3, None) => { open = Some(i); marks[i] = QuoteMark::Open; }
                (2|3, Some(o)) => { marks[i] = QuoteMark::Close; quotes.push(Quote{tokens:TokenRange::new(o, i+1),opened:true,closed:true,level:0,continues:false}); open=None; }
                (_, Some(_)) => marks[i] = QuoteMark::Inside,
                _ => {}
            }
        }
    }
    if let Some(o) = open { quotes.push(Quote{tokens:TokenRange::new(o, tokens.len()),opened:true,closed:false,level:0,continues:false}); }
}
