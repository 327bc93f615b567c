//! What gold says of a claim besides where it is: `status=denied form=indirect source_type=official`.

use crate::attribution::Form;
use crate::error::{Error, Result};
use crate::factuality::{Factuality, Status};
use crate::lexicon::{CueClass, SourceType};
use std::fmt;

/// The labels of one claim; None where gold says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    /// What the cue does with the content.
    pub status: Option<Status>,
    /// How the content is given.
    pub form: Option<Form>,
    /// Class of the cue.
    pub class: Option<CueClass>,
    /// Type of the source; None for an agentless claim.
    pub source_type: Option<SourceType>,
    /// Whether the source is unnamed and stays so.
    pub anonymous: bool,
    /// Full name of a source the claim only refers to: *he*, *the minister*.
    pub antecedent: Option<String>,
    /// How certain the source and the author are of the content.
    pub factuality: Option<(Factuality, Factuality)>,
    /// Whether the content's main predicate is negated.
    pub negated: Option<bool>,
    /// Number of the claim whose content holds this one.
    pub parent: Option<u32>,
}

impl Attributes {
    /// Reads `status=denied form=indirect parent=1 antecedent="Full Name"`; in quotes, `\"` is a quotation mark.
    ///
    /// # Errors
    /// At an unknown name or value, with those that are known.
    pub fn parse(line: &str) -> Result<Attributes> {
        let mut attributes = Attributes::default();
        let mut rest = line.trim();
        while !rest.is_empty() {
            let Some((key, after)) = rest.split_once('=').filter(|(key, _)| !key.contains(char::is_whitespace)) else {
                let what = format!("`{}` is no attribute", rest.split_whitespace().next().unwrap_or(rest));
                return Err(Error::input(what).expected("write `name=value`"));
            };
            let (value, after) = value(after);
            attributes.set(key, &value)?;
            rest = after.trim_start();
        }
        Ok(attributes)
    }

    /// Sets one attribute from its name and value, as files write them.
    ///
    /// # Errors
    /// At an unknown name or value, with those that are known.
    pub fn set(&mut self, key: &str, value: &str) -> Result<()> {
        match key {
            "status" => self.status = Some(known(key, value, Status::NAMES.iter().copied())?),
            "form" => self.form = Some(known(key, value, Form::ALL.map(|form| (form.name(), form)))?),
            "class" => self.class = Some(known(key, value, CueClass::NAMES.iter().copied())?),
            "source_type" => self.source_type = Some(known(key, value, SourceType::NAMES.iter().copied())?),
            "anonymous" => self.anonymous = known(key, value, [("true", true), ("false", false)])?,
            "factuality" => self.factuality = Some(factuality(value)?),
            "polarity" => self.negated = Some(known(key, value, POLARITIES)?),
            "antecedent" => self.antecedent = Some(value.to_owned()),
            "parent" => {
                let number = value.parse().map_err(|_| Error::input(format!("parent is `{value}`")));
                self.parent = Some(number.map_err(|error| error.expected("write a claim's number"))?);
            }
            _ => {
                let right = "write one of status, form, class, source_type, anonymous, factuality, polarity, antecedent, parent";
                return Err(Error::input(format!("attribute `{key}` is not known")).expected(right));
            }
        }
        Ok(())
    }
}

/// Writes what [`Attributes::parse`] reads, leaving out what gold does not say.
impl fmt::Display for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let antecedent = self.antecedent.as_ref().map(|name| format!("\"{}\"", name.replace('"', "\\\"")));
        let parent = self.parent.map(|parent| parent.to_string());
        let values = self.factuality.map(|(source, author)| format!("{}/{}", source.name(), author.name()));
        let polarity = self.negated.map(|negated| POLARITIES[usize::from(negated)].0);
        let pairs = [
            ("status", self.status.map(Status::name)),
            ("form", self.form.map(Form::name)),
            ("source_type", self.source_type.map(SourceType::name)),
            ("class", self.class.map(CueClass::name)),
            ("anonymous", self.anonymous.then_some("true")),
            ("factuality", values.as_deref()),
            ("polarity", polarity),
            ("antecedent", antecedent.as_deref()),
            ("parent", parent.as_deref()),
        ];
        let mut blank = "";
        for (key, value) in pairs {
            if let Some(value) = value {
                write!(f, "{blank}{key}={value}")?;
                blank = " ";
            }
        }
        Ok(())
    }
}

/// How files write whether a content is negated.
const POLARITIES: [(&str, bool); 2] = [("+", false), ("-", true)];

/// Reads `CT+/Uu`: the source's value and the author's.
fn factuality(value: &str) -> Result<(Factuality, Factuality)> {
    let both = value
        .split_once('/')
        .and_then(|(source, author)| Some((Factuality::parse(source)?, Factuality::parse(author)?)));
    let fault =
        || Error::input(format!("factuality is `{value}`")).expected("write the source's and the author's: CT-/Uu");
    both.ok_or_else(fault)
}

/// A value up to white space, or in quotes; with what follows it.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (value, rest) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
        return (value.to_owned(), rest);
    };
    let mut value = String::new();
    let mut escaped = false;
    for (at, c) in quoted.char_indices() {
        match c {
            '\\' if !escaped && quoted[at + 1..].starts_with('"') => escaped = true,
            '"' if !escaped => return (value, &quoted[at + 1..]),
            c => {
                escaped = false;
                value.push(c);
            }
        }
    }
    (value, "")
}

fn known<T>(key: &str, value: &str, values: impl IntoIterator<Item = (&'static str, T)>) -> Result<T> {
    let mut names = Vec::new();
    for (name, known) in values {
        if name == value {
            return Ok(known);
        }
        names.push(name);
    }
    Err(Error::input(format!("{key} is `{value}`")).expected(format!("write one of {}", names.join(", "))))
}
