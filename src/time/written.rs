//! How TIMEX3 writes lengths of time, and sets by the length from one to the next.

use super::meaning::Amount;
use crate::lexicon::TimeUnit;

/// The value of a length: *P2Y*, *PT90M*, *P2Y6M*, *PXW*.
pub(super) fn length(amount: Amount, unit: TimeUnit) -> String {
    let (before, letter, factor) = match unit {
        TimeUnit::Second => ("PT", "S", 1),
        TimeUnit::Minute => ("PT", "M", 1),
        TimeUnit::Hour => ("PT", "H", 1),
        TimeUnit::Day => ("P", "D", 1),
        TimeUnit::Weekend => ("P", "WE", 1),
        TimeUnit::Week => ("P", "W", 1),
        TimeUnit::Month => ("P", "M", 1),
        TimeUnit::Quarter => ("P", "M", 3),
        TimeUnit::Year => ("P", "Y", 1),
        TimeUnit::Decade => ("P", "Y", 10),
        TimeUnit::Century => ("P", "Y", 100),
        TimeUnit::Millennium => ("P", "Y", 1000),
    };
    let Amount::Hundredths(hundredths) = amount else {
        let letter = match unit {
            TimeUnit::Decade => "E",
            TimeUnit::Century => "C",
            TimeUnit::Millennium => "L",
            _ => letter,
        };
        return format!("{before}X{letter}");
    };
    let hundredths = u64::from(hundredths) * factor;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let half = match (unit, rest) {
        (_, 0) => return format!("{before}{whole}{letter}"),
        (TimeUnit::Year, 50) => "6M",
        (TimeUnit::Day, 50) => "T12H",
        (TimeUnit::Hour, 50) => "30M",
        (TimeUnit::Minute, 50) => "30S",
        (_, rest) if rest % 10 == 0 => return format!("{before}{whole}.{}{letter}", rest / 10),
        (_, rest) => return format!("{before}{whole}.{rest:02}{letter}"),
    };
    match whole {
        0 => format!("{before}{half}"),
        _ => format!("{before}{whole}{letter}{half}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_as_timex3_writes_them() {
        let halves = |number: u32| Amount::Hundredths(number * 50);
        let cases = [
            (Amount::whole(2), TimeUnit::Year, "P2Y"),
            (Amount::whole(90), TimeUnit::Minute, "PT90M"),
            (Amount::whole(3), TimeUnit::Quarter, "P9M"),
            (Amount::whole(2), TimeUnit::Decade, "P20Y"),
            (Amount::Some, TimeUnit::Century, "PXC"),
            (Amount::Some, TimeUnit::Week, "PXW"),
            (halves(5), TimeUnit::Year, "P2Y6M"),
            (halves(3), TimeUnit::Minute, "PT1M30S"),
            (halves(1), TimeUnit::Hour, "PT30M"),
            (halves(1), TimeUnit::Decade, "P5Y"),
            (halves(3), TimeUnit::Day, "P1DT12H"),
            (Amount::Hundredths(240), TimeUnit::Week, "P2.4W"),
        ];
        for (amount, unit, value) in cases {
            assert_eq!(length(amount, unit), value);
        }
    }
}
