//! Gold: documents with what a person says is right, from JSON lines and marked files.

use super::attributes::Attributes;
use super::marked::Mark;
use super::marked_document::MarkedDocument;
use crate::attribution::Attribution;
use crate::claim::Claim;
use crate::document::Document;
use crate::error::{Error, Result};
use crate::pipeline::Analysis;
use crate::span::Span;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// One attribution as somebody marks it, a person in gold or the pipeline in what it found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotation {
    /// The source's pieces; empty when nobody is named.
    pub source: Vec<Span>,
    /// The cue's pieces.
    pub cue: Vec<Span>,
    /// The content's pieces.
    pub content: Vec<Span>,
    /// Its labels; a parent is the index of another claim of the document.
    pub attributes: Attributes,
    /// Probability that it is right, where whoever marked it says so.
    pub confidence: Option<f32>,
}

/// A document and the claims in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoldDocument {
    /// The document.
    pub document: Document,
    /// Its claims.
    pub claims: Vec<Annotation>,
}

/// A document and the sentences in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoldSentences {
    /// The document.
    pub document: Document,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
}

impl Annotation {
    /// The attributions of an analysed document, as annotations.
    pub fn found(analysis: &Analysis) -> Vec<Annotation> {
        analysis.attributions.iter().map(|attribution| Annotation::of(attribution, analysis)).collect()
    }

    /// A claim, as an annotation: what [`Annotation::found`] has of it, and whether its source is anonymous.
    pub fn of_claim(claim: &Claim) -> Annotation {
        let mut annotation = Annotation::of(claim.attribution(), claim.analysis());
        annotation.attributes.anonymous = claim.is_anonymous();
        annotation
    }

    /// An attribution of an analysed document, as an annotation.
    pub(crate) fn of(attribution: &Attribution, analysis: &Analysis) -> Annotation {
        Annotation {
            source: attribution.source.iter().map(|&tokens| analysis.span(tokens)).collect(),
            cue: vec![analysis.span(attribution.cue_tokens)],
            content: attribution.content.iter().map(|&tokens| analysis.span(tokens)).collect(),
            attributes: Attributes {
                status: Some(attribution.status),
                form: Some(attribution.form),
                source_type: attribution.source.map(|_| attribution.source_type),
                factuality: Some(attribution.factuality),
                negated: Some(attribution.negated),
                parent: attribution.parent,
                ..Attributes::default()
            },
            confidence: Some(attribution.confidence),
        }
    }

    /// The annotation as marks with that number, to be written into its text.
    pub fn marks(&self, number: Option<u32>) -> Vec<Mark> {
        let mark = |label: &str, span: &Span| Mark { label: label.to_owned(), number, span: *span };
        let roles = [("source", &self.source), ("cue", &self.cue), ("content", &self.content)];
        roles.into_iter().flat_map(|(label, spans)| spans.iter().map(move |span| mark(label, span))).collect()
    }
}

impl GoldDocument {
    /// Reads every gold document of `paths`: JSON lines (`{"id", "text", "claims": [{"source": [[b, e]], "cue",
    /// "content", "status", ...}]}` in bytes), marked files, and directories of them.
    ///
    /// # Errors
    /// When a file cannot be read, a span lies outside its text, a label is not known, or an id occurs twice.
    pub fn load(paths: &[PathBuf]) -> Result<Vec<GoldDocument>> {
        let mut documents = Vec::new();
        for path in files(paths)? {
            let content = read(&path)?;
            if is_marked(&path) {
                let gold = MarkedDocument::parse(&content).and_then(|marked| marked.gold());
                documents.push(gold.map_err(|error| error.at(&path))?);
            } else {
                documents.extend(lines(&path, &content, DocumentLine::gold)?);
            }
        }
        unique(documents.iter().map(|gold| gold.document.id()))?;
        Ok(documents)
    }

    /// Reads what some system found in the documents of `gold`, to be scored like the pipeline's own claims: JSON lines
    /// as in [`GoldDocument::load`], with `confidence` if it has one; `text` may be missing.
    ///
    /// # Errors
    /// As [`GoldDocument::load`], and at a document that gold has not.
    pub fn load_found(path: &Path, gold: &[GoldDocument]) -> Result<super::Found> {
        let texts: HashMap<&str, &str> = gold.iter().map(|gold| (gold.document.id(), gold.document.text())).collect();
        let read = |line: DocumentLine| {
            let Some(text) = texts.get(line.id.as_str()) else {
                let what = format!("document `{}` is not in gold", line.id);
                return Err(Error::input(what).expected("score what was found in the gold documents"));
            };
            let gold = DocumentLine { text: Some((*text).to_owned()), ..line }.gold()?;
            Ok((gold.document.id().to_owned(), gold.claims))
        };
        let found = lines(path, &self::read(path)?, read)?;
        unique(found.iter().map(|(id, _)| id.as_str())).map_err(|error| error.at(path))?;
        Ok(found.into_iter().collect())
    }
}

impl GoldSentences {
    /// Reads every document of `paths`: JSON lines with `{"id", "text", "sentences": [[b, e]]}` in bytes.
    ///
    /// # Errors
    /// As [`GoldDocument::load`].
    pub fn load(paths: &[PathBuf]) -> Result<Vec<GoldSentences>> {
        let documents = json_lines(paths, DocumentLine::sentences)?;
        unique(documents.iter().map(|gold| gold.document.id()))?;
        Ok(documents)
    }
}

impl MarkedDocument {
    /// The claims that the marks spell out: pieces with the same number are one claim, pieces without a number too.
    ///
    /// # Errors
    /// At a label that is no role, and at a claim without content.
    pub fn gold(&self) -> Result<GoldDocument> {
        let mut numbers: Vec<Option<u32>> = self.marks.iter().map(|mark| mark.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let index = |number: u32| numbers.iter().position(|&other| other == Some(number)).map(|index| index as u32);
        let mut claims = vec![Annotation::default(); numbers.len()];
        for (number, claim) in numbers.iter().zip(&mut claims) {
            for mark in self.marks.iter().filter(|mark| mark.number == *number) {
                match mark.label.as_str() {
                    "source" => claim.source.push(mark.span),
                    "cue" => claim.cue.push(mark.span),
                    "content" => claim.content.push(mark.span),
                    label => {
                        let what = format!("label `{label}` in {}", self.document.id());
                        return Err(Error::input(what).expected("write one of source, cue, content"));
                    }
                }
            }
            if claim.content.is_empty() {
                let what = number.map_or("the claim without number".to_owned(), |number| format!("claim {number}"));
                return Err(Error::input(format!("{what} has no content")).expected("mark it as `[content#N ...]`"));
            }
            if let Some(attributes) = number.and_then(|number| self.attributes.get(&number)) {
                claim.attributes = Attributes { parent: attributes.parent.and_then(index), ..attributes.clone() };
            }
        }
        Ok(GoldDocument { document: self.document.clone(), claims })
    }
}

/// A line of JSON gold; what we do not measure is passed over.
#[derive(Deserialize)]
struct DocumentLine {
    #[serde(alias = "doc_id")]
    id: String,
    title: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    url: Option<String>,
    text: Option<String>,
    #[serde(default, alias = "attributions")]
    claims: Vec<ClaimLine>,
    #[serde(default)]
    sentences: Vec<(u32, u32)>,
}

#[derive(Deserialize)]
struct ClaimLine {
    source: Option<Vec<(u32, u32)>>,
    cue: Option<Vec<(u32, u32)>>,
    content: Option<Vec<(u32, u32)>>,
    status: Option<String>,
    form: Option<String>,
    class: Option<String>,
    source_type: Option<String>,
    anonymous: Option<bool>,
    antecedent: Option<String>,
    parent: Option<u32>,
    confidence: Option<f32>,
}

impl DocumentLine {
    fn document(&mut self) -> Result<Document> {
        let Some(text) = self.text.take() else {
            return Err(Error::input("no text").expected("write `\"text\": \"...\"`, which the spans point into"));
        };
        let facts = [self.title.take(), self.outlet.take(), self.published.take(), self.url.take()];
        Ok(described(Document::new(std::mem::take(&mut self.id), text), facts))
    }

    fn gold(mut self) -> Result<GoldDocument> {
        let document = self.document()?;
        let claims = self.claims.into_iter().map(|claim| claim.annotation(document.text())).collect::<Result<_>>()?;
        Ok(GoldDocument { document, claims })
    }

    fn sentences(mut self) -> Result<GoldSentences> {
        let document = self.document()?;
        let sentences = spans(document.text(), &self.sentences)?;
        Ok(GoldSentences { document, sentences })
    }
}

impl ClaimLine {
    fn annotation(self, text: &str) -> Result<Annotation> {
        let mut attributes = Attributes {
            anonymous: self.anonymous.unwrap_or(false),
            antecedent: self.antecedent,
            parent: self.parent,
            ..Attributes::default()
        };
        let labels =
            [("status", self.status), ("form", self.form), ("class", self.class), ("source_type", self.source_type)];
        for (key, value) in labels {
            value.map_or(Ok(()), |value| attributes.set(key, &value))?;
        }
        let pieces = |pairs: Option<Vec<(u32, u32)>>| spans(text, &pairs.unwrap_or_default());
        let (source, cue, content) = (pieces(self.source)?, pieces(self.cue)?, pieces(self.content)?);
        Ok(Annotation { source, cue, content, attributes, confidence: self.confidence })
    }
}

/// Adds title, outlet, date and address to a document, where they are known.
pub(super) fn described(mut document: Document, [title, outlet, published, url]: [Option<String>; 4]) -> Document {
    if let Some(title) = title {
        document = document.title(title);
    }
    if let Some(outlet) = outlet {
        document = document.outlet(outlet);
    }
    if let Some(published) = published {
        document = document.published(published);
    }
    if let Some(url) = url {
        document = document.url(url);
    }
    document
}

/// The spans that pairs of offsets give; an error at one outside the text.
pub(super) fn spans(text: &str, pairs: &[(u32, u32)]) -> Result<Vec<Span>> {
    let span = |&(start, end): &(u32, u32)| match text.get(start as usize..end as usize) {
        Some(_) => Ok(Span::new(start, end)),
        None => {
            let right = format!("write bytes on character boundaries, 0 to {}", text.len());
            Err(Error::input(format!("[{start}, {end}] is no span of the text")).expected(right))
        }
    };
    pairs.iter().map(span).collect()
}

/// The values of the lines of all JSON gold files of `paths`.
pub(super) fn json_lines<L: DeserializeOwned, T>(paths: &[PathBuf], value: impl Fn(L) -> Result<T>) -> Result<Vec<T>> {
    let mut values = Vec::new();
    for path in files(paths)?.into_iter().filter(|path| !is_marked(path)) {
        values.extend(lines(&path, &read(&path)?, &value)?);
    }
    Ok(values)
}

fn lines<L: DeserializeOwned, T>(path: &Path, content: &str, value: impl Fn(L) -> Result<T>) -> Result<Vec<T>> {
    let read = |(number, line): (u64, &str)| {
        let parsed = serde_json::from_str(line).map_err(|cause| Error::input("no gold document").caused_by(cause));
        parsed.and_then(&value).map_err(|error| error.at(path).line(number))
    };
    (1..).zip(content.lines()).filter(|(_, line)| !line.trim().is_empty()).map(read).collect()
}

pub(super) fn is_marked(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "marked")
}

pub(super) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|cause| Error::input("cannot be read").at(path).caused_by(cause))
}

/// The gold files of `paths`, directories walked in order of names.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in paths {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        let fault = |cause| Error::input("cannot be listed").at(path).caused_by(cause);
        let entries = std::fs::read_dir(path).map_err(fault)?;
        let mut inside = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>().map_err(fault)?;
        inside.retain(|path| path.is_dir() || path.extension().is_some_and(|e| e == "marked" || e == "jsonl"));
        inside.sort();
        found.extend(files(&inside)?);
    }
    Ok(found)
}

/// Fails at an id that occurs twice, and where there is none.
pub(super) fn unique<'a>(ids: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut seen = HashSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(Error::input(format!("document `{id}` occurs twice")).expected("give each document its own id"));
        }
    }
    match seen.is_empty() {
        true => {
            Err(Error::input("no gold document found").expected("name .marked or .jsonl files, or a directory of them"))
        }
        false => Ok(()),
    }
}
