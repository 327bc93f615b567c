//! Confidence: the probability that a record is right.

use crate::error::{Error, Result};
use std::fmt::Write;

/// The probability that belongs to log-odds.
pub(crate) fn probability(log_odds: f64) -> f32 {
    (1.0 / (1.0 + (-log_odds).exp())) as f32
}

/// From log-odds to the probability that a record is right, as counted on documents that were not learned from: straight
/// lines between knots, level before the first and after the last. Without knots log-odds are taken at their word.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Calibration {
    /// Log-odds and probability; both grow from knot to knot.
    knots: Vec<(f64, f64)>,
}

impl Calibration {
    /// A table of those knots; None unless both numbers grow from each to the next.
    pub(crate) fn new(knots: Vec<(f64, f64)>) -> Option<Calibration> {
        let sound = |(x, p): &(f64, f64)| x.is_finite() && (0.0..=1.0).contains(p);
        let grows = knots.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1);
        (grows && knots.iter().all(sound)).then_some(Calibration { knots })
    }

    /// The probability that a record of those raw log-odds is right, 0..1.
    pub(crate) fn of(&self, log_odds: f64) -> f32 {
        let after = self.knots.partition_point(|(x, _)| *x < log_odds);
        match (after.checked_sub(1).and_then(|before| self.knots.get(before)), self.knots.get(after)) {
            (None, None) => probability(log_odds),
            (Some((_, p)), None) | (None, Some((_, p))) => *p as f32,
            (Some((x0, p0)), Some((x1, p1))) => (p0 + (p1 - p0) * (log_odds - x0) / (x1 - x0)) as f32,
        }
    }

    /// The knots as a table.
    pub(crate) fn table(&self) -> String {
        let mut table = String::from("log_odds\tprobability\n");
        for (log_odds, probability) in &self.knots {
            // Writing to a string does not fail.
            let _ = writeln!(table, "{log_odds}\t{probability}");
        }
        table
    }

    /// Reads [`Calibration::table`].
    pub(crate) fn parse(table: &str) -> Result<Calibration> {
        let mut knots = Vec::new();
        for (number, line) in (1..).zip(table.lines()).skip(1) {
            let fault = || Error::input(format!("{line:?}")).line(number);
            let cells = line.split_once('\t').and_then(|(x, p)| Some((x.parse().ok()?, p.parse().ok()?)));
            knots.push(cells.ok_or_else(|| fault().expected("log-odds, a tab and a probability are expected"))?);
            if Calibration::new(knots.clone()).is_none() {
                return Err(fault().expected("both numbers have to grow from line to line, the second within 0 and 1"));
            }
        }
        Ok(Calibration { knots })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_between_knots_and_level_beyond() {
        let table = Calibration::new(vec![(-1.0, 0.2), (1.0, 0.6), (3.0, 0.9)]).unwrap();
        for (log_odds, expected) in [(-9.0, 0.2), (-1.0, 0.2), (0.0, 0.4), (1.0, 0.6), (2.0, 0.75), (9.0, 0.9)] {
            assert!((table.of(log_odds) - expected).abs() < 1e-6, "{log_odds}");
        }
        assert_eq!(Calibration::parse(&table.table()).unwrap(), table);
        assert_eq!(Calibration::default().of(0.0), 0.5);
    }

    #[test]
    fn a_table_that_falls_is_refused() {
        let error = Calibration::parse("log_odds\tprobability\n0\t0.5\n1\t0.4\n").unwrap_err();
        assert!(error.to_string().contains("\"1\\t0.4\""), "{error}");
    }
}
