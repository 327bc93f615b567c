//! `lexicon check`: everything that can be said about lexicons before they meet an article.

use super::builtin::{beside_builtin, builtin};
use super::entry::Lexicon;
use super::examples::run_examples;
use super::load::{Problems, load_with};
use super::overlaps::{contested, useless};
use super::set::check_together;
use super::summary::Summary;
use crate::document::Document;
use crate::gazetteer::{Office, Verdict};
use crate::pipeline::{Analysis, Pipeline};
use crate::place;
use std::collections::HashMap;
use std::fmt;
use std::path::Path;

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct CheckReport {
    /// The lexicons that could be loaded.
    pub lexicons: Vec<Summary>,
    /// What must be mended: bad files, parents that do not resolve, cycles, examples that come out otherwise.
    pub errors: Vec<String>,
    /// What is odd but usable.
    pub warnings: Vec<String>,
    /// How often surfaces of the checked lexicons are mentions in the corpus, the commonest first; empty without one.
    pub frequencies: Vec<Frequency>,
}

/// How often a surface is a mention.
#[derive(Clone, Debug, PartialEq)]
pub struct Frequency {
    /// The words as the corpus has them.
    pub surface: String,
    /// The id of the name they were read as.
    pub id: String,
    /// The lexicon of that name.
    pub lexicon: String,
    /// Mentions.
    pub count: u64,
    /// Mentions per million tokens.
    pub per_million: f64,
}

/// How many surfaces [`CheckReport::frequencies`] holds at most.
const COMMONEST: usize = 30;

impl CheckReport {
    /// Whether nothing must be mended.
    pub fn passed(&self) -> bool {
        self.errors.is_empty()
    }
}

/// Checks what is at `path`, as [`load`](super::load) takes it, beside the built-in lexicons, and counts its names in the texts of a corpus.
///
/// ```no_run
/// let report = reportedly::lexicon::check("lexicons/topics/korea-russia", std::iter::empty());
/// println!("{report}");
/// assert!(report.passed());
/// ```
pub fn check(path: impl AsRef<Path>, corpus: impl IntoIterator<Item = String>) -> CheckReport {
    let mut report = CheckReport::default();
    let mut problems = Problems::default();
    let own = load_with(path.as_ref(), None, &mut problems);
    report.errors.extend(problems.into_errors().iter().map(ToString::to_string));
    report.lexicons.extend(own.iter().map(Summary::from));
    report.warnings.extend(own.iter().flat_map(|lexicon| lexicon.warnings.iter().cloned()));

    let all = beside_builtin(own.clone());
    if let Err(error) = check_together(&all) {
        report.errors.push(error.to_string());
        return report;
    }
    for lexicon in &own {
        report.warnings.extend(useless(lexicon, &all));
    }
    report.warnings.extend(contested(&own, &all));

    match pipeline(own.clone()) {
        Err(error) => report.errors.push(error.to_string()),
        Ok(pipeline) => {
            for lexicon in &own {
                report.errors.extend(run_examples(lexicon, &pipeline));
            }
            report.frequencies = frequencies(&own, &pipeline, corpus);
        }
    }
    report
}

fn pipeline(own: Vec<Lexicon>) -> crate::error::Result<Pipeline> {
    own.into_iter().fold(Pipeline::builder(), |builder, lexicon| builder.lexicon(lexicon)).build()
}

/// Counts the mentions of checked names in a corpus.
fn frequencies(own: &[Lexicon], pipeline: &Pipeline, corpus: impl IntoIterator<Item = String>) -> Vec<Frequency> {
    let gazetteer = pipeline.gazetteer();
    let mut analysis = Analysis::default();
    let (mut tokens, mut counts) = (0u64, HashMap::new());
    for text in corpus {
        let document = Document::new("", text);
        pipeline.analyze_into(&document, &mut analysis);
        tokens += analysis.tokens.len() as u64;
        for mention in &analysis.mentions {
            let Some(name) = mention.name else { continue };
            if own.iter().any(|own| own.id == gazetteer.name(name).lexicon) {
                *counts.entry((mention.span.text(document.text()).to_owned(), name)).or_insert(0u64) += 1;
            }
        }
    }
    let frequency = |((surface, name), count): ((String, _), u64)| Frequency {
        surface,
        id: gazetteer.name(name).id.to_owned(),
        lexicon: gazetteer.name(name).lexicon.to_owned(),
        count,
        per_million: count as f64 * 1e6 / tokens.max(1) as f64,
    };
    let mut frequencies: Vec<Frequency> = counts.into_iter().map(frequency).collect();
    frequencies.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| (&a.surface, &a.id).cmp(&(&b.surface, &b.id))));
    frequencies.truncate(COMMONEST);
    frequencies
}

impl fmt::Display for CheckReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for lexicon in &self.lexicons {
            writeln!(f, "{lexicon}")?;
        }
        for frequency in &self.frequencies {
            let Frequency { surface, id, lexicon, count, per_million } = frequency;
            writeln!(f, "{per_million:>9.1} per million tokens ({count})  {surface:?} as {id} of {lexicon}")?;
        }
        for warning in &self.warnings {
            writeln!(f, "warning: {warning}")?;
        }
        for error in &self.errors {
            writeln!(f, "error: {error}")?;
        }
        let verdict = if self.passed() { "passed" } else { "failed" };
        write!(f, "{verdict}: {} errors, {} warnings", self.errors.len(), self.warnings.len())
    }
}

/// The lexicons at `path`, or the built-in ones, in short.
///
/// # Errors
/// As [`load`](super::load).
pub fn list(path: Option<&Path>) -> crate::error::Result<Vec<Summary>> {
    let lexicons = match path {
        Some(path) => super::load(path)?,
        None => builtin(),
    };
    Ok(lexicons.iter().map(Summary::from).collect())
}

/// Every reading of a text under the built-in lexicons and `own`, with what became of it: `lexicon try`.
///
/// # Errors
/// When the lexicons contradict each other.
///
/// ```
/// let readings = reportedly::lexicon::try_text("She flew to Paris.", Vec::new())?;
/// assert!(readings.to_string().contains("Paris"));
/// # Ok::<(), reportedly::Error>(())
/// ```
pub fn try_text(text: &str, own: Vec<Lexicon>) -> crate::error::Result<TryReport> {
    let pipeline = pipeline(own)?;
    let document = Document::new("", text);
    let analysis = pipeline.analyze(&document);
    let gazetteer = pipeline.gazetteer();
    let mut lines = Vec::new();
    let grounds = place::grounds(&document, &analysis.tokens, gazetteer, &analysis.mentions, &analysis.readings);
    for reading in gazetteer.readings(text, &analysis.tokens, &analysis.sentences) {
        let name = gazetteer.name(reading.name);
        let what = format!("{} ({}, {}{})", name.id, name.kind, name.lexicon, office(gazetteer.office(reading.name)));
        let is_it = |ground: &&place::Ground| {
            ground.name == reading.name && analysis.mentions[ground.mention].tokens == reading.tokens
        };
        let verdict = match grounds.iter().find(is_it) {
            Some(ground) if analysis.mentions[ground.mention].name == Some(reading.name) => {
                format!("{}: {}", Verdict::Chosen, ground.parts)
            }
            Some(ground) => format!("another place of that name fits better: {}", ground.parts),
            None => reading.verdict.to_string(),
        };
        lines.push((reading.span, what, verdict));
    }
    for cue in &analysis.cues {
        let entry = pipeline.cues().entry(cue.entry);
        let what = format!("cue {} ({}, {})", entry.lemma, entry.pos.name(), entry.class.name());
        lines.push((analysis.span(cue.tokens), what, format!("candidate, precision {:.2}", entry.precision)));
    }
    lines.sort_by_key(|(span, ..)| (span.start, std::cmp::Reverse(span.end)));
    let line = |(span, what, verdict): (crate::Span, String, String)| {
        format!("{:>5}..{:<5} {:?} {what}: {verdict}", span.start, span.end, span.text(text))
    };
    Ok(TryReport { lines: lines.into_iter().map(line).collect() })
}

/// An office in words: *, president of US, 2009-01-20 to 2017-01-20*; nothing for none.
fn office(office: Option<Office>) -> String {
    let Some(Office { role, org, from, to }) = office else { return String::new() };
    let role = role.map_or(String::new(), |role| format!(", {role}"));
    let of = org.map_or(String::new(), |org| format!(" of {org}"));
    let days = match (from, to) {
        (None, None) => String::new(),
        (from, to) => format!(", {} to {}", from.unwrap_or("..."), to.unwrap_or("...")),
    };
    format!("{role}{of}{days}")
}

/// What a text reads as, a line for each reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TryReport {
    /// Bytes, surface, what it may be, what became of it; in text order.
    pub lines: Vec<String>,
}

impl fmt::Display for TryReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.lines.is_empty() {
            true => f.write_str("nothing matches"),
            false => f.write_str(&self.lines.join("\n")),
        }
    }
}
