//! Fitting: a softmax over proposals, by AdaGrad.

use super::lesson::Lesson;
use crate::attribution::{Feature, FeatureSet, Group, Keys, Origin, Weights};
use crate::error::{Error, Result};

/// How weights are fitted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How often all lessons are gone through.
    pub rounds: usize,
    /// AdaGrad’s first step.
    pub rate: f32,
    /// Share of lessons whose cue words are left out.
    pub dropout: f32,
    /// Pull of every weight towards zero.
    pub decay: f32,
    /// Seed of the order of lessons and of what is left out.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { rounds: 10, rate: 0.015, dropout: 0.1, decay: 1e-4, seed: 1 }
    }
}

/// Weights while they are fitted: bias, precision, features, then words; and the sums of their squared gradients.
struct Fitting {
    weights: Vec<f32>,
    /// For the mean of each weight: the sum of what it was after each lesson since `start`, up to lesson `since`.
    sums: Vec<f64>,
    since: Vec<u32>,
    /// Lessons so far.
    time: u32,
    start: u32,
    squares: Vec<f32>,
    rate: f32,
    decay: f32,
}

/// What it counts that a cue alone tells whether there is a claim, beside 1 for the choice among its proposals.
const ALONE: f32 = 0.3;

const BIAS: usize = 0;
const PRECISION: usize = 1;
const FEATURES: usize = 2;

impl Fitting {
    fn new(size: usize, settings: &Settings) -> Self {
        Fitting {
            weights: vec![0.0; size],
            squares: vec![0.0; size],
            sums: vec![0.0; size],
            since: vec![0; size],
            time: 0,
            start: 0,
            rate: settings.rate,
            decay: settings.decay,
        }
    }

    fn step(&mut self, at: usize, gradient: f32) {
        let gradient = gradient + self.decay * self.weights[at];
        self.squares[at] += gradient * gradient;
        self.sums[at] += f64::from(self.weights[at]) * f64::from(self.time - self.since[at]);
        self.since[at] = self.time;
        self.weights[at] -= self.rate * gradient / (self.squares[at].sqrt() + 1e-6);
    }

    /// Begins to take the mean of every weight over the lessons that follow.
    fn begin_mean(&mut self) {
        self.sums.fill(0.0);
        self.since.fill(self.time);
        self.start = self.time;
    }

    /// Gives every weight its mean, which is steadier than where the last lessons left it.
    fn end_mean(&mut self) {
        let all = f64::from((self.time - self.start).max(1));
        for at in 0..self.weights.len() {
            let sum = self.sums[at] + f64::from(self.weights[at]) * f64::from(self.time - self.since[at]);
            self.weights[at] = (sum / all) as f32;
        }
    }

    fn sum(&self, features: FeatureSet, keys: &Keys, words: usize) -> f32 {
        let named: f32 = features.iter().map(|feature| self.weights[FEATURES + feature as usize]).sum();
        named + keys.iter().map(|(_, place)| self.weights[words + *place as usize]).sum::<f32>()
    }
}

/// Fits weights to lessons.
pub(super) fn fit(lessons: &[&Lesson], settings: &Settings) -> Result<Weights> {
    if !lessons.iter().any(|lesson| lesson.has_claim()) {
        return Err(Error::input("nothing to learn from").expected("gold documents with claims are needed"));
    }
    let words = FEATURES + Feature::NAMES.len();
    let size = words + Group::PLACES;
    let mut fitting = Fitting::new(size, settings);
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut random = settings.seed.wrapping_mul(2).wrapping_add(1);
    let mut next = move || {
        // xorshift64*, Vigna 2016.
        random ^= random >> 12;
        random ^= random << 25;
        random ^= random >> 27;
        random.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32
    };
    for round in 0..settings.rounds {
        if round == settings.rounds / 2 {
            fitting.begin_mean();
        }
        for at in (1..order.len()).rev() {
            order.swap(at, (next() % (at as u64 + 1)) as usize);
        }
        for &at in &order {
            let known = next() as f32 / u32::MAX as f32 >= settings.dropout;
            fitting.time += 1;
            learn(&mut fitting, lessons[at], known, words);
        }
    }
    fitting.end_mean();
    let origin = Origin { seed: settings.seed, lessons: lessons.len() as u64 };
    Ok(weights(&fitting, words, origin))
}

fn learn(fitting: &mut Fitting, lesson: &Lesson, known: bool, words: usize) {
    let logit = Weights::logit(lesson.precision) as f32;
    let used = |group: Group| known || group != Group::Cue;
    let cue: f32 =
        lesson.cue.iter().filter(|(group, _)| used(*group)).map(|(_, at)| fitting.weights[words + *at as usize]).sum();
    let base = fitting.weights[BIAS] + fitting.weights[PRECISION] * logit + cue;
    let scores: Vec<f32> =
        lesson.proposals.iter().map(|(features, keys)| base + fitting.sum(*features, keys, words)).collect();
    let top = scores.iter().copied().fold(0.0, f32::max);
    let all: f32 = scores.iter().map(|score| (score - top).exp()).sum::<f32>() + (-top).exp();
    // What the cue alone says is taught to tell by itself whether there is a claim: most cues are passed over by it.
    let claim: f32 = lesson.target.iter().sum();
    let alone = base + lesson.given.iter().map(|feature| fitting.weights[FEATURES + feature as usize]).sum::<f32>();
    let gradient = ALONE * lesson.share * (1.0 / (1.0 + (-alone).exp()) - claim);
    for feature in lesson.given.iter() {
        fitting.step(FEATURES + feature as usize, gradient);
    }
    let mut whole = gradient;
    for ((score, target), (features, keys)) in scores.iter().zip(&lesson.target).zip(&lesson.proposals) {
        let gradient = lesson.share * ((score - top).exp() / all - target);
        whole += gradient;
        if gradient.abs() < 1e-4 {
            continue;
        }
        for feature in features.iter() {
            fitting.step(FEATURES + feature as usize, gradient);
        }
        for (_, place) in keys {
            fitting.step(words + *place as usize, gradient);
        }
    }
    fitting.step(BIAS, whole);
    fitting.step(PRECISION, whole * logit);
    for (group, place) in &lesson.cue {
        if used(*group) {
            fitting.step(words + *place as usize, whole);
        }
    }
}

/// The fitted weights as they are kept: four decimals, and words in 255 steps.
fn weights(fitting: &Fitting, words: usize, origin: Origin) -> Weights {
    let round = |number: f32, unit: f64| (f64::from(number) * unit).round() / unit;
    let largest = fitting.weights[words..].iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
    let step = round(largest / 127.0, 1e6).max(1e-6);
    let table = fitting.weights[words..].iter().map(|weight| (f64::from(*weight) / step).round() as i8).collect();
    let named = fitting.weights[..words].iter().map(|weight| round(*weight, 1e4)).collect::<Vec<f64>>();
    Weights::learned([named[BIAS], named[PRECISION]], named[FEATURES..].to_vec(), table, step, origin)
}
