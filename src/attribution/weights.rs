//! Weights: what each piece of evidence counts for, in log-odds; and the table they are kept in.

use super::features::{Feature, FeatureSet};
use super::lexical::{CueKind, Group, Sink, cross_key};
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
    /// What each named feature counts for beside each kind of cue, with its own weight: kinds one after the other. Follows
    /// from the weights, and is kept as it is asked for more often than any.
    beside: Vec<f32>,
    /// Learned weights of words, in steps of `step`; one for each place of the table.
    pub(super) words: Vec<i8>,
    step: f64,
    origin: Origin,
}

/// How weights came about; all 0 for blank ones.
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
        Weights { bias, precision, threshold: 0.0, calibration, features, beside: Vec::new(), words, step, origin }
            .joined()
    }

    /// With the table of what follows from its other parts.
    pub(super) fn joined(mut self) -> Weights {
        if !self.words.is_empty() {
            let kinds = CueKind::ALL.map(CueKind::number);
            let all = kinds.flat_map(|kind| (0..self.features.len()).map(move |feature| (kind, feature)));
            let beside = |(kind, feature)| {
                let words = self.steps(|sum| cross_key(kind, feature, sum));
                (self.features[feature] + self.log_odds(words)) as f32
            };
            self.beside = all.map(beside).collect();
        }
        self
    }

    /// What each named feature counts for beside cues of that kind.
    pub(super) fn beside(&self, kind: CueKind) -> &[f32] {
        &self.beside[kind.index() * self.features.len()..][..self.features.len()]
    }

    /// Every weight 0, and a threshold that nothing reaches.
    pub(super) fn blank() -> Weights {
        let words = vec![0; Group::PLACES];
        let none = Weights::learned([0.0; 2], vec![0.0; Feature::NAMES.len()], words, 0.0, Origin::default());
        Weights { threshold: f64::INFINITY, ..none }
    }

    /// The table of learned weights: a line that says how they came about, then name and weight.
    pub(super) fn parse_learned(table: &str) -> Result<Weights> {
        let first = table.lines().next().unwrap_or_default();
        let mut weights = Weights { origin: origin(first).map_err(|error| error.line(1))?, ..Weights::empty() };
        weights.fill(table)?;
        Ok(weights)
    }

    /// No weight at all yet.
    fn empty() -> Weights {
        let features = vec![f64::NAN; Feature::NAMES.len()];
        let mut weights = Weights::learned([f64::NAN; 2], features, Vec::new(), f64::NAN, Origin::default());
        weights.threshold = f64::NAN;
        weights
    }

    /// Takes the weights from a table below its two lines of heading; every weight has to be there.
    fn fill(&mut self, table: &str) -> Result<()> {
        for (number, line) in (1..).zip(table.lines()).skip(2) {
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

    /// The sum of the weights of the words that `make` gives; none when there are no weights yet.
    pub(super) fn steps(&self, make: impl FnOnce(&mut WordSum)) -> Steps {
        // Of a table whose size is known no place has to be checked.
        let Some(words) = self.words.first_chunk() else { return Steps::default() };
        let mut sum = WordSum { words, steps: Steps::default() };
        make(&mut sum);
        sum.steps
    }

    /// What steps count for.
    pub(super) fn log_odds(&self, Steps(groups): Steps) -> f64 {
        f64::from(groups.iter().sum::<i32>()) * self.step
    }

    /// The sum of the weights of `features`.
    pub(super) fn sum(&self, features: FeatureSet) -> f64 {
        features.numbers().map(|feature| self.features[feature]).sum()
    }
}

/// A sum of the weights of words in each group, in the order of [`Group::NAMES`]: whole numbers, so that no order of adding
/// changes it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Steps([i32; Group::NAMES.len()]);

impl Steps {
    /// Those of one group.
    pub fn only(self, group: Group) -> Steps {
        let mut only = Steps::default();
        only.0[group as usize] = self.0[group as usize];
        only
    }
}

impl std::ops::Add for Steps {
    type Output = Steps;

    fn add(self, other: Steps) -> Steps {
        Steps(std::array::from_fn(|group| self.0[group] + other.0[group]))
    }
}

/// Sums the weights of words.
pub(super) struct WordSum<'a> {
    words: &'a [i8; Group::PLACES],
    steps: Steps,
}

impl Sink for WordSum<'_> {
    #[inline(always)]
    fn take(&mut self, group: Group, place: u32) {
        self.steps.0[group as usize] += i32::from(self.words[place as usize]);
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
