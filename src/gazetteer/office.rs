//! Offices: what rows say of who was what, and from when to when.

use super::{Gazetteer, Mention, NameId, compile};
use crate::lexicon::NameRow;
use crate::text::{KeyLists, WordKey, tokenize};
use std::cell::LazyCell;
use std::collections::BTreeMap;

/// The office that a name's row gives, and its days: *foreign minister* of `KP`. Days are as the row has them, `YYYY-MM-DD`,
/// a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Office<'g> {
    /// What it is; None when only the days are given.
    pub role: Option<&'g str>,
    /// Of what; None when not given.
    pub org: Option<&'g str>,
    /// The first day; None when not known.
    pub from: Option<&'g str>,
    /// The last day; None when it is open.
    pub to: Option<&'g str>,
}

impl<'g> Office<'g> {
    fn of(row: NameRow<'g>) -> Office<'g> {
        let [role, org, from, to] = ["role", "org", "valid_from", "valid_to"].map(|column| row.fact(column));
        Office { role, org, from, to }
    }

    /// Whether it was held on a day, `YYYY-MM-DD`. Its first and last day count, as all days of a month or year do.
    ///
    /// ```
    /// use reportedly::gazetteer::Office;
    /// let office = Office { role: Some("harbour master"), org: None, from: Some("2019-03"), to: Some("2023-06-30") };
    /// assert!(office.is_held_on("2019-03-01") && office.is_held_on("2023-06-30") && !office.is_held_on("2023-07-01"));
    /// ```
    pub fn is_held_on(&self, day: &str) -> bool {
        // ISO days are in the order of their letters, cut to what the row gives.
        let cut = |to: &str| day.get(..to.len()).unwrap_or(day);
        self.from.is_none_or(|from| from <= cut(from)) && self.to.is_none_or(|to| cut(to) <= to)
    }
}

/// The rows of a gazetteer that give an office or days.
#[derive(Debug, Default)]
pub(super) struct Offices {
    /// In order.
    names: Vec<NameId>,
    /// Of those with a role and a body, by the hash of the role's words: the hash of the body's, and the name.
    by_role: KeyLists<(WordKey, NameId)>,
}

impl Offices {
    pub fn of(parts: &[compile::Part]) -> Offices {
        let (mut names, mut by_role) = (Vec::new(), BTreeMap::<_, Vec<_>>::new());
        for part in parts {
            for &at in part.names.offices() {
                let name = NameId(part.base + at);
                names.push(name);
                let office = part.names.get(at as usize).map(Office::of);
                if let Some(Office { role: Some(role), org: Some(org), .. }) = office {
                    by_role.entry(phrase(role)).or_default().push((phrase(org), name));
                }
            }
        }
        Offices { names, by_role: by_role.into() }
    }

    fn has(&self, name: NameId) -> bool {
        let [first, .., last] = self.names.as_slice() else { return self.names.contains(&name) };
        // They are few and lie together, as a rule: two looks turn most names away.
        (*first..=*last).contains(&name) && self.names.binary_search(&name).is_ok()
    }
}

impl Gazetteer {
    /// The office that a name's row gives, or its days; None when it gives neither.
    ///
    /// # Panics
    /// As [`Gazetteer::name`].
    pub fn office(&self, id: NameId) -> Option<Office<'_>> {
        self.offices.has(id).then(|| Office::of(self.row(id)))
    }

    /// The names that held an office: those whose rows give that role and body, and the day, `YYYY-MM-DD`, among its days; any
    /// day for None. Role and body are compared with the cells of the rows word by word, in any case: `foreign minister`, `KP`.
    /// In the order of lexicons and rows; none when nobody is known.
    ///
    /// ```
    /// let pipeline = reportedly::Pipeline::builder().build()?;
    /// let gazetteer = pipeline.gazetteer();
    /// let names = |day| gazetteer.holders("President", "US", Some(day)).map(|id| gazetteer.name(id).name).collect::<Vec<_>>();
    /// assert_eq!(names("1996-05-01"), ["Bill Clinton"]);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn holders(&self, role: &str, org: &str, day: Option<&str>) -> impl Iterator<Item = NameId> {
        let org = phrase(org);
        let named = self.offices.by_role.get(phrase(role)).iter().filter(move |(of, _)| *of == org);
        named.map(|(_, name)| *name).filter(move |name| day.is_none_or(|day| self.is_held_on(*name, day)))
    }

    fn is_held_on(&self, name: NameId, day: &str) -> bool {
        self.office(name).is_none_or(|office| office.is_held_on(day))
    }

    /// Leaves out readings that the document's day speaks against, where others of the same words and priority stand: of two
    /// ministers of one name the one who was it then. `day` is asked for when something depends on it; nothing changes
    /// without one.
    pub(crate) fn choose_by_day(
        &self,
        day: impl FnOnce() -> Option<String>,
        mentions: &mut [Mention],
        readings: &mut [NameId],
    ) {
        let day = LazyCell::new(day);
        for mention in mentions {
            let own = mention.readings.first as usize..(mention.readings.first + mention.readings.count) as usize;
            let own = &mut readings[own];
            let depends = own.len() > 1 && own.iter().any(|name| self.offices.has(*name));
            if depends && let Some(day) = &*day {
                self.leave_out(day, mention, own);
            }
        }
    }

    fn leave_out(&self, day: &str, mention: &mut Mention, readings: &mut [NameId]) {
        let highest = compile::part_of(&self.parts, readings[0]).priority;
        let is_past = |name: &NameId| !self.is_held_on(*name, day);
        let counts = |name: &NameId| compile::part_of(&self.parts, *name).priority == highest;
        let kept = readings.iter().filter(|name| counts(name) && !is_past(name)).count();
        if kept == 0 || kept == readings.len() {
            return;
        }
        let weight = |name: &NameId| self.weight(*name).max(0.01);
        let share = |names: &[NameId]| weight(&names[0]) / names.iter().map(weight).sum::<f32>();
        let before = share(readings);
        readings.sort_by_key(|name| counts(name) && is_past(name));
        mention.readings.count = readings.iter().filter(|name| !(counts(name) && is_past(name))).count() as u32;
        mention.name = Some(readings[0]);
        mention.kind = self.traits(readings[0]).kind;
        mention.score *= (0.5 + 0.5 * share(&readings[..mention.readings.count as usize])) / (0.5 + 0.5 * before);
    }
}

/// The hash of the words of a cell.
fn phrase(text: &str) -> WordKey {
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens);
    let mix = |hash: u64, WordKey(key)| (hash.rotate_left(23) ^ key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    WordKey(tokens.iter().fold(0, |hash, token| mix(hash, token.key)))
}
