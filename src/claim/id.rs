//! Ids of claims: the same on every run, at any number of threads, and for any offsets asked for.

use super::Claim;
use crate::document::Document;
use std::fmt;

/// A claim's id: 64-bit FNV-1a over the document's id, a byte 255, the class of the cue, and the first and last bytes
/// (32 bits each, little-endian) of the cue, the source (absent when agentless) and each piece of the content.
/// Written as 16 hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub u64);

impl ClaimId {
    pub(super) fn of(claim: &Claim<'_>) -> ClaimId {
        ClaimId::in_document(ClaimId::begin(claim.document), claim)
    }

    /// The part of the hash that all claims of a document share.
    pub(super) fn begin(document: &Document) -> Fnv {
        let mut hash = Fnv::default();
        hash.write(document.id().as_bytes());
        hash.write(&[255]);
        hash
    }

    /// The id of a claim, begun with its document.
    pub(super) fn in_document(mut hash: Fnv, claim: &Claim<'_>) -> ClaimId {
        hash.write(claim.cue_class().name().as_bytes());
        for span in [claim.cue_span()].into_iter().chain(claim.source_span()).chain(claim.content_spans()) {
            hash.write(&span.start.to_le_bytes());
            hash.write(&span.end.to_le_bytes());
        }
        ClaimId(hash.0)
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl serde::Serialize for ClaimId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut digits = [0; 16];
        for (place, digit) in digits.iter_mut().enumerate() {
            *digit = b"0123456789abcdef"[(self.0 >> (60 - 4 * place)) as usize & 15];
        }
        serializer.serialize_str(std::str::from_utf8(&digits).unwrap_or_default())
    }
}

/// The 64-bit FNV-1a hash: small, well known, and the same everywhere.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fnv(pub u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    pub(super) fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
