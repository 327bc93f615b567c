//! Edges: what stands first and last in a stretch of a run and is no part of a name.

use super::runs::{Cut, Known, Runs};
use crate::lexicon::NameClues;
use crate::span::TokenRange;
use crate::text::{Case, Gap, TokenKind};
use crate::words::ClassSet;

impl Runs<'_> {
    /// Makes a candidate of some tokens of a run, less what is at its edges and no part of it.
    pub(super) fn flush(&mut self, first: usize, past: usize, cut: &Cut) {
        let whole = self.without_marks(first, past.min(cut.run.past()));
        if self.is_members_place(whole) {
            return;
        }
        let first = self.without_first(whole, cut);
        let past = self.without_last(TokenRange::new(first, whole.past().max(first)), cut);
        if first >= past || self.is_no_name(TokenRange::new(first, past)) {
            return;
        }
        let title = cut.title && first == whole.first();
        // *2nd Circuit Court*
        let ordinal = self.is_behind_ordinal(first) && self.has_head(first, past);
        self.push(TokenRange::new(first - usize::from(ordinal), past), title, cut);
    }

    /// Some tokens without the marks they begin with.
    fn without_marks(&self, first: usize, past: usize) -> TokenRange {
        let is_mark = |at: &usize| self.layers.tokens[*at].kind == TokenKind::Mark;
        let first = first + (first..past).take_while(is_mark).count();
        TokenRange::new(first, past.max(first))
    }

    /// *D-New Tallbo* is a party's member for a place.
    fn is_members_place(&self, tokens: TokenRange) -> bool {
        let first = tokens.first();
        let letter = tokens.len() > 2 && self.layers.tokens[first].span.len() == 1 && self.touches(first + 1);
        letter && self.is_whole(first + 2, tokens.past())
    }

    /// Where a name begins: *The Kremlin*, *But Clinton*, *Analyst Smith*.
    fn without_first(&self, tokens: TokenRange, cut: &Cut) -> usize {
        let (mut first, past) = (tokens.first(), tokens.past());
        let opens = self.opens(first, cut.sentence);
        while first < past {
            let known = self.mention_at(first);
            let last_is_head = self.has_head(first, past);
            let single = past - first == 1;
            let whole = single && known.is_some_and(|at| self.mentions[at].tokens.len() > 1);
            let clues = self.clues[first];
            let drop = match known.map(|at| self.known[at]) {
                _ if whole => false,
                Some(Known::Demonym) => !single && !last_is_head,
                Some(_) => false,
                None if self.is_function_word(first) => {
                    let own = !opens && last_is_head && !self.layers.classes[first].is(ClassSet::DETERMINER);
                    !own && !self.is_initial(first, past)
                }
                None if single || clues.is(NameClues::GIVEN) => false,
                // *Counsel Ida Berg*
                None if self.is_ordinary(first) && past - first > 2 && self.is_given(first + 1, past) => {
                    !last_is_head && !clues.is(NameClues::PLACE_START)
                }
                // *Former South Tallbo*
                None if opens
                    && self.is_ordinary(first)
                    && (self.is_whole(first + 1, past) || self.is_whole_other(first + 1, past)) =>
                {
                    !clues.is(NameClues::PLACE_START)
                }
                None if opens && clues.is(NameClues::ORDINARY) => {
                    !last_is_head
                        && !clues.is(NameClues::PLACE_START.with(NameClues::ORG_START))
                        && !self.clues[first + 1].is(NameClues::ORDINARY)
                }
                None => false,
            };
            if !drop {
                break;
            }
            first = known.map_or(first + 1, |at| self.mentions[at].tokens.past());
            first = self.without_marks(first, past).first();
        }
        first
    }

    /// Where a name ends.
    fn without_last(&self, tokens: TokenRange, cut: &Cut) -> usize {
        let (first, mut past) = (tokens.first(), tokens.past());
        while first < past && (self.layers.tokens[past - 1].kind == TokenKind::Mark || !self.is_capital_word(past - 1))
        {
            past -= 1;
        }
        if first >= past {
            return past;
        }
        // *Tallbo Democratic Sen. Berg*
        if past > first + 1 && self.clues[past - 1].is(NameClues::THING) && self.is_whole(first, past - 1) {
            past -= 1;
        }
        // *Ida Berg Karin (Kari) Lund*: the second name is another's, or the same again.
        if past != first + 2 && self.is_before_nickname(past, cut.sentence) {
            past -= usize::from(past > first + 2 || first > cut.run.first());
        }
        // *Inc.*, *Jr.*, but not the stop of a sentence.
        if first < past && past + 1 < cut.sentence.past() && self.touches(past) {
            let suffix = self.clues[past - 1].is(NameClues::ORG_SUFFIX.with(NameClues::GENERATION));
            past += usize::from(suffix && self.layers.tokens[past].span.text(self.layers.text) == ".");
        }
        // *Ri Yong-gil*
        past + 2 * usize::from(first + 1 < past && self.ends_in_syllable(past, cut.sentence))
    }

    /// Whether tokens are no name whatever they are made of: of an address, a figure, a people.
    fn is_no_name(&self, tokens: TokenRange) -> bool {
        let (first, past) = (tokens.first(), tokens.past());
        let text = self.layers.tokens[first].span.text(self.layers.text);
        let figure = self.is_capital_word(first) && text.starts_with(|char: char| char.is_ascii_digit());
        // *D-Md.*
        let letter = tokens.len() == 3 && text.len() == 1 && self.touches(first + 1) && self.touches(first + 2);
        // *Tallbo Kurds*
        let people = self.mention_before(past).filter(|&last| self.known[last] == Known::Demonym);
        let people = people.is_some_and(|last| self.mentions[last].tokens.first() > first)
            && !self.clues[first].is(NameClues::GIVEN)
            && !self.has_head(first, past);
        figure || letter || people || self.is_in_address(first)
    }

    /// Whether a token stands in an address of the web or a handle: *harbour.example/Osby*, *@Osby*, *#Osby*.
    fn is_in_address(&self, at: usize) -> bool {
        // Longer addresses are cut, so that a page of them takes linear time.
        const NEAR: usize = 24;
        let (mut from, mut path, mut host) = (at, false, false);
        while from > 0 && at - from < NEAR && self.touches(from) {
            from -= 1;
            match self.layers.tokens[from].span.text(self.layers.text) {
                "@" | "#" => return true,
                "/" => path = true,
                word => host |= path && word.len() > 1 && word.contains('.'),
            }
        }
        host
    }

    /// Whether a hyphen and a small syllable of no other use stand behind a name: *Yong-gil*, not *Tallbo-based*.
    fn ends_in_syllable(&self, past: usize, sentence: TokenRange) -> bool {
        let [hyphen, word] = [past, past + 1].map(|at| self.layers.tokens.get(at));
        let (Some(hyphen), Some(word)) = (hyphen, word) else { return false };
        past + 1 < sentence.past()
            && hyphen.span.text(self.layers.text) == "-"
            && self.touches(past)
            && self.touches(past + 1)
            && word.case == Case::Lower
            && word.span.len() <= 4
            && self.mention_before(past).is_none()
            && !self.clues[past - 1].is(NameClues::ORDINARY)
            && !self.names.clues(word.key).is(NameClues::ORDINARY)
            && !self.is_function_word(past + 1)
    }

    /// Whether an ordinal in figures stands before a token: *2nd*.
    fn is_behind_ordinal(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|_| self.layers.tokens[at].gap == Gap::Space);
        before.is_some_and(|before| {
            let text = self.layers.tokens[before].span.text(self.layers.text).as_bytes();
            text.len() >= 3 && text[0].is_ascii_digit() && text[text.len() - 2..].iter().all(u8::is_ascii_lowercase)
        })
    }

    /// Whether a nickname in brackets, and more of the name, stand behind a given name that ends before `past`.
    fn is_before_nickname(&self, past: usize, sentence: TokenRange) -> bool {
        let classes = self.layers.classes;
        let bracketed = past + 3 < sentence.past()
            && classes[past].is(ClassSet::OPEN)
            && classes[past + 2].is(ClassSet::CLOSE)
            && classes[past + 3].is(ClassSet::CAPITAL);
        bracketed && self.clues[past - 1].is(NameClues::GIVEN) && self.clues[past + 1].is(NameClues::GIVEN)
    }
}
