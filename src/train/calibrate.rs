//! Calibration: how often claims of some log-odds are right, counted on documents that were not learned from.

use crate::confidence::Calibration;

/// Knots before any are pooled.
const KNOTS: usize = 14;
/// Claims a knot stands for at least.
const LEAST: usize = 10;

/// Some neighbouring claims: how many, the sum of their log-odds, and how many of them are right.
#[derive(Clone, Copy)]
struct Block {
    claims: f64,
    log_odds: f64,
    right: f64,
}

/// Isotonic regression of *right* on log-odds, by pooling adjacent violators (Ayer et al. 1955) of some equal parts of the
/// claims, with a straight line between their means.
pub(super) fn calibrate(claims: &[(f64, bool)]) -> Calibration {
    let mut sorted = claims.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let size = sorted.len().div_ceil(KNOTS).max(LEAST);
    let mut blocks: Vec<Block> = Vec::new();
    for part in sorted.chunks(size) {
        let mut block = Block {
            claims: part.len() as f64,
            log_odds: part.iter().map(|(log_odds, _)| log_odds).sum(),
            right: part.iter().filter(|(_, right)| *right).count() as f64,
        };
        // A block that is no better than the one before it becomes one with it.
        while let Some(before) = blocks.pop_if(|before| before.right * block.claims >= block.right * before.claims) {
            block.claims += before.claims;
            block.log_odds += before.log_odds;
            block.right += before.right;
        }
        blocks.push(block);
    }
    let round = |number: f64| (number * 1e4).round() / 1e4;
    // One claim more of either kind: a few claims that are all right do not make certainty.
    let knot =
        |block: &Block| (round(block.log_odds / block.claims), round((block.right + 1.0) / (block.claims + 2.0)));
    let mut knots: Vec<(f64, f64)> = blocks.iter().map(knot).collect();
    // Rounding, and blocks of other sizes, may leave a knot that does not grow.
    knots.dedup_by(|next, kept| next.0 <= kept.0 || next.1 <= kept.1);
    Calibration::new(knots).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_falls_is_pooled() {
        // Ten claims at each of four places: 2, 6, 4 and 9 of them are right; the second and the third are pooled.
        let claims: Vec<(f64, bool)> = [(-1.0, 2), (0.0, 6), (1.0, 4), (2.0, 9)]
            .iter()
            .flat_map(|&(log_odds, right)| (0..10).map(move |number| (log_odds, number < right)))
            .collect();
        let table = calibrate(&claims);
        for (log_odds, right) in [(-1.0, 3.0 / 12.0), (0.5, 11.0 / 22.0), (2.0, 10.0 / 12.0)] {
            assert!((f64::from(table.of(log_odds)) - right).abs() < 1e-4, "{log_odds}: {}", table.of(log_odds));
        }
        let values: Vec<f32> = (-30..50).map(|tenth| table.of(f64::from(tenth) / 10.0)).collect();
        assert!(values.is_sorted());
    }

    #[test]
    fn without_claims_there_is_no_table() {
        assert_eq!(calibrate(&[]), Calibration::default());
    }
}
