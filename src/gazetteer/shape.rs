//! Shapes: how the letters of some tokens are written, and whether a match is written as its name asks.

use crate::lexicon::CasePolicy;
use crate::span::Span;
use crate::text::{Case, Token};

/// The cases of up to nine tokens, three bits each, the last token lowest; 0 when there are more tokens, or one in mixed
/// case, so that only the letters themselves can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape(u32);

impl Shape {
    /// The shape of tokens.
    pub fn of<'t>(tokens: impl Iterator<Item = &'t Token>) -> Shape {
        let mut shape = 0;
        for (index, token) in tokens.enumerate() {
            let code = match token.case {
                _ if index == 9 => return Shape(0),
                Case::Mixed => return Shape(0),
                Case::None => 1,
                Case::Lower => 2,
                Case::Title => 3,
                Case::Upper => 4,
            };
            shape = shape << 3 | code;
        }
        Shape(shape)
    }

    fn is_known(self) -> bool {
        self.0 != 0
    }

    /// Whether `found` differs from this shape at most in capitals where this has lower case: *Bank Of England*.
    fn is_title_of(self, found: Shape) -> bool {
        let (mut written, mut found) = (self.0, found.0);
        while written & 7 == found & 7 || (written & 7, found & 7) == (2, 3) {
            if written == 0 {
                return true;
            }
            (written, found) = (written >> 3, found >> 3);
        }
        false
    }
}

/// How found tokens are written.
#[derive(Clone, Copy)]
pub(super) struct Found<'t> {
    pub shape: Shape,
    pub span: Span,
    /// The whole text.
    pub text: &'t str,
}

/// How a surface is written, and what its name asks of a match: shape, case policy and two flags in one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Writing(pub u32);

impl Writing {
    const CASES: [CasePolicy; 4] = [CasePolicy::Exact, CasePolicy::Smart, CasePolicy::Fold, CasePolicy::Fold];
    const NEEDS_LOWER_CASE: u32 = 1 << 29;
    const PLAIN: u32 = 1 << 30;

    /// Puts them together; `needs_lower_case` is for an acronym that is a function word in lower case (*US*), which needs
    /// a lower-case word in its sentence; `plain` for a name that needs nothing around it.
    pub fn new(shape: Shape, case: CasePolicy, needs_lower_case: bool, plain: bool) -> Writing {
        let case = Writing::CASES.iter().position(|other| *other == case).unwrap_or_default() as u32;
        let flag = |flag: bool, bit| if flag { bit } else { 0 };
        let flags = flag(needs_lower_case, Writing::NEEDS_LOWER_CASE) | flag(plain, Writing::PLAIN);
        Writing(shape.0 | case << 27 | flags)
    }

    fn shape(self) -> Shape {
        Shape(self.0 & ((1 << 27) - 1))
    }

    pub fn case(self) -> CasePolicy {
        Writing::CASES[(self.0 >> 27 & 3) as usize]
    }

    pub fn needs_lower_case(self) -> bool {
        self.0 & Writing::NEEDS_LOWER_CASE != 0
    }

    pub fn is_plain(self) -> bool {
        self.0 & Writing::PLAIN != 0
    }
}

impl Found<'_> {
    /// Whether it may stand for a surface that is written so.
    ///
    /// Shapes settle nearly all; only where they cannot are the surfaces and the capitals asked for.
    pub fn fits<'s, S: Iterator<Item = &'s str>>(
        &self,
        writing: Writing,
        surfaces: impl Fn() -> S,
        all_caps: impl Fn() -> bool,
    ) -> bool {
        let shape = writing.shape();
        let known = shape.is_known() && self.shape.is_known();
        let same_letters = || surfaces().any(|surface| letters(surface).eq(letters(self.span.text(self.text))));
        match writing.case() {
            CasePolicy::Fold => true,
            CasePolicy::Exact if known => shape == self.shape,
            CasePolicy::Exact => same_letters(),
            CasePolicy::Smart if known => shape.is_title_of(self.shape) || all_caps(),
            CasePolicy::Smart => all_caps() || same_letters(),
        }
    }
}

/// The characters that tell one writing from another.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

/// Whether tokens are in capitals throughout, with one of two letters at least.
pub(super) fn all_caps<'t>(text: &str, tokens: impl Iterator<Item = &'t Token>) -> bool {
    let mut any = false;
    for token in tokens {
        match token.case {
            Case::Upper => any = true,
            Case::None => {}
            Case::Title if token.span.text(text).chars().nth(1).is_none() => {}
            _ => return false,
        }
    }
    any
}
