//! Confidence: the probability that a record is right.

/// The probability that belongs to log-odds.
pub(crate) fn probability(log_odds: f64) -> f32 {
    (1.0 / (1.0 + (-log_odds).exp())) as f32
}
