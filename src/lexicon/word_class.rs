//! The classes that words are listed in.

use super::entry::names;

/// Classes of function words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum WordClass {
    Preposition,
    Determiner,
    Pronoun,
    Reflexive,
    Possessive,
    Auxiliary,
    Modal,
    Negation,
    Conjunction,
    Subordinator,
    Wh,
    That,
    To,
    Adverb,
    Weekday,
    Month,
    Epistemic,
    Deontic,
    Conditional,
    Be,
    Have,
    By,
    Of,
    As,
    Link,
    Origin,
    Expletive,
    Possible,
    Time,
    Quantifier,
    Survey,
    /// Before a name that is then a place: *in*.
    Locative,
    /// The same, for a part of a place: *downtown*.
    Area,
    /// Before a name, and no part of it: *former*.
    Epithet,
    /// After the name of a place, what belongs to it: *Police*.
    Institution,
    /// After a name that is then a street, a park or a river.
    Thoroughfare,
    /// Stands for what there is none of, or before it: *nobody*, *no*.
    Negative,
    /// What follows its *to* is so: *managed*.
    Implicative,
    /// What follows its *to* is not so: *failed*.
    NegativeImplicative,
    /// Leaves it open: *might*, *possibly*.
    Possibility,
    /// Makes it likely: *probably*.
    Probability,
    /// Makes it unlikely: *doubtful*.
    Improbability,
    /// Leaves it open, and rules it out where it is negated: *can*.
    Ability,
    /// A duty or a wish, which says nothing of what is so: *should*.
    Obligation,
    /// Opens a condition: *if*.
    Condition,
    /// What is to come: *will*.
    Future,
    /// What would come: *would*.
    Hypothetical,
    /// After *not*, which then negates nothing: *only*.
    Focus,
    /// After *no*, which then affirms: *fewer*, *doubt*.
    Affirmed,
    /// Before something that there may be none of: *any*.
    Polarity,
    /// Before something that has not been told of: *a*.
    Indefinite,
}

impl WordClass {
    /// Whether words of this class are listed as function words, and not for what they say of a name beside them or of
    /// what is so.
    pub fn is_function(self) -> bool {
        use WordClass::{Area, Epithet, Institution, Locative, Thoroughfare};
        !matches!(self, Locative | Area | Epithet | Institution | Thoroughfare) && !self.is_of_scope()
    }

    /// Whether words of this class say how far what stands beside them is so: `factuality` reads them.
    pub fn is_of_scope(self) -> bool {
        use WordClass::{Ability, Affirmed, Condition, Focus, Future, Hypothetical, Implicative, Improbability};
        use WordClass::{Indefinite, Negative, NegativeImplicative, Obligation, Polarity, Possibility, Probability};
        matches!(self, Negative | Implicative | NegativeImplicative | Possibility | Probability | Improbability)
            || matches!(
                self,
                Ability | Affirmed | Obligation | Condition | Future | Hypothetical | Focus | Polarity | Indefinite
            )
    }
}

names!(WordClass {
    Preposition = "preposition",
    Determiner = "determiner",
    Pronoun = "pronoun",
    Reflexive = "reflexive",
    Possessive = "possessive",
    Auxiliary = "auxiliary",
    Modal = "modal",
    Negation = "negation",
    Conjunction = "conjunction",
    Subordinator = "subordinator",
    Wh = "wh",
    That = "that",
    To = "to",
    Adverb = "adverb",
    Weekday = "weekday",
    Month = "month",
    Epistemic = "epistemic",
    Deontic = "deontic",
    Conditional = "conditional",
    Be = "be",
    Have = "have",
    By = "by",
    Of = "of",
    As = "as",
    Link = "link",
    Origin = "origin",
    Expletive = "expletive",
    Possible = "possible",
    Time = "time",
    Quantifier = "quantifier",
    Survey = "survey",
    Locative = "locative",
    Area = "area",
    Epithet = "epithet",
    Institution = "institution",
    Thoroughfare = "thoroughfare",
    Negative = "negative",
    Implicative = "implicative",
    NegativeImplicative = "negative_implicative",
    Possibility = "possibility",
    Probability = "probability",
    Improbability = "improbability",
    Ability = "ability",
    Obligation = "obligation",
    Condition = "condition",
    Future = "future",
    Hypothetical = "hypothetical",
    Focus = "focus",
    Affirmed = "affirmed",
    Polarity = "polarity",
    Indefinite = "indefinite",
});
