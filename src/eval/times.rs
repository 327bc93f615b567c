//! Scores time expressions by the measures of TempEval-3 (UzZaman et al. 2013, section 4.1).
//!
//! A found time matches a gold time when they overlap, one to one, in text order. The relaxed score counts matched pairs,
//! the strict one pairs with the same span. Type and value accuracy are shares of the matched pairs whose type and
//! value are equal, and the value score counts the pairs with equal value as right: it is the relaxed F1 of spans that
//! also mean the same.

use super::gold::{described, json_lines, spans, unique};
use super::report::{Accuracy, Score};
use crate::document::Document;
use crate::error::Result;
use crate::pipeline::Pipeline;
use crate::span::Span;
use crate::time::Time;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// A document and the time expressions in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoldTimes {
    /// The document.
    pub document: Document,
    /// Its times, in order.
    pub times: Vec<TimeAnnotation>,
}

/// A time expression as somebody marks it, a person in gold or the pipeline in what it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeAnnotation {
    /// Its bytes in the text.
    pub span: Span,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub kind: String,
    /// TIMEX3's value.
    pub value: String,
    /// TIMEX3's `mod`; None when nothing modifies it.
    pub modifier: Option<String>,
}

impl From<&Time> for TimeAnnotation {
    fn from(time: &Time) -> Self {
        TimeAnnotation {
            span: time.span,
            kind: time.kind.name().to_owned(),
            value: time.value.clone(),
            modifier: time.modifier.map(str::to_owned),
        }
    }
}

/// What an evaluation of time expressions found.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct TimesReport {
    /// Documents.
    pub docs: usize,
    /// Pairs that overlap.
    pub relaxed: Score,
    /// Pairs with the same span.
    pub strict: Score,
    /// Pairs with the same value.
    pub value: Score,
    /// Pairs with the same type and value.
    pub type_and_value: Score,
    /// Types, over matched pairs.
    pub types: Accuracy,
    /// Values, over matched pairs.
    pub values: Accuracy,
    /// Modifiers, over matched pairs; none is a modifier too.
    pub modifiers: Accuracy,
    /// The value score of each gold type.
    pub by_type: BTreeMap<String, Score>,
}

impl GoldTimes {
    /// Reads every document of `paths`: JSON lines with `{"id", "published", "text", "times": [{"span": [b, e], "type",
    /// "value", "mod"}]}` in bytes.
    ///
    /// # Errors
    /// When a file cannot be read, a span lies outside its text, or an id occurs twice.
    pub fn load(paths: &[PathBuf]) -> Result<Vec<GoldTimes>> {
        let documents = json_lines(paths, TimesLine::gold)?;
        unique(documents.iter().map(|gold| gold.document.id()))?;
        Ok(documents)
    }
}

#[derive(Deserialize)]
struct TimesLine {
    #[serde(alias = "doc_id")]
    id: String,
    title: Option<String>,
    published: Option<String>,
    text: String,
    times: Vec<TimeLine>,
}

#[derive(Deserialize)]
struct TimeLine {
    span: (u32, u32),
    #[serde(rename = "type")]
    kind: String,
    value: String,
    #[serde(rename = "mod")]
    modifier: Option<String>,
}

impl TimesLine {
    fn gold(self) -> Result<GoldTimes> {
        let document = described(Document::new(self.id, self.text), [self.title, None, self.published, None]);
        let pairs: Vec<(u32, u32)> = self.times.iter().map(|time| time.span).collect();
        let spans = spans(document.text(), &pairs)?;
        let annotation = |(time, span): (TimeLine, Span)| {
            let TimeLine { kind, value, modifier, .. } = time;
            TimeAnnotation { span, kind, value, modifier }
        };
        let mut times: Vec<TimeAnnotation> = self.times.into_iter().zip(spans).map(annotation).collect();
        times.sort_by_key(|time| time.span);
        Ok(GoldTimes { document, times })
    }
}

/// Finds the times of gold documents and scores them.
pub(super) fn evaluate(pipeline: &Pipeline, gold: &[GoldTimes]) -> TimesReport {
    let mut report = TimesReport::default();
    for gold in gold {
        let times = pipeline.times(&gold.document, &pipeline.analyze(&gold.document));
        report.add(&gold.times, &times.iter().map(TimeAnnotation::from).collect::<Vec<_>>());
    }
    report
}

impl TimesReport {
    /// Adds a document: its gold times and what was found, both in text order.
    ///
    /// ```
    /// use reportedly::Span;
    /// use reportedly::eval::{TimeAnnotation, TimesReport};
    /// let time = |span, value: &str| TimeAnnotation { span, kind: "DATE".into(), value: value.into(), modifier: None };
    /// let mut report = TimesReport::default();
    /// let gold = [time(Span::new(0, 6), "2024-01-22"), time(Span::new(10, 14), "2024")];
    /// report.add(&gold, &[time(Span::new(0, 4), "2024-01-22")]);
    /// assert_eq!((report.relaxed.precision(), report.relaxed.recall()), (1.0, 0.5));
    /// assert_eq!((report.strict.precision(), report.values.accuracy()), (0.0, 1.0));
    /// ```
    pub fn add(&mut self, gold: &[TimeAnnotation], found: &[TimeAnnotation]) {
        self.docs += 1;
        let mut pairs = Vec::new();
        let mut next = 0;
        for time in gold {
            while found.get(next).is_some_and(|found| found.span.end <= time.span.start) {
                next += 1;
            }
            if let Some(match_) = found.get(next).filter(|found| found.span.overlaps(time.span)) {
                pairs.push((time, match_));
                next += 1;
            }
        }
        let count = |right: &dyn Fn(&TimeAnnotation, &TimeAnnotation) -> bool| {
            pairs.iter().filter(|(gold, found)| right(gold, found)).count()
        };
        let add = |score: &mut Score, right: usize| score.add(right, found.len(), right, gold.len());
        add(&mut self.relaxed, pairs.len());
        add(&mut self.strict, count(&|gold, found| gold.span == found.span));
        add(&mut self.value, count(&|gold, found| gold.value == found.value));
        add(&mut self.type_and_value, count(&|gold, found| gold.value == found.value && gold.kind == found.kind));
        for (gold, found) in &pairs {
            self.types.add(gold.kind == found.kind);
            self.values.add(gold.value == found.value);
            self.modifiers.add(gold.modifier == found.modifier);
        }
        for kind in gold.iter().chain(found).map(|time| &time.kind) {
            self.by_type.entry(kind.clone()).or_default();
        }
        for (kind, score) in &mut self.by_type {
            let of_kind = |times: &[TimeAnnotation]| times.iter().filter(|time| time.kind == *kind).count();
            let same = |(gold, found): &&(&TimeAnnotation, &TimeAnnotation)| {
                gold.kind == *kind && found.kind == *kind && gold.value == found.value
            };
            let right = pairs.iter().filter(same).count();
            score.add(right, of_kind(found), right, of_kind(gold));
        }
    }
}

impl fmt::Display for TimesReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} documents, {} times, {} found", self.docs, self.relaxed.gold, self.relaxed.predicted)?;
        writeln!(f, "{:<24} {:>6} {:>6} {:>6}", "", "P", "R", "F1")?;
        let mut row = |name: &str, score: &Score| {
            let (p, r, f1) = (score.precision() * 100.0, score.recall() * 100.0, score.f1() * 100.0);
            writeln!(f, "{name:<24} {p:>6.1} {r:>6.1} {f1:>6.1}")
        };
        row("span, relaxed", &self.relaxed)?;
        row("span, strict", &self.strict)?;
        row("span and value", &self.value)?;
        row("span, type and value", &self.type_and_value)?;
        for (kind, score) in &self.by_type {
            row(&format!("  {kind}"), score)?;
        }
        for (name, accuracy) in [("type", &self.types), ("value", &self.values), ("modifier", &self.modifiers)] {
            writeln!(f, "{name:<24} {:>20.1}  of {} matched", accuracy.accuracy() * 100.0, accuracy.total)?;
        }
        Ok(())
    }
}
