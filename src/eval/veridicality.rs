//! Verbs against people's judgement of what follows from them, in frames with made-up words (*Someone knew that a
//! particular thing happened. Did that thing happen?*): White and Rawlins 2018.
//!
//! A verb's value is that of its row in the cue tables, by class, negation and voice: first the author's, which is what
//! was asked, and among equals the source's. Only the order is compared.

use super::factuality::{number, pearson};
use super::gold::read;
use crate::error::{Error, Result};
use crate::factuality::of_verb;
use crate::pipeline::Pipeline;
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// How the order of verbs agrees with people's.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Agreement {
    /// Verbs in both.
    pub verbs: usize,
    /// Spearman's rank correlation; 0 where either side has one value only.
    pub spearman: f64,
}

/// The veridicality of verbs, by frame and polarity of the sentence.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct VeridicalityReport {
    /// By frame: `NP Ved that S / positive`.
    pub frames: BTreeMap<String, Agreement>,
    /// Every verb of every frame together.
    pub all: Agreement,
}

const COLUMNS: [&str; 6] = ["verb", "frame", "polarity", "conditional", "n", "mean(yes=1,maybe=0,no=-1)"];

/// Compares the cue tables with files of judgements: a header, then verb, frame, polarity, conditional, how many, mean.
///
/// # Errors
/// When a file cannot be read or lacks the columns.
pub fn score_veridicality(pipeline: &Pipeline, paths: &[PathBuf]) -> Result<VeridicalityReport> {
    let mut pairs: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
    for path in paths {
        let content = read(path)?;
        let mut lines = (1..).zip(content.lines());
        if !lines.next().is_some_and(|(_, head)| head.split('\t').take(COLUMNS.len()).eq(COLUMNS)) {
            return Err(Error::input("no judgements of verbs")
                .at(path)
                .expected(format!("begin with {}", COLUMNS.join(", "))));
        }
        for (line, row) in lines {
            let cells: Vec<&str> = row.split('\t').collect();
            let judged = cells.get(5).and_then(|mean| mean.parse::<f64>().ok());
            let (&[verb, frame, polarity, conditional, ..], Some(mean)) = (cells.as_slice(), judged) else {
                return Err(Error::input("no judgement")
                    .at(path)
                    .line(line)
                    .expected(format!("write {}", COLUMNS.join(", "))));
            };
            let passive = frame.contains(PASSIVE);
            if conditional != PLAIN {
                continue;
            }
            if let Some((source, author)) = of_verb(pipeline.cues(), verb, polarity == NEGATIVE, passive) {
                let value = 10.0 * number(author) + number(source);
                pairs.entry(format!("{frame} / {polarity}")).or_default().push((value, mean));
            }
        }
    }
    let all: Vec<(f64, f64)> = pairs.values().flatten().copied().collect();
    let frames = pairs.into_iter().map(|(frame, pairs)| (frame, Agreement::of(&pairs))).collect();
    Ok(VeridicalityReport { frames, all: Agreement::of(&all) })
}

/// What marks the passive frames, negated sentences, and those outside a condition.
const PASSIVE: &str = " was ";
const NEGATIVE: &str = "negative";
const PLAIN: &str = "False";

impl Agreement {
    fn of(pairs: &[(f64, f64)]) -> Agreement {
        let ranked: Vec<(f64, f64)> =
            ranks(pairs, |pair| pair.0).into_iter().zip(ranks(pairs, |pair| pair.1)).collect();
        Agreement { verbs: pairs.len(), spearman: pearson(&ranked) }
    }
}

/// The rank of each pair by one side, from 1; equals share the mean of theirs.
fn ranks(pairs: &[(f64, f64)], side: fn(&(f64, f64)) -> f64) -> Vec<f64> {
    let below = |value: f64| pairs.iter().filter(|other| side(other) < value).count() as f64;
    let equal = |value: f64| pairs.iter().filter(|other| side(other) == value).count() as f64;
    pairs.iter().map(|pair| below(side(pair)) + (equal(side(pair)) + 1.0) / 2.0).collect()
}

impl fmt::Display for VeridicalityReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:44}{:>6}{:>10}", "", "verbs", "spearman")?;
        for (frame, Agreement { verbs, spearman }) in &self.frames {
            writeln!(f, "{frame:44}{verbs:6}{spearman:10.3}")?;
        }
        writeln!(f, "{:44}{:6}{:10.3}", "all", self.all.verbs, self.all.spearman)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_share_their_ranks() {
        let pairs = [(5.0, 0.1), (7.0, 0.2), (5.0, 0.9), (1.0, 0.0)];
        assert_eq!(ranks(&pairs, |pair| pair.0), [2.5, 4.0, 2.5, 1.0]);
        let rising: Vec<(f64, f64)> = [1.0, 4.0, 9.0].into_iter().map(|value: f64| (value, value.sqrt())).collect();
        assert!((Agreement::of(&rising).spearman - 1.0).abs() < 1e-9);
    }
}
