//! Positions: [`Span`] counts bytes of the original text, [`TokenRange`] counts tokens of one document.

/// A half-open range of UTF-8 bytes in a document's original text, always on character boundaries.
///
/// ```
/// use reportedly::Span;
/// let span = Span::new(4, 12);
/// assert_eq!(span.text("The Guardian reported"), "Guardian");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Span { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The piece of `text` it covers; empty when it does not lie on character boundaries inside `text`.
    pub fn text(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every byte of `other` is in `self`.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A half-open range of token indices in one document's token layer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

impl TokenRange {
    /// The tokens from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        TokenRange { start: start as u32, end: end as u32 }
    }

    /// First token, as an index.
    pub const fn first(self) -> usize {
        self.start as usize
    }

    /// One past the last token, as an index.
    pub const fn past(self) -> usize {
        self.end as usize
    }

    /// Number of tokens.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether it covers no token.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The indices as a standard range, for slicing.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether token `index` is inside.
    pub const fn has(self, index: usize) -> bool {
        self.start as usize <= index && index < self.end as usize
    }

    /// Whether the two share a token.
    pub const fn overlaps(self, other: TokenRange) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every token of `other` is in `self`.
    pub const fn contains(self, other: TokenRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}
