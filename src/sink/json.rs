//! JSON into memory: byte for byte what serde_json writes, in a fraction of its time, since it looks for what has to be
//! escaped eight bytes at a time and takes keys as they are.

mod scalars;

use scalars::{push_decimal, push_string};
use serde::Serialize;
use serde::de::value::Error;
use serde::ser::{Error as _, Impossible, SerializeSeq, SerializeStruct, Serializer};

/// Adds a value as one line of JSON.
pub(super) fn push_line(out: &mut Vec<u8>, value: &impl Serialize) {
    push(out, value, None);
    out.push(b'\n');
}

/// The same for a record of which `shared` is known already.
pub(super) fn push_record(out: &mut Vec<u8>, record: &impl Serialize, shared: &Shared) {
    push(out, record, Some(shared));
    out.push(b'\n');
}

fn push(out: &mut Vec<u8>, value: &impl Serialize, shared: Option<&Shared>) {
    value
        .serialize(&mut Json { out, shared })
        .expect("what sinks write is made of numbers, strings, lists and structs");
}

/// The JSON of what all records of a document have in common.
#[derive(Debug)]
pub(super) struct Shared {
    doc: Vec<u8>,
    engine: Vec<u8>,
}

impl Shared {
    /// Of the values of a record's `doc` and `engine`.
    pub(super) fn new(doc: &impl Serialize, engine: &impl Serialize) -> Shared {
        let mut shared = Shared { doc: Vec::new(), engine: Vec::new() };
        push(&mut shared.doc, doc, None);
        push(&mut shared.engine, engine, None);
        shared
    }

    /// The value of a field, if it is one of these.
    #[inline(always)]
    fn get(&self, key: &str) -> Option<&[u8]> {
        match key {
            "doc" => Some(&self.doc),
            "engine" => Some(&self.engine),
            _ => None,
        }
    }
}

/// Writes values at the end of `out`. Records hold no maps, bytes or enums with data, so it knows none.
struct Json<'a> {
    out: &'a mut Vec<u8>,
    shared: Option<&'a Shared>,
}

/// The inside of a list or a struct.
struct Inside<'j, 'a> {
    json: &'j mut Json<'a>,
    first: bool,
}

type Written = Result<(), Error>;
type No = Impossible<(), Error>;

impl Json<'_> {
    #[inline]
    fn put(&mut self, bytes: &[u8]) -> Written {
        self.out.extend_from_slice(bytes);
        Ok(())
    }
}

fn unknown<T>(what: &str) -> Result<T, Error> {
    Err(Error::custom(format_args!("{what} is not part of a record")))
}

impl<'j, 'a> Serializer for &'j mut Json<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Inside<'j, 'a>;
    type SerializeTuple = Inside<'j, 'a>;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = Inside<'j, 'a>;
    type SerializeStructVariant = No;

    fn serialize_bool(self, value: bool) -> Written {
        self.put(if value { b"true" } else { b"false" })
    }

    fn serialize_i8(self, value: i8) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Written {
        self.put(itoa::Buffer::new().format(value).as_bytes())
    }

    fn serialize_u8(self, value: u8) -> Written {
        self.serialize_u32(value.into())
    }

    fn serialize_u16(self, value: u16) -> Written {
        self.serialize_u32(value.into())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.put(itoa::Buffer::new().format(value).as_bytes())
    }

    fn serialize_u64(self, value: u64) -> Written {
        self.put(itoa::Buffer::new().format(value).as_bytes())
    }

    fn serialize_f32(self, value: f32) -> Written {
        match value.is_finite() {
            // What nearly all factors have.
            true if value == 1.0 => self.put(b"1.0"),
            true => self.put(zmij::Buffer::new().format_finite(value).as_bytes()),
            false => self.serialize_unit(),
        }
    }

    fn serialize_f64(self, value: f64) -> Written {
        match value.is_finite() {
            true if push_decimal(self.out, value) => Ok(()),
            true => self.put(zmij::Buffer::new().format_finite(value).as_bytes()),
            false => self.serialize_unit(),
        }
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        push_string(self.out, value.as_bytes());
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        unknown("a byte string")
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.put(b"null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        unknown(name)
    }

    #[inline]
    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'j, 'a>, Error> {
        self.out.push(b'[');
        Ok(Inside { json: self, first: true })
    }

    #[inline]
    fn serialize_tuple(self, _: usize) -> Result<Inside<'j, 'a>, Error> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<No, Error> {
        unknown(name)
    }

    fn serialize_tuple_variant(self, name: &'static str, _: u32, _: &'static str, _: usize) -> Result<No, Error> {
        unknown(name)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<No, Error> {
        unknown("a map")
    }

    #[inline]
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'j, 'a>, Error> {
        self.out.push(b'{');
        Ok(Inside { json: self, first: true })
    }

    fn serialize_struct_variant(self, name: &'static str, _: u32, _: &'static str, _: usize) -> Result<No, Error> {
        unknown(name)
    }
}

impl SerializeSeq for Inside<'_, '_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Written {
        if !std::mem::take(&mut self.first) {
            self.json.out.push(b',');
        }
        value.serialize(&mut *self.json)
    }

    #[inline]
    fn end(self) -> Written {
        self.json.out.push(b']');
        Ok(())
    }
}

impl serde::ser::SerializeTuple for Inside<'_, '_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Written {
        SerializeSeq::serialize_element(self, value)
    }

    #[inline]
    fn end(self) -> Written {
        SerializeSeq::end(self)
    }
}

impl SerializeStruct for Inside<'_, '_> {
    type Ok = ();
    type Error = Error;

    // Keys are names of fields, so nothing in them has to be escaped; inlined, all of this is one constant.
    #[inline(always)]
    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Written {
        let from = usize::from(std::mem::take(&mut self.first));
        let end = 2 + key.len();
        let mut name = [0; LONGEST_KEY + 4];
        name[..2].copy_from_slice(b",\"");
        name[2..end].copy_from_slice(key.as_bytes());
        name[end..end + 2].copy_from_slice(b"\":");
        self.json.put(&name[from..end + 2])?;
        match self.json.shared.and_then(|shared| shared.get(key)) {
            Some(known) => self.json.put(known),
            None => value.serialize(&mut *self.json),
        }
    }

    #[inline]
    fn end(self) -> Written {
        self.json.out.push(b'}');
        Ok(())
    }
}

/// Room for the name of a field.
const LONGEST_KEY: usize = 28;

#[cfg(test)]
mod tests;
