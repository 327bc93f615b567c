//! Shapes: how the letters of some tokens are written, and whether a match is written as its name asks.

use crate::lexicon::CasePolicy;
use crate::span::Span;
use crate::text::{Case, Token};

/// The cases of up to ten tokens, three bits each, the last token lowest; 0 when there are more tokens, or one in mixed
/// case, so that only the letters themselves can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape(u32);

impl Shape {
    /// The shape of tokens.
    pub fn of<'t>(tokens: impl Iterator<Item = &'t Token>) -> Shape {
        let mut shape = 0;
        for (index, token) in tokens.enumerate() {
            let code = match token.case {
                _ if index == 10 => return Shape(0),
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

impl Found<'_> {
    /// Whether it may stand for a surface of that shape under that policy.
    ///
    /// Shapes settle nearly all; only where they cannot are the surface and its capitals asked for.
    pub fn fits<'s>(
        &self,
        surface: impl Fn() -> &'s str,
        all_caps: impl Fn() -> bool,
        shape: Shape,
        policy: CasePolicy,
    ) -> bool {
        match policy {
            CasePolicy::Fold => true,
            CasePolicy::Exact => self.is_written_as(surface, shape),
            CasePolicy::Smart => {
                let known = shape.is_known() && self.shape.is_known();
                (known && shape.is_title_of(self.shape)) || all_caps() || (!known && self.is_written_as(surface, shape))
            }
        }
    }

    fn is_written_as<'s>(&self, surface: impl Fn() -> &'s str, shape: Shape) -> bool {
        if shape.is_known() && self.shape.is_known() {
            return shape == self.shape;
        }
        letters(surface()).eq(letters(self.span.text(self.text)))
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
