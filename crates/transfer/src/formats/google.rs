//! Transfers from Google Authenticator: `otpauth-migration` links, in parts of up to ten accounts, as its QR codes
//! hold them. Protocol buffers; there is no period in them, it is always 30 seconds.

use std::collections::{HashMap, HashSet};

use countersign_otp::{Algorithm, Secret, UnknownAlgorithm};
use percent_encoding::percent_decode_str;
use prost::Message;
use zeroize::Zeroizing;

use crate::draft::{Draft, Family, base64, joined, row, split_names};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{FileNote, Import, Imported, Refusal};
use crate::links::{self, is_link, is_migration};
use crate::task::Task;

/// The longest part, in bytes of its link. A QR code holds less than 3,000.
const MAX_PART_BYTES: usize = 64 * 1024;

/// Parts of a transfer from Google Authenticator, one on each line.
pub(crate) struct Google;

impl Format for Google {
    fn id(&self) -> &'static str {
        "google"
    }

    fn name(&self) -> &'static str {
        "Google Authenticator"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        match (file.content(), file.text()) {
            (Content::Text, Some(text)) => {
                let has = |is: fn(&str) -> bool| links::lines(text).any(|(_, line)| is(line));
                // A list of links takes parts too.
                if has(is_migration) && !has(is_link) {
                    Confidence::Certain
                } else {
                    Confidence::No
                }
            }
            _ => Confidence::No,
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let text = file.text().ok_or(ReadError::Damaged("it is not text"))?;
        let mut import = Import::new(self.id());
        links::read_list(&mut import, text, task)?;
        Ok(import)
    }
}

/// One part of a transfer.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Payload {
    #[prost(message, repeated, tag = "1")]
    pub(crate) accounts: Vec<Parameters>,
    #[prost(int32, tag = "2")]
    pub(crate) version: i32,
    /// How many parts there are.
    #[prost(int32, tag = "3")]
    pub(crate) batch_size: i32,
    /// Which this is, from 0.
    #[prost(int32, tag = "4")]
    pub(crate) batch_index: i32,
    /// The same random number in all parts.
    #[prost(int32, tag = "5")]
    pub(crate) batch_id: i32,
}

/// One account of a transfer. Texts are bytes here, so that one that is not UTF-8 spoils no other account.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Parameters {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) secret: Vec<u8>,
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) name: Vec<u8>,
    #[prost(bytes = "vec", tag = "3")]
    pub(crate) issuer: Vec<u8>,
    #[prost(int32, tag = "4")]
    pub(crate) algorithm: i32,
    #[prost(int32, tag = "5")]
    pub(crate) digits: i32,
    #[prost(int32, tag = "6")]
    pub(crate) kind: i32,
    #[prost(int64, tag = "7")]
    pub(crate) counter: i64,
}

/// The parts that were seen so far, each transfer with its own.
#[derive(Default)]
pub(crate) struct Transfers {
    /// In the order in which they were seen.
    seen: Vec<Transfer>,
    /// Where a transfer is among them, by its id and number of parts.
    places: HashMap<(i32, usize), usize>,
}

struct Transfer {
    size: usize,
    /// The numbers of the parts that were seen, from 0.
    parts: HashSet<usize>,
}

impl Transfers {
    /// Reads one part into rows. One that was seen before adds nothing.
    pub(crate) fn add(
        &mut self,
        import: &mut Import,
        link: &str,
        position: usize,
        task: &Task<'_>,
    ) -> Result<(), ReadError> {
        let payload = match payload_of(link) {
            Ok(payload) => payload,
            Err(refusal) => {
                task.row(import.rows.len(), 0)?;
                import.push(row(Err(refusal), "", position, link), task)?;
                return Ok(());
            }
        };
        if !self.note_part(&payload) {
            return Ok(());
        }
        for account in &payload.accounts {
            task.row(import.rows.len(), payload.accounts.len())?;
            let issuer = String::from_utf8_lossy(&account.issuer);
            let name = String::from_utf8_lossy(&account.name);
            import.push(
                row(
                    account_of(account, &issuer, &name),
                    &joined(&issuer, &name),
                    position,
                    link,
                ),
                task,
            )?;
        }
        Ok(())
    }

    /// Whether the part is new.
    fn note_part(&mut self, payload: &Payload) -> bool {
        let size = usize::try_from(payload.batch_size).unwrap_or(1).max(1);
        let index = usize::try_from(payload.batch_index).unwrap_or(0);
        // Without an id and a number of parts, each part stands for itself.
        if size == 1 && payload.batch_id == 0 {
            return true;
        }
        let place = *self
            .places
            .entry((payload.batch_id, size))
            .or_insert_with(|| {
                self.seen.push(Transfer {
                    size,
                    parts: HashSet::new(),
                });
                self.seen.len() - 1
            });
        match self.seen.get_mut(place) {
            Some(transfer) => transfer.parts.insert(index),
            None => true,
        }
    }

    /// Notes what is missing.
    pub(crate) fn finish(self, import: &mut Import) {
        /// More parts than any transfer has: a damaged number.
        const MOST_PARTS: usize = 1000;
        /// More transfers than anybody has: the rest are only counted.
        const MOST_TRANSFERS: usize = 20;
        for transfer in self.seen.iter().take(MOST_TRANSFERS) {
            let missing: Vec<usize> = (0..transfer.size.min(MOST_PARTS))
                .filter(|index| !transfer.parts.contains(index))
                .map(|index| index + 1)
                .collect();
            if !missing.is_empty() {
                import.notes.push(FileNote::PartsMissing {
                    of: transfer.size,
                    missing,
                });
            }
        }
        if self.seen.len() > 1 {
            import
                .notes
                .push(FileNote::SeveralTransfers(self.seen.len()));
        }
    }
}

fn payload_of(link: &str) -> Result<Payload, Refusal> {
    let broken = || Refusal::Malformed("data".to_owned());
    if link.len() > MAX_PART_BYTES {
        return Err(broken());
    }
    let (_, query) = link.split_once('?').ok_or_else(broken)?;
    let data = query
        .split('&')
        .find_map(|piece| piece.strip_prefix("data="))
        .ok_or_else(broken)?;
    // A plus may have become a space on its way through a link.
    let data: Zeroizing<Vec<u8>> = Zeroizing::new(
        percent_decode_str(data)
            .map(|byte| if byte == b' ' { b'+' } else { byte })
            .collect(),
    );
    let data = str::from_utf8(&data).map_err(|_| broken())?;
    let bytes = base64(data)
        .filter(|bytes| !bytes.is_empty())
        .ok_or_else(broken)?;
    Payload::decode(bytes.as_slice()).map_err(|_| broken())
}

fn account_of(account: &Parameters, issuer: &str, name: &str) -> Result<Imported, Refusal> {
    let secret = match account.secret.as_slice() {
        [] => return Err(Refusal::SecretMissing),
        bytes => Secret::from_bytes(bytes.to_vec())?,
    };
    let (issuer, label) = split_names(issuer, name);
    let family = match account.kind {
        0 | 2 => Family::Totp,
        1 => Family::Hotp,
        other => return Err(Refusal::UnknownKind(other.to_string())),
    };
    let mut draft = Draft::new(&issuer, &label, family, secret);
    draft.algorithm = match account.algorithm {
        0 | 1 => Algorithm::Sha1,
        2 => Algorithm::Sha256,
        3 => Algorithm::Sha512,
        4 => return Err(UnknownAlgorithm("MD5".to_owned()).into()),
        other => return Err(UnknownAlgorithm(other.to_string()).into()),
    };
    draft.digits = match account.digits {
        0 | 1 => Some(6),
        2 => Some(8),
        _ => return Err(countersign_otp::DigitsError.into()),
    };
    draft.counter = Some(account.counter);
    draft.finish()
}
