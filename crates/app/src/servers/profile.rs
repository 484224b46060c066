//! What the vault keeps, sealed, of a server beside its session; and how it is shown.

use countersign_enrollment::{Authority, Dialect, ProviderKind, ServerAddress};
use countersign_vault::{ServerId, ServerRecord};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::error::{Problem, Result};
use crate::offers::Offer;
use crate::server_time::Measured;
use crate::servers::session::Present;
use crate::view;

/// One server as it is sealed. Fields are only ever added, each with a default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ServerProfile {
    /// Empty for the host.
    pub(crate) name: String,
    pub(crate) address: String,
    #[serde(default)]
    pub(crate) provider: view::ProviderKind,
    /// ZITADEL only; `None` while it was not found out.
    #[serde(default)]
    pub(crate) dialect: Option<Dialect>,
    #[serde(default)]
    pub(crate) sign_in_way: view::SignInWay,
    #[serde(default)]
    pub(crate) client_id: String,
    #[serde(default)]
    pub(crate) help: String,
    /// Whether it was taken from the managed policy.
    #[serde(default)]
    pub(crate) managed: bool,
    /// Certificates of authorities that are trusted for it, DER in base64.
    #[serde(default)]
    pub(crate) authorities: Vec<String>,
    /// Whether codes of its accounts are made by its time.
    #[serde(default)]
    pub(crate) use_server_time: bool,
    /// The newest measurement of its clock.
    #[serde(default)]
    pub(crate) clock: Option<Measured>,
}

impl ServerProfile {
    pub(crate) fn read(record: &ServerRecord) -> Result<Self> {
        Self::parse(&record.profile)
    }

    pub(crate) fn parse(sealed: &[u8]) -> Result<Self> {
        Ok(serde_json::from_slice(sealed).map_err(|_| Problem::RecordDamaged)?)
    }

    pub(crate) fn sealed_form(&self) -> Result<Zeroizing<Vec<u8>>> {
        Ok(Zeroizing::new(
            serde_json::to_vec(self).map_err(|_| Problem::RecordDamaged)?,
        ))
    }

    pub(crate) fn address(&self) -> Result<ServerAddress> {
        Ok(ServerAddress::parse(&self.address).map_err(|_| Problem::RecordDamaged)?)
    }

    pub(crate) fn host(&self) -> String {
        self.address()
            .map(|address| address.host().to_owned())
            .unwrap_or_default()
    }

    pub(crate) fn shown_name(&self) -> String {
        match self.name.is_empty() {
            true => self.host(),
            false => self.name.clone(),
        }
    }

    /// What speaks with it.
    ///
    /// # Errors
    /// [`Problem::DialectUnknown`].
    pub(crate) fn kind(&self) -> Result<ProviderKind> {
        Ok(match (self.provider, self.dialect) {
            (view::ProviderKind::PrivacyIdea, _) => ProviderKind::PrivacyIdea,
            (view::ProviderKind::Zitadel, Some(dialect)) => dialect.into(),
            (view::ProviderKind::Zitadel, None) => {
                let host = self.host();
                return Err(Problem::DialectUnknown { host }.into());
            }
        })
    }

    pub(crate) fn authorities(&self) -> Result<Vec<Authority>> {
        let mut authorities = Vec::new();
        for certificate in &self.authorities {
            let der = data_encoding::BASE64
                .decode(certificate.as_bytes())
                .map_err(|_| Problem::RecordDamaged)?;
            authorities.extend(Authority::read(&der).map_err(|_| Problem::RecordDamaged)?);
        }
        Ok(authorities)
    }

    /// A new profile of what was offered and agreed to.
    pub(crate) fn of_offer(offer: &Offer, managed: bool) -> Self {
        let sign_in_way = match (offer.provider, offer.client_id.is_empty()) {
            (view::ProviderKind::Zitadel, false) => view::SignInWay::Browser,
            _ => view::SignInWay::Token,
        };
        Self {
            name: offer.name.clone(),
            address: offer.address.as_str().to_owned(),
            provider: offer.provider,
            dialect: offer.dialect,
            sign_in_way,
            client_id: offer.client_id.clone(),
            help: offer.help.clone(),
            managed,
            authorities: Vec::new(),
            use_server_time: false,
            clock: None,
        }
    }

    /// What a policy says now, in a profile of its address or of the one that it had before. Whatever it leaves open is
    /// kept.
    pub(crate) fn take_policy(&mut self, offer: &Offer) {
        let laid_down = Self::of_offer(offer, true);
        let is_same_server =
            self.address == laid_down.address && self.provider == laid_down.provider;
        if !is_same_server {
            *self = laid_down;
            return;
        }
        if self.client_id != laid_down.client_id {
            self.sign_in_way = laid_down.sign_in_way;
        }
        self.name = laid_down.name;
        self.client_id = laid_down.client_id;
        self.help = laid_down.help;
        // One that was found out stays.
        self.dialect = laid_down.dialect.or(self.dialect);
        self.managed = true;
    }

    /// What the helpdesk hands on of it.
    pub(crate) fn offer(&self) -> Result<Offer> {
        Ok(Offer {
            name: self.name.clone(),
            address: self.address()?,
            client_id: self.client_id.clone(),
            dialect: self.dialect,
            provider: self.provider,
            help: self.help.clone(),
        })
    }

    /// How it is shown; `difference` is the server's clock minus this computer's, where that is known now.
    pub(crate) fn view(
        &self,
        id: ServerId,
        session: &Present,
        managed: bool,
        difference: Option<i64>,
    ) -> view::Server {
        view::Server {
            id: id.to_string(),
            name: self.shown_name(),
            own_name: self.name.clone(),
            address: self.address.clone(),
            host: self.host(),
            provider: self.provider,
            dialect: self.dialect.map(Into::into),
            sign_in_way: self.sign_in_way,
            client_id: self.client_id.clone(),
            help: self.help.clone(),
            session: match session {
                Present::Nobody => None,
                Present::Unreadable => Some(view::ServerSession {
                    way: self.sign_in_way,
                    name: None,
                    login: None,
                    user_id: None,
                    expires_at: None,
                    over: true,
                }),
                Present::Signed(sealed) => Some(sealed.view()),
            },
            managed,
            use_server_time: self.use_server_time,
            clock_difference_seconds: difference,
            extra_certificates: u32::try_from(self.authorities.len()).unwrap_or(u32::MAX),
        }
    }
}
