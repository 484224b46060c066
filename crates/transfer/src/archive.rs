//! Files inside a zip. What is unpacked is counted while it is read, whatever the header says.

use std::io::{Cursor, ErrorKind, Read, Write};

use zeroize::Zeroizing;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::error::ReadError;
use crate::file::File;
use crate::task::Limits;

/// A zip whose list was read, once: that alone may be as long as the file.
pub(crate) struct Archive<'a>(ZipArchive<Cursor<&'a [u8]>>);

/// Whether the bytes begin like a zip.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

impl<'a> Archive<'a> {
    /// Nothing if the bytes are no zip, or it breaks off.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<Self> {
        if !is_zip(bytes) {
            return None;
        }
        ZipArchive::new(Cursor::new(bytes)).ok().map(Self)
    }

    /// How many files there are in it.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// What they are called, each at its place; nothing if one has no name.
    pub(crate) fn names(&self) -> Option<Vec<String>> {
        let names = self.0.file_names();
        names.map(|name| Some(name.ok()?.into_owned())).collect()
    }

    /// To read from. It shares the list.
    fn reader(&self) -> ZipArchive<Cursor<&'a [u8]>> {
        self.0.clone()
    }
}

/// Whether any file in the zip is encrypted, which its list says: nothing is unpacked.
pub(crate) fn is_any_encrypted(file: &File<'_>) -> bool {
    file.archive().is_some_and(|archive| {
        let mut reader = archive.reader();
        (0..archive.len()).any(|index| {
            let entry = reader.by_index_raw(index);
            entry.is_ok_and(|entry| entry.encrypted())
        })
    })
}

/// Unpacks the file at this place of the zip's list of names. With a password, which is passed over where the file
/// is not encrypted, for AES (WinZip) and the old ZipCrypto.
///
/// Fails with [`ReadError::PasswordNeeded`] if there is none and it is encrypted, and with
/// [`ReadError::WrongPassword`] where its check says so: one byte for ZipCrypto and two for AES, so that a wrong
/// password now and then gets further, and fails with [`ReadError::WrongPasswordOrDamaged`] by what follows.
pub(crate) fn unpack(
    file: &File<'_>,
    index: usize,
    password: Option<&[u8]>,
    limits: &Limits,
) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    const DAMAGED: ReadError = ReadError::Damaged("the zip can't be unpacked");
    let failed = |error: ZipError| match error {
        ZipError::InvalidPassword => ReadError::WrongPassword,
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::PasswordNeeded,
        ZipError::UnsupportedArchive(_) => {
            ReadError::NotSupported("the zip is packed in a way that is not supported")
        }
        _ => DAMAGED,
    };
    let mut archive = file.archive().ok_or(DAMAGED)?.reader();
    let is_encrypted = archive.by_index_raw(index).map_err(failed)?.encrypted();
    let mut entry = match (is_encrypted, password) {
        (true, Some(password)) => archive.by_index_decrypt(index, password).map_err(failed)?,
        (true, None) => return Err(ReadError::PasswordNeeded),
        (false, _) => archive.by_index(index).map_err(failed)?,
    };
    // Room from the start where the header is to be believed: a buffer that grows leaves copies behind.
    let room = entry.size().min(limits.bytes);
    let mut bytes = Zeroizing::new(Vec::new());
    bytes
        .try_reserve_exact(usize::try_from(room).unwrap_or(0))
        .map_err(|_| DAMAGED)?;
    let read = (&mut entry).take(limits.bytes + 1).read_to_end(&mut bytes);
    match read {
        Ok(_) if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limits.bytes => {
            Err(ReadError::TooLarge {
                bytes: limits.bytes + 1,
                limit: limits.bytes,
            })
        }
        Ok(_) => Ok(bytes),
        // A checksum, or what follows from a key that is not the right one.
        Err(error) if is_encrypted && error.kind() != ErrorKind::OutOfMemory => {
            Err(ReadError::WrongPasswordOrDamaged)
        }
        Err(_) => Err(DAMAGED),
    }
}

/// Puts files that are read together into one zip, uncompressed. Nothing if two have one name, or it would be too large.
pub fn pack(files: &[(&str, &[u8])]) -> Option<Zeroizing<Vec<u8>>> {
    /// More than what a zip says of a file, beside its name, which is there twice.
    const ABOUT_A_FILE: usize = 256;
    let sizes = files
        .iter()
        .map(|(name, bytes)| ABOUT_A_FILE + 2 * name.len() + bytes.len());
    // Room from the start: a buffer that grows leaves copies behind.
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(sizes.sum())));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in files {
        writer.start_file(*name, options).ok()?;
        writer.write_all(bytes).ok()?;
    }
    Some(Zeroizing::new(writer.finish().ok()?.into_inner()))
}
