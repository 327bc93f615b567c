//! Factuality of single words: what readers hold to be so, against the value that is worked out at each of them.
//!
//! Gold is a number from -3 (certainly not so) to 3 (certainly so), as in Lee, Artzi, Choi and Zettlemoyer 2015. A found
//! value is that of the innermost claim's source at the word (of its author, where the source is not committed), or what
//! the author says plainly: CT 3, PR 2, PS 1, Uu 0. Readers lean to believing what they read, so the same values are scored
//! once more as what readers of that paper's training part gave them on average.

use super::gold::{json_lines, unique};
use super::report::Accuracy;
use crate::document::Document;
use crate::error::Result;
use crate::factuality::{Factuality, reader};
use crate::pipeline::Pipeline;
use crate::span::Span;
use serde::Deserialize;
use std::fmt;
use std::path::PathBuf;

/// A document and how factual readers find some of its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoldFactuality {
    /// The document.
    pub document: Document,
    /// The words with their values, -3 to 3.
    pub targets: Vec<(Span, f64)>,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    span: (u32, u32),
    factuality: f64,
}

impl GoldFactuality {
    /// Reads every document of `paths`: JSON lines with `{"id", "text", "targets": [{"span": [b, e], "factuality"}]}` in
    /// bytes.
    ///
    /// # Errors
    /// As [`super::GoldDocument::load`].
    pub fn load(paths: &[PathBuf]) -> Result<Vec<GoldFactuality>> {
        let documents = json_lines(paths, |line: Line| {
            let pairs: Vec<(u32, u32)> = line.targets.iter().map(|target| target.span).collect();
            let spans = super::gold::spans(&line.text, &pairs)?;
            let values = line.targets.iter().map(|target| target.factuality);
            let targets = spans.into_iter().zip(values).collect();
            Ok(GoldFactuality { document: Document::new(line.id, line.text), targets })
        })?;
        unique(documents.iter().map(|gold| gold.document.id()))?;
        Ok(documents)
    }
}

/// How close values are to gold.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Closeness {
    /// Words.
    pub words: usize,
    /// Pearson's correlation; 0 where either side has one value only.
    pub pearson: f64,
    /// Mean absolute error, in gold's units.
    pub mean_error: f64,
    /// The same of always 3.
    pub mean_error_of_three: f64,
    /// The same of gold's own mean over the words scored.
    pub mean_error_of_mean: f64,
    /// How often the sign is gold's: above, at or below half a step from 0.
    pub sign: Accuracy,
    /// The same of always 3.
    pub sign_of_three: Accuracy,
}

/// The factuality layer: gold against found.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct FactualityReport {
    /// Documents in gold.
    pub docs: usize,
    /// Words inside the content of a claim that was found.
    pub claimed: Closeness,
    /// All words.
    pub all: Closeness,
    /// Words inside a claim, on the scale of readers.
    pub claimed_leaning: Closeness,
    /// All words, on the scale of readers.
    pub all_leaning: Closeness,
}

/// Scores the values at the words of `gold`.
pub fn score_factuality(pipeline: &Pipeline, gold: &[GoldFactuality]) -> FactualityReport {
    let (mut claimed, mut all) = (Vec::new(), Vec::new());
    for GoldFactuality { document, targets } in gold {
        let analysis = pipeline.analyze(document);
        let view = pipeline.view(&analysis);
        for (span, value) in targets {
            let Some(token) = analysis.tokens.iter().position(|token| token.span.overlaps(*span)) else { continue };
            let (inside, found) = reader(&view, pipeline.scopes(), &analysis.attributions, token);
            let pair = (*value, found);
            all.push(pair);
            if inside {
                claimed.push(pair);
            }
        }
    }
    let of = |pairs: &[(f64, Factuality)], scale: fn(Factuality) -> f64| {
        Closeness::of(&pairs.iter().map(|(gold, found)| (*gold, scale(*found))).collect::<Vec<_>>())
    };
    FactualityReport {
        docs: gold.len(),
        claimed: of(&claimed, number),
        all: of(&all, number),
        claimed_leaning: of(&claimed, leaning),
        all_leaning: of(&all, leaning),
    }
}

/// A value on gold's scale.
pub(super) fn number(value: Factuality) -> f64 {
    match value {
        Factuality::Certain => 3.0,
        Factuality::Probable => 2.0,
        Factuality::Possible => 1.0,
        Factuality::Uncommitted => 0.0,
        Factuality::PossibleNot => -1.0,
        Factuality::ProbableNot => -2.0,
        Factuality::CertainNot => -3.0,
    }
}

/// What readers give to words of that value on average, rounded: over the training part of Lee et al. 2015 (`uw-train`).
fn leaning(value: Factuality) -> f64 {
    match value {
        Factuality::Certain => 2.6,
        Factuality::Probable => 2.2,
        Factuality::Possible => 1.5,
        Factuality::Uncommitted => 1.4,
        Factuality::PossibleNot => -0.5,
        Factuality::ProbableNot => -0.9,
        Factuality::CertainNot => -1.6,
    }
}

impl Closeness {
    fn of(pairs: &[(f64, f64)]) -> Closeness {
        let mean = pairs.iter().map(|(gold, _)| gold).sum::<f64>() / pairs.len().max(1) as f64;
        let error = |found: fn(f64, f64, f64) -> f64| {
            let sum: f64 = pairs.iter().map(|(gold, value)| (gold - found(*gold, *value, mean)).abs()).sum();
            sum / pairs.len().max(1) as f64
        };
        let sign = |value: f64| i8::from(value > 0.5) - i8::from(value < -0.5);
        let mut closeness = Closeness {
            words: pairs.len(),
            pearson: pearson(pairs),
            mean_error: error(|_, value, _| value),
            mean_error_of_three: error(|_, _, _| 3.0),
            mean_error_of_mean: error(|_, _, mean| mean),
            ..Closeness::default()
        };
        for (gold, value) in pairs {
            closeness.sign.add(sign(*gold) == sign(*value));
            closeness.sign_of_three.add(sign(*gold) == 1);
        }
        closeness
    }
}

/// Pearson's correlation of pairs; 0 where either side has one value only.
pub(super) fn pearson(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len().max(1) as f64;
    let mean = |side: fn(&(f64, f64)) -> f64| pairs.iter().map(side).sum::<f64>() / count;
    let (left, right) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|(a, b)| of(a - left, b - right)).sum::<f64>();
    let spread = (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt();
    if spread > 0.0 { sum(&|a, b| a * b) / spread } else { 0.0 }
}

impl fmt::Display for FactualityReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "docs {}", self.docs)?;
        writeln!(
            f,
            "{:20}{:>8}{:>9}{:>8}{:>10}{:>10}{:>8}{:>10}",
            "", "words", "pearson", "MAE", "MAE of 3", "of mean", "sign", "sign of 3"
        )?;
        let rows = [
            ("inside a claim", &self.claimed),
            ("all", &self.all),
            ("inside, leaning", &self.claimed_leaning),
            ("all, leaning", &self.all_leaning),
        ];
        for (name, of) in rows {
            let [sign, three] = [of.sign, of.sign_of_three].map(|accuracy| 100.0 * accuracy.accuracy());
            let Closeness { words, pearson, mean_error, mean_error_of_three, mean_error_of_mean, .. } = of;
            writeln!(
                f,
                "{name:20}{words:8}{pearson:9.3}{mean_error:8.3}{mean_error_of_three:10.3}{mean_error_of_mean:10.3}{sign:8.1}{three:10.1}"
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_worked_by_hand() {
        let of = Closeness::of(&[(3.0, 3.0), (1.0, 2.0), (-1.0, 1.0)]);
        assert_eq!((of.words, of.sign.right, of.sign_of_three.right), (3, 2, 2));
        assert!((of.pearson - 1.0).abs() < 1e-9, "the found ones are half of gold and 1.5");
        assert!((of.mean_error - 1.0).abs() < 1e-9);
        assert!((of.mean_error_of_three - 2.0).abs() < 1e-9);
        assert!((of.mean_error_of_mean - 4.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn one_value_alone_correlates_with_nothing() {
        assert_eq!(pearson(&[(1.0, 3.0), (2.0, 3.0)]), 0.0);
        assert_eq!(pearson(&[]), 0.0);
    }
}
