//! What a candidate shows: evidence from the words it is made of, and from those that stand around it.

use super::evidence::{Evidence, EvidenceSet};
use super::runs::{Known, Runs};
use crate::lexicon::NameClues;
use crate::span::TokenRange;
use crate::text::{Case, Gap, Token, TokenKind, WordKey};
use crate::words::ClassSet;

impl Runs<'_> {
    /// What the name itself says.
    pub(super) fn inside(&self, tokens: TokenRange, known: Option<Known>) -> EvidenceSet {
        let mut evidence = EvidenceSet::NONE;
        match known {
            Some(Known::Person) => evidence.add(Evidence::KnownPerson),
            Some(Known::Body) => evidence.add(Evidence::KnownBody),
            Some(Known::Place) => evidence.add(Evidence::KnownPlace),
            // *Georgia*, *Jordan*
            Some(Known::Country) if self.clues[tokens.first()].is(NameClues::GIVEN) => {
                evidence.add(Evidence::GivenCountry)
            }
            Some(Known::Country) => evidence.add(Evidence::KnownCountry),
            Some(_) => evidence.add(Evidence::KnownOther),
            None => {}
        }
        let (first, mut last) = (tokens.first(), tokens.past() - 1);
        last -= usize::from(self.layers.tokens[last].kind == TokenKind::Mark && last > first);
        let (head, tail) = (self.clues[first], self.clues[last]);
        let mut ordinary = 0;
        let mut words = 0;
        for at in tokens.range() {
            let token = &self.layers.tokens[at];
            let clues = self.clues[at];
            if token.kind == TokenKind::Mark {
                let is = |mark| token.span.text(self.layers.text) == mark;
                evidence.add_if(Evidence::Ampersand, is("&"));
                continue;
            }
            words += 1;
            if self.layers.classes[at].is(ClassSet::GENITIVE) {
                continue;
            }
            if !self.layers.classes[at].is(ClassSet::CAPITAL) {
                let of = self.layers.classes[at].is(ClassSet::OF.with(ClassSet::LINK));
                evidence.add_if(Evidence::Particle, !of);
                evidence.add_if(Evidence::OrgStart, of && self.clues[at - 1].is(NameClues::ORG_START));
                continue;
            }
            let initial = token.span.len() == 1 || token.span.text(self.layers.text).as_bytes().get(1) == Some(&b'.');
            evidence.add_if(Evidence::Initial, initial && tokens.len() > 2 && at < last);
            let plain = clues.is(NameClues::ORDINARY)
                && !clues.is(NameClues::GIVEN.with(NameClues::SURNAME).with(NameClues::PLACE_START));
            ordinary += usize::from(plain);
            // *McDonald* and *DeSantis* have theirs earlier.
            let camel = || token.span.text(self.layers.text).chars().skip(4).any(char::is_uppercase);
            let mixed = token.case == Case::Mixed && !clues.is(NameClues::SURNAME) && camel();
            // *Osby.com*
            let host = token.span.len() > 4
                && token.span.text(self.layers.text).get(2..).is_some_and(|rest| {
                    rest.split_once('.')
                        .is_some_and(|(_, end)| end.len() > 1 && end.bytes().all(|byte| byte.is_ascii_lowercase()))
                });
            evidence.add_if(Evidence::Camel, mixed || host);
        }
        if known.is_some() && words > 1 {
            return evidence;
        }
        if words == 1 {
            let plain = !head.is(NameClues::ORDINARY);
            let own = plain && !evidence.has(Evidence::GivenCountry);
            evidence.add_if(Evidence::GivenAlone, own && head.is(NameClues::GIVEN));
            evidence.add_if(Evidence::SurnameAlone, own && head.is(NameClues::SURNAME));
            evidence.add_if(Evidence::OrgNoun, head.is(NameClues::ORG_HEAD.with(NameClues::ORG_START)));
            let token = &self.layers.tokens[first];
            let acronym = token.case == Case::Upper && token.span.len() <= 6 && known.is_none() && plain;
            // *JFK*
            let acronym = acronym && !(head.is(NameClues::SURNAME) && token.span.len() <= 4);
            evidence.add_if(Evidence::Acronym, acronym);
            evidence.add_if(Evidence::Thing, known.is_none() && head.is(NameClues::THING));
            evidence.add_if(Evidence::OneWord, known.is_none() && plain && !acronym);
            let family = known.is_none() && plain && !head.is(NameClues::SURNAME);
            evidence.add_if(Evidence::Family, family && self.is_family(token));
            return evidence;
        }
        evidence.add_if(Evidence::GivenFirst, head.is(NameClues::GIVEN));
        evidence.add_if(Evidence::SurnameLast, tail.is(NameClues::SURNAME));
        // *World War II*
        let numbered = tail.is(NameClues::GENERATION) && self.clues[last - 1].is(NameClues::EVENT_HEAD);
        evidence.add_if(Evidence::Generation, tail.is(NameClues::GENERATION) && !numbered);
        evidence.add_if(Evidence::OrgSuffix, tail.is(NameClues::ORG_SUFFIX));
        evidence.add_if(Evidence::OrgHead, tail.is(NameClues::ORG_HEAD));
        evidence.add_if(Evidence::PlaceHead, tail.is(NameClues::PLACE_HEAD));
        evidence.add_if(Evidence::PlaceStart, head.is(NameClues::PLACE_START));
        evidence.add_if(Evidence::EventHead, tail.is(NameClues::EVENT_HEAD) || numbered);
        evidence.add_if(Evidence::EventStart, head.is(NameClues::EVENT_START));
        evidence.add_if(Evidence::Ordinary, ordinary > 0 && ordinary < words);
        evidence.add_if(Evidence::AllOrdinary, ordinary == words);
        evidence.add_if(Evidence::NameLike, ordinary == 0 && words <= 3);
        evidence.add_if(Evidence::Long, words >= 4);
        if known.is_none() {
            if let Some(mention) = self.mention_at(first) {
                evidence.add_if(Evidence::Demonym, self.known[mention] == Known::Demonym);
                let place = matches!(self.known[mention], Known::Place | Known::Country);
                evidence
                    .add_if(Evidence::PlaceFirst, place && !tail.is(NameClues::PLACE_HEAD.with(NameClues::EVENT_HEAD)));
            }
            evidence.add_if(Evidence::PlaceLast, !head.is(NameClues::GIVEN) && self.place_at(last));
            let upper = |at: usize| self.layers.tokens[at].case == Case::Upper;
            let plain = self.clues[first].is(NameClues::ORDINARY) || self.layers.classes[first].is(ClassSet::CUE);
            evidence.add_if(Evidence::AcronymFirst, upper(first) && !upper(last) && !plain);
            // *AFL-CIO*
            evidence
                .add_if(Evidence::Acronym, words == 2 && tokens.len() == 3 && upper(first) && upper(last) && !plain);
        }
        evidence
    }

    /// Whether a word is a family name in the plural.
    fn is_family(&self, token: &Token) -> bool {
        let stem = token.span.text(self.layers.text).strip_suffix('s').filter(|stem| stem.len() > 3);
        stem.is_some_and(|stem| self.names.clues(WordKey::of(stem)).is(NameClues::SURNAME))
    }

    /// What the words around say.
    pub(super) fn around(&self, tokens: TokenRange, title: bool, sentence: TokenRange) -> EvidenceSet {
        let mut evidence = EvidenceSet::NONE;
        // *Republican Tallbo Sen. Berg*: the title before is of the name behind the next.
        let goes_on = self.mention_at(tokens.past()).is_some_and(|next| self.known[next] == Known::Title)
            || tokens.len() > 1 && self.is_whole(tokens.first(), tokens.past());
        evidence.add_if(Evidence::Title, !goes_on && (title || self.title_before(tokens.first()).is_some()));
        self.before(tokens, sentence, &mut evidence);
        self.behind(tokens, sentence, &mut evidence);
        evidence.add_if(Evidence::Listed, self.is_listed(tokens, sentence));
        evidence
    }

    /// Whether a place stands beside it in a list.
    fn is_listed(&self, tokens: TokenRange, sentence: TokenRange) -> bool {
        const LIST: ClassSet = ClassSet::COMMA.with(ClassSet::CONJUNCTION);
        let (first, past) = (tokens.first(), tokens.past());
        let comma = |at: usize| self.layers.classes[at].is(LIST);
        let behind = past + 1 < sentence.past() && comma(past) && self.place_alone_at(past + 1);
        behind
            || first >= sentence.first() + 2 && comma(first - 1) && {
                let before = self.mention_before(first - 1);
                before.is_some_and(|before| matches!(self.known[before], Known::Place | Known::Country))
            }
    }

    /// Whether it is a side of a contest: a town in *Tallbo beat Vikholm*, any name in *Tallbo v Vikholm*, a name behind a
    /// country in brackets.
    pub(super) fn is_side(&self, tokens: TokenRange, sentence: TokenRange) -> bool {
        let classes = self.layers.classes;
        let (first, past) = (tokens.first(), tokens.past());
        let town = self.mention_at(first).is_some_and(|at| self.known[at] == Known::Place);
        let versus = |at: usize| {
            let token = &self.layers.tokens[at];
            let stop = || at + 1 < sentence.past() && self.touches(at + 1) && token.span.len() == 1;
            (town || token.span.len() <= 2) && self.clues_of(at).is(NameClues::VERSUS) && !stop()
                || town && token.case == Case::Upper && classes[at].is(ClassSet::PREPOSITION)
        };
        let before = first > sentence.first() && versus(first - 1);
        let fixture = before || past < sentence.past() && versus(past);
        let bracket = first >= sentence.first() + 3
            && classes[first - 1].is(ClassSet::CLOSE)
            && classes[first - 3].is(ClassSet::OPEN)
            && self.place_at(first - 2);
        let owner = past < sentence.past() && classes[past].is(ClassSet::GENITIVE);
        (fixture && !owner || bracket) && !self.clues[first].is(NameClues::GIVEN)
    }

    /// Whether it stands between figures, or between the start of a line and a figure: *Tallbo 2 Vikholm 1*.
    pub(super) fn is_scored(&self, own: TokenRange, sentence: TokenRange) -> bool {
        let (tokens, classes) = (self.layers.tokens, self.layers.classes);
        let begins = own.first() == sentence.first()
            || tokens[own.first()].gap >= Gap::Line
            || classes[own.first() - 1].is(ClassSet::NUMBER.with(ClassSet::COLON));
        let past = own.past();
        let touched = || past + 1 < sentence.past() && tokens[past + 1].gap == Gap::None;
        begins
            && past < sentence.past()
            && classes[past].is(ClassSet::NUMBER)
            && tokens[past].span.len() <= 3
            && tokens[past].gap < Gap::Line
            && !touched()
    }

    /// The lexicon's title or office that ends before a token.
    pub(super) fn title_before(&self, first: usize) -> Option<TokenRange> {
        let before = self.mention_before(first).filter(|&before| self.known[before] == Known::Title);
        before.map(|before| self.mentions[before].tokens)
    }

    fn before(&self, own: TokenRange, sentence: TokenRange, evidence: &mut EvidenceSet) {
        let (first, past) = (own.first(), own.past());
        if first <= sentence.first() {
            return;
        }
        let (before, class) = (&self.layers.tokens[first - 1], self.layers.classes[first - 1]);
        if before.kind != TokenKind::Word {
            evidence.add_if(Evidence::NumberBefore, before.kind == TokenKind::Number);
            return;
        }
        if class.is(ClassSet::DETERMINER) {
            // *the Tallbo Bridge* says nothing.
            let told = match own.len() {
                1 => self.is_family(&self.layers.tokens[first]),
                _ => self.clues[past - 1].is(NameClues::PLACE_HEAD.with(NameClues::EVENT_HEAD)),
            };
            evidence.add_if(Evidence::The, !told && !self.is_before_noun(past, sentence));
            return;
        }
        evidence.add_if(Evidence::Speaks, class.is(ClassSet::VERB_CUE));
        if class.is(ClassSet::OF) && first >= sentence.first() + 2 {
            let noun = self.clues_of(first - 2);
            let lower = self.layers.tokens[first - 2].case == Case::Lower;
            evidence.add_if(Evidence::PlaceNoun, lower && noun.is(NameClues::PLACE_HEAD));
            return;
        }
        if before.case == Case::Lower {
            let clues = self.names.clues(before.key);
            evidence.add_if(Evidence::RoleBefore, clues.is(NameClues::ROLE));
            let surname = own.len() == 1 && self.clues[first].is(NameClues::SURNAME);
            evidence.add_if(Evidence::OrgNounBeside, !surname && clues.is(NameClues::ORG_HEAD));
            // *in Berg's view*, *in Berg interviews* may be a person's.
            let owner = || {
                let owns = past < sentence.past() && self.layers.classes[past].is(ClassSet::GENITIVE);
                owns && !self.place_at(first)
            };
            evidence.add_if(Evidence::Located, clues.is(NameClues::PLACE_PREPOSITION) && !owner());
        }
    }

    /// Whether a noun stands at a token, so that an article before the name is the noun's: *the Tallbo campaign*, *the Berg-era rule*.
    fn is_before_noun(&self, at: usize, sentence: TokenRange) -> bool {
        const NO_NOUN: ClassSet = ClassSet::FINITE
            .with(ClassSet::PREPOSITION)
            .with(ClassSet::CONJUNCTION)
            .with(ClassSet::VERB_CUE)
            .with(ClassSet::ADVERB)
            .with(ClassSet::ED)
            .with(ClassSet::TO)
            .with(ClassSet::WH)
            .with(ClassSet::SUBORDINATOR)
            .with(ClassSet::GENITIVE);
        let (tokens, classes) = (self.layers.tokens, self.layers.classes);
        let tied = || {
            let word = at + 1 < sentence.past() && tokens[at + 1].case == Case::Lower && self.touches(at + 1);
            word && self.touches(at) && tokens[at].span.text(self.layers.text) == "-"
        };
        at < sentence.past() && (tokens[at].case == Case::Lower && !classes[at].is(NO_NOUN) || tied())
    }

    fn behind(&self, own: TokenRange, sentence: TokenRange, evidence: &mut EvidenceSet) {
        let past = own.past();
        let (tokens, classes) = (self.layers.tokens, self.layers.classes);
        if past >= sentence.past() {
            return;
        }
        let (next, class) = (&tokens[past], classes[past]);
        let opens = own.first() == sentence.first() || tokens[own.first()].gap >= Gap::Line;
        let dated = next.kind == TokenKind::Number && next.span.len() >= 4 || class.is(ClassSet::MONTH);
        let dashed = tokens[own.first()].case == Case::Upper && class.is(ClassSet::DASH.with(ClassSet::OPEN));
        if next.gap < Gap::Line && opens && (dated || dashed) {
            evidence.add(Evidence::Dateline);
            return;
        }
        evidence.add_if(Evidence::Speaks, class.is(ClassSet::VERB_CUE));
        evidence.add_if(Evidence::Who, class.is(ClassSet::WH));
        if class.is(ClassSet::OPEN) && past + 2 < sentence.past() && classes[past + 2].is(ClassSet::CLOSE) {
            evidence.add_if(Evidence::CountryBehind, self.place_at(past + 1));
        } else if class.is(ClassSet::COMMA) && past + 1 < sentence.past() {
            self.behind_comma(past + 1, sentence, evidence);
        } else if next.kind == TokenKind::Word && next.case == Case::Lower {
            let clues = self.names.clues(next.key);
            // *London police* and *U.S. officials* say nothing of London, *the Obama administration* nothing of him.
            let place = self.place_at(own.first());
            let surname = self.clues[own.past() - 1].is(NameClues::SURNAME);
            evidence.add_if(Evidence::RoleBehind, !place && !surname && clues.is(NameClues::ROLE));
            let noun = clues.is(NameClues::PLACE_HEAD) && !self.is_before_noun(past + 1, sentence);
            evidence.add_if(Evidence::PlaceNoun, noun);
            evidence.add_if(Evidence::OrgNounBeside, !place && !surname && clues.is(NameClues::ORG_HEAD));
        }
    }

    fn behind_comma(&self, at: usize, sentence: TokenRange, evidence: &mut EvidenceSet) {
        let classes = self.layers.classes;
        let past = sentence.past();
        let stop = at + 1 == past || classes[at + 1].is(ClassSet::MARK);
        evidence.add_if(Evidence::Age, classes[at].is(ClassSet::NUMBER) && stop);
        evidence.add_if(Evidence::Who, classes[at].is(ClassSet::WH));
        if self.place_alone_at(at) {
            evidence.add(Evidence::PlaceBehind);
            return;
        }
        // *, a former trade minister*, *, chairman of the board*, *, a village near the river*
        const END: ClassSet = ClassSet::MARK.with(ClassSet::PREPOSITION).with(ClassSet::CONJUNCTION).with(ClassSet::WH);
        let last = (at..past.min(at + 5)).take_while(|&at| !classes[at].is(END)).last();
        let is_place =
            |last: usize| self.layers.tokens[last].case == Case::Lower && self.clues_of(last).is(NameClues::PLACE_HEAD);
        let role = |last: usize| self.clues_of(last).is(NameClues::ROLE) || self.title_before(last + 1).is_some();
        evidence.add_if(Evidence::RoleApposed, last.is_some_and(role));
        evidence.add_if(Evidence::PlaceNoun, last.is_some_and(is_place));
    }

    /// Whether the lexicon has a place, no demonym, that begins with a token.
    pub(super) fn place_at(&self, at: usize) -> bool {
        self.mention_at(at).is_some_and(|at| matches!(self.known[at], Known::Place | Known::Country))
    }

    /// The same, and not as the owner of something: *Tallbo, Norway*, but *Berg, Norway's envoy*.
    fn place_alone_at(&self, at: usize) -> bool {
        let owner = |here: usize| {
            let past = self.mentions[here].tokens.past();
            self.layers.classes.get(past).is_some_and(|class| class.is(ClassSet::GENITIVE))
        };
        self.place_at(at) && !self.mention_at(at).is_some_and(owner)
    }

    fn clues_of(&self, at: usize) -> NameClues {
        self.names.clues(self.layers.tokens[at].key)
    }
}
