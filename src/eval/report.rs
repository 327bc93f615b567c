//! What an evaluation found: counts, figures, and how they are printed.

use super::attributes::Attributes;
use super::calibration::Calibration;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// Precision, recall and F1 of one figure, kept as counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Found items that are right.
    pub right: usize,
    /// Found items.
    pub predicted: usize,
    /// Gold items that were found.
    pub recalled: usize,
    /// Gold items.
    pub gold: usize,
}

impl Score {
    /// Adds the counts of one document.
    pub fn add(&mut self, right: usize, predicted: usize, recalled: usize, gold: usize) {
        self.right += right;
        self.predicted += predicted;
        self.recalled += recalled;
        self.gold += gold;
    }

    /// Share of found items that are right, 0..1; 0 when nothing was found.
    pub fn precision(&self) -> f64 {
        share(self.right, self.predicted)
    }

    /// Share of gold items that were found, 0..1; 0 when there is no gold.
    pub fn recall(&self) -> f64 {
        share(self.recalled, self.gold)
    }

    /// Harmonic mean of precision and recall, 0..1.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole > 0 { part as f64 / whole as f64 } else { 0.0 }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Score", 5)?;
        fields.serialize_field("p", &self.precision())?;
        fields.serialize_field("r", &self.recall())?;
        fields.serialize_field("f1", &self.f1())?;
        fields.serialize_field("n_pred", &self.predicted)?;
        fields.serialize_field("n_gold", &self.gold)?;
        fields.end()
    }
}

/// How often something was right among the cases where gold has a say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accuracy {
    /// Cases that are right.
    pub right: usize,
    /// Cases.
    pub total: usize,
}

impl Accuracy {
    /// Counts one case.
    pub fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.total += 1;
    }

    /// Share of cases that are right, 0..1; 0 when there is none.
    pub fn accuracy(&self) -> f64 {
        share(self.right, self.total)
    }
}

impl Serialize for Accuracy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Accuracy", 3)?;
        fields.serialize_field("accuracy", &self.accuracy())?;
        fields.serialize_field("right", &self.right)?;
        fields.serialize_field("total", &self.total)?;
        fields.end()
    }
}

/// One figure over all claims, and over those whose content is mostly inside or mostly outside quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[allow(missing_docs)]
pub struct Subsets {
    pub all: Score,
    pub direct: Score,
    pub indirect: Score,
}

/// The span figures of one role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct RoleScores {
    /// Pieces with the very same bytes.
    pub exact_char: Score,
    /// Pieces with the same words, joined where no word is between them.
    pub exact: Score,
    /// Pieces that share a word with the other side.
    pub overlap: Score,
    /// Words.
    pub token: Score,
}

/// Labels of claims, where gold has them: of matched ones, and of all, where one that was not found counts as wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[allow(missing_docs)]
pub struct Labels {
    pub status: Accuracy,
    pub form: Accuracy,
    pub source_type: Accuracy,
    pub anonymous: Accuracy,
    pub factuality: Accuracy,
    pub polarity: Accuracy,
    pub status_of_all: Accuracy,
    pub factuality_of_all: Accuracy,
    pub polarity_of_all: Accuracy,
    /// Status, factuality and polarity together, of the claims that have all three in gold.
    pub together_of_all: Accuracy,
}

impl Labels {
    /// Counts the labels of a gold claim and of what was found for it.
    pub(super) fn add(&mut self, gold: &Attributes, found: Option<&Attributes>) {
        fn one<T: PartialEq>(gold: &Option<T>, found: Option<&Option<T>>, matched: &mut Accuracy) {
            if let Some(found) = found.filter(|_| gold.is_some()) {
                matched.add(gold == found);
            }
        }
        one(&gold.status, found.map(|found| &found.status), &mut self.status);
        one(&gold.form, found.map(|found| &found.form), &mut self.form);
        one(&gold.source_type, found.map(|found| &found.source_type), &mut self.source_type);
        if let (Some(found), true) = (found, gold.source_type.is_some()) {
            // Gold that types its sources says of each whether it is anonymous.
            self.anonymous.add(found.anonymous == gold.anonymous);
        }
        one(&gold.factuality, found.map(|found| &found.factuality), &mut self.factuality);
        one(&gold.negated, found.map(|found| &found.negated), &mut self.polarity);
        let status = gold.status.map(|status| found.is_some_and(|found| found.status == Some(status)));
        let factuality = gold.factuality.map(|values| found.is_some_and(|found| found.factuality == Some(values)));
        let polarity = gold.negated.map(|negated| found.is_some_and(|found| found.negated == Some(negated)));
        status.iter().for_each(|right| self.status_of_all.add(*right));
        factuality.iter().for_each(|right| self.factuality_of_all.add(*right));
        polarity.iter().for_each(|right| self.polarity_of_all.add(*right));
        if let (Some(status), Some(factuality), Some(polarity)) = (status, factuality, polarity) {
            self.together_of_all.add(status && factuality && polarity);
        }
    }
}

/// How the claims of one cue, or of one order of pieces, fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Group {
    /// Gold claims.
    pub gold: usize,
    /// Gold claims that were found.
    pub found: usize,
    /// Claims the pipeline made.
    pub predicted: usize,
    /// Of those, the ones that match none in gold.
    pub false_alarms: usize,
}

/// Claims left out on either side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[allow(missing_docs)]
pub struct Dropped {
    pub gold: usize,
    pub pred: usize,
}

/// The attribution layer: gold against found.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct AttributionReport {
    /// Documents in gold.
    pub docs: usize,
    /// Gold documents nothing was said about, scored as without claims.
    pub docs_missing_in_pred: usize,
    /// Claims left out because their content is empty or blank.
    pub n_dropped: Dropped,
    /// Content, cue and source agree: the headline.
    pub attribution: Subsets,
    /// Content agrees.
    pub content_only: Subsets,
    /// Content and source agree.
    pub content_source: Subsets,
    /// Content and cue agree.
    pub content_cue: Subsets,
    /// Spans of sources.
    pub source: RoleScores,
    /// Spans of cues.
    pub cue: RoleScores,
    /// Spans of contents.
    pub content: RoleScores,
    /// Labels of the claims that match.
    pub labels: Labels,
    /// How good the confidence is; None when no claim has one.
    pub confidence: Option<Calibration>,
    /// Claims by cue, in lower case. Clear it to leave it out of the JSON.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub by_cue: BTreeMap<String, Group>,
    /// Claims by the order of their pieces: `source cue content`. Clear it to leave it out of the JSON.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub by_order: BTreeMap<String, Group>,
}

impl AttributionReport {
    /// The headline figure of the `most` cues that gold has most often, commonest first; of equals the first by name.
    pub fn commonest_cues(&self, most: usize) -> Vec<(&str, Score)> {
        let mut cues: Vec<(&String, &Group)> = self.by_cue.iter().filter(|(_, group)| group.gold > 0).collect();
        cues.sort_by_key(|(_, group)| std::cmp::Reverse(group.gold));
        let score = |group: &Group| {
            let Group { gold, found, predicted, false_alarms } = *group;
            Score { right: predicted - false_alarms, predicted, recalled: found, gold }
        };
        cues.into_iter().take(most).map(|(cue, group)| (cue.as_str(), score(group))).collect()
    }
}

/// Cues that a printed report tells one by one.
const COMMONEST: usize = 5;

/// The sentence layer: gold against found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct SentenceReport {
    /// Documents in gold.
    pub docs: usize,
    /// Ends of sentences.
    pub boundary: Score,
    /// Documents with every sentence right.
    pub cases: Accuracy,
}

pub(super) fn line(f: &mut fmt::Formatter<'_>, name: &str, score: &Score) -> fmt::Result {
    let [p, r, f1] = [score.precision(), score.recall(), score.f1()].map(|value| 100.0 * value);
    writeln!(f, "{name:28}{p:7.1}{r:7.1}{f1:7.1}{:8}{:8}", score.predicted, score.gold)
}

pub(super) fn head(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "{:28}{:>7}{:>7}{:>7}{:>8}{:>8}", "", "P", "R", "F1", "n_pred", "n_gold")
}

pub(super) fn accuracy(f: &mut fmt::Formatter<'_>, name: &str, accuracy: &Accuracy) -> fmt::Result {
    if accuracy.total == 0 {
        return Ok(());
    }
    writeln!(f, "{name:28}{:7.1}  ({} of {})", 100.0 * accuracy.accuracy(), accuracy.right, accuracy.total)
}

impl fmt::Display for AttributionReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Dropped { gold, pred } = self.n_dropped;
        let missing = self.docs_missing_in_pred;
        writeln!(f, "docs {}  missing in pred {missing}  dropped (no content) gold {gold}, pred {pred}", self.docs)?;
        head(f)?;
        let modes = [
            ("attribution", &self.attribution),
            ("content_only", &self.content_only),
            ("content_source", &self.content_source),
            ("content_cue", &self.content_cue),
        ];
        for (name, subsets) in modes {
            line(f, &format!("{name} / all"), &subsets.all)?;
            line(f, &format!("{name} / direct"), &subsets.direct)?;
            line(f, &format!("{name} / indirect"), &subsets.indirect)?;
        }
        for (name, role) in [("source", &self.source), ("cue", &self.cue), ("content", &self.content)] {
            line(f, &format!("{name} / exact_char"), &role.exact_char)?;
            line(f, &format!("{name} / exact"), &role.exact)?;
            line(f, &format!("{name} / overlap"), &role.overlap)?;
            line(f, &format!("{name} / token"), &role.token)?;
        }
        let commonest = self.commonest_cues(COMMONEST);
        for (cue, score) in &commonest {
            line(f, &format!("cue {cue:?}"), score)?;
        }
        let mut together = Score::default();
        commonest.iter().for_each(|(_, of)| together.add(of.right, of.predicted, of.recalled, of.gold));
        line(f, &format!("these {} cues", commonest.len()), &together)?;
        accuracy(f, "status, of matched", &self.labels.status)?;
        accuracy(f, "form, of matched", &self.labels.form)?;
        accuracy(f, "source type, of matched", &self.labels.source_type)?;
        accuracy(f, "anonymous, of matched", &self.labels.anonymous)?;
        accuracy(f, "factuality, of matched", &self.labels.factuality)?;
        accuracy(f, "polarity, of matched", &self.labels.polarity)?;
        accuracy(f, "status, of all", &self.labels.status_of_all)?;
        accuracy(f, "factuality, of all", &self.labels.factuality_of_all)?;
        accuracy(f, "polarity, of all", &self.labels.polarity_of_all)?;
        accuracy(f, "the three together, of all", &self.labels.together_of_all)?;
        self.confidence.iter().try_for_each(|calibration| write!(f, "{calibration}"))
    }
}

impl fmt::Display for SentenceReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "docs {}", self.docs)?;
        head(f)?;
        line(f, "sentence ends", &self.boundary)?;
        accuracy(f, "documents all right", &self.cases)
    }
}
