//! What a `quantities` lexicon holds: words and phrases that quantities are made of, with what they are worth.

/// A row of a table of words of quantities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantityEntry {
    /// The word, or a phrase of several.
    pub phrase: String,
    /// What it means in a quantity.
    pub word: QuantityWord,
    /// What else must hold before it is read so.
    pub need: QuantityNeed,
    /// Line of the table, from 1.
    pub line: u64,
}

/// What a word means in a quantity. Codes of units are carried through as the table has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuantityWord {
    /// *twelve*, up to 99.
    Number(u64),
    /// *million*: multiplies the number before it.
    Times(u64),
    /// *bn*, written together with figures: multiplies them.
    Ending(u64),
    /// *dozens*: a number nobody counted, and the least it says.
    Many(u64),
    /// *several*, before what multiplies.
    Few,
    /// *half*
    Half,
    /// *third*
    Part(u64),
    /// *thirds*
    Parts(u64),
    /// *a*, which counts one.
    A,
    /// *and*
    And,
    /// *of*
    Of,
    /// *to*, *or*, a dash: between two numbers of a range.
    To,
    /// *between*, before a range.
    Between,
    /// *in*, between two numbers: *one in four*.
    In,
    /// *from*: what keeps *from 5 to 10* from being a range.
    From,
    /// *minus*
    Minus,
    /// *about*, *more than*: what stands before a number.
    Before(Bound),
    /// *or so*, *or more*: what stands after one.
    After(Bound),
    /// *$*: the currency of the number after it.
    Sign(String),
    /// *euros*: the currency of the number before it.
    Currency(String),
    /// *cents*: hundredths of a currency.
    Cents(String),
    /// *percent*, *percentage points*.
    Percent(String),
    /// *kilometers*
    Unit(String),
    /// *km*, written together with figures.
    Joined(String),
    /// *years old*: the unit of an age.
    Age(String),
    /// *aged*: a number after it is an age in years.
    Aged,
    /// *more*, between a number and its noun.
    Filler,
    /// *people*: a noun that is counted, and its singular.
    Noun(String),
    /// *person*, after *one*.
    One(String),
    /// *news*: ends like a plural and is none.
    Singular,
    /// *section*: the number after it is part of a name.
    Label,
    /// Keeps what it covers from being read: *one another*.
    Not,
}

/// How what stands beside a number changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// *10,000-strong*: not at all.
    Exact,
    /// *about*
    About,
    /// *at least*, *more than*
    Lower,
    /// *up to*, *less than*
    Upper,
}

/// What must hold before a word is read as part of a quantity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuantityNeed {
    /// Nothing.
    #[default]
    Nothing,
    /// Capital letters.
    Capital,
    /// A sign of money before the number, or people after it.
    Sign,
    /// A number of ten or more, or one with a unit of measure.
    Large,
    /// A number of a thousand or more.
    Thousand,
    /// A number of a million or more.
    Million,
}

impl Bound {
    /// Its name where it tells which way the true number may lie; None of the others.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Bound::Exact | Bound::About => None,
            Bound::Lower => Some("lower"),
            Bound::Upper => Some("upper"),
        }
    }
}

impl QuantityNeed {
    /// The needs, as tables write them.
    pub const NAMES: &[(&str, QuantityNeed)] = &[
        ("capital", QuantityNeed::Capital),
        ("sign", QuantityNeed::Sign),
        ("large", QuantityNeed::Large),
        ("thousand", QuantityNeed::Thousand),
        ("million", QuantityNeed::Million),
    ];
}

impl QuantityWord {
    /// The classes, as tables write them.
    pub const CLASSES: &[(&str, ())] = &[
        ("number", ()),
        ("times", ()),
        ("ending", ()),
        ("many", ()),
        ("few", ()),
        ("half", ()),
        ("part", ()),
        ("parts", ()),
        ("a", ()),
        ("and", ()),
        ("of", ()),
        ("to", ()),
        ("between", ()),
        ("in", ()),
        ("from", ()),
        ("minus", ()),
        ("before", ()),
        ("after", ()),
        ("sign", ()),
        ("currency", ()),
        ("cents", ()),
        ("percent", ()),
        ("unit", ()),
        ("joined", ()),
        ("age", ()),
        ("aged", ()),
        ("filler", ()),
        ("noun", ()),
        ("one", ()),
        ("singular", ()),
        ("label", ()),
        ("not", ()),
    ];

    /// The word of that class and value; an error says what values the class has.
    pub(super) fn parse(class: &str, value: &str) -> Result<QuantityWord, &'static str> {
        let number = |least: u64, most: u64| value.parse().ok().filter(|number| (least..=most).contains(number));
        let many = || number(2, 1_000_000_000_000_000).ok_or("a whole number from 2 to a thousand million million");
        let part = || number(3, 1_000_000).ok_or("a whole number from 3 to 1000000");
        let code = || {
            let good = !value.is_empty() && value.len() <= 24 && !value.contains(char::is_control);
            good.then(|| value.to_owned()).ok_or("a code or a noun of up to 24 bytes")
        };
        let currency = || {
            let iso = value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_uppercase());
            let noun = value.len() > 3 && value.bytes().all(|byte| byte.is_ascii_lowercase());
            (iso || noun).then(|| value.to_owned()).ok_or("an ISO 4217 code, as USD, or a noun in lower case")
        };
        let bound = |exact: bool| match value {
            "about" => Ok(Bound::About),
            "lower" => Ok(Bound::Lower),
            "upper" => Ok(Bound::Upper),
            "exact" if exact => Ok(Bound::Exact),
            _ if exact => Err("one of about, lower, upper, exact"),
            _ => Err("one of about, lower, upper"),
        };
        Ok(match class {
            "number" => QuantityWord::Number(number(0, 99).ok_or("a whole number from 0 to 99")?),
            "times" => QuantityWord::Times(many()?),
            "ending" => QuantityWord::Ending(many()?),
            "many" => QuantityWord::Many(many()?),
            "part" => QuantityWord::Part(part()?),
            "parts" => QuantityWord::Parts(part()?),
            "before" => QuantityWord::Before(bound(false)?),
            "after" => QuantityWord::After(bound(true)?),
            "sign" => QuantityWord::Sign(currency()?),
            "currency" => QuantityWord::Currency(currency()?),
            "cents" => QuantityWord::Cents(currency()?),
            "percent" => QuantityWord::Percent(code()?),
            "unit" => QuantityWord::Unit(code()?),
            "joined" => QuantityWord::Joined(code()?),
            "age" => QuantityWord::Age(code()?),
            "noun" => QuantityWord::Noun(code()?),
            "one" => QuantityWord::One(code()?),
            _ => return QuantityWord::plain(class).filter(|_| value.is_empty()).ok_or("no value"),
        })
    }

    /// The word of a class that has no values.
    fn plain(class: &str) -> Option<QuantityWord> {
        Some(match class {
            "few" => QuantityWord::Few,
            "half" => QuantityWord::Half,
            "a" => QuantityWord::A,
            "and" => QuantityWord::And,
            "of" => QuantityWord::Of,
            "to" => QuantityWord::To,
            "between" => QuantityWord::Between,
            "in" => QuantityWord::In,
            "from" => QuantityWord::From,
            "minus" => QuantityWord::Minus,
            "aged" => QuantityWord::Aged,
            "filler" => QuantityWord::Filler,
            "singular" => QuantityWord::Singular,
            "label" => QuantityWord::Label,
            "not" => QuantityWord::Not,
            _ => return None,
        })
    }

    /// Whether a quantity may be read from this word on: the others only lead to one or go on with it.
    pub fn is_anchor(&self) -> bool {
        use QuantityWord::*;
        matches!(self, Number(_) | Times(_) | Many(_) | Half | Part(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_values() {
        assert_eq!(QuantityWord::parse("number", "12"), Ok(QuantityWord::Number(12)));
        assert_eq!(QuantityWord::parse("before", "lower"), Ok(QuantityWord::Before(Bound::Lower)));
        assert_eq!(QuantityWord::parse("number", "100"), Err("a whole number from 0 to 99"));
        assert_eq!(QuantityWord::parse("sign", "usd"), Err("an ISO 4217 code, as USD, or a noun in lower case"));
        assert_eq!(QuantityWord::parse("before", "exact"), Err("one of about, lower, upper"));
        assert_eq!(QuantityWord::parse("of", "1"), Err("no value"));
        for (class, ()) in QuantityWord::CLASSES {
            let values = ["", "12", "USD", "about"];
            assert!(values.iter().any(|value| QuantityWord::parse(class, value).is_ok()), "{class}");
        }
    }
}
