//! The singular of regular plurals; those that no rule gives are in the tables.

use std::borrow::Cow;

/// The singular of a word that ends like a plural; None of one that does not.
pub(super) fn singular(word: &str) -> Option<Cow<'_, str>> {
    let long = word.len() > if word.starts_with(char::is_uppercase) { 2 } else { 3 };
    let letters = long && word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'.' || byte >= 0x80);
    if let Some(stem) = word.strip_suffix("men").filter(|stem| letters && stem.len() > 2) {
        return Some(Cow::Owned(format!("{stem}man")));
    }
    let stem = word.strip_suffix('s').filter(|stem| letters && !stem.ends_with(['s', 'u', 'i', '\'']))?;
    if let Some(stem) = stem.strip_suffix("ie").filter(|stem| stem.len() > 1) {
        return Some(Cow::Owned(format!("{stem}y")));
    }
    // *losses*, *boxes*, *branches*, *clashes*, *potatoes*; but *houses*, *cases*
    let hissing = ["sse", "xe", "che", "she", "zze", "toe", "roe", "goe", "doe"].iter().any(|end| stem.ends_with(end));
    Some(Cow::Borrowed(if hissing { &stem[..stem.len() - 1] } else { stem }))
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn plurals_lose_their_ending() {
        for (plural, one) in [
            ("vessels", "vessel"),
            ("parties", "party"),
            ("losses", "loss"),
            ("branches", "branch"),
            ("boxes", "box"),
            ("houses", "house"),
            ("judges", "judge"),
            ("fishermen", "fisherman"),
            ("Palestinians", "Palestinian"),
            ("attachés", "attaché"),
            ("potatoes", "potato"),
        ] {
            assert_eq!(singular(plural).as_deref(), Some(one));
        }
        for none in ["less", "crisis", "previous", "ship", "gas", "men", "s", ""] {
            assert_eq!(singular(none), None, "{none}");
        }
    }
}
