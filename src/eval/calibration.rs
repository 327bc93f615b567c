//! How good a confidence is: calibration error, Brier score, and whether right claims get the higher numbers.

use serde::Serialize;
use std::fmt;

/// The quality of the confidences of a set of claims, each right or wrong.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calibration {
    /// Claims with a confidence.
    pub claims: usize,
    /// Expected calibration error over ten bins of equal width, 0..1; 0 is best.
    pub ece: f64,
    /// Mean squared distance from the truth, 0..1; 0 is best.
    pub brier: f64,
    /// Probability that a right claim has more confidence than a wrong one, ties counted half; None when all are right or all wrong.
    pub auroc: Option<f64>,
    /// The ten bins, lowest confidence first.
    pub bins: Vec<Bin>,
}

/// Claims whose confidence lies in one tenth of the scale; 1.0 is in the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Bin {
    /// Claims.
    pub claims: usize,
    /// Their mean confidence; 0 when there is none.
    pub confidence: f64,
    /// The share of them that is right; 0 when there is none.
    pub right: f64,
}

const BINS: usize = 10;

impl Calibration {
    /// Measures (confidence, right) pairs; None when there is none.
    pub fn of(claims: &[(f32, bool)]) -> Option<Calibration> {
        if claims.is_empty() {
            return None;
        }
        let n = claims.len() as f64;
        let mut bins = vec![Bin::default(); BINS];
        let mut brier = 0.0;
        for &(confidence, right) in claims {
            // A tenth is not exact in binary: bins are cut in the record's own precision, so 0.7 opens the eighth.
            let bin = &mut bins[((confidence * BINS as f32) as usize).min(BINS - 1)];
            let (confidence, right) = (f64::from(confidence), f64::from(u8::from(right)));
            bin.claims += 1;
            bin.confidence += confidence;
            bin.right += right;
            brier += (confidence - right).powi(2);
        }
        let ece = bins.iter().map(|bin| (bin.confidence - bin.right).abs()).sum::<f64>() / n;
        for bin in bins.iter_mut().filter(|bin| bin.claims > 0) {
            bin.confidence /= bin.claims as f64;
            bin.right /= bin.claims as f64;
        }
        Some(Calibration { claims: claims.len(), ece, brier: brier / n, auroc: auroc(claims), bins })
    }
}

/// The Mann-Whitney statistic, from the ranks of the right claims with ties sharing their mean rank.
fn auroc(claims: &[(f32, bool)]) -> Option<f64> {
    let mut sorted = claims.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let right = sorted.iter().filter(|claim| claim.1).count();
    let wrong = sorted.len() - right;
    let (mut below, mut sum) = (0, 0.0);
    for ties in sorted.chunk_by(|a, b| a.0 == b.0) {
        let right_here = ties.iter().filter(|claim| claim.1).count();
        let wrong_here = ties.len() - right_here;
        sum += right_here as f64 * (below as f64 + wrong_here as f64 / 2.0);
        below += wrong_here;
    }
    (right > 0 && wrong > 0).then(|| sum / (right as f64 * wrong as f64))
}

impl fmt::Display for Calibration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let auroc = self.auroc.map_or("none".to_owned(), |auroc| format!("{auroc:.3}"));
        writeln!(
            f,
            "confidence of {} claims: ECE {:.3}  Brier {:.3}  AUROC {auroc}",
            self.claims, self.ece, self.brier
        )?;
        writeln!(f, "{:28}{:>7}{:>12}{:>7}", "", "claims", "confidence", "right")?;
        for (index, bin) in self.bins.iter().enumerate().filter(|(_, bin)| bin.claims > 0) {
            let range = format!("{:.1} to {:.1}", index as f64 / 10.0, (index + 1) as f64 / 10.0);
            writeln!(f, "{range:28}{:7}{:12.3}{:7.3}", bin.claims, bin.confidence, bin.right)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_worked_by_hand() {
        let claims = [(0.9, true), (0.9, false), (0.8, true), (0.2, false)];
        let calibration = Calibration::of(&claims).unwrap();
        // Bins: 0.9 twice with one right (0.8 off in sum), 0.8 with one right (0.2 off), 0.2 with none (0.2 off).
        assert!((calibration.ece - (0.8 + 0.2 + 0.2) / 4.0).abs() < 1e-6);
        assert!((calibration.brier - (0.01 + 0.81 + 0.04 + 0.04) / 4.0).abs() < 1e-6);
        // Pairs right against wrong: 0.9-0.9 a tie, 0.9-0.2 won, 0.8-0.9 lost, 0.8-0.2 won.
        assert_eq!(calibration.auroc, Some(2.5 / 4.0));
        assert_eq!(calibration.bins[9].claims, 2);
    }

    #[test]
    fn the_edges_of_the_scale() {
        assert_eq!(Calibration::of(&[]), None);
        let calibration = Calibration::of(&[(1.0, true), (0.0, true)]).unwrap();
        assert_eq!(calibration.auroc, None);
        assert_eq!((calibration.bins[0].claims, calibration.bins[9].claims), (1, 1));
    }
}
