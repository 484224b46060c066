//! OTPClient's database, in its first version, which every version opens. (Its program reads other formats in its window only;
//! this one its command line opens too.)

use countersign_otp::Kind;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::account::Account;
use crate::cipher::seal_gcm;
use crate::draft::joined;
use crate::exports::{
    Encryption, Export, NotCarried, Surroundings, WriteError, bare, derived, random, revealed,
    to_json,
};
use crate::formats::otpclient::{FIRST_ROUNDS, IV, SALT};
use crate::kdf::{self, Hash};

const DIGITS: std::ops::RangeInclusive<u8> = 4..=10;
const PERIODS: std::ops::RangeInclusive<u32> = 1..=120;
const STEAM: &str = "Steam";

/// OTPClient's database.
pub(crate) struct OtpClient;

impl Export for OtpClient {
    fn id(&self) -> &'static str {
        "otpclient"
    }

    fn name(&self) -> &'static str {
        "OTPClient"
    }

    fn extension(&self) -> &'static str {
        "enc"
    }

    fn encryption(&self) -> Encryption {
        Encryption::Always
    }

    fn carried(&self, account: &Account) -> Result<Account, NotCarried> {
        let mut carried = bare(account);
        let digits = account.kind.digits().get();
        // Steam's codes are known by these two alone.
        let is_called_steam = carried.issuer.eq_ignore_ascii_case(STEAM);
        match account.kind {
            Kind::Steam if is_called_steam => {}
            Kind::Steam => {
                carried.label = joined(&carried.issuer, &carried.label);
                carried.issuer = STEAM.to_owned();
            }
            Kind::Totp { .. } if is_called_steam && digits == Kind::Steam.digits().get() => {
                return Err(NotCarried::LooksLikeSteam);
            }
            _ if !DIGITS.contains(&digits) => return Err(NotCarried::Digits(digits)),
            Kind::Totp { period, .. } if !PERIODS.contains(&period.get()) => {
                return Err(NotCarried::Period(period.get()));
            }
            _ => {}
        }
        Ok(carried)
    }

    fn write(
        &self,
        accounts: &[Account],
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, WriteError> {
        const TOO_LONG: WriteError =
            WriteError::Internal("an export is not too long for one message");
        let password = surroundings.password.ok_or(WriteError::PasswordMissing)?;
        let plain = to_json(&accounts.iter().map(Entry::of).collect::<Vec<_>>())?;
        let iv: [u8; IV] = random(surroundings.entropy)?;
        let salt: [u8; SALT] = random(surroundings.entropy)?;
        let key = derived(password, |task, password| {
            let rounds = u64::from(FIRST_ROUNDS);
            kdf::pbkdf2(task, Hash::Sha512, password, &salt, rounds, FIRST_ROUNDS)
        })?;
        let head = [iv.as_slice(), &salt].concat();
        let sealed = seal_gcm(&key, &iv, &head, &plain).ok_or(TOO_LONG)?;
        Ok(Zeroizing::new([head, sealed].concat()))
    }
}

#[derive(Serialize)]
struct Entry<'a> {
    r#type: &'static str,
    label: &'a str,
    issuer: &'a str,
    #[serde(serialize_with = "revealed")]
    secret: Zeroizing<String>,
    digits: u8,
    algo: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
}

impl<'a> Entry<'a> {
    fn of(account: &'a Account) -> Self {
        Self {
            r#type: match account.kind {
                Kind::Hotp { .. } => "HOTP",
                Kind::Totp { .. } | Kind::Steam => "TOTP",
            },
            label: &account.label,
            issuer: &account.issuer,
            secret: account.secret.to_base32(),
            digits: account.kind.digits().get(),
            algo: account.kind.algorithm().as_str(),
            period: account.kind.period().map(|period| period.get()),
            counter: account.counter,
        }
    }
}
