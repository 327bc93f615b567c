//! Names in columns: one text with all their words, numbers beside it, and once for many names what they share.

use super::builder::NamesBuilder;
use super::entry::{Ambiguity, CasePolicy, Name};
use std::sync::Arc;

/// The names of a lexicon, in the order of its tables; cheap to clone.
///
/// ```
/// use reportedly::lexicon::{Name, Names};
/// let ship = Name { id: "imo:1".to_owned(), name: "Maya Star".to_owned(), kind: "vessel".to_owned(), ..Name::default() };
/// let names = Names::from(vec![ship]);
/// assert_eq!(names.iter().next().unwrap().name(), "Maya Star");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Names(Arc<Columns>);

/// One name of [`Names`], with the facts of its row.
#[derive(Clone, Copy)]
pub struct NameRow<'n> {
    columns: &'n Columns,
    row: &'n Row,
    /// Id, name and aliases, split by tabs; then, on a line each, the columns that few rows fill, with their cells.
    text: &'n str,
}

/// The columns themselves.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The texts of all rows, in order.
    pub text: String,
    pub rows: Vec<Row>,
    pub groups: Vec<Group>,
    /// The rows that give an office or its days, in order.
    pub offices: Vec<u32>,
}

/// What is a number in a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Where its text begins, which ends where the next one's begins.
    pub start: u32,
    pub group: u32,
    pub weight: f32,
    /// Latitude and longitude in units of 10⁻⁷ degrees; `NOWHERE` for both when not given.
    pub position: [i32; 2],
    pub line: u32,
}

/// What many names have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Group {
    pub kind: String,
    pub case: CasePolicy,
    pub ambiguity: Ambiguity,
    pub context_any: Vec<String>,
    pub context_none: Vec<String>,
    pub parents: Vec<String>,
    pub country: Option<String>,
}

pub(super) const NOWHERE: i32 = i32::MIN;
pub(super) const DEGREE: f64 = 1e7;

/// Before an alias with a case policy of its own stands the character that has this policy's place here, from 1.
pub(super) const OWN_CASES: [CasePolicy; 3] = [CasePolicy::Exact, CasePolicy::Smart, CasePolicy::Fold];

impl Names {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.rows.is_empty()
    }

    /// The name of that row, from 0; None beyond the last.
    pub fn get(&self, row: usize) -> Option<NameRow<'_>> {
        let columns = &*self.0;
        let found = columns.rows.get(row)?;
        let end = columns.rows.get(row + 1).map_or(columns.text.len(), |next| next.start as usize);
        Some(NameRow { columns, row: found, text: columns.text.get(found.start as usize..end).unwrap_or_default() })
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = NameRow<'_>> {
        (0..self.len()).filter_map(|row| self.get(row))
    }

    /// What names share, at the places that [`Names::group_number`] gives.
    pub(crate) fn groups(&self) -> &[Group] {
        &self.0.groups
    }

    /// The place of a row's group among them.
    ///
    /// # Panics
    /// When there is no such row.
    pub(crate) fn group_number(&self, row: usize) -> usize {
        self.0.rows[row].group as usize
    }

    /// The rows that give an office or its days, in order.
    pub(crate) fn offices(&self) -> &[u32] {
        &self.0.offices
    }

    /// The weight of a row.
    ///
    /// # Panics
    /// When there is no such row.
    pub(crate) fn weight(&self, row: usize) -> f32 {
        self.0.rows[row].weight
    }

    pub(super) fn columns(&self) -> &Columns {
        &self.0
    }

    /// These names with more aliases, each for the name of a row, in the order given.
    pub(super) fn with_aliases(&self, mut aliases: Vec<(usize, String, Option<CasePolicy>)>) -> Names {
        aliases.sort_by_key(|(row, ..)| *row);
        let mut builder = NamesBuilder::default();
        builder.columns.groups.clone_from(&self.0.groups);
        builder.columns.offices.clone_from(&self.0.offices);
        let mut aliases = aliases.into_iter().peekable();
        for (at, name) in self.iter().enumerate() {
            let start = builder.start();
            let (head, rest) = name.text.split_at(name.head().len());
            builder.columns.text.push_str(head);
            while let Some((_, alias, case)) = aliases.next_if(|(row, ..)| *row == at) {
                builder.alias(&alias, case);
            }
            builder.columns.text.push_str(rest);
            builder.columns.rows.push(Row { start, ..*name.row });
        }
        builder.finish()
    }
}

impl From<Columns> for Names {
    fn from(columns: Columns) -> Names {
        Names(Arc::new(columns))
    }
}

impl FromIterator<Name> for Names {
    fn from_iter<I: IntoIterator<Item = Name>>(names: I) -> Names {
        let mut builder = NamesBuilder::default();
        names.into_iter().for_each(|name| builder.push(name));
        builder.finish()
    }
}

impl From<Vec<Name>> for Names {
    fn from(names: Vec<Name>) -> Names {
        names.into_iter().collect()
    }
}

impl<'n> NameRow<'n> {
    fn head(&self) -> &'n str {
        self.text.split('\n').next().unwrap_or_default()
    }

    fn group(&self) -> &'n Group {
        &self.columns.groups[self.group_number()]
    }

    /// The place of its group in [`Names::groups`].
    pub(crate) fn group_number(&self) -> usize {
        self.row.group as usize
    }

    /// Unique in its lexicon.
    pub fn id(&self) -> &'n str {
        let end = self.text.bytes().position(|byte| matches!(byte, b'\t' | b'\n'));
        &self.text[..end.unwrap_or(self.text.len())]
    }

    /// The canonical surface.
    pub fn name(&self) -> &'n str {
        self.surfaces().next().unwrap_or_default()
    }

    /// The canonical surface and the aliases, in order.
    pub fn surfaces(&self) -> impl Iterator<Item = &'n str> + use<'n> {
        self.cased_surfaces().map(|(surface, _)| surface)
    }

    /// The same, each with its case policy.
    pub fn cased_surfaces(&self) -> impl Iterator<Item = (&'n str, CasePolicy)> + use<'n> {
        let case = self.case();
        self.head().split('\t').skip(1).map(move |surface| {
            let own = surface.bytes().next().and_then(|byte| OWN_CASES.get(usize::from(byte).wrapping_sub(1)));
            own.map_or((surface, case), |own| (&surface[1..], *own))
        })
    }

    /// Dotted type: `place.port`, `org.media.wire`.
    pub fn kind(&self) -> &'n str {
        &self.group().kind
    }

    /// How strictly letters' case is compared; an alias may have a policy of its own.
    pub fn case(&self) -> CasePolicy {
        self.group().case
    }

    /// How much support a match needs.
    pub fn ambiguity(&self) -> Ambiguity {
        self.group().ambiguity
    }

    /// Words or types of which one must stand within the window for a `needs_context` name.
    pub fn context_any(&self) -> &'n [String] {
        &self.group().context_any
    }

    /// Words or types of which none may stand within the window.
    pub fn context_none(&self) -> &'n [String] {
        &self.group().context_none
    }

    /// Ids of what it is part of.
    pub fn parents(&self) -> &'n [String] {
        &self.group().parents
    }

    /// ISO 3166 code; None when not given.
    pub fn country(&self) -> Option<&'n str> {
        self.group().country.as_deref()
    }

    /// WGS84 latitude and longitude in degrees, to seven decimals; None when not given.
    pub fn position(&self) -> Option<(f64, f64)> {
        let [lat, lon] = self.row.position;
        (lat != NOWHERE).then(|| (f64::from(lat) / DEGREE, f64::from(lon) / DEGREE))
    }

    /// Prior 0..1 for choosing among readings.
    pub fn weight(&self) -> f32 {
        self.row.weight
    }

    /// Line of the table, from 1; 0 for a name made in code.
    pub fn line(&self) -> u64 {
        self.row.line.into()
    }

    /// The cell of another column, as `wikidata`, `role`, `note` or `x_...`; None when not given.
    pub fn fact(&self, column: &str) -> Option<&'n str> {
        let mut facts = self.text.split('\n').skip(1).filter_map(|line| line.split_once('\t'));
        facts.find(|(name, _)| *name == column).map(|(_, cell)| cell)
    }
}

impl std::fmt::Debug for NameRow<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?} {:?}", self.text, self.group(), self.row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_tells_all_that_its_name_holds() {
        let name = Name {
            id: "gn:1".to_owned(),
            name: "Zembla".to_owned(),
            aliases: vec!["Nova\tZembla".to_owned(), "NZ".to_owned()],
            alias_cases: vec![(1, CasePolicy::Exact)],
            kind: "place.region".to_owned(),
            parents: vec!["XX".to_owned()],
            position: Some((72.1234567, -53.9)),
            country: Some("XX".to_owned()),
            weight: 0.25,
            note: Some("cold".to_owned()),
            extra: vec![("x_king".to_owned(), "Charles".to_owned())],
            line: 7,
            ..Name::default()
        };
        let names: Names = [Name::default(), name].into_iter().collect();
        let more =
            names.with_aliases(vec![(1, "zembla".to_owned(), Some(CasePolicy::Fold)), (0, "No".to_owned(), None)]);
        assert_eq!((names.len(), more.len()), (2, 2));
        let row = more.get(1).unwrap();
        let surfaces: Vec<_> = row.cased_surfaces().collect();
        use CasePolicy::{Exact, Fold, Smart};
        assert_eq!(surfaces, [("Zembla", Smart), ("Nova Zembla", Smart), ("NZ", Exact), ("zembla", Fold)]);
        assert_eq!((row.id(), row.name(), row.kind(), row.line()), ("gn:1", "Zembla", "place.region", 7));
        assert_eq!((row.position(), row.weight()), (Some((72.1234567, -53.9)), 0.25));
        assert_eq!((row.country(), row.parents()), (Some("XX"), &["XX".to_owned()][..]));
        assert_eq!((row.fact("note"), row.fact("x_king"), row.fact("url")), (Some("cold"), Some("Charles"), None));
        assert_eq!(more.get(0).unwrap().surfaces().collect::<Vec<_>>(), ["", "No"]);
        assert!(more.get(2).is_none() && more.get(0).unwrap().position().is_none());
    }
}
