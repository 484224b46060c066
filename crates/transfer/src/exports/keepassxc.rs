//! KeePassXC's CSV, as its own export has it: an entry for each account, with the code as a link.

use countersign_otp::Kind;
use csv::{QuoteStyle, WriterBuilder};
use zeroize::Zeroizing;

use crate::account::Account;
use crate::exports::{
    Export, NotCarried, Surroundings, WriteError, bare, groups, refuse_what_no_link_says,
};

/// The columns, in the order of KeePassXC's own.
const HEADER: [&str; 10] = [
    "Group",
    "Title",
    "Username",
    "Password",
    "URL",
    "Notes",
    "TOTP",
    "Icon",
    "Last Modified",
    "Created",
];

/// The group that all others are in.
pub(crate) const ROOT: &str = "Root";

/// A list of entries for KeePassXC.
pub(crate) struct KeePassXc;

impl Export for KeePassXc {
    fn id(&self) -> &'static str {
        "keepassxc-csv"
    }

    fn name(&self) -> &'static str {
        "KeePassXC (CSV)"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn carried(&self, account: &Account) -> Result<Account, NotCarried> {
        // It takes codes by a counter for codes by the clock.
        if let Kind::Hotp { .. } = account.kind {
            return Err(NotCarried::Hotp);
        }
        let mut carried = bare(account);
        refuse_what_no_link_says(&carried)?;
        carried.note = account.note.trim().to_owned();
        // One group, in which a stroke would begin another.
        carried.groups = groups(account)
            .into_iter()
            .take(1)
            .map(|group| group.replace('/', "-"))
            .collect();
        Ok(carried)
    }

    fn write(
        &self,
        accounts: &[Account],
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, WriteError> {
        const BROKEN: WriteError = WriteError::Internal("an export can be written as CSV");
        let now = iso_8601(surroundings.now.as_secs());
        let mut writer = WriterBuilder::new()
            .quote_style(QuoteStyle::Always)
            .from_writer(Vec::new());
        writer.write_record(HEADER).map_err(|_| BROKEN)?;
        for account in accounts {
            let group = match account.groups.first() {
                Some(group) => format!("{ROOT}/{group}"),
                None => ROOT.to_owned(),
            };
            let link = link(account);
            let cells = [
                &group,
                &account.issuer,
                &account.label,
                "",
                "",
                &account.note,
                &link,
                "0",
                &now,
                &now,
            ];
            writer.write_record(cells).map_err(|_| BROKEN)?;
        }
        let bytes = writer.into_inner().map_err(|_| BROKEN)?;
        Ok(Zeroizing::new(bytes))
    }
}

/// KeePassXC has no link of Steam's own: it marks an ordinary one.
fn link(account: &Account) -> Zeroizing<String> {
    let link = account.to_link();
    match account.kind {
        Kind::Steam => Zeroizing::new(format!(
            "{}&encoder=steam",
            link.replacen("otpauth://steam/", "otpauth://totp/", 1)
        )),
        _ => link,
    }
}

/// A time as `2024-01-01T00:00:00Z`: civil date from days since the epoch, in the proleptic Gregorian calendar.
fn iso_8601(time: u64) -> String {
    const DAY: u64 = 86_400;
    let (days, second) = (time / DAY, time % DAY);
    // Counted from 1 March of year 0, so that a leap day ends its year.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

#[cfg(test)]
mod tests {
    use super::iso_8601;

    #[test]
    fn times_are_written_as_dates() {
        // From `date -u -d @N +%FT%TZ`.
        for (time, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_700_000_000, "2023-11-14T22:13:20Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(iso_8601(time), text);
        }
    }
}
