//! English inflection of cue lemmas: regular forms by rule, irregular ones as the table lists them.

use super::entry::{CuePos, VerbForm};
use std::borrow::Cow;

/// Every form of a lemma with what it is, the lemma's own among them.
///
/// `listed` is the table's `forms` column. For a verb: third person where it is irregular, past, participle where it is
/// not the past, and the gerund where it is irregular (known by its *-ing*). For a noun: its plurals. For anything else:
/// further spellings. Of several words, a verb's first one inflects.
pub(super) fn forms(lemma: &str, pos: CuePos, listed: &[String]) -> Vec<(String, VerbForm)> {
    let mut forms = vec![(lemma.to_owned(), VerbForm::Base)];
    let (first, rest) = lemma.split_at(lemma.find(' ').unwrap_or(lemma.len()));
    match pos {
        CuePos::Verb if first == "be" => {
            let be =
                [("am", VerbForm::Third), ("is", VerbForm::Third), ("are", VerbForm::Third), ("was", VerbForm::Past)];
            let been = [("were", VerbForm::Past), ("been", VerbForm::Participle), ("being", VerbForm::Gerund)];
            forms.extend(be.into_iter().chain(been).map(|(form, of)| (format!("{form}{rest}"), of)));
        }
        CuePos::Verb => {
            let regular_third = format!("{}{rest}", third(first));
            let (gerunds, finite): (Vec<_>, Vec<_>) = listed.iter().partition(|form| first_word(form).ends_with("ing"));
            let (thirds, pasts): (Vec<_>, Vec<_>) =
                finite.into_iter().partition(|form| **form == regular_third || finite_third(form, first));
            let or = |listed: Vec<&String>, regular: String| match listed.is_empty() {
                true => vec![regular],
                false => listed.into_iter().cloned().collect(),
            };
            forms.extend(or(thirds, regular_third).into_iter().map(|form| (form, VerbForm::Third)));
            match pasts.as_slice() {
                [] => forms.push((format!("{}{rest}", past(first)), VerbForm::Past)),
                [past] => forms.push(((*past).clone(), VerbForm::Past)),
                [past, participles @ ..] => {
                    forms.push(((*past).clone(), VerbForm::Past));
                    forms.extend(participles.iter().map(|form| ((*form).clone(), VerbForm::Participle)));
                }
            }
            forms.extend(
                or(gerunds, format!("{}{rest}", gerund(first))).into_iter().map(|form| (form, VerbForm::Gerund)),
            );
        }
        CuePos::Noun if listed.is_empty() => {
            forms.extend(plurals(lemma).into_iter().map(|form| (form, VerbForm::Plural)))
        }
        CuePos::Noun => forms.extend(listed.iter().map(|form| (form.clone(), VerbForm::Plural))),
        _ => forms.extend(listed.iter().map(|form| (form.clone(), VerbForm::Base))),
    }
    forms
}

/// The plurals of a noun phrase. "calls for" but "talking points": both ends take the ending, and the form that English
/// lacks never occurs.
pub(crate) fn plurals(phrase: &str) -> Vec<String> {
    let plural = |word: &str| match word.strip_suffix("man").filter(|stem| !stem.is_empty()) {
        Some(stem) => format!("{stem}men"),
        None => third(word),
    };
    let Some((start, last)) = phrase.rsplit_once(' ') else { return vec![plural(phrase)] };
    let (first, rest) = phrase.split_at(phrase.find(' ').unwrap_or(phrase.len()));
    vec![format!("{}{rest}", plural(first)), format!("{start} {}", plural(last))]
}

/// The singular of a word that ends like a plural; None of one that does not.
pub(crate) fn singular(word: &str) -> Option<Cow<'_, str>> {
    let long = word.len() > if word.starts_with(char::is_uppercase) { 2 } else { 3 };
    let letters = long && word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.' || byte >= 0x80);
    if let Some(stem) = word.strip_suffix("men").filter(|stem| letters && stem.len() > 2) {
        return Some(Cow::Owned(format!("{stem}man")));
    }
    let stem = word.strip_suffix('s').filter(|stem| letters && !stem.ends_with(['s', 'u', 'i', '\'']))?;
    if let Some(stem) = stem.strip_suffix("ie").filter(|stem| stem.len() > 1) {
        return Some(Cow::Owned(format!("{stem}y")));
    }
    // *losses*, *boxes*, *branches*, *clashes*, *potatoes*; but *houses*, *cases*
    let hissing = ["sse", "xe", "che", "she", "zze", "toe", "roe", "goe", "doe"].iter().any(|end| stem.ends_with(end));
    Some(Cow::Borrowed(if hissing { &stem[..stem.len() - 1] } else { stem }))
}

fn first_word(phrase: &str) -> &str {
    phrase.split(' ').next().unwrap_or("")
}

/// Whether a listed form is an irregular third person: *has* of *have*. Pasts do not end in -s.
fn finite_third(form: &str, lemma: &str) -> bool {
    let form = first_word(form);
    form.ends_with('s') && form != lemma
}

/// *says, watches, denies*; nouns take the same ending.
fn third(word: &str) -> String {
    let hissing = ["s", "x", "z", "ch", "sh", "o"].iter().any(|ending| word.ends_with(ending));
    match word.strip_suffix('y').filter(|stem| ends_in_consonant(stem)) {
        Some(stem) => format!("{stem}ies"),
        None if hissing => format!("{word}es"),
        None => format!("{word}s"),
    }
}

/// *claimed, noted, denied, planned*.
fn past(word: &str) -> String {
    match word.strip_suffix('y').filter(|stem| ends_in_consonant(stem)) {
        Some(stem) => format!("{stem}ied"),
        None if word.ends_with('e') => format!("{word}d"),
        None => format!("{}ed", doubled(word)),
    }
}

/// *claiming, noting, agreeing, planning, lying*.
fn gerund(word: &str) -> String {
    let silent_e = word.strip_suffix('e').filter(|stem| stem.len() > 1 && !stem.ends_with(['e', 'o', 'y']));
    match (word.strip_suffix("ie"), silent_e) {
        (Some(stem), _) => format!("{stem}ying"),
        (None, Some(stem)) => format!("{stem}ing"),
        (None, None) => format!("{}ing", doubled(word)),
    }
}

/// The word with its last consonant doubled where English does: one syllable, one vowel before one consonant.
fn doubled(word: &str) -> String {
    let plain = word.replace("qu", "q");
    let letters: Vec<char> = plain.chars().rev().collect();
    let [last, vowel, before @ ..] = letters.as_slice() else { return word.to_owned() };
    let closed = !is_vowel(*last) && !"wxy".contains(*last) && is_vowel(*vowel) && !before.is_empty();
    match closed && before.iter().all(|letter| !is_vowel(*letter)) {
        true => format!("{word}{last}"),
        false => word.to_owned(),
    }
}

fn ends_in_consonant(stem: &str) -> bool {
    stem.ends_with(|letter: char| !is_vowel(letter))
}

fn is_vowel(letter: char) -> bool {
    "aeiou".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The forms without the lemma itself, as one line.
    fn line(lemma: &str, pos: CuePos, listed: &str) -> String {
        let listed = super::super::table::values(listed);
        let all: Vec<String> = forms(lemma, pos, &listed).into_iter().map(|(form, _)| form).collect();
        assert_eq!(all[0], lemma);
        all[1..].join(" | ")
    }

    #[test]
    fn regular_verbs() {
        for (lemma, expected) in [
            ("claim", "claims | claimed | claiming"),
            ("note", "notes | noted | noting"),
            ("deny", "denies | denied | denying"),
            ("portray", "portrays | portrayed | portraying"),
            ("agree", "agrees | agreed | agreeing"),
            ("tie", "ties | tied | tying"),
            ("plan", "plans | planned | planning"),
            ("quip", "quips | quipped | quipping"),
            ("whisper", "whispers | whispered | whispering"),
            ("explain", "explains | explained | explaining"),
            ("stress", "stresses | stressed | stressing"),
            ("preach", "preaches | preached | preaching"),
            ("veto", "vetoes | vetoed | vetoing"),
            ("vow", "vows | vowed | vowing"),
            ("point out", "points out | pointed out | pointing out"),
            ("issue a statement", "issues a statement | issued a statement | issuing a statement"),
        ] {
            assert_eq!(line(lemma, CuePos::Verb, ""), expected);
        }
    }

    #[test]
    fn listed_forms_replace_the_rule_for_what_they_are() {
        for (lemma, listed, expected) in [
            ("say", "said", "says | said | saying"),
            ("speak", "spoke|spoken", "speaks | spoke | spoken | speaking"),
            ("admit", "admitted|admitting", "admits | admitted | admitting"),
            ("cut in", "cut in|cutting in", "cuts in | cut in | cutting in"),
            ("have doubts", "has doubts|had doubts", "has doubts | had doubts | having doubts"),
            ("go on", "goes on|went on|gone on|going on", "goes on | went on | gone on | going on"),
        ] {
            assert_eq!(line(lemma, CuePos::Verb, listed), expected);
        }
        let spoken = forms("speak", CuePos::Verb, &["spoke".to_owned(), "spoken".to_owned()]);
        assert!(spoken.contains(&("spoken".to_owned(), VerbForm::Participle)));
        assert!(spoken.contains(&("spoke".to_owned(), VerbForm::Past)));
    }

    #[test]
    fn other_parts_of_speech() {
        let be = "am quoted | is quoted | are quoted | was quoted | were quoted | been quoted | being quoted";
        assert_eq!(line("be quoted", CuePos::Verb, ""), be);
        assert_eq!(line("claim", CuePos::Noun, ""), "claims");
        assert_eq!(line("testimony", CuePos::Noun, ""), "testimonies");
        assert_eq!(line("call for", CuePos::Noun, "calls for"), "calls for");
        assert!(line("talking point", CuePos::Noun, "").contains("talking points"));
        assert!(line("support for", CuePos::Noun, "").contains("supports for"));
        assert_eq!(line("reportedly", CuePos::Adverb, ""), "");
        assert_eq!(line("according to", CuePos::Preposition, ""), "");
    }

    #[test]
    fn plurals_lose_their_ending() {
        for (plural, one) in [
            ("vessels", "vessel"),
            ("parties", "party"),
            ("losses", "loss"),
            ("branches", "branch"),
            ("boxes", "box"),
            ("houses", "house"),
            ("judges", "judge"),
            ("fishermen", "fisherman"),
            ("Palestinians", "Palestinian"),
            ("attachés", "attaché"),
            ("potatoes", "potato"),
        ] {
            assert_eq!(singular(plural).as_deref(), Some(one));
        }
        for none in ["less", "crisis", "previous", "ship", "gas", "men", "s", ""] {
            assert_eq!(singular(none), None, "{none}");
        }
    }
}
