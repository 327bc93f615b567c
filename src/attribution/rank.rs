//! The choice: which proposal of a cue is best, and how sure that is.

use super::contents::{common, size};
use super::proposals::Proposal;

/// Chooses among the proposals of one cue and *none*, whose score is 0: the index of the best one, and what the others
/// leave. None when there is nothing to choose from.
///
/// The probability of a proposal is its share in a softmax over all of them and *none*; proposals that share the best
/// one’s source and most of its content are no rivals, as either would be right: their weight counts for it.
pub(super) fn choose(scores: &[f64], proposals: &[Proposal]) -> Option<Choice> {
    // The first of equals wins, so that the order of generation decides.
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    let top = *scores.get(best)?;
    let (mut allies, mut others) = (0.0, 1.0);
    for (score, proposal) in scores.iter().zip(proposals) {
        if agrees(&proposals[best], proposal) {
            allies += (score - top).exp();
        } else {
            others += score.exp();
        }
    }
    Some(Choice { best, allies: allies.ln(), rivals: -f64::ln(others) })
}

/// The best proposal of a cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    /// Its index.
    pub best: usize,
    /// What proposals that would be right along with it add to its log-odds.
    pub allies: f64,
    /// What the other proposals and *none* take from them.
    pub rivals: f64,
}

/// Whether two proposals would both be accepted if one is right.
fn agrees(a: &Proposal, b: &Proposal) -> bool {
    let sources = match (a.source, b.source) {
        (Some(a), Some(b)) => a.overlaps(b),
        (None, None) => true,
        _ => false,
    };
    sources && {
        let both = common(&a.content, &b.content);
        2 * both >= size(&a.content) + size(&b.content) - both
    }
}
