//! Compiled cues: finding the words that may attribute, with their auxiliaries.

use crate::lexicon::{Body, Complements, CueClass, CueEntry, CuePos, Frames, Lexicon, VerbForm};
use crate::span::TokenRange;
use crate::text::{KeyTable, Sentence, Token, WordKey, places_of, tokenize, with_sentences};
use crate::words::ClassSet;
use smallvec::SmallVec;
use std::collections::{BTreeMap, HashSet};

/// A word or phrase that may attribute something, with its auxiliaries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cue {
    /// The tokens of the lexicon's word or phrase: *confirmed*, *according to*.
    pub tokens: TokenRange,
    /// The same with auxiliaries, negation and the adverbs between them: *were not confirmed*.
    pub span: TokenRange,
    /// Its entry in the cue table.
    pub entry: CueId,
    /// The form of its lemma.
    pub form: VerbForm,
    /// Whether its verb group is negated.
    pub negated: bool,
    /// Whether its verb group holds a modal: *may*, *will*.
    pub modal: bool,
    /// Whether that modal leaves it open: *may*, *could*.
    pub possible: bool,
    /// Whether its verb group is passive.
    pub passive: bool,
    /// The sentence it stands in, as an index.
    pub sentence: u32,
}

/// An entry of a compiled cue table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CueId(pub u32);

/// The cues of any number of lexicons, compiled for search.
#[derive(Debug, Default)]
pub struct CueTable {
    entries: Vec<CueEntry>,
    facts: Vec<Facts>,
    heads: KeyTable<Head>,
    /// By first word, longest first.
    patterns: Vec<Pattern>,
    /// What patterns ask for after their first words.
    words: Vec<WordKey>,
    /// Lemmas of the evidence class.
    evidence: HashSet<String>,
    /// Lemmas of the hearsay class.
    hearsay: HashSet<String>,
}

/// What is asked of an entry at every candidate, apart from what is asked of few, so that it stays in a near cache.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    /// The key of its lemma.
    pub lemma: WordKey,
    /// Probability that the word is a cue where it occurs, 0..1.
    pub precision: f32,
    /// Part of speech.
    pub pos: CuePos,
    /// Cue class.
    pub class: CueClass,
    /// The shapes it attributes in.
    pub frames: Frames,
    /// What may follow it.
    pub complements: Complements,
}

/// The patterns that begin with a word: where they stand, and what may follow the word.
#[derive(Clone, Copy, Debug, Default)]
struct Head {
    start: u32,
    /// Where those of one word start.
    alone: u32,
    end: u32,
    /// A bit for each second word.
    next: u32,
}

impl Head {
    /// The patterns that may begin before the word `next`: few phrases go on, those of *in* or *to* least.
    #[inline]
    fn before(self, next: Option<&Token>) -> std::ops::Range<usize> {
        let goes_on = next.is_some_and(|next| self.next & bit(next.key) != 0);
        (if goes_on { self.start } else { self.alone }) as usize..self.end as usize
    }
}

/// One inflected form of one entry: small, because candidates are many.
#[derive(Clone, Copy, Debug)]
struct Pattern {
    entry: CueId,
    precision: f32,
    /// Where the words after the first begin, and how many they are.
    rest: u32,
    length: u16,
    form: VerbForm,
    pos: CuePos,
}

/// The words of a pattern after its first.
type Rest = SmallVec<[WordKey; 3]>;

/// Auxiliaries, negation and the adverbs between them reach back this many tokens at most.
const GROUP_REACH: usize = 6;

/// A colon this many tokens into its sentence, or later, follows no speaker.
const MARK_REACH: usize = 9;

/// A survey stands this many words after its preposition at most, and before any of these.
const SURVEY_REACH: usize = 10;
const PHRASE_END: ClassSet = ClassSet::COMMA
    .with(ClassSet::STOP)
    .with(ClassSet::FINITE)
    .with(ClassSet::CONJUNCTION)
    .with(ClassSet::PREPOSITION)
    .with(ClassSet::WH);

/// Prepositions that are cues at least this often end what is said before them.
const SURE: f32 = 0.5;

/// Words that are cues more seldom than this are passed over: nothing around them would make up for it.
const LEAST_PRECISION: f32 = 0.04;

impl CueTable {
    /// Compiles the entries of all `lexicons` of the cues kind; others are passed over. A lemma that two lexicons give
    /// for the same part of speech keeps the entry of the later one; within a lexicon the first row counts.
    pub fn new<'a>(lexicons: impl IntoIterator<Item = &'a Lexicon>) -> Self {
        let mut table = CueTable::default();
        // By first word: the words after it, and what they are.
        let mut lists: BTreeMap<WordKey, Vec<(Rest, Pattern)>> = BTreeMap::new();
        let mut tokens = Vec::new();
        for lexicon in lexicons {
            let Body::Cues(entries) = &lexicon.body else { continue };
            let first_id = table.entries.len() as u32;
            for entry in entries {
                let id = CueId(table.entries.len() as u32);
                table.entries.push(entry.clone());
                let CueEntry { pos, class, frames, complements, precision, .. } = *entry;
                table.facts.push(Facts {
                    lemma: WordKey::of(&entry.lemma),
                    precision,
                    pos,
                    class,
                    frames,
                    complements,
                });
                match entry.class {
                    CueClass::Evidence => _ = table.evidence.insert(entry.lemma.clone()),
                    CueClass::Hearsay => _ = table.hearsay.insert(entry.lemma.clone()),
                    _ => {}
                }
                for (form, kind) in &entry.forms {
                    tokenize(form, &mut tokens);
                    let Some((first, rest)) = tokens.split_first() else { continue };
                    let patterns = lists.entry(first.key).or_default();
                    let rest: Rest = rest.iter().map(|token| token.key).collect();
                    let Ok(length) = u16::try_from(rest.len()) else { continue };
                    let pattern = Pattern { entry: id, precision, rest: 0, length, form: *kind, pos };
                    match patterns.iter_mut().find(|(words, old)| *words == rest && old.pos == pos) {
                        // Past and participle that look alike stay *past*; of two rows of a lexicon the first counts.
                        Some((_, old)) if old.entry.0 >= first_id => {}
                        Some((_, old)) => *old = pattern,
                        None => patterns.push((rest, pattern)),
                    }
                }
            }
        }
        let mut heads = BTreeMap::new();
        for (first, mut patterns) in lists {
            patterns.retain(|(_, pattern)| pattern.precision >= LEAST_PRECISION);
            patterns.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
            let start = table.patterns.len() as u32;
            let phrases = patterns.iter().take_while(|(rest, _)| !rest.is_empty()).count();
            let mut next = 0;
            for (rest, pattern) in patterns {
                next |= rest.first().map_or(0, |word| bit(*word));
                table.patterns.push(Pattern { rest: table.words.len() as u32, ..pattern });
                table.words.extend(rest);
            }
            let end = table.patterns.len() as u32;
            if start < end {
                heads.insert(first, Head { start, alone: start + phrases as u32, end, next });
            }
        }
        table.heads = heads.into();
        table
    }

    /// The first words of all forms.
    pub fn heads(&self) -> impl Iterator<Item = WordKey> {
        self.heads.keys()
    }

    /// The lexicon's entry of a cue.
    pub fn entry(&self, id: CueId) -> &CueEntry {
        &self.entries[id.0 as usize]
    }

    /// What is asked most often of an entry.
    pub(crate) fn facts(&self, id: CueId) -> &Facts {
        &self.facts[id.0 as usize]
    }

    /// Whether the lemma of an entry has an entry of the evidence class too: *suggest*, said of a document.
    pub fn is_evidence(&self, id: CueId) -> bool {
        let entry = self.entry(id);
        entry.class == CueClass::Evidence || self.evidence.contains(entry.lemma.as_str())
    }

    /// The entry of a verb, the first there is.
    pub fn verb(&self, lemma: &str) -> Option<&CueEntry> {
        self.entries.iter().find(|entry| entry.pos == CuePos::Verb && entry.lemma == lemma)
    }

    /// Whether the lemma of an entry has an entry of the hearsay class too: *is said to*.
    pub fn is_hearsay(&self, id: CueId) -> bool {
        self.hearsay.contains(self.entry(id).lemma.as_str())
    }

    /// Finds the cue candidates of a document, in order, replacing what `cues` held, and marks in `classes` where verbs,
    /// participles and prepositions among them begin. Of the forms that begin at a token
    /// the longest one for each part of speech is a candidate, if the words around it allow that part of speech.
    pub fn find(&self, tokens: &[Token], classes: &mut [ClassSet], sentences: &[Sentence], cues: &mut Vec<Cue>) {
        cues.clear();
        // All of them are looked up before any is looked into: no look-up has to wait for how the one before turned out.
        let places = places_of(classes, |class| class.is(ClassSet::CUE));
        let heads = with_sentences(places, sentences).map(|(number, at)| (number, at, self.heads.get(tokens[at].key)));
        let mut found = Vec::with_capacity(tokens.len() / 4);
        found.extend(heads);
        for (number, at, head) in found {
            self.find_at(at, head, (number, &sentences[number]), tokens, classes, cues);
        }
    }

    fn find_at(
        &self,
        at: usize,
        head: Head,
        (number, sentence): (usize, &Sentence),
        tokens: &[Token],
        classes: &mut [ClassSet],
        cues: &mut Vec<Cue>,
    ) {
        let following = &tokens[at + 1..sentence.tokens.past()];
        // The parts of speech that have a candidate here.
        let mut found = 0u32;
        for pattern in &self.patterns[head.before(following.first())] {
            let Pattern { pos, precision, .. } = *pattern;
            let length = usize::from(pattern.length);
            let rest = &self.words[pattern.rest as usize..][..length];
            if length > following.len() || !following.iter().zip(rest).all(|(token, key)| token.key == *key) {
                continue;
            }
            if found & 1 << pos as u32 != 0 {
                continue;
            }
            let cue = verb_group(
                Cue {
                    tokens: TokenRange::new(at, at + 1 + length),
                    span: TokenRange::new(at, at + 1 + length),
                    entry: pattern.entry,
                    form: pattern.form,
                    negated: false,
                    modal: false,
                    possible: false,
                    passive: false,
                    sentence: number as u32,
                },
                pos,
                sentence,
                classes,
            );
            if allowed(&cue, pos, precision, sentence, classes) {
                cues.push(cue);
                found |= 1 << pos as u32;
                classes[at] = classes[at].with(match (pos, pattern.form) {
                    (CuePos::Verb, VerbForm::Past | VerbForm::Third) => ClassSet::VERB_CUE,
                    (CuePos::Verb, VerbForm::Gerund) => ClassSet::GERUND_CUE,
                    (CuePos::Preposition, _) if precision >= SURE => ClassSet::PREPOSITION_CUE,
                    _ => ClassSet::NONE,
                });
            }
        }
    }
}

/// The bit of a word among those that may follow a head.
#[inline]
fn bit(word: WordKey) -> u32 {
    1 << (word.0 % 32)
}

/// Adds the auxiliaries before a verb or predicate: *were not*, *has already been*, *is widely*.
fn verb_group(mut cue: Cue, pos: CuePos, sentence: &Sentence, classes: &[ClassSet]) -> Cue {
    if !matches!(pos, CuePos::Verb | CuePos::Adjective) {
        return cue;
    }
    const BETWEEN: ClassSet = ClassSet::FINITE.with(ClassSet::NEGATION).with(ClassSet::ADVERB);
    const SUBJECT: ClassSet = ClassSet::PRONOUN.with(ClassSet::WH).with(ClassSet::EXPLETIVE);
    let head = cue.tokens.first();
    let floor = sentence.tokens.first().max(head.saturating_sub(GROUP_REACH));
    let mut nearest = ClassSet::NONE;
    for at in (floor..head).rev() {
        let class = classes[at];
        // *he’s said*, *who’s asking*: an auxiliary too, though not one that can be told from the genitive by itself.
        if class.is(ClassSet::GENITIVE) && at > floor && classes[at - 1].is(SUBJECT) && !class.is(ClassSet::MARK) {
            cue.span.start = at as u32;
            break;
        }
        // *as Will wrote*: a name.
        let name = class.is(ClassSet::CAPITAL) && at > floor && !classes[at + 1].is(ClassSet::CAPITAL);
        if !class.is(BETWEEN) || class.is(ClassSet::MARK) || name {
            break;
        }
        if class.is(ClassSet::FINITE) {
            if nearest == ClassSet::NONE {
                nearest = class;
            }
            cue.modal |= class.is(ClassSet::MODAL);
            cue.possible |= class.is(ClassSet::POSSIBLE);
            cue.span.start = at as u32;
        } else if class.is(ClassSet::NEGATION) {
            cue.negated = true;
            cue.span.start = at as u32;
        }
    }
    let participle = matches!(cue.form, VerbForm::Past | VerbForm::Participle);
    cue.passive = pos == CuePos::Verb && participle && nearest.is(ClassSet::BE);
    cue
}

/// Whether the words around a candidate allow its part of speech: *the claims* is no verb, *he claims* no noun.
fn allowed(cue: &Cue, pos: CuePos, precision: f32, sentence: &Sentence, classes: &[ClassSet]) -> bool {
    const NOMINAL: ClassSet =
        ClassSet::DETERMINER.with(ClassSet::POSSESSIVE).with(ClassSet::GENITIVE).with(ClassSet::PREPOSITION);
    let head = cue.tokens.first();
    let before = if head > sentence.tokens.first() { classes[head - 1] } else { ClassSet::NONE };
    // *which said*, *many say*: what stands for a noun needs none.
    let subject = before.is(ClassSet::PRONOUN.with(ClassSet::WH).with(ClassSet::QUANTIFIER));
    let has_group = cue.span.start < cue.tokens.start;
    match pos {
        CuePos::Verb => match cue.form {
            VerbForm::Base => {
                // *many say*: words that are hardly ever anything else need less.
                let sure = precision >= 0.4
                    && !before.is(ClassSet::POSSESSIVE.with(ClassSet::GENITIVE).with(ClassSet::PREPOSITION));
                has_group
                    || sure
                    || before.is(ClassSet::TO.with(ClassSet::NEGATION))
                    || (!before.is(NOMINAL) && before.is(ClassSet::S.with(ClassSet::CAPITAL)) || subject)
                    || before.is(ClassSet::CONJUNCTION.with(ClassSet::ADVERB))
            }
            // *those who say*, *what the ministry says*; *but says*: a conjunction may be listed as a preposition too.
            VerbForm::Third => subject || !before.is(NOMINAL) || before.is(ClassSet::CLOSE.with(ClassSet::CONJUNCTION)),
            VerbForm::Gerund => {
                has_group || !before.is(ClassSet::DETERMINER.with(ClassSet::POSSESSIVE).with(ClassSet::GENITIVE))
            }
            _ => {
                subject
                    || has_group
                    || before.is(ClassSet::MARK)
                    || !before.is(ClassSet::DETERMINER.with(ClassSet::POSSESSIVE).with(ClassSet::GENITIVE))
            }
        },
        CuePos::Noun => {
            let pronoun = before.is(ClassSet::PRONOUN) && !before.is(ClassSet::POSSESSIVE);
            let does = before.is(ClassSet::AUXILIARY) && !before.is(ClassSet::BE.with(ClassSet::HAVE));
            // *responded to attacks*: a plural after *to* is no infinitive.
            let infinitive = before.is(ClassSet::TO) && !classes[head].is(ClassSet::S);
            // *has no plans to*: a determiner too, unlike *not*.
            let negated = before.is(ClassSet::NEGATION) && !before.is(ClassSet::DETERMINER);
            !pronoun && !does && !infinitive && !negated && !before.is(ClassSet::MODAL.with(ClassSet::THAT))
        }
        // Marks lead from a speaker that begins the sentence or to one that ends it, or lead to a quotation.
        CuePos::Mark => {
            let leads = classes.get(cue.tokens.past()).is_some_and(|next| next.is(ClassSet::QUOTE_OPEN));
            // A signature may be a sentence of its own.
            let signs = head > 0 && classes[head - 1].is(ClassSet::QUOTE_CLOSE);
            if !classes[head].is(ClassSet::COLON) {
                return signs && classes[head].is(ClassSet::DASH);
            }
            let beside = head - sentence.tokens.first() <= MARK_REACH;
            signs || head > sentence.tokens.first() && (beside || leads)
        }
        // *in a poll of voters*: a plain preposition of place leads to what was said in a survey only.
        CuePos::Preposition if cue.tokens.len() == 1 && classes[head].is(ClassSet::ORIGIN) => {
            let phrase = classes[head + 1..sentence.tokens.past()].iter().take(SURVEY_REACH);
            phrase.take_while(|class| !class.is(PHRASE_END)).any(|class| class.is(ClassSet::SURVEY))
        }
        CuePos::Adjective | CuePos::Adverb | CuePos::Preposition => true,
    }
}
