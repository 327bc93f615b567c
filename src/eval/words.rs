//! The units that overlaps are counted in: words, and the words inside quotation marks.
//!
//! A word is a run of letters, digits and underscores; combining marks and all punctuation end it. So it never matters
//! whether quotation marks, commas or blanks at the edges of a span are taken along.

use crate::span::Span;
use regex::Regex;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

// White space is what Python's \s takes: the Unicode property and the four ASCII separators.
static UNIT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"([\p{L}\p{N}_]+)|[^\p{L}\p{N}_\s\x1c-\x1f]").expect("a valid pattern"));

/// The words and marks of one text.
pub(super) struct Words {
    units: Vec<Unit>,
}

struct Unit {
    span: Span,
    is_word: bool,
    quoted: bool,
}

impl Words {
    pub fn new(text: &str) -> Self {
        let (mut units, mut open, mut line_from) = (Vec::new(), false, 0);
        for found in UNIT.captures_iter(text) {
            let unit = found.get_match();
            // A quotation left open ends with its line.
            open &= !text[line_from..unit.start()].contains('\n');
            line_from = unit.end();
            match unit.as_str() {
                "“" => open = true,
                "”" => open = false,
                "\"" => open = !open,
                _ => {}
            }
            let span = Span::new(unit.start() as u32, unit.end() as u32);
            let is_word = found.get(1).is_some();
            units.push(Unit { span, is_word, quoted: is_word && open });
        }
        Words { units }
    }

    /// The units that share a character with `span`, from the first word among them to the last; all when none is a word.
    pub fn fragment(&self, span: Span) -> Range<usize> {
        if span.is_empty() {
            return 0..0;
        }
        let start = self.units.partition_point(|unit| unit.span.end <= span.start);
        let end = start + self.units[start..].partition_point(|unit| unit.span.start < span.end);
        let is_word = |index: &usize| self.units[*index].is_word;
        match ((start..end).find(is_word), (start..end).rfind(is_word)) {
            (Some(first), Some(last)) => first..last + 1,
            _ => start..end,
        }
    }

    /// The fragments of a claim's role: those with no word between them joined.
    pub fn fragments(&self, spans: &[Span]) -> Vec<Range<usize>> {
        let mut fragments: Vec<Range<usize>> = spans.iter().map(|span| self.fragment(*span)).collect();
        fragments.sort_by_key(|fragment| (fragment.start, fragment.end));
        let mut joined: Vec<Range<usize>> = Vec::new();
        for fragment in fragments.into_iter().filter(|fragment| !fragment.is_empty()) {
            match joined.last_mut() {
                Some(last) if fragment.start <= last.end || !self.has_word(last.end..fragment.start) => {
                    last.end = last.end.max(fragment.end);
                }
                _ => joined.push(fragment),
            }
        }
        joined
    }

    /// The units that stand for fragments: of each its words, or its marks if it has none.
    pub fn covered(&self, fragments: &[Range<usize>]) -> BTreeSet<usize> {
        let mut covered = BTreeSet::new();
        for fragment in fragments {
            let words = self.has_word(fragment.clone());
            covered.extend(fragment.clone().filter(|index| !words || self.units[*index].is_word));
        }
        covered
    }

    /// Whether at least half of these units are words inside quotation marks.
    pub fn mostly_quoted(&self, units: &BTreeSet<usize>) -> bool {
        let quoted = units.iter().filter(|index| self.units[**index].quoted).count();
        !units.is_empty() && quoted * 2 >= units.len()
    }

    fn has_word(&self, mut range: Range<usize>) -> bool {
        range.any(|index| self.units[index].is_word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        Words::new(text).units.iter().filter(|unit| unit.is_word).map(|unit| unit.span.text(text)).collect()
    }

    #[test]
    fn letters_digits_and_underscores_are_words() {
        assert_eq!(words("Mr. O’Neil's snake_case"), ["Mr", "O", "Neil", "s", "snake_case"]);
        assert_eq!(words("½ Ⅷ² Ⓐ हिन्दी"), ["½", "Ⅷ²", "ह", "न", "द"]);
    }

    #[test]
    fn quotations_end_with_their_line() {
        let text = "“a b” c\n“d\ne \"f\" g \"h\n” i";
        let words = Words::new(text);
        let quoted = words.units.iter().filter(|unit| unit.quoted).map(|unit| unit.span.text(text));
        assert_eq!(quoted.collect::<Vec<_>>(), ["a", "b", "d", "f", "h"]);
    }

    #[test]
    fn fragments_shrink_to_words_and_join_across_marks() {
        let text = "“ships,” sailed : off";
        let words = Words::new(text);
        assert_eq!(words.fragment(Span::new(0, 12)), 1..2);
        let joined = words.fragments(&[Span::new(13, 19), Span::new(0, 12)]);
        assert_eq!(joined, vec![1..5; 1]);
        assert_eq!(words.covered(&joined), BTreeSet::from([1, 4]));
        assert_eq!(words.fragment(Span::new(20, 21)), 5..6, "a colon alone stands for itself");
        assert!(words.fragments(&[Span::new(19, 20), Span::new(3, 3)]).is_empty());
    }
}
