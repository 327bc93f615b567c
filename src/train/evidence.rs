//! Evidence: what of it is learned from, so that what a part of it is worth can be measured.

use crate::attribution::{Feature, FeatureSet, Group, Keys};
use crate::error::{Error, Result};

/// The evidence that is learned from: all of it, but for what is left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    features: FeatureSet,
    groups: [bool; Group::NAMES.len()],
    precision: bool,
}

impl Default for Evidence {
    fn default() -> Self {
        let features = Feature::NAMES.iter().fold(FeatureSet::NONE, |all, (_, feature)| all.when(true, *feature));
        Evidence { features, groups: [true; Group::NAMES.len()], precision: true }
    }
}

impl Evidence {
    /// The same without what has that name, as records and weight tables call it, or a name that begins with it and goes on
    /// after a dot: `words.context`, `words`, `source`.
    pub fn without(mut self, name: &str) -> Result<Evidence> {
        let meant = |other: &str| {
            let rest = other.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let before = self.size();
        self.precision &= !meant("cue.precision");
        for (_, feature) in Feature::NAMES.iter().filter(|(other, _)| meant(other)) {
            self.features = self.features.without(*feature);
        }
        for (_, group) in Group::NAMES.iter().filter(|(other, _)| meant(other)) {
            self.groups[*group as usize] = false;
        }
        if self.size() == before {
            let expected = "write a name of `weights.tsv` such as cue.modal, the part of names before the dot (cue, frame, \
                            source, content, words), or words.context";
            return Err(Error::argument(format!("no evidence {name:?}")).expected(expected));
        }
        Ok(self)
    }

    /// How many kinds of evidence are left.
    fn size(&self) -> usize {
        self.features.iter().count() + self.groups.iter().filter(|group| **group).count() + usize::from(self.precision)
    }

    /// What is left of named features.
    pub fn features(&self, features: FeatureSet) -> FeatureSet {
        features.and(self.features)
    }

    /// Takes away the words that are left out.
    pub fn words(&self, mut words: Keys) -> Keys {
        words.retain(|(group, _)| self.groups[*group as usize]);
        words
    }

    /// The precision of a cue’s entry, or one that says nothing.
    pub fn precision(&self, precision: f32) -> f32 {
        if self.precision { precision } else { 0.5 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leaves_out_what_it_begins() -> Result<()> {
        let all = Evidence::default();
        assert_eq!(all.size(), Feature::NAMES.len() + Group::NAMES.len() + 1);
        assert_eq!(all.without("words")?.size(), Feature::NAMES.len() + 1);
        assert_eq!(all.without("cue.modal")?.size(), all.size() - 1);
        assert!(!all.without("source")?.features(FeatureSet::of(Feature::SourceName)).has(Feature::SourceName));
        assert_eq!(all.without("cue")?.precision(0.9), 0.5);
        assert!(all.without("cu").is_err() && all.without("words.cue")?.without("words.cue").is_err());
        Ok(())
    }
}
