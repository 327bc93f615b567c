//! The day of publication, out of whatever a document's metadata gives.

use jiff::civil::Date;

/// Written dates that metadata commonly has, besides ISO 8601 and mail dates.
const FORMATS: &[&str] = &["%Y/%m/%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y"];

/// The day that `given` names, in the time zone it was given in; None when it names none. Never guesses between day and month.
pub(crate) fn published_date(given: &str) -> Option<Date> {
    let given = given.trim();
    if let Some(date) = given.get(..10).and_then(|start| start.parse().ok()) {
        return Some(date);
    }
    let mail = || Some(jiff::fmt::rfc2822::parse(given).ok()?.date());
    let written = || FORMATS.iter().find_map(|format| Date::strptime(format, given).ok());
    given.parse().ok().or_else(mail).or_else(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_metadata_gives_them() {
        for given in [
            "2024-01-24",
            "2024-01-24T23:30:00-05:00",
            "2024-01-24 10:00:00",
            "20240124",
            "Wed, 24 Jan 2024 10:00:00 GMT",
            "2024/01/24",
            "January 24, 2024",
            "24 Jan 2024",
        ] {
            assert_eq!(published_date(given).map(|date| date.to_string()).as_deref(), Some("2024-01-24"), "{given}");
        }
        for given in ["", "yesterday", "24/01/2024", "2024-13-01", "1474329600", "“2024-01-24”"] {
            assert_eq!(published_date(given), None, "{given}");
        }
    }
}
