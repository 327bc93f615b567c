//! How far a predicate is so by the words of its own clause: which *not* turns it, and what leaves it open.
//!
//! There is no parser. The main predicate of a content is taken to follow its first group of auxiliaries that no relative
//! clause and no condition has used up; any other predicate is judged by the group and the infinitives right before it.

use super::Factuality;
use super::modality::is_name;
use super::words::{ScopeSet, ScopeWords};
use crate::attribution::View;
use crate::lexicon::CuePos;
use crate::span::TokenRange;
use crate::words::ClassSet;

/// What the words around a predicate make of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    /// Whether it is negated.
    pub negated: bool,
    /// How firmly it is said.
    pub firmness: Firmness,
}

/// How firmly something is said, weakest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Firmness {
    /// Not at all: a duty, a condition, a question.
    Open,
    Possible,
    Probable,
    #[default]
    Certain,
}

impl Scope {
    /// What is left of a value for what stands in this scope.
    pub fn of(self, value: Factuality) -> Factuality {
        let value = match self.firmness {
            Firmness::Certain => value,
            Firmness::Probable => value.at_most_probable(),
            Firmness::Possible => value.at_most_possible(),
            Firmness::Open => Factuality::Uncommitted,
        };
        if self.negated { value.turned() } else { value }
    }

    fn weaken(&mut self, firmness: Firmness) {
        self.firmness = self.firmness.min(firmness);
    }

    fn turn(&mut self) {
        self.negated = !self.negated;
    }

    /// Takes on what words further out make of it.
    fn inside(&mut self, outer: Scope) {
        self.negated ^= outer.negated;
        self.weaken(outer.firmness);
    }
}

/// The words of a group of auxiliaries: *had not yet been*.
const GROUP: ClassSet = ClassSet::FINITE.with(ClassSet::NEGATION).with(ClassSet::ADVERB);
/// Adverbs and adjectives that say how sure something is.
const HEDGE: ScopeSet = ScopeSet::POSSIBILITY.with(ScopeSet::PROBABILITY).with(ScopeSet::IMPROBABILITY);
/// A clause is looked at no further than this.
const CLAUSE_REACH: usize = 60;
/// An object that there is none of stands this many words after its verb's auxiliaries at most: *had found no trace*.
const OBJECT_REACH: usize = 3;
/// Auxiliaries reach back this far at most.
const GROUP_REACH: usize = 6;
/// Words between a noun and its *no*: *no further deaths*.
const PHRASE_REACH: usize = 3;
/// Infinitives inside infinitives: *failed to try to stop*.
const DEPTH: usize = 4;

/// The clauses of one document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clauses<'a> {
    pub view: &'a View<'a>,
    pub words: &'a ScopeWords,
}

impl Clauses<'_> {
    /// What the word at a token says of scope.
    pub fn word(&self, at: usize) -> ScopeSet {
        self.view.tokens.get(at).map_or(ScopeSet::default(), |token| self.words.get(token.key))
    }

    /// The scope of the main predicate of a content.
    pub fn main(&self, content: &[TokenRange]) -> Scope {
        let view = self.view;
        let mut scope = Scope::default();
        // Clauses that opened before the main verb; each has a group of its own.
        let mut waiting = 0;
        let mut opening = true;
        let mut passed = 0;
        let places = content.iter().flat_map(|piece| piece.range().map(|at| (at, piece.past())));
        for (at, past) in places.take(CLAUSE_REACH) {
            let (class, word, next) = (view.class(at), self.word(at), view.class(at + 1));
            if at < passed {
                continue;
            }
            if class.is(ClassSet::MARK) {
                if class.is(ClassSet::STOP.with(ClassSet::SEMICOLON)) && !opening {
                    return scope;
                }
                continue;
            }
            let opens = opening;
            opening &= class.is(ClassSet::THAT);
            if word.is(ScopeSet::CONDITION) || opens && class.is(ClassSet::WH) && class.is(ClassSet::CONDITIONAL) {
                scope.weaken(Firmness::Open);
                waiting += usize::from(word.is(ScopeSet::CONDITION));
            } else if class.is(ClassSet::WH.with(ClassSet::THAT)) {
                waiting += usize::from(!opens);
            } else if is_subordinator(class) {
                if !opens {
                    return scope;
                }
                waiting += 1;
            } else if class.is(ClassSet::FINITE) && !is_name(view, at) {
                let group = self.group_end(at, past);
                if waiting == 0 {
                    scope.inside(self.group(at, group));
                    self.predicate(group, past, &mut scope);
                    return scope;
                }
                waiting -= 1;
                passed = group;
            } else if waiting > 0 {
                continue;
            } else if word.is(ScopeSet::NEGATIVE) {
                scope.negated |= self.is_negative(at);
            } else if turns(class) && (next.is(ClassSet::TO) || opens && next.is(ClassSet::ING)) {
                // *the owners not to dig*, *not having paid*
                scope.turn();
                return scope;
            } else if opens && turns(class) && next.is(ClassSet::QUANTIFIER) {
                // *not all wells were safe*
                scope.turn();
            } else if turns(class) && class.is(ClassSet::ADVERB) {
                // *the grain never arrived*
                scope.turn();
                return scope;
            } else if word.is(ScopeSet::NEGATIVE_IMPLICATIVE) && next.is(ClassSet::TO) {
                scope.turn();
                return scope;
            } else if word.is(HEDGE) {
                self.hedge(at, &mut scope);
            } else if !opens && (class.is(ClassSet::VERB_CUE) || class.is(ClassSet::CONJUNCTION) && next.is(GROUP)) {
                // The main verb has no auxiliary: *he thinks it will not rain*, *he lied and did not care*.
                return scope;
            }
        }
        scope
    }

    /// The scope of what stands at a token, by what is before it from `floor` on.
    pub fn at(&self, floor: usize, token: usize) -> Scope {
        let view = self.view;
        let mut scope = Scope::default();
        let mut head = token;
        for _ in 0..DEPTH {
            let least = floor.max(head.saturating_sub(GROUP_REACH));
            let before = (least..head).rev().take_while(|&at| {
                let class = view.class(at);
                class.is(GROUP) && !class.is(ClassSet::MARK)
            });
            let first = before.last().unwrap_or(head);
            scope.inside(self.group(first, head));
            // What is to come is likely, as readers see it.
            if (first..head).any(|at| self.word(at).is(ScopeSet::FUTURE.with(ScopeSet::HYPOTHETICAL))) {
                scope.weaken(Firmness::Probable);
            }
            head = first;
            let participle = view.class(head).is(ClassSet::ING.with(ClassSet::ED));
            let Some(mut governor) =
                head.checked_sub(2).filter(|&at| at >= floor && view.class(at + 1).is(ClassSet::TO) && !participle)
            else {
                break;
            };
            if turns(view.class(governor)) && governor > floor {
                scope.turn();
                governor -= 1;
            }
            let word = self.word(governor);
            if word.is(ScopeSet::NEGATIVE_IMPLICATIVE) {
                scope.turn();
            } else if word.is(HEDGE) {
                self.hedge(governor, &mut scope);
            } else if !word.is(ScopeSet::IMPLICATIVE) {
                scope.weaken(Firmness::Open);
            }
            head = governor;
        }
        self.clause(floor, token, head, &mut scope);
        scope
    }

    /// Adds what stands further left in the clause of `token`, whose auxiliaries begin at `head`: a *no* before a noun or
    /// as the subject, a condition.
    fn clause(&self, floor: usize, token: usize, head: usize, scope: &mut Scope) {
        const BOUNDARY: ClassSet = ClassSet::THAT
            .with(ClassSet::WH)
            .with(ClassSet::COMMA)
            .with(ClassSet::SEMICOLON)
            .with(ClassSet::COLON)
            .with(ClassSet::STOP)
            .with(ClassSet::DASH)
            .with(ClassSet::QUOTE_OPEN)
            .with(ClassSet::QUOTE_CLOSE);
        let noun = head == token && !self.view.class(token).is(ClassSet::ED.with(ClassSet::VERB_CUE));
        for at in (floor.max(head.saturating_sub(CLAUSE_REACH))..head).rev() {
            let (class, word) = (self.view.class(at), self.word(at));
            if word.is(ScopeSet::CONDITION) {
                scope.weaken(Firmness::Open);
                return;
            }
            let near = !noun || head - at <= PHRASE_REACH;
            if noun && near {
                // *without commenting*, *from leaving*: the one is not so, the other may be prevented.
                if class.is(ClassSet::NEGATION) && class.is(ClassSet::PREPOSITION) {
                    scope.turn();
                    return;
                }
                if word.is(ScopeSet::POLARITY) {
                    scope.weaken(Firmness::Open);
                    return;
                }
                if word.is(HEDGE) && !class.is(ClassSet::FINITE) {
                    self.hedge(at, scope);
                }
            }
            if word.is(ScopeSet::NEGATIVE) && near && (noun || self.is_negative(at)) {
                scope.turn();
                return;
            }
            if class.is(BOUNDARY) || noun && class.is(ClassSet::PREPOSITION.with(ClassSet::CONJUNCTION)) {
                return;
            }
        }
    }

    /// Whether what stands at a token is taken to be so whatever is said of the content that begins at `floor`: a noun with
    /// *the* or a possessive, a noun for what was said, and what a relative clause tells.
    pub fn is_presupposed(&self, floor: usize, token: usize) -> bool {
        const OWNED: ClassSet = ClassSet::POSSESSIVE.with(ClassSet::GENITIVE);
        let view = self.view;
        let definite = |at: usize| {
            let class = view.class(at);
            class.is(OWNED) || class.is(ClassSet::DETERMINER) && !self.word(at).is(ScopeSet::INDEFINITE)
        };
        let phrase = (token.saturating_sub(PHRASE_REACH)..token).rev().take_while(|&at| {
            !view.class(at).is(ClassSet::PREPOSITION.with(ClassSet::TO).with(GROUP).with(ClassSet::COMMA))
        });
        let noun = view.cues.partition_point(|cue| cue.tokens.first() < token);
        let spoken = view.cues[noun..].iter().take_while(|cue| cue.tokens.first() == token);
        phrase.clone().any(definite)
            || spoken.into_iter().any(|cue| view.entry(cue).pos == CuePos::Noun) && !view.class(token).is(GROUP)
            || (floor + 1..token).any(|at| view.class(at).is(ClassSet::WH))
    }

    /// Where the group of auxiliaries that begins at `first` ends, before `past`.
    fn group_end(&self, first: usize, past: usize) -> usize {
        let goes_on = |&at: &usize| {
            let class = self.view.class(at);
            class.is(GROUP) && !class.is(ClassSet::MARK.with(ClassSet::CAPITAL))
        };
        (first + 1..past).find(|at| !goes_on(at)).unwrap_or(past)
    }

    /// The scope that a group of auxiliaries gives to what follows it.
    pub fn group(&self, first: usize, past: usize) -> Scope {
        let mut scope = Scope::default();
        let mut able = false;
        for at in first..past {
            let (class, word) = (self.view.class(at), self.word(at));
            let no = class.is(ClassSet::DETERMINER);
            let idle = if no { ScopeSet::AFFIRMED } else { ScopeSet::FOCUS };
            if turns(class) && !self.word(at + 1).is(idle) {
                scope.turn();
            }
            if word.is(HEDGE) {
                self.hedge(at, &mut scope);
            }
            able |= word.is(ScopeSet::ABILITY);
            if word.is(ScopeSet::OBLIGATION) {
                // *must have sailed* is a guess, *must sail* a duty.
                let guess = (at + 1..past).any(|at| self.view.class(at).is(ClassSet::HAVE));
                scope.weaken(if guess { Firmness::Probable } else { Firmness::Open });
            }
        }
        // *cannot have seen* leaves nothing open.
        if able && !scope.negated {
            scope.weaken(Firmness::Possible);
        } else if able && scope.firmness == Firmness::Possible {
            scope.firmness = Firmness::Certain;
        }
        scope
    }

    /// Adds what the predicate after a group says itself: *was possible*, *had failed to stop*, *had found no trace*; and
    /// a condition on it.
    fn predicate(&self, first: usize, past: usize, scope: &mut Scope) {
        let word = self.word(first);
        if word.is(HEDGE) {
            self.hedge(first, scope);
        }
        if self.view.class(first + 1).is(ClassSet::TO) {
            if word.is(ScopeSet::NEGATIVE_IMPLICATIVE) {
                scope.turn();
            } else if word.is(ScopeSet::OBLIGATION) {
                scope.weaken(Firmness::Open);
            }
        }
        for at in first..past.min(first + CLAUSE_REACH) {
            let (class, word) = (self.view.class(at), self.word(at));
            if word.is(ScopeSet::CONDITION) {
                scope.weaken(Firmness::Open);
                return;
            }
            if class.is(ClassSet::STOP.with(ClassSet::SEMICOLON).with(ClassSet::THAT).with(ClassSet::WH)) {
                return;
            }
            if word.is(ScopeSet::NEGATIVE) && at - first < OBJECT_REACH && self.is_negative(at) {
                scope.negated = true;
            }
        }
    }

    fn hedge(&self, at: usize, scope: &mut Scope) {
        let word = self.word(at);
        scope.weaken(if word.is(ScopeSet::POSSIBILITY) { Firmness::Possible } else { Firmness::Probable });
        if word.is(ScopeSet::IMPROBABILITY) {
            scope.turn();
        }
    }

    /// Whether a negative word says that there is none: not in *with no windows*, *No 10*, *no fewer*.
    fn is_negative(&self, at: usize) -> bool {
        let before = self.view.before(at, 0);
        self.word(at).is(ScopeSet::NEGATIVE)
            && !before.is(ClassSet::PREPOSITION)
            && !self.view.class(at + 1).is(ClassSet::NUMBER)
            && !self.word(at + 1).is(ScopeSet::AFFIRMED)
    }

    /// Whether a source is nobody: *no one*, *none of the drivers*.
    pub fn is_nobody(&self, source: TokenRange) -> bool {
        self.word(source.first()).is(ScopeSet::NEGATIVE) && !self.view.class(source.first() + 1).is(ClassSet::NUMBER)
    }
}

/// Whether a word turns the verb after it: *not*; *without* has its own phrase.
fn turns(class: ClassSet) -> bool {
    class.is(ClassSet::NEGATION) && !class.is(ClassSet::PREPOSITION)
}

/// Whether a word can only open a clause: *because*, unlike *since* and *so*.
fn is_subordinator(class: ClassSet) -> bool {
    class.is(ClassSet::SUBORDINATOR) && !class.is(ClassSet::PREPOSITION.with(ClassSet::ADVERB).with(ClassSet::AS))
}
