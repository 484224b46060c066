//! What a form says of an account's codes, as the types that can't hold anything else; and what is worth a word about it.

use countersign_otp::{Algorithm, Digits, Kind, Notice, OtpAuth, Period, Secret};

use crate::error::{Problem, Result};
use crate::view;

/// The account that the form for adding by hand describes. Its names are as they were typed, ends trimmed.
///
/// # Errors
/// What is wrong with a field.
pub(crate) fn from_fields(fields: &view::ManualFields) -> Result<OtpAuth> {
    let algorithm = Algorithm::from(fields.algorithm);
    let kind = match fields.kind {
        view::Kind::Totp => Kind::Totp {
            algorithm,
            digits: digits(fields.digits)?,
            period: period(fields.period)?,
        },
        view::Kind::Hotp => Kind::Hotp {
            algorithm,
            digits: digits(fields.digits)?,
        },
        view::Kind::Steam => Kind::Steam,
    };
    let secret = Secret::from_base32(&fields.secret)?;
    let counter = match fields.kind {
        view::Kind::Hotp => Some(counter(fields.counter)?),
        view::Kind::Totp | view::Kind::Steam => None,
    };
    Ok(OtpAuth {
        issuer: fields.issuer.trim().to_owned(),
        label: fields.label.trim().to_owned(),
        notes: notices_of(&kind),
        kind,
        counter,
        secret,
    })
}

/// How an account makes its codes after an edit.
///
/// # Errors
/// [`Problem::DigitsOutOfRange`], [`Problem::PeriodOutOfRange`], [`Problem::CounterOutOfRange`]; [`Problem::CodesUnfit`] for
/// something that accounts of this kind don't have.
pub(crate) fn edited(kind: &Kind, edit: &view::CodesEdit) -> Result<Kind> {
    let algorithm = edit.algorithm.map_or(kind.algorithm(), Algorithm::from);
    let digits = match edit.digits {
        Some(count) => digits(count)?,
        None => kind.digits(),
    };
    edit.counter.map(counter).transpose()?;
    match *kind {
        Kind::Totp { period: old, .. } if edit.counter.is_none() => Ok(Kind::Totp {
            algorithm,
            digits,
            period: edit.period.map(period).transpose()?.unwrap_or(old),
        }),
        Kind::Hotp { .. } if edit.period.is_none() => Ok(Kind::Hotp { algorithm, digits }),
        Kind::Steam if *edit == view::CodesEdit::default() => Ok(Kind::Steam),
        Kind::Totp { .. } | Kind::Hotp { .. } | Kind::Steam => Err(Problem::CodesUnfit.into()),
    }
}

/// What somebody should look at about such codes.
pub(crate) fn notices_of(kind: &Kind) -> Vec<Notice> {
    let digits = kind.digits().is_unusual() && *kind != Kind::Steam;
    let period = kind.period().is_some_and(Period::is_unusual);
    digits
        .then_some(Notice::UnusualDigits)
        .into_iter()
        .chain(period.then_some(Notice::UnusualPeriod))
        .collect()
}

/// A word about a key that is shorter than the standard allows. Such keys are in use, and work.
pub(crate) fn short_key(secret: &Secret) -> Option<String> {
    let (bits, least) = (secret.bits(), Secret::STANDARD_MIN_BITS);
    (bits < least).then(|| {
        format!("The key has {bits} bits; the standard asks for at least {least}. It works all the same.")
    })
}

fn digits(count: u64) -> Result<Digits> {
    let digits = u8::try_from(count)
        .ok()
        .and_then(|count| Digits::new(count).ok());
    Ok(digits.ok_or_else(|| Problem::DigitsOutOfRange(count.to_string()))?)
}

fn period(seconds: u64) -> Result<Period> {
    Ok(Period::new(seconds).map_err(|_| Problem::PeriodOutOfRange(seconds.to_string()))?)
}

fn counter(counter: u64) -> Result<u64> {
    match counter > OtpAuth::MAX_COUNTER {
        true => Err(Problem::CounterOutOfRange(counter.to_string()).into()),
        false => Ok(counter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hotp(digits: u8) -> Kind {
        Kind::Hotp {
            algorithm: Algorithm::Sha1,
            digits: Digits::new(digits).unwrap(),
        }
    }

    fn problem(kind: &Kind, edit: view::CodesEdit) -> Problem {
        edited(kind, &edit).unwrap_err().problem
    }

    #[test]
    fn an_edit_changes_what_it_names_and_never_the_kind() {
        let edit = view::CodesEdit {
            digits: Some(8),
            counter: Some(3),
            ..Default::default()
        };
        assert_eq!(edited(&hotp(6), &edit).unwrap(), hotp(8));
        let edit = view::CodesEdit {
            algorithm: Some(view::Algorithm::Sha256),
            period: Some(60),
            ..Default::default()
        };
        let totp = Kind::Totp {
            algorithm: Algorithm::Sha256,
            digits: Digits::default(),
            period: Period::new(60).unwrap(),
        };
        assert_eq!(edited(&Kind::default(), &edit).unwrap(), totp);
        for kind in [totp, hotp(7), Kind::Steam] {
            let nothing = view::CodesEdit::default();
            assert_eq!(edited(&kind, &nothing).unwrap(), kind);
        }
    }

    #[test]
    fn what_a_kind_does_not_have_is_refused() {
        let period = || view::CodesEdit {
            period: Some(60),
            ..Default::default()
        };
        let counter = || view::CodesEdit {
            counter: Some(1),
            ..Default::default()
        };
        let digits = || view::CodesEdit {
            digits: Some(6),
            ..Default::default()
        };
        assert_eq!(problem(&hotp(6), period()), Problem::CodesUnfit);
        assert_eq!(problem(&Kind::default(), counter()), Problem::CodesUnfit);
        for edit in [period(), counter(), digits()] {
            assert_eq!(problem(&Kind::Steam, edit), Problem::CodesUnfit);
        }
    }

    #[test]
    fn numbers_out_of_range_are_named() {
        let of = |digits, period, counter| view::CodesEdit {
            digits,
            period,
            counter,
            ..Default::default()
        };
        for (kind, edit, expected) in [
            (
                hotp(6),
                of(Some(11), None, None),
                Problem::DigitsOutOfRange("11".to_owned()),
            ),
            (
                hotp(6),
                of(Some(256 + 6), None, None),
                Problem::DigitsOutOfRange("262".to_owned()),
            ),
            (
                Kind::default(),
                of(None, Some(0), None),
                Problem::PeriodOutOfRange("0".to_owned()),
            ),
            (
                Kind::default(),
                of(None, Some(86_401), None),
                Problem::PeriodOutOfRange("86401".to_owned()),
            ),
            (
                hotp(6),
                of(None, None, Some(1 << 63)),
                Problem::CounterOutOfRange("9223372036854775808".to_owned()),
            ),
        ] {
            assert_eq!(problem(&kind, edit), expected);
        }
        assert!(edited(&hotp(6), &of(None, None, Some((1 << 63) - 1))).is_ok());
    }

    #[test]
    fn a_key_is_short_below_the_length_that_the_standard_asks_for() {
        // RFC 4226, section 4, R6: at least 128 bits.
        let key = |bytes: usize| Secret::from_bytes(vec![7; bytes]).unwrap();
        assert_eq!(
            short_key(&key(15)).unwrap(),
            "The key has 120 bits; the standard asks for at least 128. It works all the same."
        );
        assert_eq!(short_key(&key(16)), None);
        assert_eq!(short_key(&key(20)), None);
    }
}
