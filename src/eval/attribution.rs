//! Scores attributions: spans of each role, claims matched one to one, labels of the matched ones.
//!
//! Units are words (see [`super::words`]). A found and a gold claim are compatible when their contents overlap with at
//! least [`IOU`] (shared words by all words) and, for the roles a figure asks for, the two share a word or both have
//! none. Claims are matched one to one, as many as possible. A claim is direct when at least half of its content is
//! inside quotation marks: recall counts gold claims of the subset, precision found ones, by one matching.

use super::calibration::Calibration;
use super::gold::{Annotation, GoldDocument};
use super::report::{AttributionReport, Group, RoleScores, Subsets};
use super::words::Words;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// Overlap of contents from which two claims may be the same.
const IOU: f64 = 0.5;

const ROLES: [&str; 3] = ["source", "cue", "content"];
const SOURCE: usize = 0;
const CUE: usize = 1;
const CONTENT: usize = 2;

/// What was found in documents, by document id.
pub type Found = HashMap<String, Vec<Annotation>>;

/// Scores what was found in the documents of `gold`; a document without an entry counts as one without claims.
pub fn score_attributions(gold: &[GoldDocument], found: &Found) -> AttributionReport {
    let mut report = AttributionReport { docs: gold.len(), ..AttributionReport::default() };
    let mut confidences = Vec::new();
    for document in gold {
        let claims = found.get(document.document.id());
        report.docs_missing_in_pred += usize::from(claims.is_none());
        let claims = claims.map_or(&[][..], Vec::as_slice);
        score_document(document, claims, &mut report, &mut confidences);
    }
    report.confidence = Calibration::of(&confidences);
    report
}

/// For each gold claim the found one it is matched with in the headline figure, by index.
pub fn match_claims(text: &str, gold: &[Annotation], found: &[Annotation]) -> Vec<Option<usize>> {
    let words = Words::new(text);
    let [gold_pieces, found_pieces] = [gold, found].map(|claims| Pieces::all(&words, claims));
    let mut matched = vec![None; gold.len()];
    for (g, p) in matching(&gold_pieces, &found_pieces, &[CUE, SOURCE]) {
        matched[g] = Some(p);
    }
    matched
}

/// Whether two claims have the same words in every role and every piece, whatever marks stand around them.
pub fn same_words(text: &str, one: &Annotation, other: &Annotation) -> bool {
    let words = Words::new(text);
    Pieces::new(&words, one).fragments == Pieces::new(&words, other).fragments
}

/// One claim in units, by role.
struct Pieces<'a> {
    annotation: &'a Annotation,
    raw: [&'a [Span]; 3],
    fragments: [Vec<Range<usize>>; 3],
    units: [BTreeSet<usize>; 3],
    direct: bool,
}

impl<'a> Pieces<'a> {
    fn all(words: &Words, claims: &'a [Annotation]) -> Vec<Self> {
        claims.iter().map(|claim| Pieces::new(words, claim)).collect()
    }

    fn new(words: &Words, annotation: &'a Annotation) -> Self {
        let raw = [&annotation.source[..], &annotation.cue, &annotation.content];
        let fragments = raw.map(|spans| words.fragments(spans));
        let units = [0, 1, 2].map(|role| words.covered(&fragments[role]));
        let direct = words.mostly_quoted(&units[CONTENT]);
        Pieces { annotation, raw, fragments, units, direct }
    }

    /// The claim's content overlap with `other`, if the two are compatible in content and in `roles`.
    fn overlap(&self, other: &Pieces, roles: &[usize]) -> Option<f64> {
        let shared = self.units[CONTENT].intersection(&other.units[CONTENT]).count();
        let all = self.units[CONTENT].len() + other.units[CONTENT].len() - shared;
        let overlap = shared as f64 / all as f64;
        let agrees = |&role: &usize| {
            let (a, b) = (&self.units[role], &other.units[role]);
            !a.is_disjoint(b) || (a.is_empty() && b.is_empty())
        };
        (shared > 0 && overlap >= IOU && roles.iter().all(agrees)).then_some(overlap)
    }

    /// The claim's cue in lower case, pieces joined by blanks.
    fn cue_text(&self, text: &str) -> String {
        let pieces: Vec<String> = self.raw[CUE].iter().map(|span| span.text(text).to_lowercase()).collect();
        if pieces.is_empty() { "(none)".to_owned() } else { pieces.join(" ").replace('\n', " ") }
    }

    /// The roles in the order their first pieces stand in the text.
    fn order(&self) -> String {
        let first = |role: usize| self.raw[role].iter().map(|span| span.start).min();
        let mut roles: Vec<(u32, &str)> = (0..3).filter_map(|role| Some((first(role)?, ROLES[role]))).collect();
        roles.sort_unstable();
        roles.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(" ")
    }
}

fn score_document(
    document: &GoldDocument,
    found: &[Annotation],
    report: &mut AttributionReport,
    confidences: &mut Vec<(f32, bool)>,
) {
    let text = document.document.text();
    let words = Words::new(text);
    let [mut gold, mut found] = [&document.claims, found].map(|claims| Pieces::all(&words, claims));
    for (claims, dropped) in [(&mut gold, &mut report.n_dropped.gold), (&mut found, &mut report.n_dropped.pred)] {
        *dropped += claims.iter().filter(|claim| claim.units[CONTENT].is_empty()).count();
        claims.retain(|claim| !claim.units[CONTENT].is_empty());
    }

    for (role, scores) in [&mut report.source, &mut report.cue, &mut report.content].into_iter().enumerate() {
        score_role(role, &gold, &found, scores);
    }
    let modes: [(&mut Subsets, &[usize]); 4] = [
        (&mut report.content_only, &[]),
        (&mut report.content_source, &[SOURCE]),
        (&mut report.content_cue, &[CUE]),
        (&mut report.attribution, &[CUE, SOURCE]),
    ];
    let mut pairs = Vec::new();
    for (subsets, roles) in modes {
        pairs = matching(&gold, &found, roles);
        score_subsets(&pairs, &gold, &found, subsets);
    }

    // The last mode was the headline: its pairs say which claims are right.
    let (mut is_found, mut is_right) = (vec![false; gold.len()], vec![false; found.len()]);
    for &(g, p) in &pairs {
        (is_found[g], is_right[p]) = (true, true);
        let (gold, found) = (&gold[g].annotation.attributes, &found[p].annotation.attributes);
        let labels = &mut report.labels;
        gold.status.iter().for_each(|status| labels.status.add(found.status == Some(*status)));
        gold.form.iter().for_each(|form| labels.form.add(found.form == Some(*form)));
        gold.source_type.iter().for_each(|kind| labels.source_type.add(found.source_type == Some(*kind)));
        // Gold that types its sources says of each whether it is anonymous.
        gold.source_type.iter().for_each(|_| labels.anonymous.add(found.anonymous == gold.anonymous));
    }
    for (claim, is_found) in gold.iter().zip(is_found) {
        for group in groups(report, text, claim) {
            group.gold += 1;
            group.found += usize::from(is_found);
        }
    }
    for (claim, is_right) in found.iter().zip(is_right) {
        confidences.extend(claim.annotation.confidence.map(|confidence| (confidence, is_right)));
        for group in groups(report, text, claim) {
            group.predicted += 1;
            group.false_alarms += usize::from(!is_right);
        }
    }
}

fn groups<'a>(report: &'a mut AttributionReport, text: &str, claim: &Pieces) -> [&'a mut Group; 2] {
    let by_cue = report.by_cue.entry(claim.cue_text(text)).or_default();
    [by_cue, report.by_order.entry(claim.order()).or_default()]
}

fn score_role(role: usize, gold: &[Pieces], found: &[Pieces], scores: &mut RoleScores) {
    let raw = |claims: &[Pieces]| -> BTreeSet<Span> {
        claims.iter().flat_map(|claim| claim.raw[role]).copied().filter(|span| !span.is_empty()).collect()
    };
    let fragments = |claims: &[Pieces]| -> BTreeSet<(usize, usize)> {
        claims.iter().flat_map(|claim| &claim.fragments[role]).map(|range| (range.start, range.end)).collect()
    };
    let units = |claims: &[Pieces]| -> BTreeSet<usize> {
        claims.iter().flat_map(|claim| &claim.units[role]).copied().collect()
    };
    let both = |score: &mut super::Score, shared, predicted, gold| score.add(shared, predicted, shared, gold);

    let (g, p) = (raw(gold), raw(found));
    both(&mut scores.exact_char, g.intersection(&p).count(), p.len(), g.len());
    let (g, p) = (fragments(gold), fragments(found));
    both(&mut scores.exact, g.intersection(&p).count(), p.len(), g.len());
    let touching = |these: &BTreeSet<(usize, usize)>, those: &BTreeSet<(usize, usize)>| {
        these.iter().filter(|this| those.iter().any(|that| this.0 < that.1 && that.0 < this.1)).count()
    };
    scores.overlap.add(touching(&p, &g), p.len(), touching(&g, &p), g.len());
    let (g, p) = (units(gold), units(found));
    both(&mut scores.token, g.intersection(&p).count(), p.len(), g.len());
}

fn score_subsets(pairs: &[(usize, usize)], gold: &[Pieces], found: &[Pieces], subsets: &mut Subsets) {
    subsets.all.add(pairs.len(), found.len(), pairs.len(), gold.len());
    for (direct, score) in [(true, &mut subsets.direct), (false, &mut subsets.indirect)] {
        let right = pairs.iter().filter(|pair| found[pair.1].direct == direct).count();
        let recalled = pairs.iter().filter(|pair| gold[pair.0].direct == direct).count();
        let count = |claims: &[Pieces]| claims.iter().filter(|claim| claim.direct == direct).count();
        score.add(right, count(found), recalled, count(gold));
    }
}

/// A maximum one-to-one matching of (gold, found) indices, by augmenting paths with edges tried by falling overlap.
fn matching(gold: &[Pieces], found: &[Pieces], roles: &[usize]) -> Vec<(usize, usize)> {
    let edges_of = |g: &Pieces| {
        let overlap = |(index, p)| Some((g.overlap(p, roles)?, index));
        let mut edges: Vec<(f64, usize)> = found.iter().enumerate().filter_map(overlap).collect();
        edges.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        edges.into_iter().map(|(_, index)| index).collect()
    };
    let edges: Vec<Vec<usize>> = gold.iter().map(edges_of).collect();
    let mut owner = BTreeMap::new();
    for index in 0..gold.len() {
        augment(index, &edges, &mut BTreeSet::new(), &mut owner);
    }
    owner.into_iter().map(|(p, g)| (g, p)).collect()
}

fn augment(gold: usize, edges: &[Vec<usize>], seen: &mut BTreeSet<usize>, owner: &mut BTreeMap<usize, usize>) -> bool {
    for &found in &edges[gold] {
        if seen.insert(found) {
            let free = owner.get(&found).copied().is_none_or(|other| augment(other, edges, seen, owner));
            if free {
                owner.insert(found, gold);
                return true;
            }
        }
    }
    false
}
