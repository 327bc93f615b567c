//! Marked text: the expected answer inside the input, `[source The Guardian] [cue reported] that ...`, read and written.
//!
//! Law: stripping the marks gives exactly the text, and reading what was written gives the same marks.

use crate::error::{Error, Result};
use crate::span::Span;
use std::fmt;

/// A piece of text with a label, and the number of the claim it belongs to: `[content#2 the request]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The label: `source`, `cue`, `content`, a gazetteer's type.
    pub label: String,
    /// The number after `#`; None when the mark has none.
    pub number: Option<u32>,
    /// Its bytes in the stripped text; never empty.
    pub span: Span,
}

/// A text and the marks in it, in order of their opening brackets (an outer mark before the inner ones).
///
/// ```
/// use reportedly::eval::Marked;
/// let marked = Marked::parse("[source The Guardian] [cue reported] that [content#1 ships sailed].")?;
/// assert_eq!(marked.text, "The Guardian reported that ships sailed.");
/// assert_eq!(marked.marks[2].label, "content");
/// assert_eq!(marked.marks[2].number, Some(1));
/// assert_eq!(marked.marks[2].span.text(&marked.text), "ships sailed");
/// assert_eq!(marked.to_string(), "[source The Guardian] [cue reported] that [content#1 ships sailed].");
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text without the marks.
    pub text: String,
    /// The marks; the writer takes them in any order.
    pub marks: Vec<Mark>,
}

impl Marked {
    /// Reads marked text: `[LABEL text]` or `[LABEL#N text]`, nested as deep as one likes; `\[`, `\]`, `\\` for the characters themselves.
    ///
    /// # Errors
    /// At a bracket without its partner, a mark without label or text, or a stray backslash; with line and column from 1.
    pub fn parse(marked: &str) -> Result<Marked> {
        let mut text = String::with_capacity(marked.len());
        let mut marks: Vec<Mark> = Vec::new();
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut at = 0;
        while let Some(c) = marked[at..].chars().next() {
            let rest = &marked[at + c.len_utf8()..];
            match c {
                '\\' => match rest.chars().next() {
                    Some(c @ ('[' | ']' | '\\')) => {
                        text.push(c);
                        at += 1;
                    }
                    _ => return Err(fault(marked, at, "a lone backslash", r"write `\\` for a backslash")),
                },
                '[' => {
                    let (label, number, length) = head(rest).map_err(|(what, right)| fault(marked, at, what, right))?;
                    open.push((marks.len(), at));
                    marks.push(Mark { label, number, span: Span::new(offset(text.len()), 0) });
                    at += length;
                }
                ']' => {
                    let Some((index, opened)) = open.pop() else {
                        return Err(fault(marked, at, "`]` closes no mark", r"write `\]` for the bracket itself"));
                    };
                    let span = &mut marks[index].span;
                    span.end = offset(text.len());
                    if span.is_empty() {
                        return Err(fault(marked, opened, "a mark without text", "write `[LABEL text]`"));
                    }
                }
                c => text.push(c),
            }
            at += c.len_utf8();
        }
        match open.last() {
            Some(&(index, at)) => {
                let what = format!("the mark `[{}` is never closed", marks[index].label);
                Err(fault(marked, at, what, "close it with `]` before the text ends"))
            }
            None => Ok(Marked { text, marks }),
        }
    }
}

/// Writes the marked text. Where two marks cross, the later one is split at the end of the earlier; marks that cover no
/// text, or not whole characters of it, are left out.
impl fmt::Display for Marked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut waiting: Vec<(&Mark, Span)> = self.marks.iter().map(|mark| (mark, mark.span)).collect();
        waiting.retain(|(_, span)| !span.text(&self.text).is_empty());
        // Taken from the end: the next to open is last, an outer one before its inner ones, equals as listed.
        waiting.reverse();
        waiting.sort_by_key(|(_, span)| (std::cmp::Reverse(span.start), span.end));
        let mut open: Vec<u32> = Vec::new();
        for (at, c) in self.text.char_indices() {
            while open.last() == Some(&offset(at)) {
                open.pop();
                f.write_str("]")?;
            }
            while let Some((mark, span)) = waiting.pop_if(|(_, span)| span.start == offset(at)) {
                let end = open.last().map_or(span.end, |&outer| span.end.min(outer));
                if end < span.end {
                    let rest = Span::new(end, span.end);
                    let place = waiting.partition_point(|(_, other)| (other.start, rest.end) > (rest.start, other.end));
                    waiting.insert(place, (mark, rest));
                }
                open.push(end);
                write!(f, "[{}", mark.label)?;
                if let Some(number) = mark.number {
                    write!(f, "#{number}")?;
                }
                f.write_str(" ")?;
            }
            if matches!(c, '[' | ']' | '\\') {
                f.write_str("\\")?;
            }
            write!(f, "{c}")?;
        }
        open.iter().try_for_each(|_| f.write_str("]"))
    }
}

/// Reads `LABEL ` or `LABEL#N `: the label, the number, and the bytes up to the text.
fn head(rest: &str) -> std::result::Result<(String, Option<u32>, usize), (String, &'static str)> {
    let right = r"write `[LABEL text]` or `[LABEL#N text]`, and `\[` for the bracket itself";
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '\\')).unwrap_or(rest.len());
    let name = &rest[..end];
    if name.is_empty() || !rest[end..].starts_with(' ') {
        return Err((format!("`[{name}` is no mark's beginning"), right));
    }
    let Some((label, number)) = name.split_once('#') else { return Ok((name.to_owned(), None, end + 1)) };
    match number.parse() {
        Ok(number) if !label.is_empty() => Ok((label.to_owned(), Some(number), end + 1)),
        _ => Err((format!("`{name}` is no label with a number"), right)),
    }
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn fault(marked: &str, at: usize, what: impl Into<String>, right: &str) -> Error {
    let before = &marked[..at];
    let line = before.matches('\n').count() as u64 + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() as u64 + 1;
    Error::input(what).line(line).column(column).expected(right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans(marked: &Marked) -> Vec<(&str, Option<u32>, &str)> {
        marked.marks.iter().map(|m| (m.label.as_str(), m.number, m.span.text(&marked.text))).collect()
    }

    #[test]
    fn nested_and_discontinuous_marks() {
        let text = r"[content#1 Two [place vessels]] [cue#1 were \[sic\] confirmed] [content#1 to sail] \\.";
        let marked = Marked::parse(text).unwrap();
        assert_eq!(marked.text, r"Two vessels were [sic] confirmed to sail \.");
        let expected = [
            ("content", Some(1), "Two vessels"),
            ("place", None, "vessels"),
            ("cue", Some(1), "were [sic] confirmed"),
            ("content", Some(1), "to sail"),
        ];
        assert_eq!(spans(&marked), expected);
        assert_eq!(marked.to_string(), text);
    }

    #[test]
    fn crossing_marks_are_split() {
        let mark = |label: &str, start, end| Mark { label: label.into(), number: None, span: Span::new(start, end) };
        let marks = vec![mark("b", 2, 6), mark("a", 0, 4), mark("none", 3, 3), mark("out", 5, 9)];
        let marked = Marked { text: "abcdef".into(), marks };
        assert_eq!(marked.to_string(), "[a ab[b cd]][b ef]");
    }

    #[test]
    fn faults_say_where_and_what_would_be_right() {
        for (text, expected) in [
            ("ab ]", "t:1:4: `]` closes no mark; write `\\]` for the bracket itself"),
            ("é\né [cue said", "t:2:3: the mark `[cue` is never closed; close it with `]` before the text ends"),
            ("a\\b", "t:1:2: a lone backslash; write `\\\\` for a backslash"),
            ("[cue ]", "t:1:1: a mark without text; write `[LABEL text]`"),
        ] {
            assert_eq!(Marked::parse(text).unwrap_err().at("t").to_string(), expected);
        }
        for text in
            ["[", "[cue", "[cue]", "[ said]", "[cue\nsaid]", "[[cue said]]", "[cue#x said]", "[#1 said]", "[cue# s]"]
        {
            let error = Marked::parse(text).unwrap_err().at("t").to_string();
            assert!(error.starts_with("t:1:1: ") && error.contains("write `[LABEL text]` or"), "{text}: {error}");
        }
    }

    /// Well nested marks over a text, in the order of their opening brackets.
    fn any_marked() -> impl Strategy<Value = Marked> {
        let mark =
            ("[a-z.é]{1,4}", prop::option::of(0u32..4), any::<prop::sample::Index>(), any::<prop::sample::Index>());
        ("[a-c\\[\\]\\\\ \n#é“]{1,24}", prop::collection::vec(mark, 0..6)).prop_map(|(text, picks)| {
            let edges: Vec<u32> = text.char_indices().map(|(at, _)| at).chain([text.len()]).map(offset).collect();
            let mut marks: Vec<Mark> = Vec::new();
            for (label, number, a, b) in picks {
                let (a, b) = (*a.get(&edges), *b.get(&edges));
                let span = Span::new(a.min(b), a.max(b));
                let nests = |other: Span| !span.overlaps(other) || span.contains(other) || other.contains(span);
                if !span.is_empty() && marks.iter().all(|mark| nests(mark.span)) {
                    marks.push(Mark { label, number, span });
                }
            }
            marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
            Marked { text, marks }
        })
    }

    proptest! {
        #[test]
        fn reading_what_was_written_is_the_identity(marked in any_marked()) {
            prop_assert_eq!(&Marked::parse(&marked.to_string()).unwrap(), &marked);
        }

        #[test]
        fn any_text_reads_or_says_where(text in "[a\\[\\]\\\\ #1é\n]{0,20}") {
            match Marked::parse(&text) {
                Ok(marked) => prop_assert_eq!(Marked::parse(&marked.to_string()).unwrap(), marked),
                Err(error) => prop_assert!(error.is_input() && error.line_number().is_some()),
            }
        }
    }
}
