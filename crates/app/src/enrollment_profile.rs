//! What the vault keeps, sealed, of an enrollment beside its secret and token; and how it is shown.

use countersign_enrollment::{
    Details, Dialect, ProviderKind, Registration, RegistrationId, ServerAddress, UserId,
};
use countersign_otp::{Algorithm, Digits, Kind, OtpAuth, Period, Secret};
use countersign_vault::{EnrollmentId, EnrollmentRecord};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::error::{Problem, Result};
use crate::view;

/// One enrollment as it is sealed. Fields are only ever added, each with a default.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EnrollmentProfile {
    pub(crate) state: view::EnrollmentState,
    pub(crate) server: String,
    /// The name of the kind of server: a dialect's for ZITADEL, or another one's own.
    pub(crate) dialect: String,
    pub(crate) user: String,
    pub(crate) user_name: Option<String>,
    pub(crate) registration_id: Option<String>,
    pub(crate) issuer: String,
    pub(crate) label: String,
    pub(crate) algorithm: Algorithm,
    pub(crate) digits: Digits,
    pub(crate) period: Period,
    pub(crate) started_at: u64,
    pub(crate) account: Option<String>,
    pub(crate) details: Details,
    pub(crate) clock_difference_seconds: Option<i64>,
    /// A code was posted and no answer to it has come: the server may have accepted it.
    #[serde(default)]
    pub(crate) answer_outstanding: bool,
    /// The server profile whose session is used; `None` for one with a token of its own.
    #[serde(default)]
    pub(crate) server_id: Option<String>,
    /// Whether it is for another person than the one who was signed in.
    #[serde(default)]
    pub(crate) on_behalf: bool,
    /// The name that the person signs in with, where the server told it.
    #[serde(default)]
    pub(crate) login: Option<String>,
}

impl EnrollmentProfile {
    pub(crate) fn read(record: &EnrollmentRecord) -> Result<Self> {
        Ok(serde_json::from_slice(&record.profile).map_err(|_| Problem::RecordDamaged)?)
    }

    pub(crate) fn sealed_form(&self) -> Result<Zeroizing<Vec<u8>>> {
        Ok(Zeroizing::new(
            serde_json::to_vec(self).map_err(|_| Problem::RecordDamaged)?,
        ))
    }

    pub(crate) fn kind(&self) -> Kind {
        Kind::Totp {
            algorithm: self.algorithm,
            digits: self.digits,
            period: self.period,
        }
    }

    pub(crate) fn address(&self) -> Result<ServerAddress> {
        Ok(ServerAddress::parse(&self.server).map_err(|_| Problem::RecordDamaged)?)
    }

    pub(crate) fn server_kind(&self) -> Result<ProviderKind> {
        Ok(self.dialect.parse().map_err(|_| Problem::RecordDamaged)?)
    }

    pub(crate) fn user(&self) -> Result<UserId> {
        Ok(UserId::parse(&self.user).map_err(|_| Problem::RecordDamaged)?)
    }

    pub(crate) fn registration_id(&self) -> Result<Option<RegistrationId>> {
        let parse = |id: &String| RegistrationId::parse(id).map_err(|_| Problem::RecordDamaged);
        Ok(self.registration_id.as_ref().map(parse).transpose()?)
    }

    /// Its registration at the server, without the key.
    pub(crate) fn registration(&self) -> Result<Registration> {
        Ok(Registration {
            user: self.user()?,
            id: self.registration_id()?,
            secret: None,
        })
    }

    /// How this setup is called when it is spoken of.
    pub(crate) fn spoken_name(&self) -> String {
        if self.label.is_empty() {
            self.issuer.clone()
        } else {
            self.label.clone()
        }
    }

    /// The account as a link, with its key.
    pub(crate) fn link(&self, secret: Secret) -> Zeroizing<String> {
        let account = OtpAuth {
            issuer: self.issuer.clone(),
            label: self.label.clone(),
            kind: self.kind(),
            counter: None,
            secret,
            notes: Vec::new(),
        };
        account.to_link()
    }

    /// The same without a key.
    fn public_link(&self) -> String {
        let Ok(nothing) = Secret::from_bytes(vec![0]) else {
            return String::new();
        };
        let link = self.link(nothing);
        let (account, parameters) = link.split_once('?').unwrap_or((&link, ""));
        let parameters: Vec<&str> = parameters
            .split('&')
            .filter(|parameter| !parameter.starts_with("secret="))
            .collect();
        format!("{account}?{}", parameters.join("&"))
    }

    pub(crate) fn view(&self, id: EnrollmentId) -> Result<view::Enrollment> {
        let kind = self.server_kind()?;
        let lengths = kind.code_length();
        let (provider, dialect) = match kind {
            ProviderKind::Zitadel(dialect) => (view::ProviderKind::Zitadel, Some(dialect.into())),
            ProviderKind::PrivacyIdea => (view::ProviderKind::PrivacyIdea, None),
        };
        Ok(view::Enrollment {
            id: id.to_string(),
            state: self.state,
            server: self.server.clone(),
            host: self.address()?.host().to_owned(),
            provider,
            dialect,
            user: self.user.clone(),
            user_name: self.user_name.clone(),
            registration_id: self.registration_id.clone(),
            issuer: self.issuer.clone(),
            label: self.label.clone(),
            algorithm: self.algorithm.into(),
            digits: self.digits.get(),
            period: self.period.get(),
            min_code_length: *lengths.start(),
            max_code_length: *lengths.end(),
            public_link: self.public_link(),
            started_at: self.started_at,
            account_id: self.account.clone(),
            details: detail_rows(&self.details),
            clock_difference_seconds: self.clock_difference_seconds,
            server_id: self.server_id.clone(),
            on_behalf: self.on_behalf,
            login: self.login.clone(),
        })
    }
}

pub(crate) fn detail_rows(details: &Details) -> Vec<view::DetailRow> {
    use view::DetailName as Name;
    let row = |name, label: &str, value: &Option<String>| {
        value.as_ref().map(|value| view::DetailRow {
            name,
            label: label.to_owned(),
            value: value.clone(),
            local: None,
        })
    };
    let date = |name, label: &str, value: &Option<String>| {
        row(name, label, value).map(|mut row| {
            if let Ok(moment) = row.value.parse::<jiff::Timestamp>() {
                row.value = moment.strftime("%Y-%m-%d %H:%M:%S UTC").to_string();
                let local = moment.to_zoned_datetime(jiff::tz::TimeZone::system());
                row.local = Some(local.strftime("%Y-%m-%d %H:%M:%S").to_string());
            }
            row
        })
    };
    [
        row(Name::Sequence, "Sequence", &details.sequence),
        date(Name::ChangeDate, "Changed", &details.change_date),
        row(Name::ResourceOwner, "Organisation", &details.resource_owner),
        date(Name::CreationDate, "Created", &details.creation_date),
        row(Name::Id, "Id", &details.id),
        row(Name::OwnerType, "Kind of owner", &details.owner_type),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl From<Dialect> for view::Dialect {
    fn from(dialect: Dialect) -> Self {
        match dialect {
            Dialect::V2 => Self::V2,
            Dialect::V2Beta => Self::V2Beta,
            Dialect::V3Alpha => Self::V3Alpha,
            Dialect::ResourcesV3Alpha => Self::ResourcesV3Alpha,
        }
    }
}

impl From<view::Dialect> for Dialect {
    fn from(dialect: view::Dialect) -> Self {
        match dialect {
            view::Dialect::V2 => Self::V2,
            view::Dialect::V2Beta => Self::V2Beta,
            view::Dialect::V3Alpha => Self::V3Alpha,
            view::Dialect::ResourcesV3Alpha => Self::ResourcesV3Alpha,
        }
    }
}
