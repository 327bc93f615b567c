//! What speaks for a reading, by name.

use std::fmt;

/// What speaks for one reading of a place's name, each part in the same unit: a difference of 1 makes a reading e times as
/// likely as another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts {
    /// How well known it is: its weight in the lexicon.
    pub prior: f32,
    /// What holds it, or what it holds, stands beside it: *Springfield, Ill.*
    pub adjacency: f32,
    /// The document's other places lie in its country.
    pub country: f32,
    /// They lie in its state, province or county, or are it.
    pub division: f32,
    /// The nearest of them is not far.
    pub proximity: f32,
    /// The document's outlet is of its country.
    pub home: f32,
}

impl Parts {
    /// Their names, in order.
    pub const NAMES: [&'static str; 6] = ["prior", "adjacency", "country", "division", "proximity", "home"];

    /// Their values, in the order of their names.
    pub fn values(&self) -> [f32; 6] {
        [self.prior, self.adjacency, self.country, self.division, self.proximity, self.home]
    }

    /// Their sum.
    pub fn total(&self) -> f32 {
        self.values().iter().sum()
    }
}

/// The parts that are not 0 and their sum: `prior 4.30 + adjacency 6.00 = 10.30`.
impl fmt::Display for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = Parts::NAMES.iter().zip(self.values()).filter(|(_, value)| *value != 0.0);
        let parts: Vec<String> = parts.map(|(name, value)| format!("{name} {value:.2}")).collect();
        write!(f, "{} = {:.2}", parts.join(" + "), self.total())
    }
}
