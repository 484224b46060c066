//! Apple's binary property lists, and the object archives (`NSKeyedArchiver`) in them. Nothing is unfolded: an object is looked
//! at where somebody asks for it, so that references in circles, or many to one object, cost nothing.

use zeroize::Zeroizing;

const MAGIC: &[u8] = b"bplist00";
const TRAILER: usize = 32;

/// A property list, its objects unread.
struct PropertyList<'a> {
    bytes: &'a [u8],
    /// Where the table of the objects' places begins, how many there are, and how many bytes a place has.
    table: usize,
    count: usize,
    place_size: usize,
    /// How many bytes the number of an object has.
    number_size: usize,
    top: usize,
}

/// An object.
enum Object<'a> {
    Integer(i64),
    Real(f64),
    Bytes(&'a [u8]),
    Text(Zeroizing<String>),
    /// In archives: the number of an archived object.
    Reference(usize),
    /// The numbers of its elements, each of `number_size` bytes.
    List(&'a [u8]),
    /// The numbers of its keys, then those of its values.
    Dictionary(&'a [u8], &'a [u8]),
    /// Null, truth values and times: nothing here has them.
    Other,
}

impl<'a> PropertyList<'a> {
    fn parse(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(MAGIC) {
            return None;
        }
        let trailer = bytes.get(bytes.len().checked_sub(TRAILER)?..)?;
        let list = Self {
            bytes,
            place_size: usize::from(trailer[6]),
            number_size: usize::from(trailer[7]),
            count: usize::try_from(big_endian(&trailer[8..16])).ok()?,
            top: usize::try_from(big_endian(&trailer[16..24])).ok()?,
            table: usize::try_from(big_endian(&trailer[24..32])).ok()?,
        };
        let sizes = 1..=8;
        let is_sound = sizes.contains(&list.place_size) && sizes.contains(&list.number_size);
        let length = list.count.checked_mul(list.place_size)?;
        let end = list.table.checked_add(length)?;
        (is_sound && end <= bytes.len() - TRAILER).then_some(list)
    }

    fn object(&self, number: usize) -> Option<Object<'a>> {
        if number >= self.count {
            return None;
        }
        let place = self.table + number * self.place_size;
        let place = big_endian(self.bytes.get(place..place + self.place_size)?);
        let (&marker, rest) = self
            .bytes
            .get(usize::try_from(place).ok()?..)?
            .split_first()?;
        let small = usize::from(marker & 0x0F);
        // Numbers have 2^n bytes; of all others this is their length, or 15 if a number with it follows.
        let power = || {
            1_usize
                .checked_shl(u32::from(marker & 0x0F))
                .filter(|size| *size <= 16)
        };
        Some(match marker >> 4 {
            0x1 => Object::Integer(integer(rest.get(..power()?)?)?),
            0x2 => Object::Real(real(rest.get(..power()?)?)?),
            0x4 => {
                let (length, rest) = counted(small, rest)?;
                Object::Bytes(rest.get(..length)?)
            }
            0x5 => {
                let (length, rest) = counted(small, rest)?;
                Object::Text(Zeroizing::new(
                    str::from_utf8(rest.get(..length)?).ok()?.to_owned(),
                ))
            }
            0x6 => {
                let (length, rest) = counted(small, rest)?;
                let units = rest.get(..length.checked_mul(2)?)?.chunks_exact(2);
                let units = units.map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
                let text: Result<String, _> = char::decode_utf16(units).collect();
                Object::Text(Zeroizing::new(text.ok()?))
            }
            0x8 => Object::Reference(
                usize::try_from(big_endian(rest.get(..(small + 1).min(8))?)).ok()?,
            ),
            0xA => {
                let (length, rest) = counted(small, rest)?;
                Object::List(rest.get(..length.checked_mul(self.number_size)?)?)
            }
            0xD => {
                let (length, rest) = counted(small, rest)?;
                let length = length.checked_mul(self.number_size)?;
                Object::Dictionary(
                    rest.get(..length)?,
                    rest.get(length..length.checked_mul(2)?)?,
                )
            }
            _ => Object::Other,
        })
    }

    fn numbers(&self, packed: &'a [u8]) -> impl Iterator<Item = usize> + use<'a> {
        packed
            .chunks_exact(self.number_size)
            .map(|number| usize::try_from(big_endian(number)).unwrap_or(usize::MAX))
    }

    /// The number of a member's value.
    fn member(&self, keys: &'a [u8], values: &'a [u8], name: &str) -> Option<usize> {
        self.numbers(keys)
            .zip(self.numbers(values))
            .take(MOST_MEMBERS)
            .find(|(key, _)| self.is_text(*key, name))
            .map(|(_, value)| value)
    }

    fn is_text(&self, number: usize, text: &str) -> bool {
        matches!(self.object(number), Some(Object::Text(found)) if *found == text)
    }
}

/// The most members of an object that are looked through.
const MOST_MEMBERS: usize = 1000;

/// An archive of objects in a property list.
pub(crate) struct Archive<'a> {
    list: PropertyList<'a>,
    /// The packed numbers of the archived objects.
    objects: &'a [u8],
    root: usize,
}

/// A value in an archive: an object, or what stands in the place of one.
#[derive(Clone, Copy)]
pub(crate) struct Node<'s, 'a> {
    archive: &'s Archive<'a>,
    number: usize,
}

impl<'a> Archive<'a> {
    /// Finds the objects of an archive. Nothing if the bytes are none.
    pub(crate) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let list = PropertyList::parse(bytes)?;
        let Object::Dictionary(keys, values) = list.object(list.top)? else {
            return None;
        };
        let Object::List(objects) = list.object(list.member(keys, values, "$objects")?)? else {
            return None;
        };
        let Object::Dictionary(names, tops) = list.object(list.member(keys, values, "$top")?)?
        else {
            return None;
        };
        let root = list.member(names, tops, "root")?;
        Some(Self {
            list,
            objects,
            root,
        })
    }

    /// The object that was archived.
    pub(crate) fn root(&self) -> Option<Node<'_, 'a>> {
        self.node(self.root)
    }

    /// What has this number in the property list; a reference is followed, once: it never leads to another.
    fn node(&self, number: usize) -> Option<Node<'_, 'a>> {
        let number = match self.list.object(number)? {
            // The first archived object stands for nothing.
            Object::Reference(0) => return None,
            Object::Reference(index) => {
                let size = self.list.number_size;
                let at = index.checked_mul(size)?;
                let packed = self.objects.get(at..at.checked_add(size)?)?;
                usize::try_from(big_endian(packed)).ok()?
            }
            _ => number,
        };
        Some(Node {
            archive: self,
            number,
        })
    }
}

impl<'s, 'a> Node<'s, 'a> {
    fn object(&self) -> Option<Object<'a>> {
        self.archive.list.object(self.number)
    }

    /// A member of it as the archive itself has it.
    fn inner(&self, name: &str) -> Option<Node<'s, 'a>> {
        let Object::Dictionary(keys, values) = self.object()? else {
            return None;
        };
        let value = self.archive.list.member(keys, values, name)?;
        self.archive.node(value)
    }

    /// A member of an object, or the value of a dictionary's key; nothing if it is missing or null.
    pub(crate) fn member(&self, name: &str) -> Option<Node<'s, 'a>> {
        let Some(keys) = self.inner("NS.keys") else {
            return self.inner(name);
        };
        let keys = keys.elements(MOST_MEMBERS)?;
        let values = self.inner("NS.objects")?.elements(MOST_MEMBERS)?;
        let at = keys.into_iter().position(|key| {
            let key = self.archive.node(key).and_then(|key| key.text());
            key.is_some_and(|text| *text == name)
        })?;
        self.archive.node(*values.get(at)?)
    }

    /// The elements of a list. Nothing if it is none, or has more than `most`.
    pub(crate) fn list(&self, most: usize) -> Option<Vec<Node<'s, 'a>>> {
        let numbers = match self.inner("NS.objects") {
            Some(inner) => inner.elements(most)?,
            None => self.elements(most)?,
        };
        let nodes = numbers.into_iter();
        Some(
            nodes
                .filter_map(|number| self.archive.node(number))
                .collect(),
        )
    }

    /// The numbers of a list's elements.
    fn elements(&self, most: usize) -> Option<Vec<usize>> {
        let Object::List(packed) = self.object()? else {
            return None;
        };
        let list = &self.archive.list;
        if packed.len() / list.number_size > most {
            return None;
        }
        Some(list.numbers(packed).collect())
    }

    /// Its text.
    pub(crate) fn text(&self) -> Option<Zeroizing<String>> {
        match self.object()? {
            Object::Text(text) => Some(text),
            _ => match self.inner("NS.string")?.object()? {
                Object::Text(text) => Some(text),
                _ => None,
            },
        }
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> Option<&'a [u8]> {
        match self.object()? {
            Object::Bytes(bytes) => Some(bytes),
            _ => match self.inner("NS.data")?.object()? {
                Object::Bytes(bytes) => Some(bytes),
                _ => None,
            },
        }
    }

    /// Its whole number.
    pub(crate) fn integer(&self) -> Option<i64> {
        match self.object()? {
            Object::Integer(number) => Some(number),
            _ => None,
        }
    }

    /// Its number as tenths: `1.1` is 11.
    pub(crate) fn tenths(&self) -> Option<i64> {
        match self.object()? {
            Object::Integer(number) => number.checked_mul(10),
            Object::Real(number) if number.abs() < 1000.0 => {
                format!("{:.0}", number * 10.0).parse().ok()
            }
            _ => None,
        }
    }
}

/// The length in a marker, or the number that follows it.
fn counted(small: usize, rest: &[u8]) -> Option<(usize, &[u8])> {
    if small != 0x0F {
        return Some((small, rest));
    }
    let (&marker, rest) = rest.split_first()?;
    let size = 1_usize << (marker & 0x03);
    if marker >> 4 != 1 || marker & 0x0F > 3 {
        return None;
    }
    let (length, rest) = rest.split_at_checked(size)?;
    Some((usize::try_from(big_endian(length)).ok()?, rest))
}

/// Up to eight bytes.
fn big_endian(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .take(8)
        .fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// Integers of eight bytes have a sign; of sixteen only those are taken whose upper half is empty.
fn integer(bytes: &[u8]) -> Option<i64> {
    match bytes.len() {
        8 => Some(i64::from_be_bytes(bytes.try_into().ok()?)),
        16 => match bytes.split_at(8) {
            ([0, 0, 0, 0, 0, 0, 0, 0], low) => i64::try_from(big_endian(low)).ok(),
            _ => None,
        },
        _ => i64::try_from(big_endian(bytes)).ok(),
    }
}

fn real(bytes: &[u8]) -> Option<f64> {
    Some(match bytes.len() {
        4 => f64::from(f32::from_be_bytes(bytes.try_into().ok()?)),
        8 => f64::from_be_bytes(bytes.try_into().ok()?),
        _ => return None,
    })
}
