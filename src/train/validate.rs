//! Cross-validation: how good weights are on documents they were not fitted to; threshold and calibration come from it.

use super::calibrate::calibrate;
use super::fit::{Settings, fit};
use super::material::{Material, Studied};
use crate::attribution::Weights;
use crate::confidence::{Calibration, probability};
use crate::error::{Error, Result};
use crate::eval::{self, Annotation, AttributionReport, GoldDocument, Score, match_claims, score_attributions};
use std::fmt;

/// How a cross-validation went.
#[derive(Clone, Debug, PartialEq)]
pub struct Validation {
    /// Each fold at the threshold, in order.
    pub folds: Vec<Fold>,
    /// The headline figure of each set of gold that was added to the material, all folds together; silver comes last.
    pub sets: Vec<Score>,
    /// Mean F1 of the folds at each threshold that was tried.
    pub thresholds: Vec<(f64, f64)>,
    /// The threshold with the best mean F1.
    pub threshold: f64,
}

/// How weights did on one part of the documents, fitted to the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Fold {
    /// Documents in it.
    pub documents: usize,
    /// The headline figure.
    pub attribution: Score,
    /// How good the confidence is before calibration; None without a claim.
    pub raw: Option<eval::Calibration>,
    /// The same after a calibration on the other folds.
    pub calibrated: Option<eval::Calibration>,
}

/// One fold at work.
struct Part {
    documents: Vec<usize>,
    weights: Weights,
    /// Its claims at the chosen threshold: log-odds, and whether gold has them.
    claims: Vec<(f64, bool)>,
    attribution: Score,
}

/// Fits to all folds but one and scores that one, for each of `folds`: every fold-th document is in the same one.
pub(super) fn validate(material: &Material, settings: &Settings, folds: usize) -> Result<(Validation, Calibration)> {
    let documents = material.documents.len();
    let gold = material.documents.iter().filter(|document| !document.silver).count();
    if folds < 2 || gold < folds {
        let what = format!("{folds} folds of {gold} documents");
        return Err(Error::argument(what).expected("2 folds or more, and a document for each"));
    }
    let part = |fold: usize| {
        let weights = fit(&material.lessons(|number| number % folds != fold), settings)?;
        let documents = (fold..documents).step_by(folds).filter(|&number| !material.documents[number].silver).collect();
        Ok(Part { documents, weights, claims: Vec::new(), attribution: Score::default() })
    };
    let mut parts = (0..folds).map(part).collect::<Result<Vec<Part>>>()?;

    let mut thresholds = Vec::new();
    for tenth in -22..=2 {
        let threshold = f64::from(tenth) / 10.0;
        parts.iter_mut().for_each(|part| part.weights.threshold = threshold);
        let f1: f64 = parts.iter().map(|part| part.score(material, |_| true).f1()).sum();
        thresholds.push((threshold, f1 / folds as f64));
    }
    // Of equals the one nearest to *more likely than not* wins.
    let threshold = thresholds.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.abs().total_cmp(&a.0.abs())));
    let threshold = threshold.map_or(0.0, |(threshold, _)| *threshold);
    for part in &mut parts {
        part.weights.threshold = threshold;
        part.attribution = part.score(material, |_| true);
        part.claims = part.judge(material);
    }

    let claims = |chosen: &dyn Fn(usize) -> bool| {
        let parts = parts.iter().enumerate().filter(|(number, _)| chosen(*number));
        parts.flat_map(|(_, part)| part.claims.iter().copied()).collect::<Vec<_>>()
    };
    let fold = |(number, part): (usize, &Part)| {
        let others = calibrate(&claims(&|other| other != number));
        let quality = |of: &dyn Fn(f64) -> f32| {
            let judged: Vec<(f32, bool)> =
                part.claims.iter().map(|(log_odds, right)| (of(*log_odds), *right)).collect();
            eval::Calibration::of(&judged)
        };
        Fold {
            documents: part.documents.len(),
            attribution: part.attribution,
            raw: quality(&probability),
            calibrated: quality(&|log_odds| others.of(log_odds)),
        }
    };
    let folds = parts.iter().enumerate().map(fold).collect();
    let mut gold = material.documents.iter().filter(|document| !document.silver);
    let sets = gold.next_back().map_or(0, |last| last.set + 1);
    let set = |set: usize| {
        parts.iter().fold(Score::default(), |mut sum, part| {
            let Score { right, predicted, recalled, gold } = part.score(material, |document| document.set == set);
            sum.add(right, predicted, recalled, gold);
            sum
        })
    };
    let sets = (0..sets).map(set).collect();
    Ok((Validation { folds, sets, thresholds, threshold }, calibrate(&claims(&|_| true))))
}

impl Part {
    /// The headline figure of what its weights find in those of its documents that are `chosen`.
    fn score(&self, material: &Material, chosen: impl Fn(&Studied) -> bool) -> Score {
        let mut gold: Vec<GoldDocument> = Vec::new();
        let mut found = eval::Found::new();
        let documents = self.documents.iter().map(|&number| &material.documents[number]);
        for document in documents.filter(|document| chosen(document)) {
            let claims = material.found(document, &self.weights).into_iter().map(|(claim, _)| claim).collect();
            found.insert(document.gold.document.id().to_owned(), claims);
            gold.push(document.gold.clone());
        }
        let AttributionReport { attribution, .. } = score_attributions(&gold, &found);
        attribution.all
    }

    /// The log-odds of what its weights find, and whether gold has it.
    fn judge(&self, material: &Material) -> Vec<(f64, bool)> {
        let mut judged = Vec::new();
        for document in self.documents.iter().map(|&number| &material.documents[number]) {
            let found = material.found(document, &self.weights);
            let claims: Vec<Annotation> = found.iter().map(|(claim, _)| claim.clone()).collect();
            let matched = match_claims(document.gold.document.text(), &document.gold.claims, &claims);
            judged.extend(found.iter().enumerate().map(|(at, (_, log_odds))| (*log_odds, matched.contains(&Some(at)))));
        }
        judged
    }
}

impl Validation {
    /// Mean precision, recall and F1 of the folds.
    pub fn mean(&self) -> [f64; 3] {
        let mean = |figure: fn(&Score) -> f64| {
            self.folds.iter().map(|fold| figure(&fold.attribution)).sum::<f64>() / self.folds.len() as f64
        };
        [mean(Score::precision), mean(Score::recall), mean(Score::f1)]
    }
}

impl fmt::Display for Validation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "each fold by weights fitted to the others, threshold {}; raw | calibrated on the others",
            self.threshold
        )?;
        let heads = ["docs", "P", "R", "F1", "ECE", "AUROC", "| ECE", "AUROC"];
        writeln!(f, "{:6}{}", "fold", heads.map(|head| format!("{head:>7}")).concat())?;
        for (number, fold) in (1..).zip(&self.folds) {
            let score = &fold.attribution;
            line(
                f,
                &format!("{number}"),
                fold.documents,
                [score.precision(), score.recall(), score.f1()],
                fold.quality(),
            )?;
        }
        let documents = self.folds.iter().map(|fold| fold.documents).sum();
        let sums =
            self.folds.iter().map(Fold::quality).fold([0.0; 4], |sum, of| std::array::from_fn(|at| sum[at] + of[at]));
        line(f, "mean", documents, self.mean(), sums.map(|sum| sum / self.folds.len() as f64))?;
        for (number, score) in (1..).zip(&self.sets) {
            let [p, r, f1] = [score.precision(), score.recall(), score.f1()].map(|share| 100.0 * share);
            writeln!(f, "set {number}, held out {p:11.1}{r:7.1}{f1:7.1}")?;
        }
        writeln!(f, "mean F1 by threshold")?;
        self.thresholds.iter().try_for_each(|(threshold, f1)| writeln!(f, "{threshold:6.1}{:7.2}", 100.0 * f1))
    }
}

impl Fold {
    /// ECE and AUROC before and after calibration; 0 without a claim.
    fn quality(&self) -> [f64; 4] {
        let [raw, calibrated] = [&self.raw, &self.calibrated]
            .map(|of| of.as_ref().map_or([0.0; 2], |of| [of.ece, of.auroc.unwrap_or_default()]));
        [raw[0], raw[1], calibrated[0], calibrated[1]]
    }
}

fn line(f: &mut fmt::Formatter<'_>, name: &str, docs: usize, score: [f64; 3], quality: [f64; 4]) -> fmt::Result {
    let [p, r, f1] = score.map(|share| 100.0 * share);
    write!(f, "{name:6}{docs:7}{p:7.1}{r:7.1}{f1:7.1}")?;
    writeln!(f, "{}", quality.map(|number| format!("{number:7.3}")).concat())
}
