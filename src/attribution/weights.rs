//! Weights: what each piece of evidence counts for, in log-odds; and the table they are kept in.

use super::features::{Feature, FeatureSet};
use super::lexical::{Group, Keys};
use crate::confidence::Calibration;
use crate::error::{Error, Result};
use std::fmt::Write;

/// A weight for every feature, in log-odds.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// What a proposal starts with.
    pub bias: f64,
    /// What the log-odds of the cue's precision count for.
    pub precision: f64,
    /// The log-odds from which an attribution is kept.
    pub threshold: f64,
    /// From log-odds to the probability that a record is right.
    pub(crate) calibration: Calibration,
    features: Vec<f64>,
    /// Learned weights of words, in steps of `step`; empty for the weights set by hand.
    pub(super) words: Vec<i8>,
    step: f64,
    origin: Origin,
}

/// How learned weights came about; all 0 for those set by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Seed of the fitting.
    pub seed: u64,
    /// Lessons learned from.
    pub lessons: u64,
}

/// The first words of a table of learned weights, with the version of its format.
const FORMAT: &str = "# reportedly.model/1";

impl Weights {
    /// Learned weights from their parts: `features` in the order of [`Feature::NAMES`], `words` in steps of `step`.
    pub(crate) fn learned(
        [bias, precision]: [f64; 2],
        features: Vec<f64>,
        words: Vec<i8>,
        step: f64,
        origin: Origin,
    ) -> Weights {
        let calibration = Calibration::default();
        Weights { bias, precision, threshold: 0.0, calibration, features, words, step, origin }
    }

    /// The table of weights set by hand: name, weight, reason.
    pub(super) fn parse_hand_set(table: &str) -> Result<Weights> {
        let mut weights = Weights::empty();
        (weights.threshold, weights.step) = (0.0, 0.0);
        weights.fill(table, 1)?;
        Ok(weights)
    }

    /// The table of learned weights: a line that says how they came about, then name and weight.
    pub(super) fn parse_learned(table: &str) -> Result<Weights> {
        let first = table.lines().next().unwrap_or_default();
        let mut weights = Weights { origin: origin(first).map_err(|error| error.line(1))?, ..Weights::empty() };
        weights.fill(table, 2)?;
        Ok(weights)
    }

    /// No weight at all yet.
    fn empty() -> Weights {
        let features = vec![f64::NAN; Feature::NAMES.len()];
        let mut weights = Weights::learned([f64::NAN; 2], features, Vec::new(), f64::NAN, Origin::default());
        weights.threshold = f64::NAN;
        weights
    }

    /// Takes the weights from a table that has `skip` lines of heading; every weight has to be there.
    fn fill(&mut self, table: &str, skip: usize) -> Result<()> {
        for (number, line) in (1..).zip(table.lines()).skip(skip) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut cells = line.split('\t');
            let (name, value) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            let fault = |what: String, column| Error::input(what).line(number).column(column);
            let weight = value.parse().ok().filter(|weight: &f64| weight.is_finite());
            let weight =
                weight.ok_or_else(|| fault(format!("weight {value:?}"), 2).expected("a number is expected"))?;
            let place = self.place(name).ok_or_else(|| {
                fault(format!("feature {name:?}"), 1)
                    .expected("no such feature; was the model trained for this version?")
            })?;
            *place = weight;
        }
        let missing = self.named().into_iter().find(|(_, weight)| weight.is_nan());
        missing.map_or(Ok(()), |(name, _)| {
            let expected = "a line for each feature is expected; `reportedly train` makes them";
            Err(Error::input(format!("{name:?} has no weight")).expected(expected))
        })
    }

    fn place(&mut self, name: &str) -> Option<&mut f64> {
        match name {
            "bias" => Some(&mut self.bias),
            "cue.precision" => Some(&mut self.precision),
            "threshold" => Some(&mut self.threshold),
            "step" => Some(&mut self.step),
            _ => {
                let at = Feature::NAMES.iter().position(|(known, _)| *known == name)?;
                self.features.get_mut(at)
            }
        }
    }

    /// Every weight but those of words, with its name.
    fn named(&self) -> Vec<(&'static str, f64)> {
        let mut named = vec![
            ("bias", self.bias),
            ("cue.precision", self.precision),
            ("threshold", self.threshold),
            ("step", self.step),
        ];
        named.extend(Feature::NAMES.iter().zip(&self.features).map(|((name, _), weight)| (*name, *weight)));
        named
    }

    /// The weights as a table; words are kept apart.
    pub(super) fn table(&self) -> String {
        let Origin { seed, lessons } = self.origin;
        let mut table = format!("{FORMAT}\tseed {seed}\tlessons {lessons}\nname\tweight\n");
        for (name, weight) in self.named() {
            // Writing to a string does not fail.
            let _ = writeln!(table, "{name}\t{weight}");
        }
        table
    }

    /// The weight of one feature.
    pub fn of(&self, feature: Feature) -> f64 {
        self.features[feature as usize]
    }

    /// What a cue of that precision starts with, before anything else is known of it.
    pub(super) fn precision(&self, precision: f32) -> f64 {
        self.precision * Weights::logit(precision)
    }

    /// Log-odds of a probability, kept away from certainty.
    pub(crate) fn logit(p: f32) -> f64 {
        let p = f64::from(p).clamp(0.01, 0.99);
        (p / (1.0 - p)).ln()
    }

    /// Whether words have weights.
    pub(super) fn has_words(&self) -> bool {
        !self.words.is_empty()
    }

    /// The sum of the weights of words.
    pub(super) fn sum_words(&self, keys: &Keys) -> f64 {
        let steps: i32 = keys.iter().map(|(_, place)| i32::from(self.words[*place as usize])).sum();
        f64::from(steps) * self.step
    }

    /// The same for one group of them.
    pub(super) fn sum_group(&self, keys: &Keys, group: Group) -> f64 {
        let steps: i32 =
            keys.iter().filter(|(of, _)| *of == group).map(|(_, place)| i32::from(self.words[*place as usize])).sum();
        f64::from(steps) * self.step
    }

    /// The sum of the weights of `features`.
    pub(super) fn sum(&self, features: FeatureSet) -> f64 {
        features.iter().map(|feature| self.of(feature)).sum()
    }
}

/// How weights came about, from the first line of their table.
fn origin(line: &str) -> Result<Origin> {
    let mut cells = line.split('\t');
    let format = cells.next() == Some(FORMAT);
    let mut number = |name: &str| cells.next()?.strip_prefix(name)?.trim().parse().ok();
    match (format, number("seed "), number("lessons ")) {
        (true, Some(seed), Some(lessons)) => Ok(Origin { seed, lessons }),
        _ => {
            let expected = format!("a model begins with `{FORMAT}`, `seed N`, `lessons N`, with tabs between them");
            Err(Error::input(format!("{line:?}")).expected(expected))
        }
    }
}
