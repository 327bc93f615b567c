//! Candidates: what a pronoun or a phrase may mean, with what speaks for each.

use super::evidence::{Evidence, EvidenceSet};
use super::facts::{Sort, Traits, sort};
use super::mention::Pronoun;
use super::{QUOTE, Referent, Resolver};
use crate::lexicon::NameClues;
use crate::source::phrase_head;
use crate::span::TokenRange;
use crate::words::ClassSet;
use smallvec::SmallVec;

/// Names looked at before a source.
const NAMES: usize = 30;
/// Sentences looked back over.
const SENTENCES: usize = 12;
/// Earlier claims looked at.
const CLAIMS: usize = 8;
/// Sentences whose subjects are looked at.
const SUBJECTS: usize = 2;
/// Points that each sentence between takes off.
const AWAY: i32 = 3;
/// Points that an antecedent needs.
const ENOUGH: i32 = 3;
/// Points by which it must lead the next.
const MARGIN: i32 = 5;
/// Points that a lead of makes the score 0.73.
const SCALE: f32 = 10.0;

/// What may be meant, each once, with its best evidence.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    found: SmallVec<[Candidate; 16]>,
}

#[derive(Clone, Copy, Debug)]
struct Candidate {
    referent: Referent,
    evidence: EvidenceSet,
    /// Sentences between it and the source, at its nearest.
    away: i32,
    /// The points of its best mention.
    points: i32,
}

impl Candidates {
    /// The best one with how far it leads, when it leads by enough.
    pub fn best(&self) -> Option<(Referent, f32)> {
        let best = self.found.iter().max_by_key(|found| found.points)?;
        let others = self.found.iter().filter(|other| other.referent != best.referent);
        let next = others.map(|other| other.points).max().unwrap_or(i32::MIN).max(-MARGIN);
        let lead = best.points - next;
        (best.points >= ENOUGH && lead >= MARGIN).then(|| {
            let firm = lead.min(best.points + MARGIN) as f32;
            (best.referent, 1.0 / (1.0 + (-firm / SCALE).exp()))
        })
    }

    /// Adds what speaks for one mention of a candidate; of several mentions the best counts.
    pub fn add(&mut self, referent: Referent, evidence: EvidenceSet, away: usize) {
        let away = away as i32;
        match self.found.iter_mut().find(|known| known.referent.is(referent)) {
            Some(known) => {
                // Who is the source of a claim stays it at every mention.
                let lasting = known.evidence.lasting().with(evidence.lasting());
                let points = evidence.with(lasting).points() - AWAY * away;
                let old = known.evidence.with(lasting).points() - AWAY * known.away;
                known.evidence = known.evidence.with(lasting);
                if points > old {
                    (known.evidence, known.away) = (evidence.with(lasting), away);
                }
                known.points = points.max(old);
            }
            None => {
                let points = evidence.points() - AWAY * away;
                self.found.push(Candidate { referent, evidence, away, points });
            }
        }
    }

    /// Adds to what speaks for each candidate.
    pub fn strengthen(&mut self, more: impl Fn(Referent) -> Option<EvidenceSet>) {
        for known in &mut self.found {
            known.evidence = known.evidence.with(more(known.referent).unwrap_or_default());
            known.points = known.evidence.points() - AWAY * known.away;
        }
    }

    /// What a personal pronoun may mean.
    pub fn of_pronoun(resolver: &Resolver, at: usize, source: TokenRange, pronoun: Pronoun) -> Candidates {
        let mut candidates = Candidates::default();
        let fits = |traits: Traits, named: bool| fits(pronoun, traits, named);
        candidates.gather(resolver, at, source, fits);
        candidates
    }

    /// Adds names, sources and subjects before a source that `fit`, which says what more speaks for or against them.
    pub fn gather(
        &mut self,
        resolver: &Resolver,
        at: usize,
        source: TokenRange,
        fit: impl Fn(Traits, bool) -> Option<EvidenceSet>,
    ) {
        let layers = resolver.layers;
        // A quotation between is no distance: *“We sail. We are late,” she said*.
        let content = layers.attributions[at].content.iter().map(|piece| piece.first()).min();
        let home = resolver.sentence_of(content.map_or(source.first(), |content| content.min(source.first())));
        let barred = resolver.speaker_outside(at, source);
        let fit = |referent: Referent| {
            let named = referent.entity.is_some();
            let barred = barred.is_some_and(|barred| barred.is(referent)) || referent.tokens.overlaps(source);
            (!barred).then_some(())?;
            fit(resolver.facts.traits(layers, referent), named)
        };
        self.claims(resolver, at, source, home, &fit);
        self.names(resolver, at, source, home, &fit);
        for number in (home.saturating_sub(SUBJECTS)..=home).rev() {
            let Some(tokens) = resolver.subject(number).filter(|tokens| tokens.end <= source.start) else { continue };
            let referent = Referent { tokens, entity: None };
            if let Some(mut evidence) = fit(referent) {
                evidence.add(Evidence::Subject);
                evidence.add(Evidence::First);
                self.add(referent, evidence, home - number);
            }
        }
    }

    fn claims(
        &mut self,
        resolver: &Resolver,
        at: usize,
        source: TokenRange,
        home: usize,
        fit: &impl Fn(Referent) -> Option<EvidenceSet>,
    ) {
        let layers = resolver.layers;
        let own = &layers.attributions[at];
        let outer = own.parent.filter(|&outer| !resolver.is_voiced(outer as usize, source));
        if let Some(outer) = outer
            && let Some(referent) = resolver.referent(outer as usize)
            && let Some(mut evidence) = fit(referent)
        {
            evidence.add(Evidence::Outer);
            self.add(referent, evidence, 0);
        }
        let mut last = true;
        for number in (at.saturating_sub(CLAIMS)..at).rev() {
            let other = &layers.attributions[number];
            let Some(words) = other.source.filter(|words| words.end <= source.start) else { continue };
            // What is said inside a quotation is another’s talk.
            if own.parent == Some(number as u32) || layers.classes[words.first()].is(QUOTE) {
                continue;
            }
            let away = home.saturating_sub(resolver.sentence_of(words.first()));
            if away > SENTENCES {
                break;
            }
            let found = resolver.referent(number).and_then(|referent| Some((referent, fit(referent)?)));
            if let Some((referent, mut evidence)) = found {
                evidence.add(match last {
                    true if away <= 1 => Evidence::LastSource,
                    true if away <= 4 => Evidence::RecentSource,
                    _ => Evidence::EarlierSource,
                });
                evidence.add(Evidence::Subject);
                self.add(referent, evidence, away);
                last = false;
            }
        }
    }

    fn names(
        &mut self,
        resolver: &Resolver,
        at: usize,
        source: TokenRange,
        home: usize,
        fit: &impl Fn(Referent) -> Option<EvidenceSet>,
    ) {
        let layers = resolver.layers;
        let own = &layers.attributions[at];
        let past = layers.mentions.partition_point(|mention| mention.tokens.end <= source.start);
        let mut sentence = resolver.sentence_of(source.first());
        for number in (past.saturating_sub(NAMES)..past).rev() {
            let mention = &layers.mentions[number];
            while layers.sentences[sentence].tokens.first() > mention.tokens.first() {
                sentence -= 1;
            }
            let away = home.saturating_sub(sentence);
            if away > SENTENCES {
                break;
            }
            if sort(layers, number) == Sort::Other {
                continue;
            }
            let referent = Referent { tokens: mention.tokens, entity: Some(mention.entity) };
            let Some(mut evidence) = fit(referent) else { continue };
            let inside = own.content.iter().any(|piece| piece.contains(mention.tokens));
            evidence.add_if(Evidence::OwnContent, inside);
            resolver.place(mention.tokens, sentence, &mut evidence);
            evidence.add_if(Evidence::SameSentence, sentence >= home && !inside);
            let leads = evidence.has(Evidence::First) && evidence.has(Evidence::Subject);
            evidence.add_if(Evidence::Topic, leads && away == 1);
            let clause = evidence.has(Evidence::SameSentence) && evidence.has(Evidence::Subject);
            evidence.add_if(Evidence::Clause, clause);
            let paragraph = |number: usize| layers.sentences[number].paragraph;
            evidence.add_if(Evidence::SameParagraph, paragraph(sentence) == paragraph(home));
            self.add(referent, evidence, away);
        }
    }
}

/// What speaks for something as a pronoun’s antecedent by what it is; None when it cannot be.
fn fits(pronoun: Pronoun, traits: Traits, named: bool) -> Option<EvidenceSet> {
    let mut evidence = EvidenceSet::default();
    let of = |gender: NameClues, evidence: &mut EvidenceSet| {
        let told = traits.is_of(gender);
        evidence.add_if(Evidence::Gender, told == Some(true));
        traits.sort == Sort::Person && !traits.plural && told != Some(false)
    };
    let fits = match pronoun {
        Pronoun::Male => of(NameClues::MALE, &mut evidence),
        Pronoun::Female => of(NameClues::FEMALE, &mut evidence),
        Pronoun::Neuter => {
            evidence.add_if(Evidence::AsPlace, traits.sort == Sort::Place);
            matches!(traits.sort, Sort::Body | Sort::Place) && !traits.plural
        }
        Pronoun::Plural => {
            evidence.add_if(Evidence::AsSeveral, named && !traits.plural);
            evidence.add_if(Evidence::AsPlace, traits.sort == Sort::Place);
            evidence.add_if(Evidence::Speechless, traits.sort == Sort::Other);
            traits.plural || named && matches!(traits.sort, Sort::Body | Sort::Place)
        }
        _ => false,
    };
    evidence.add_if(Evidence::Headline, traits.headline);
    evidence.add_if(Evidence::Often, traits.mentions >= 3);
    fits.then_some(evidence)
}

impl Resolver<'_> {
    /// Who speaks the quotation around a source, who cannot be *he* in it.
    fn speaker_outside(&self, at: usize, source: TokenRange) -> Option<Referent> {
        let outer = self.layers.attributions[at].parent?;
        self.is_voiced(outer as usize, source).then(|| self.referent(outer as usize)).flatten()
    }

    /// What the place of a name in its sentence says.
    pub(super) fn place(&self, name: TokenRange, sentence: usize, evidence: &mut EvidenceSet) {
        const VERB: ClassSet = ClassSet::FINITE.with(ClassSet::VERB_CUE).with(ClassSet::ED);
        const NO_VERB: ClassSet = ClassSet::MARK
            .with(ClassSet::PREPOSITION)
            .with(ClassSet::CONJUNCTION)
            .with(ClassSet::GENITIVE)
            .with(ClassSet::CAPITAL);
        const OPENS: ClassSet = ClassSet::SUBORDINATOR.with(ClassSet::CONJUNCTION).with(ClassSet::WH);
        let layers = self.layers;
        let class = |at: usize| layers.classes.get(at).copied().unwrap_or_default();
        let tokens = layers.sentences[sentence].tokens;
        let next = class(name.past());
        let owner = next.is(ClassSet::GENITIVE);
        // Titles and articles before a name are of it.
        let mut first = name.first();
        while first > tokens.first() && class(first - 1).is(ClassSet::CAPITAL.with(ClassSet::STOP)) {
            first -= 1;
        }
        let before = if first > tokens.first() { class(first - 1) } else { ClassSet::NONE };
        let object = before.is(ClassSet::PREPOSITION.with(ClassSet::VERB_CUE).with(ClassSet::TO));
        evidence.add_if(Evidence::Owner, owner);
        evidence.add_if(Evidence::Object, object && !owner);
        evidence.add_if(Evidence::First, first == tokens.first() && !owner);
        let opens = first <= tokens.first() + 1 || before.is(OPENS);
        // *Holm goes further*, but not *Holm allies said*.
        let noun = next.is(ClassSet::S) && class(name.past() + 1).is(VERB);
        let subject = next.is(ClassSet::COMMA.with(ClassSet::OPEN)) || !next.is(NO_VERB) && !noun;
        let subject = next.is(VERB) || opens && subject;
        evidence.add_if(Evidence::Subject, subject && !object && !owner);
        evidence.add_if(Evidence::Quoted, class(name.first()).is(QUOTE));
    }

    /// The phrase that a sentence begins with, up to its verb, where it names nobody; None when there is none.
    fn subject(&self, number: usize) -> Option<TokenRange> {
        const END: ClassSet =
            ClassSet::FINITE.with(ClassSet::VERB_CUE).with(ClassSet::MARK).with(ClassSet::WH).with(ClassSet::THAT);
        const LONGEST: usize = 12;
        let layers = self.layers;
        let tokens = layers.sentences[number].tokens;
        let first = layers.classes[tokens.first()];
        if first.is(ClassSet::MARK.with(ClassSet::QUOTED).with(ClassSet::PRONOUN)) {
            return None;
        }
        if first
            .is(ClassSet::PREPOSITION.with(ClassSet::SUBORDINATOR).with(ClassSet::CONJUNCTION).with(ClassSet::ADVERB))
        {
            return None;
        }
        let past = tokens.past().min(tokens.first() + LONGEST);
        let end = (tokens.first() + 1..past).find(|&at| layers.classes[at].is(END))?;
        let phrase = TokenRange::new(tokens.first(), end);
        let head = phrase_head(layers.classes, phrase);
        (layers.mention_at(head).is_none() && !layers.classes[head].is(ClassSet::PRONOUN)).then_some(phrase)
    }
}
