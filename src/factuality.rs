//! Status and factuality: what is asserted and how firmly, from cue class, negation, voice and modality.

/// What a claim's cue does with its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Status {
    #[default]
    Reported,
    Confirmed,
    Denied,
    Unconfirmed,
    Alleged,
    Suspected,
    Expected,
    Planned,
    Ordered,
    Promised,
    Believed,
    Revealed,
    Documented,
    Rumoured,
    Asked,
    Discussed,
    NotSaid,
}

/// A FactBank value: how certain somebody is that something is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Factuality {
    /// CT+: certainly so.
    Certain,
    /// CT-: certainly not so.
    CertainNot,
    /// PR+: probably so.
    Probable,
    /// PR-: probably not so.
    ProbableNot,
    /// PS+: possibly so.
    Possible,
    /// PS-: possibly not so.
    PossibleNot,
    /// Uu: not committed.
    #[default]
    Uncommitted,
}

impl Status {
    /// Every status, in the order of the claim format.
    pub const ALL: [Status; 17] = [
        Status::Reported,
        Status::Confirmed,
        Status::Denied,
        Status::Unconfirmed,
        Status::Alleged,
        Status::Suspected,
        Status::Expected,
        Status::Planned,
        Status::Ordered,
        Status::Promised,
        Status::Believed,
        Status::Revealed,
        Status::Documented,
        Status::Rumoured,
        Status::Asked,
        Status::Discussed,
        Status::NotSaid,
    ];

    /// The status of that name.
    pub fn parse(name: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Its name, as records write it.
    pub const fn name(self) -> &'static str {
        match self {
            Status::Reported => "reported",
            Status::Confirmed => "confirmed",
            Status::Denied => "denied",
            Status::Unconfirmed => "unconfirmed",
            Status::Alleged => "alleged",
            Status::Suspected => "suspected",
            Status::Expected => "expected",
            Status::Planned => "planned",
            Status::Ordered => "ordered",
            Status::Promised => "promised",
            Status::Believed => "believed",
            Status::Revealed => "revealed",
            Status::Documented => "documented",
            Status::Rumoured => "rumoured",
            Status::Asked => "asked",
            Status::Discussed => "discussed",
            Status::NotSaid => "not_said",
        }
    }
}

impl Factuality {
    /// Its FactBank abbreviation: `CT+`, `Uu`.
    pub const fn name(self) -> &'static str {
        match self {
            Factuality::Certain => "CT+",
            Factuality::CertainNot => "CT-",
            Factuality::Probable => "PR+",
            Factuality::ProbableNot => "PR-",
            Factuality::Possible => "PS+",
            Factuality::PossibleNot => "PS-",
            Factuality::Uncommitted => "Uu",
        }
    }
}
