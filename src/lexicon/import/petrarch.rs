//! Actor dictionaries of PETRARCH and TABARI: a name in capitals with underscores, `+` and a synonym on lines below it, codes
//! in brackets with `<DATE` (until), `>DATE` (from) or `DATE-DATE`, comments after `#` or `;`, as the projects' manuals
//! describe them: <https://petrarch.readthedocs.io>.

use super::common::BuiltIn;
use super::draft::{Draft, Entry, dotted};
use super::{ImportOptions, each_line};
use crate::error::Result;
use std::path::Path;

pub(super) fn read(input: &Path, options: &ImportOptions, draft: &mut Draft) -> Result<()> {
    let built_in = BuiltIn::new();
    let mut actor: Option<Actor> = None;
    each_line(input, draft, |draft, line_number, line| {
        let line = line.split(['#', ';']).next().unwrap_or_default().trim();
        let is_comment = line.starts_with("<!--");
        if line.is_empty() || is_comment {
            return;
        }
        let (words, codes) = line.split_at(line.find('[').unwrap_or(line.len()));
        let words = words.trim();
        if let Some(synonym) = words.strip_prefix('+') {
            match &mut actor {
                Some(actor) => actor.surfaces.extend(surfaces(synonym, &built_in)),
                None => return draft.skip("a synonym without a name before it"),
            }
        } else if !words.is_empty() {
            finish(actor.take(), options, draft);
            draft.at(input, line_number);
            actor = Some(Actor { surfaces: surfaces(words, &built_in), codes: Vec::new() });
        }
        for code in codes.split('[').skip(1) {
            match (code.split_once(']').map(|(code, _)| Code::parse(code)), &mut actor) {
                (Some(Some(code)), Some(actor)) => actor.codes.push(code),
                (None, _) => draft.skip("a bracket is not closed"),
                (Some(None), _) => draft.skip("a code is empty or its date is not a day"),
                (_, None) => draft.skip("a code without a name before it"),
            }
        }
    })?;
    finish(actor, options, draft);
    Ok(())
}

struct Actor {
    surfaces: Vec<String>,
    codes: Vec<Code>,
}

/// A code and the days it holds from and to; empty where it is open.
struct Code {
    code: String,
    from: String,
    to: String,
}

impl Code {
    fn parse(text: &str) -> Option<Code> {
        let mut parts = text.split_whitespace();
        let code = parts.next()?.to_owned();
        let (mut from, mut to) = (String::new(), String::new());
        for part in parts {
            match (part.strip_prefix('<'), part.strip_prefix('>'), part.split_once('-')) {
                (Some(day), ..) => to = date(day)?,
                (_, Some(day), _) => from = date(day)?,
                (.., Some((first, last))) => (from, to) = (date(first)?, date(last)?),
                _ => return None,
            }
        }
        Some(Code { code, from, to })
    }
}

/// A day as YYYY-MM-DD, of YYMMDD or YYYYMMDD; two digits of a year from 30 on are of the last century.
fn date(day: &str) -> Option<String> {
    let whole = match day.len() {
        8 => day.to_owned(),
        6 => format!("{}{day}", if day < "30" { "20" } else { "19" }),
        _ => return None,
    };
    let text = format!("{}-{}-{}", whole.get(..4)?, whole.get(4..6)?, whole.get(6..)?);
    // Dictionaries write 00 for an unknown day or month.
    let day = text.replace("-00", "-01");
    day.parse::<jiff::civil::Date>().ok().map(|_| day)
}

/// What a name in capitals is written as in news: with capitals at the beginnings, and a short single word as it stands too.
fn surfaces(words: &str, built_in: &BuiltIn) -> Vec<String> {
    let words: Vec<&str> = words.split(['_', ' ']).filter(|word| !word.is_empty()).collect();
    let written = |(at, word): (usize, &&str)| {
        let lower = word.to_lowercase();
        if at > 0 && built_in.is_word(&lower) {
            return lower;
        }
        let parts = lower.split('-').map(|part| {
            let mut letters = part.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        });
        parts.collect::<Vec<String>>().join("-")
    };
    let title = words.iter().enumerate().map(written).collect::<Vec<_>>().join(" ");
    match words.as_slice() {
        [only] if only.chars().count() <= 5 && built_in.is_word(only) => vec![(*only).to_owned()],
        [only] if only.chars().count() <= 5 => vec![title, (*only).to_owned()],
        _ => vec![title],
    }
}

/// Adds an actor as one entry; its codes stand in the note, the only one's days in their columns.
fn finish(actor: Option<Actor>, options: &ImportOptions, draft: &mut Draft) {
    let Some(Actor { mut surfaces, codes }) = actor else { return };
    if surfaces.is_empty() {
        return draft.skip("a name is empty");
    }
    let name = surfaces.remove(0);
    // The letters after those of a country are the role: IRQGOV.
    let role = codes.first().and_then(|code| code.code.get(3..6)).unwrap_or_default();
    let text = |code: &Code| match (code.from.as_str(), code.to.as_str()) {
        ("", "") => code.code.clone(),
        (from, to) => format!("{} {from}..{to}", code.code),
    };
    let valid = match codes.as_slice() {
        [only] => [only.from.clone(), only.to.clone()],
        _ => Default::default(),
    };
    draft.add(Entry {
        id: draft.free_id(&name),
        name,
        aliases: surfaces,
        kind: options.kind.clone().unwrap_or_else(|| dotted(&["actor", role])),
        valid,
        note: codes.iter().map(text).collect::<Vec<_>>().join(", "),
        ..Entry::default()
    });
}
