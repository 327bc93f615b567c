//! Exact values: what figures and words say, before it becomes a floating-point number.

/// `digits` times a power of ten, in so many parts: 1.2 million is 12 times 10⁵, two thirds are 2 in 3 parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    digits: u64,
    tens: i32,
    parts: u64,
}

impl Value {
    /// A whole number.
    pub fn whole(digits: u64) -> Value {
        Value { digits, tens: 0, parts: 1 }
    }

    /// So many of so many parts.
    pub fn ratio(digits: u64, parts: u64) -> Value {
        Value { digits, tens: 0, parts: parts.max(1) }
    }

    /// The value of figures with a stop before the decimals and commas between groups of three: *1,200*, *2.5*. None of
    /// anything else, of a number that begins with an idle 0, and of more than 18 figures.
    pub fn of_figures(figures: &str) -> Option<Value> {
        let (whole, decimals) = figures.split_once('.').unwrap_or((figures, ""));
        let mut groups = whole.split(',');
        let first = groups.next()?;
        let grouped = whole.len() > first.len();
        let idle = first.len() > 1 && first.starts_with('0');
        if first.is_empty() || idle || grouped && first.len() > 3 || groups.any(|group| group.len() != 3) {
            return None;
        }
        let mut value = Value::whole(0);
        let bytes = whole.bytes().filter(|byte| *byte != b',').chain(decimals.bytes());
        for (count, byte) in (1..).zip(bytes) {
            let digit = byte.checked_sub(b'0').filter(|digit| *digit <= 9 && count <= 18)?;
            value.digits = value.digits * 10 + u64::from(digit);
        }
        value.tens = -(decimals.len() as i32);
        Some(value)
    }

    /// So many times as much; None beyond all bounds.
    pub fn times(self, mut factor: u64) -> Option<Value> {
        let mut tens = self.tens;
        while factor >= 10 && factor.is_multiple_of(10) {
            (factor, tens) = (factor / 10, tens + 1);
        }
        Some(Value { digits: self.digits.checked_mul(factor)?, tens, ..self }).filter(|value| value.tens <= 30)
    }

    /// Half of one more: *two and a half*; None of what is no whole number.
    pub fn and_a_half(self) -> Option<Value> {
        Some(Value::ratio(self.count()?.checked_mul(2)?.checked_add(1)?, 2))
    }

    /// Hundredths of it.
    pub fn hundredths(self) -> Value {
        Value { tens: self.tens - 2, ..self }
    }

    /// As a number.
    pub fn number(self) -> f64 {
        let digits = self.digits as f64;
        // Powers of ten up to 22 are exact, and so is what they divide: 2.3 million is 2300000.
        let power = 10f64.powi(self.tens.abs());
        let number = if self.tens < 0 { digits / power } else { digits * power };
        number / self.parts as f64
    }

    /// The number, if it is a whole one written in ones.
    pub fn count(self) -> Option<u64> {
        if (self.tens, self.parts) == (0, 1) { Some(self.digits) } else { None }
    }

    /// Whether it was written without decimals, as a number below a bound.
    pub fn is_whole_below(self, bound: u64) -> bool {
        self.count().is_some_and(|count| count < bound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_exactly() {
        let number = |figures: &str| Value::of_figures(figures).map(Value::number);
        for (figures, value) in
            [("0", 0.0), ("1,200", 1200.0), ("2.5", 2.5), ("0.07", 0.07), ("12,345,678.9", 12345678.9)]
        {
            assert_eq!(number(figures), Some(value), "{figures}");
        }
        for figures in ["", "1,20", "1234,567", "007", "1.2.3", "1,", ".5", "1234567890123456789"] {
            assert_eq!(number(figures), None, "{figures}");
        }
        let scaled = |figures: &str, factor| Value::of_figures(figures)?.times(factor).map(Value::number);
        assert_eq!(scaled("2.3", 1_000_000), Some(2_300_000.0));
        assert_eq!(scaled("1.1", 1_000_000_000_000), Some(1.1e12));
        assert_eq!(scaled("2", 12), Some(24.0));
        assert_eq!(Value::whole(2).and_a_half().unwrap().times(1000).unwrap().number(), 2500.0);
        assert_eq!(Value::whole(40).hundredths().number(), 0.4);
    }
}
