//! One article as marked text in a file: header, text with marks, attributes of its claims.

use super::attributes::Attributes;
use super::gold::described;
use super::marked::{Mark, Marked};
use crate::document::Document;
use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::fmt;

/// A document, the marks in its text, and what the file says of each numbered claim.
///
/// ```
/// use reportedly::eval::MarkedDocument;
/// let file = "id: a1\n---\n[source#1 NK News] [cue#1 said] [content#1 so].\n---\n1: status=reported form=indirect\n";
/// let marked = MarkedDocument::parse(file)?;
/// assert_eq!(marked.document.text(), "NK News said so.");
/// assert_eq!(marked.marks.len(), 3);
/// assert_eq!(marked.to_string(), file);
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedDocument {
    /// The header's facts and the text without marks.
    pub document: Document,
    /// The marks, in order of their opening brackets.
    pub marks: Vec<Mark>,
    /// Attributes by claim number; every number here is on a mark.
    pub attributes: BTreeMap<u32, Attributes>,
}

const KEYS: [&str; 5] = ["id", "title", "outlet", "published", "url"];

impl MarkedDocument {
    /// Reads a file's content: header, a line `---`, marked text, and after a last line `---` the attributes.
    ///
    /// # Errors
    /// At the first fault, with line and column from 1 and what would have been right; the caller adds the path.
    pub fn parse(file: &str) -> Result<MarkedDocument> {
        let Some((header, body, body_line)) = split_header(file) else {
            return Err(Error::input("no line `---`").line(1).expected("write it between the header and the text"));
        };
        let [id, facts @ ..] = read_header(header)?;
        let (text, attributes, attributes_line) = split_attributes(body, body_line);
        let marked = Marked::parse(text).map_err(|error| {
            let line = error.line_number().unwrap_or(1) + body_line - 1;
            error.line(line)
        })?;
        let document = described(Document::new(id.unwrap_or_default(), marked.text), facts);
        let mut read = MarkedDocument { document, marks: marked.marks, attributes: BTreeMap::new() };
        for (line, text) in (attributes_line..).zip(attributes.lines()) {
            if !text.trim().is_empty() {
                read.read_attributes(text).map_err(|error| error.line(line))?;
            }
        }
        Ok(read)
    }

    fn read_attributes(&mut self, line: &str) -> Result<()> {
        let Some((number, rest)) = line.split_once(':').and_then(|(n, rest)| Some((n.trim().parse().ok()?, rest)))
        else {
            return Err(Error::input(format!("`{line}` names no claim")).expected("write `N: status=reported ...`"));
        };
        if !self.has_claim(number) {
            return Err(
                Error::input(format!("no mark has the number {number}")).expected("number marks as `[cue#N ...]`")
            );
        }
        let attributes = Attributes::parse(rest)?;
        if let Some(parent) = attributes.parent.filter(|&parent| parent == number || !self.has_claim(parent)) {
            return Err(Error::input(format!("claim {parent} cannot be the parent of {number}"))
                .expected("write the number of another claim of this document"));
        }
        match self.attributes.insert(number, attributes) {
            Some(_) => Err(Error::input(format!("claim {number} has two lines")).expected("write one line a claim")),
            None => Ok(()),
        }
    }

    fn has_claim(&self, number: u32) -> bool {
        self.marks.iter().any(|mark| mark.number == Some(number))
    }
}

/// Writes the file; line ends in header values become blanks.
impl fmt::Display for MarkedDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let document = &self.document;
        let facts = [document.title_text(), document.outlet_name(), document.published_text(), document.url_text()];
        writeln!(f, "id: {}", document.id())?;
        for (key, fact) in ["title", "outlet", "published", "url"].into_iter().zip(facts) {
            if let Some(fact) = fact {
                writeln!(f, "{key}: {}", fact.replace(['\n', '\r'], " "))?;
            }
        }
        let marked = Marked { text: document.text().to_owned(), marks: self.marks.clone() };
        writeln!(f, "---\n{marked}\n---")?;
        self.attributes.iter().try_for_each(|(number, attributes)| writeln!(f, "{number}: {attributes}"))
    }
}

/// The header's lines, what follows the first line `---`, and the number of its first line.
fn split_header(file: &str) -> Option<(&str, &str, u64)> {
    let mut at = 0;
    for (line, text) in (2..).zip(file.split_inclusive('\n')) {
        if text.trim_end() == "---" {
            return Some((&file[..at], &file[at + text.len()..], line));
        }
        at += text.len();
    }
    None
}

/// The text, the attribute lines after the last line `---`, and the number of the first of them.
fn split_attributes(body: &str, body_line: u64) -> (&str, &str, u64) {
    let lines: Vec<&str> = body.split_inclusive('\n').collect();
    let last = lines.iter().rposition(|line| line.trim_end() == "---");
    let count = last.unwrap_or(lines.len());
    let length = lines[..count].iter().map(|line| line.len()).sum();
    let (text, rest) = body.split_at(length);
    let text = text.strip_suffix('\n').unwrap_or(text);
    let rest = last.map_or("", |last| &rest[lines[last].len()..]);
    (text, rest, body_line + count as u64 + 1)
}

/// What the header says, in the order of [`KEYS`]; the id is there.
fn read_header(header: &str) -> Result<[Option<String>; KEYS.len()]> {
    let mut facts = [const { None }; KEYS.len()];
    for (number, line) in (1..).zip(header.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let fault = |what: String, right: String| Err(Error::input(what).line(number).column(1).expected(right));
        let Some((key, value)) = line.split_once(':') else {
            return fault(format!("`{line}` is no header line"), "write `key: value`".into());
        };
        let Some(place) = KEYS.iter().position(|known| *known == key) else {
            return fault(format!("header key `{key}` is not known"), format!("write one of {}", KEYS.join(", ")));
        };
        let value = value.trim();
        if value.is_empty() || facts[place].is_some() {
            return fault(format!("`{key}` is empty or given twice"), format!("write `{key}: value` once"));
        }
        if key == "published" && value.parse::<jiff::civil::Date>().is_err() {
            return fault(format!("`published` is `{value}`"), "write a date as YYYY-MM-DD".into());
        }
        facts[place] = Some(value.to_owned());
    }
    match facts[0] {
        Some(_) => Ok(facts),
        None => Err(Error::input("no id").line(1).expected("write `id: ...` in the header")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "id: w-7\ntitle: Port: what now\npublished: 2024-03-05\n---\n---\n[source#1 He] [cue#1 said]\r\n\
        [content#1 [source#2 she] [cue#2 denied] [content#2 it]].\n\n---\n\
        1: status=reported form=indirect source_type=person antecedent=\"Ivan \\\"Vanya\\\" Petrov\"\n\
        2: status=denied class=deny anonymous=true parent=1\n";

    #[test]
    fn a_file_reads_and_is_written_as_it_was() {
        let marked = MarkedDocument::parse(FILE).unwrap();
        assert_eq!(marked.document.text(), "---\nHe said\r\nshe denied it.\n");
        assert_eq!(marked.document.title_text(), Some("Port: what now"));
        assert_eq!(marked.attributes[&1].antecedent.as_deref(), Some("Ivan \"Vanya\" Petrov"));
        assert_eq!(marked.to_string(), FILE);
        let gold = marked.gold().unwrap();
        assert_eq!((gold.claims[1].attributes.parent, gold.claims[0].content.len()), (Some(0), 1));
    }

    #[test]
    fn without_attributes_the_text_ends_before_the_final_line_end() {
        let marked = MarkedDocument::parse("id: a\n---\n[content so]\n").unwrap();
        assert_eq!(marked.document.text(), "so");
    }

    #[test]
    fn faults_name_their_line() {
        for (file, line, expected) in [
            ("id: a\ntext", 1, "no line `---`; write it between the header and the text"),
            ("title: a\n---\n", 1, "no id; write `id: ...` in the header"),
            (
                "id: a\nauthor: b\n---\n",
                2,
                "header key `author` is not known; write one of id, title, outlet, published, url",
            ),
            ("id: a\npublished: 5 March\n---\n", 2, "`published` is `5 March`; write a date as YYYY-MM-DD"),
            ("id: a\n---\nb\n]", 4, "`]` closes no mark; write `\\]` for the bracket itself"),
            (
                "id: a\n---\n[cue#1 b]\n---\n\n2: form=direct",
                6,
                "no mark has the number 2; number marks as `[cue#N ...]`",
            ),
            (
                "id: a\n---\n[cue#1 b]\n---\n1: form=loud",
                5,
                "form is `loud`; write one of direct, indirect, mixed, nominal",
            ),
            (
                "id: a\n---\n[cue#1 b]\n---\n1: parent=1",
                5,
                "claim 1 cannot be the parent of 1; write the number of another claim of this document",
            ),
        ] {
            let error = MarkedDocument::parse(file).unwrap_err();
            assert_eq!((error.line_number(), error.to_string().as_str()), (Some(line), expected));
        }
    }

    #[test]
    fn claims_need_content_and_roles() {
        for (file, expected) in [
            ("id: a\n---\n[cue#1 b]", "claim 1 has no content; mark it as `[content#N ...]`"),
            ("id: a\n---\n[quote#1 b]", "label `quote` in a; write one of source, cue, content"),
        ] {
            assert_eq!(MarkedDocument::parse(file).unwrap().gold().unwrap_err().to_string(), expected);
        }
    }
}
