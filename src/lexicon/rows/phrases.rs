//! Rows of phrases with a class and a value: words of times and of quantities.

use super::Row;
use crate::lexicon::{QuantityEntry, QuantityNeed, QuantityWord, TimeEntry, TimeNeed, TimeWord};

impl Row<'_, '_> {
    pub(super) fn time(&mut self) -> Option<TimeEntry> {
        let [phrase, class, value, need] = self.known();
        let need = self.pick("need", need, TimeNeed::NAMES).unwrap_or_default();
        self.pick("class", class, TimeWord::CLASSES)?;
        let word = TimeWord::parse(class, value);
        if let Err(right) = word {
            self.wrong("value", format!("value {value:?} of class {class:?}"), right);
        }
        self.done(TimeEntry { phrase: phrase.to_owned(), word: word.ok()?, need, line: self.line })
    }

    pub(super) fn quantity(&mut self) -> Option<QuantityEntry> {
        let [phrase, class, value, need] = self.known();
        let need = self.pick("need", need, QuantityNeed::NAMES).unwrap_or_default();
        self.pick("class", class, QuantityWord::CLASSES)?;
        let word = QuantityWord::parse(class, value);
        if let Err(right) = word {
            self.wrong("value", format!("value {value:?} of class {class:?}"), right);
        }
        self.done(QuantityEntry { phrase: phrase.to_owned(), word: word.ok()?, need, line: self.line })
    }
}
