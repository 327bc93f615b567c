//! Topics: what a document is about, by the terms of topic lexicons.
//!
//! The law: a document's topics depend on nothing but its words outside boilerplate and the terms of their tables; an
//! unrelated topic changes no score.

use crate::lexicon::{Body, Lexicon, plurals};
use crate::text::{Case, KeyLists, Sentence, Token, WordKey, Zone, tokenize};
use smallvec::SmallVec;
use std::collections::BTreeMap;

/// A topic of a document, with what its score is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Topic {
    /// Which one.
    pub topic: TopicId,
    /// `half(breadth, 1) * half(density, 0.5)`, where `half(x, h) = x / (x + h)`: 0..1, and comparable between documents
    /// and topics. At least [`LEAST_SCORE`].
    pub score: f32,
    /// The weights of the different terms in the document, added up. A term of weight 1 says all by itself.
    pub breadth: f32,
    /// The weights of all places where terms stand, added up, for a hundred tokens.
    pub density: f32,
}

/// A topic of compiled topic tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId(pub u32);

/// Topics of a lower score are not listed: some of their words occur, but the document is about something else.
pub const LEAST_SCORE: f32 = 0.35;

/// Breadth that gives half of what breadth can give: one term that says all, or two that say half each.
const HALF_BREADTH: f32 = 1.0;

/// Density that gives half of what density can give: a term of weight 0.5 in every hundred tokens.
const HALF_DENSITY: f32 = 0.5;

/// The topic tables of any number of lexicons, compiled for search.
#[derive(Debug, Default)]
pub struct Topics {
    /// Names of the topics, sorted.
    names: Vec<String>,
    /// How many terms of each topic are required.
    required: Vec<u32>,
    terms: Vec<Term>,
    /// The forms of all terms by their first word; longer ones first.
    forms: KeyLists<Form>,
}

/// What a row of a table says of its topic.
#[derive(Clone, Copy, Debug)]
struct Term {
    topic: TopicId,
    weight: f32,
    required: bool,
}

/// One way to write a term.
#[derive(Clone, Debug, PartialEq)]
struct Form {
    first: Case,
    /// The words after the first.
    rest: SmallVec<[(WordKey, Case); 2]>,
    term: u32,
}

impl Topics {
    /// Compiles the topic tables among `lexicons`; others are passed over. Plurals are added to words in lower case. A
    /// spelling that a topic has twice is the later row's.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        let bodies = lexicons.into_iter().map(|lexicon| &lexicon.body);
        let rows: Vec<_> = bodies
            .filter_map(|body| match body {
                Body::Topics(rows) => Some(rows),
                _ => None,
            })
            .flatten()
            .collect();
        let mut topics = Topics { names: rows.iter().map(|row| row.topic.clone()).collect(), ..Topics::default() };
        topics.names.sort();
        topics.names.dedup();
        topics.required = vec![0; topics.names.len()];

        let mut forms: BTreeMap<WordKey, Vec<Form>> = BTreeMap::new();
        let mut tokens = Vec::new();
        for row in rows {
            let Ok(topic) = topics.names.binary_search(&row.topic) else { continue };
            let term = topics.terms.len() as u32;
            topics.required[topic] += u32::from(row.required);
            topics.terms.push(Term { topic: TopicId(topic as u32), weight: row.weight, required: row.required });
            for spelling in &row.terms {
                let more = if spelling.contains(char::is_uppercase) { Vec::new() } else { plurals(spelling) };
                for form in more.iter().chain([spelling]) {
                    tokenize(form, &mut tokens);
                    let Some((first, rest)) = tokens.split_first() else { continue };
                    let rest = rest.iter().map(|token| (token.key, token.case)).collect();
                    let form = Form { first: first.case, rest, term };
                    let known = forms.entry(first.key).or_default();
                    let same = |old: &Form| {
                        old.rest == form.rest
                            && old.first == form.first
                            && topics.topic_of(old.term).0 as usize == topic
                    };
                    known.retain(|old| !same(old));
                    known.push(form);
                }
            }
        }
        for known in forms.values_mut() {
            known.sort_by_key(|form| std::cmp::Reverse(form.rest.len()));
        }
        topics.forms = forms.into();
        topics
    }

    /// The name of a topic, as its table has it.
    pub fn name(&self, topic: TopicId) -> &str {
        &self.names[topic.0 as usize]
    }

    fn topic_of(&self, term: u32) -> TopicId {
        self.terms[term as usize].topic
    }

    /// Scores the topics of a document, the best first and equal ones by name, replacing what `found` held. Within a topic
    /// the leftmost and longest term counts; terms of one topic do not hide another's.
    pub fn find(&self, tokens: &[Token], sentences: &[Sentence], zones: &[Zone], found: &mut Vec<Topic>) {
        found.clear();
        if self.names.is_empty() {
            return;
        }
        let hits = self.hits(tokens, sentences, zones);
        for of_topic in hits.chunk_by(|a, b| self.topic_of(*a) == self.topic_of(*b)) {
            let (mut breadth, mut mass, mut required) = (0.0, 0.0, 0);
            for of_term in of_topic.chunk_by(|a, b| a == b) {
                let term = self.terms[of_term[0] as usize];
                breadth += term.weight;
                mass += term.weight * of_term.len() as f32;
                required += u32::from(term.required);
            }
            let topic = self.topic_of(of_topic[0]);
            let density = mass * 100.0 / tokens.len() as f32;
            let score = half(breadth, HALF_BREADTH) * half(density, HALF_DENSITY);
            if score >= LEAST_SCORE && required == self.required[topic.0 as usize] {
                found.push(Topic { topic, score, breadth, density });
            }
        }
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.topic.cmp(&b.topic)));
    }

    /// The terms that stand in the document, one entry a place, those of a topic together.
    fn hits(&self, tokens: &[Token], sentences: &[Sentence], zones: &[Zone]) -> SmallVec<[u32; 64]> {
        let mut hits = SmallVec::new();
        // Where the last term of each topic ends.
        let mut ends: SmallVec<[usize; 16]> = SmallVec::from_elem(0, self.names.len());
        let stories = sentences.iter().zip(zones).filter(|(_, zone)| **zone != Zone::Boilerplate);
        for (sentence, _) in stories {
            let words = &tokens[sentence.tokens.range()];
            for (place, word) in words.iter().enumerate().filter(|(_, word)| self.forms.may_hold(word.key)) {
                let at = sentence.tokens.first() + place;
                for form in self.forms.get(word.key) {
                    let end = &mut ends[self.topic_of(form.term).0 as usize];
                    if *end <= at && form.stands(&words[place..]) {
                        *end = at + 1 + form.rest.len();
                        hits.push(form.term);
                    }
                }
            }
        }
        hits.sort_unstable_by_key(|term| (self.topic_of(*term), *term));
        hits
    }
}

impl Form {
    /// Whether it is what `tokens`, whose first has the key of its first word, begin with.
    fn stands(&self, tokens: &[Token]) -> bool {
        let rest = || self.rest.iter().zip(&tokens[1..]);
        written(self.first, tokens[0].case)
            && self.rest.len() < tokens.len()
            && rest().all(|((key, case), token)| *key == token.key && written(*case, token.case))
    }
}

/// Whether a word of a table may be written so: one in lower case anyhow; one with capitals not without any; an acronym
/// only as one.
fn written(table: Case, text: Case) -> bool {
    match table {
        Case::Lower | Case::None => true,
        Case::Upper => text == Case::Upper,
        Case::Title | Case::Mixed => text != Case::Lower,
    }
}

/// 0 for nothing, a half at `middle`, towards 1 for much.
fn half(amount: f32, middle: f32) -> f32 {
    amount / (amount + middle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Pipeline};

    const TABLE: &str = "topic\tterm\tweight\trequired
bees\thive|colony\t0.8\tyes
bees\tbee keeper\t0.5\t
bees\thoney\t0.4\t
bees\thoney moon\t0\t
bees\tBEE\t0.9\t
ships\tBuzz\t0.5\t
ships\tfreighter\t1\t
";

    /// The pipeline with a topic lexicon of this table.
    fn pipeline(table: &str) -> Pipeline {
        let directory = tempfile::tempdir().unwrap();
        let manifest = "[lexicon]\nid = \"t\"\nkind = \"topics\"\n[[files]]\npath = \"t.tsv\"\n";
        std::fs::write(directory.path().join("lexicon.toml"), manifest).unwrap();
        std::fs::write(directory.path().join("t.tsv"), table).unwrap();
        Pipeline::builder().lexicon_path(directory.path()).unwrap().build().unwrap()
    }

    /// Each topic of a text, as its name with breadth and density.
    fn topics(pipeline: &Pipeline, text: &str) -> Vec<(String, f32, f32)> {
        let analysis = pipeline.analyze(&Document::new("d", text));
        let found = analysis.topics.iter();
        found.map(|topic| (pipeline.topics().name(topic.topic).to_owned(), topic.breadth, topic.density)).collect()
    }

    #[test]
    fn terms_are_added_up_once_and_by_place() {
        let pipeline = pipeline(TABLE);
        // Nine words and a full stop: three places, two terms.
        let found = topics(&pipeline, "Hives died and one colony had no honey left.");
        assert_eq!(found, [("bees".to_owned(), 0.8 + 0.4, (0.8 * 2.0 + 0.4) * 10.0)]);
        let analysis = pipeline.analyze(&Document::new("d", "Hives died and one colony had no honey left."));
        let [Topic { score, breadth, density, .. }] = analysis.topics[..] else { panic!() };
        assert_eq!(score, breadth / (breadth + 1.0) * (density / (density + 0.5)));
    }

    #[test]
    fn required_terms_must_stand_there() {
        let pipeline = pipeline(TABLE);
        assert_eq!(topics(&pipeline, "The bee keepers sold honey."), []);
        assert_eq!(topics(&pipeline, "The bee keepers sold a hive.").len(), 1);
    }

    #[test]
    fn plurals_case_and_longer_terms_are_minded() {
        let pipeline = pipeline(TABLE);
        let breadth = |text: &str| topics(&pipeline, text).first().map_or(0.0, |(_, breadth, _)| *breadth);
        assert_eq!(breadth("colonies and honey"), 0.8 + 0.4);
        assert_eq!(breadth("colonies and a honey moon"), 0.8);
        assert_eq!(breadth("colonies of the bee"), 0.8);
        assert_eq!(breadth("colonies of BEE"), 0.8 + 0.9);
        assert_eq!(breadth("freighters buzz"), 1.0);
        assert_eq!(breadth("freighters BUZZ"), 1.5);
    }

    #[test]
    fn little_among_much_is_not_listed_and_the_better_comes_first() {
        let pipeline = pipeline(TABLE);
        let filler = "The road to the town was long. ".repeat(40);
        assert_eq!(topics(&pipeline, &format!("{filler} A freighter passed.")), []);
        let both = topics(&pipeline, "A hive, a freighter, a freighter.");
        assert_eq!(both.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>(), ["ships", "bees"]);
    }

    #[test]
    fn boilerplate_says_nothing() {
        let pipeline = pipeline(TABLE);
        assert_eq!(topics(&pipeline, "It rained all day.\n\nMost Read\nFreighter sinks off the coast\n"), []);
    }

    #[test]
    fn an_unrelated_topic_changes_no_score() {
        let more = format!("{TABLE}tea\thoney cake\t1\t\ntea\thive\t0.1\t\n");
        let text = "Hives died; the honey cake of the colony was lost.";
        let (alone, beside) = (topics(&pipeline(TABLE), text), topics(&pipeline(&more), text));
        assert_eq!(alone.len(), 1);
        assert!(beside.iter().any(|(name, ..)| name == "tea"));
        assert!(beside.contains(&alone[0]));
    }
}
