//! What a child writes to its parent: a word that it is one of ours, then numbers and pieces of bytes.

use std::io::{self, Read, Write};

use zeroize::Zeroizing;

/// The beginning of an answer. The last byte changes with what follows it.
pub(crate) const MAGIC: [u8; 4] = *b"CSc\x01";

pub(crate) fn put_number(to: &mut impl Write, number: u32) -> io::Result<()> {
    to.write_all(&number.to_le_bytes())
}

pub(crate) fn put_bytes(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    put_number(to, u32::try_from(bytes.len()).map_err(io::Error::other)?)?;
    to.write_all(bytes)
}

/// An answer as it was read, from its beginning on.
pub(crate) struct Answer<'a>(&'a [u8]);

/// An answer that ends too early, or says something else than it should.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Garbled;

impl<'a> Answer<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, Garbled> {
        bytes.strip_prefix(&MAGIC).map(Self).ok_or(Garbled)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, Garbled> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    pub(crate) fn number(&mut self) -> Result<u32, Garbled> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], Garbled> {
        let length = usize::try_from(self.number()?).map_err(|_| Garbled)?;
        let (bytes, rest) = self.0.split_at_checked(length).ok_or(Garbled)?;
        self.0 = rest;
        Ok(bytes)
    }

    pub(crate) fn text(&mut self) -> Result<Zeroizing<String>, Garbled> {
        let text = str::from_utf8(self.bytes()?).map_err(|_| Garbled)?;
        Ok(Zeroizing::new(text.to_owned()))
    }

    /// Nothing may follow what was read.
    pub(crate) fn end(self) -> Result<(), Garbled> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Garbled)
        }
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Garbled> {
        let (array, rest) = self.0.split_first_chunk().ok_or(Garbled)?;
        self.0 = rest;
        Ok(*array)
    }
}

/// All bytes up to a limit; `None` if there are more.
pub(crate) fn read_up_to(from: impl Read, limit: usize) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    let mut bytes = Zeroizing::new(Vec::new());
    from.take(u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_taken_and_nothing_is_left() {
        let mut bytes = MAGIC.to_vec();
        bytes.push(7);
        put_number(&mut bytes, 300).unwrap();
        put_bytes(&mut bytes, "Müller".as_bytes()).unwrap();
        let mut answer = Answer::new(&bytes).unwrap();
        assert_eq!(answer.byte(), Ok(7));
        assert_eq!(answer.number(), Ok(300));
        assert_eq!(answer.text().unwrap().as_str(), "Müller");
        assert_eq!(answer.end(), Ok(()));
        for length in 0..bytes.len() {
            let cut = Answer::new(&bytes[..length]).and_then(|mut answer| {
                answer.byte()?;
                answer.number()?;
                answer.bytes().map(<[u8]>::len)
            });
            assert_eq!(cut, Err(Garbled), "{length}");
        }
        let mut more = Answer::new(&bytes).unwrap();
        assert_eq!(more.byte(), Ok(7));
        assert_eq!(more.end(), Err(Garbled));
    }
}
