//! Strings and numbers, as JSON writes them.

/// Adds a number that has four decimals at most, as confidences and weights have, and says whether it is one. Then these
/// decimals are also the fewest that tell it from its neighbours, which is what serde_json writes.
#[inline]
pub(super) fn push_decimal(out: &mut Vec<u8>, value: f64) -> bool {
    let size = value.abs();
    let scaled = (size.min(1e5) * 1e4 + 0.5) as u32;
    if scaled == 0 || f64::from(scaled) / 1e4 != size {
        return false;
    }
    if value < 0.0 {
        out.push(b'-');
    }
    match scaled / 10_000 {
        digit @ 0..10 => out.push(b'0' + digit as u8),
        whole => out.extend_from_slice(itoa::Buffer::new().format(whole).as_bytes()),
    }
    let part = scaled % 10_000;
    let digit = |power: u32| b'0' + (part / power % 10) as u8;
    let decimals = [b'.', digit(1000), digit(100), digit(10), digit(1)];
    let zeros = match part {
        part if part % 10 != 0 => 0,
        part if part % 100 != 0 => 1,
        part if part % 1000 != 0 => 2,
        _ => 3,
    };
    out.extend_from_slice(&decimals[..decimals.len() - zeros]);
    true
}

/// Adds a string with its quotation marks.
pub(super) fn push_string(out: &mut Vec<u8>, text: &[u8]) {
    let plain = plain(text);
    out.push(b'"');
    out.extend_from_slice(&text[..plain]);
    if plain < text.len() {
        push_escaped(out, &text[plain..]);
    }
    out.push(b'"');
}

/// Adds the inside of a string that begins with what has to be escaped.
#[cold]
fn push_escaped(out: &mut Vec<u8>, mut text: &[u8]) {
    while let Some((byte, rest)) = text.split_first() {
        push_escape(out, *byte);
        let plain = plain(rest);
        out.extend_from_slice(&rest[..plain]);
        text = &rest[plain..];
    }
}

fn push_escape(out: &mut Vec<u8>, byte: u8) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0C => b'f',
        _ => return out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// The number of bytes before the first that has to be escaped, looked for eight at a time.
#[inline(always)]
fn plain(text: &[u8]) -> usize {
    let first = |word: u64| special(word).trailing_zeros() as usize / 8;
    let (words, _) = text.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let before = first(u64::from_le_bytes(*word));
        if before < 8 {
            return 8 * index + before;
        }
    }
    // What is left is looked at with bytes before it, which are plain.
    if let Some(last) = text.last_chunk() {
        return text.len() - 8 + first(u64::from_le_bytes(*last));
    }
    if let (Some(start), Some(end)) = (text.first_chunk(), text.last_chunk()) {
        let both = u64::from(u32::from_le_bytes(*start)) | u64::from(u32::from_le_bytes(*end)) << 32;
        if special(both) == 0 {
            return text.len();
        }
    }
    text.iter().position(|byte| *byte < 0x20 || matches!(byte, b'"' | b'\\')).unwrap_or(text.len())
}

/// The high bit of each byte below a blank and of each `"` and `\`; above the first of them there may be more.
#[inline(always)]
fn special(word: u64) -> u64 {
    const EACH: u64 = u64::MAX / 255;
    let below = |word: u64, least: u8| word.wrapping_sub(EACH * u64::from(least)) & !word;
    let same = |byte: u8| below(word ^ (EACH * u64::from(byte)), 1);
    (below(word, 0x20) | same(b'"') | same(b'\\')) & (EACH << 7)
}
