//! Transfers to Google Authenticator, which nearly every other program reads too: links to be shown as QR codes, each
//! with up to ten accounts. The file has one on each line.

use countersign_otp::{Algorithm, Kind};
use data_encoding::BASE64;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use prost::Message;
use zeroize::{Zeroize, Zeroizing};

use crate::account::Account;
use crate::draft::split_names;
use crate::exports::otpauth::lines;
use crate::exports::{Export, NotCarried, Surroundings, WriteError, bare, random};
use crate::formats::google::{Parameters, Payload};

/// The most accounts in one code, and the most bytes of them: with more it gets too fine to be read off a screen. (As
/// base64 the bytes fill a code of about version 25.) One account alone may have more, up to what any code holds.
const MOST_IN_ONE: usize = 10;
const MOST_BYTES: usize = 900;
const MOST_BYTES_ALONE: usize = 1800;

/// The only period there is.
const PERIOD: u32 = 30;

/// A transfer to Google Authenticator.
pub(crate) struct Google;

impl Export for Google {
    fn id(&self) -> &'static str {
        "google"
    }

    fn name(&self) -> &'static str {
        "Google Authenticator"
    }

    fn extension(&self) -> &'static str {
        "txt"
    }

    fn may_be_misread(&self, account: &Account) -> bool {
        let is_usual = account.kind.digits().get() == 6;
        !is_usual || account.kind.algorithm() != Algorithm::Sha1
    }

    fn carried(&self, account: &Account) -> Result<Account, NotCarried> {
        let digits = account.kind.digits().get();
        match account.kind {
            Kind::Steam => return Err(NotCarried::Steam),
            _ if ![6, 8].contains(&digits) => return Err(NotCarried::Digits(digits)),
            Kind::Totp { period, .. } if period.get() != PERIOD => {
                return Err(NotCarried::Period(period.get()));
            }
            _ => {}
        }
        let mut carried = bare(account);
        // Without an issuer, what stands before a colon in the label is taken for one.
        (carried.issuer, carried.label) = split_names(&carried.issuer, &carried.label);
        if parameters(&carried).encoded_len() > MOST_BYTES_ALONE {
            return Err(NotCarried::NameTooLong);
        }
        Ok(carried)
    }

    fn write(
        &self,
        accounts: &[Account],
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, WriteError> {
        const TOO_MANY: WriteError = WriteError::Internal("the parts of a transfer can be counted");
        // Positive, and not 0, which stands for none.
        let batch_id = i32::from_be_bytes(random(surroundings.entropy)?) & i32::MAX | 1;
        let parts = parts(accounts);
        let batch_size = i32::try_from(parts.len()).map_err(|_| TOO_MANY)?;
        let links: Vec<_> = (0..batch_size)
            .zip(parts)
            .map(|(batch_index, accounts)| {
                link(Payload {
                    accounts: accounts.iter().map(parameters).collect(),
                    version: 1,
                    batch_size,
                    batch_index,
                    batch_id,
                })
            })
            .collect();
        Ok(lines(&links))
    }
}

/// Splits the accounts into what fits into one code each.
fn parts(mut accounts: &[Account]) -> Vec<&[Account]> {
    let mut parts = Vec::new();
    while !accounts.is_empty() {
        let mut bytes = 0;
        let fitting = accounts.iter().take(MOST_IN_ONE).take_while(|account| {
            bytes += parameters(account).encoded_len();
            bytes <= MOST_BYTES
        });
        let (part, rest) = accounts.split_at(fitting.count().max(1));
        parts.push(part);
        accounts = rest;
    }
    parts
}

fn link(mut payload: Payload) -> Zeroizing<String> {
    let bytes = Zeroizing::new(payload.encode_to_vec());
    for account in &mut payload.accounts {
        account.secret.zeroize();
    }
    let data = Zeroizing::new(BASE64.encode(&bytes));
    let data = utf8_percent_encode(&data, NON_ALPHANUMERIC);
    Zeroizing::new(format!("otpauth-migration://offline?data={data}"))
}

fn parameters(account: &Account) -> Parameters {
    let name = if account.issuer.is_empty() {
        account.label.clone()
    } else {
        format!("{}:{}", account.issuer, account.label)
    };
    Parameters {
        secret: account.secret.expose().to_vec(),
        name: name.into_bytes(),
        issuer: account.issuer.clone().into_bytes(),
        algorithm: match account.kind.algorithm() {
            Algorithm::Sha1 => 1,
            Algorithm::Sha256 => 2,
            Algorithm::Sha512 => 3,
        },
        digits: if account.kind.digits().get() == 8 {
            2
        } else {
            1
        },
        kind: if account.counter.is_some() { 1 } else { 2 },
        counter: account
            .counter
            .and_then(|counter| i64::try_from(counter).ok())
            .unwrap_or(0),
    }
}
