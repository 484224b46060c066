//! Battle.net: the preferences of its app from a rooted phone, one account.

use countersign_otp::Secret;
use zeroize::Zeroizing;

use crate::draft::{Draft, Family, hex, row};
use crate::error::ReadError;
use crate::file::File;
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::preferences::{self, Preference};
use crate::task::Task;

const SERIAL: &str = "com.blizzard.messenger.AUTHENTICATOR_SERIAL";
const SECRET: &str = "com.blizzard.messenger.AUTHENTICATOR_DEVICE_SECRET";
/// What the app lays over both texts.
const MASK: &str = "398e27fc50276a656065b0e525f4c06c04c61075286b8e7aeda59da9813b5dd6c80d2fb38068773fa59ba47c17ca6c6479015c1d5b8b8f6b9a";

/// Battle.net's authenticator.
pub(crate) struct BattleNet;

impl Format for BattleNet {
    fn id(&self) -> &'static str {
        "battle-net"
    }

    fn name(&self) -> &'static str {
        "Battle.net"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if preferences::names_one_of(file, &["com.blizzard.messenger.authenticator_"]) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let preferences = preferences::read(file)?;
        let found = |name: &str| {
            let preference = preferences
                .iter()
                .find(|preference| preference.name == name);
            preference.and_then(|preference| unmasked(&preference.text))
        };
        task.row(0, 1)?;
        let serial = found(SERIAL).unwrap_or_default();
        let outcome = read_secret(&serial, found(SECRET));
        let mut import = Import::new(self.id());
        let original = original(&preferences);
        import.push(row(outcome, "Battle.net", 1, &original), task)?;
        Ok(import)
    }
}

fn read_secret(serial: &str, secret: Option<Zeroizing<String>>) -> Result<Imported, Refusal> {
    let secret = secret.ok_or(Refusal::SecretMissing)?;
    let bytes = hex(&secret).ok_or(Refusal::SecretEncoding("hex"))?;
    let secret = Secret::from_bytes(bytes.to_vec())?;
    let mut draft = Draft::new("Battle.net", serial, Family::Totp, secret);
    draft.digits = Some(8);
    draft.finish()
}

/// Both texts as the app keeps them, for when they can't be read.
fn original(preferences: &[Preference]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::new());
    for preference in preferences {
        if [SERIAL, SECRET].contains(&preference.name.as_str()) {
            text.push_str(&format!("{}={}\n", preference.name, *preference.text));
        }
    }
    text
}

fn unmasked(text: &str) -> Option<Zeroizing<String>> {
    let (masked, mask) = (hex(text)?, hex(MASK)?);
    let plain: Vec<u8> = masked
        .iter()
        .zip(mask.iter().cycle())
        .map(|(byte, mask)| byte ^ mask)
        .collect();
    let plain = Zeroizing::new(plain);
    let text = str::from_utf8(&plain).ok()?;
    text.is_ascii().then(|| Zeroizing::new(text.to_owned()))
}
