//! Server profiles: where a person's codes are set up, and how to sign in there. Sealed in the vault; each with its
//! session beside it.

mod connecting;
pub(crate) mod profile;
mod refreshing;
pub(crate) mod session;
mod signed;
mod testing;

use countersign_enrollment::{Authority, ServerAddress};
use countersign_vault::{NewServer, ServerId, ServerRecord, VaultError};
use zeroize::Zeroizing;

use crate::app::App;
use crate::enrolling::address_problem;
use crate::error::{AppError, Problem, Result};
use crate::offers::{self, Offer};
use crate::servers::profile::ServerProfile;
use crate::servers::session::SealedSession;
use crate::view;

const LONGEST_NAME: usize = 200;
const LONGEST_HELP: usize = 500;
/// How many authorities are trusted for one server at the most.
const MOST_AUTHORITIES: usize = 16;

impl App {
    /// All server profiles, in the order of adding; the one of the policy is added where it is missing. One that can't be
    /// read is in [`App::list_accounts`]' damaged ones.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], what the disk says.
    pub async fn list_servers(&self) -> Result<Vec<view::Server>> {
        self.add_managed_server().await?;
        let mut servers = Vec::new();
        for (id, profile) in self.servers().await? {
            servers.push(self.server_view(id, &profile).await?);
        }
        Ok(servers)
    }

    /// One server profile by its id, its name, its host or its address.
    ///
    /// # Errors
    /// [`Problem::ServerNotFound`], [`Problem::ServerAmbiguous`].
    pub async fn find_server(&self, name: &str) -> Result<view::Server> {
        self.add_managed_server().await?;
        let wanted = name.trim().to_lowercase();
        let mut found = Vec::new();
        for (id, profile) in self.servers().await? {
            if id.to_string() == wanted {
                return self.server_view(id, &profile).await;
            }
            let names = [
                profile.shown_name(),
                profile.host(),
                profile.address.clone(),
            ];
            if names.iter().any(|name| name.to_lowercase() == wanted) {
                found.push((id, profile));
            }
        }
        match found.as_slice() {
            [] => Err(Problem::ServerNotFound.into()),
            [(id, profile)] => self.server_view(*id, profile).await,
            several => {
                let matches = several.len();
                Err(Problem::ServerAmbiguous { matches }.into())
            }
        }
    }

    /// Adds a server profile, or changes one. With another address, kind or client the session ends here, so that no token
    /// goes where it does not belong; with another address the added authorities go, too.
    ///
    /// # Errors
    /// What is wrong with a field; [`Problem::ServerNotFound`], [`Problem::ServerManaged`]; what the disk says.
    pub async fn save_server(&self, form: view::ServerForm) -> Result<view::Server> {
        let address = ServerAddress::parse(&form.address).map_err(address_problem)?;
        let client_id = offers::client_id(&form.client_id).map_err(|_| Problem::ServerFormUnfit)?;
        let new = ServerProfile {
            name: text(&form.name, LONGEST_NAME)?,
            address: address.as_str().to_owned(),
            provider: form.provider,
            dialect: match form.provider {
                view::ProviderKind::Zitadel => form.dialect.map(Into::into),
                view::ProviderKind::PrivacyIdea => None,
            },
            sign_in_way: form.sign_in_way,
            client_id,
            help: text(&form.help, LONGEST_HELP)?,
            managed: false,
            authorities: Vec::new(),
            use_server_time: false,
            clock: None,
        };
        if new.provider == view::ProviderKind::PrivacyIdea
            && new.sign_in_way != view::SignInWay::Token
        {
            return Err(Problem::NotAtThisProvider.into());
        }
        let Some(id) = &form.id else {
            return self.add_server(new).await;
        };
        let (id, old) = self.server(id).await?;
        if self.is_managed(&old) {
            return Err(Problem::ServerManaged.into());
        }
        let same_address = old.address == new.address;
        let same_session =
            same_address && old.provider == new.provider && old.client_id == new.client_id;
        let changed = match same_address {
            true => ServerProfile {
                authorities: old.authorities,
                use_server_time: old.use_server_time,
                clock: old.clock,
                ..new
            },
            false => new,
        };
        let vault = self.vault()?;
        if !same_session {
            vault.replace_session(id, None).await.map_err(missing)?;
        }
        vault
            .update_server(id, changed.sealed_form()?)
            .await
            .map_err(missing)?;
        tracing::info!(server = %id, "server changed");
        self.server_view(id, &changed).await
    }

    /// Removes a server profile with its session, which is signed out where the server can be asked. Setups that were
    /// begun through it stay.
    ///
    /// # Errors
    /// [`Problem::ServerNotFound`], [`Problem::ServerManaged`], what the disk says.
    pub async fn remove_server(&self, id: &str) -> Result<()> {
        let (id, profile) = self.server(id).await?;
        if self.is_managed(&profile) {
            return Err(Problem::ServerManaged.into());
        }
        if let Err(error) = self.sign_out_of(id, &profile).await {
            tracing::info!(server = %id, code = error.problem.code(), "not signed out at the server");
        }
        self.vault()?.remove_server(id).await.map_err(missing)?;
        self.changed();
        tracing::info!(server = %id, "server removed");
        Ok(())
    }

    /// Trusts certificate authorities for this server besides the system's: PEM with any number of them, or one in DER.
    ///
    /// # Errors
    /// [`Problem::CertificateUnfit`], [`Problem::ServerNotFound`], what the disk says.
    pub async fn add_certificate(
        &self,
        id: &str,
        bytes: Zeroizing<Vec<u8>>,
    ) -> Result<view::Server> {
        let (id, mut profile) = self.server(id).await?;
        for authority in Authority::read(&bytes).map_err(|_| Problem::CertificateUnfit)? {
            let certificate = data_encoding::BASE64.encode(authority.der());
            if !profile.authorities.contains(&certificate) {
                profile.authorities.push(certificate);
            }
        }
        if profile.authorities.len() > MOST_AUTHORITIES {
            return Err(Problem::CertificateUnfit.into());
        }
        self.keep_server(id, &profile).await
    }

    /// Trusts no others than the system's authorities for this server again.
    ///
    /// # Errors
    /// [`Problem::ServerNotFound`], what the disk says.
    pub async fn remove_certificates(&self, id: &str) -> Result<view::Server> {
        let (id, mut profile) = self.server(id).await?;
        profile.authorities.clear();
        self.keep_server(id, &profile).await
    }

    /// Makes a profile of the offer that waits. A profile of the same address stays as it is and is given back.
    ///
    /// # Errors
    /// [`Problem::OfferMissing`]; [`Problem::VaultLocked`], and then the offer still waits.
    pub async fn accept_offer(&self) -> Result<view::Server> {
        let offer = self.take_offer()?;
        let taken = self.take_offered_server(&offer).await;
        if taken.is_err() {
            self.put_offer_back(offer);
        }
        taken
    }

    /// An enrollment file and link of a server profile: without session, token or certificates.
    ///
    /// # Errors
    /// [`Problem::ServerNotFound`].
    pub async fn make_offer(&self, id: &str) -> Result<view::MadeOffer> {
        let (_, profile) = self.server(id).await?;
        let offer = profile.offer()?;
        Ok(view::MadeOffer {
            link: offer.link(),
            file_name: offer.file_name(),
            content: offer.file(),
        })
    }

    async fn take_offered_server(&self, offer: &Offer) -> Result<view::Server> {
        if let Some(id) = self.known_server(&offer.address).await {
            let (id, profile) = self.server(&id).await?;
            return self.server_view(id, &profile).await;
        }
        self.add_server(ServerProfile::of_offer(offer, false)).await
    }

    /// The id of a profile of this address, while the vault is open.
    pub(crate) async fn known_server(&self, address: &ServerAddress) -> Option<String> {
        let servers = self.servers().await.ok()?;
        servers
            .into_iter()
            .find(|(_, profile)| profile.address == address.as_str())
            .map(|(id, _)| id.to_string())
    }

    /// One server by its id.
    pub(crate) async fn server(&self, id: &str) -> Result<(ServerId, ServerProfile)> {
        let id: ServerId = id.parse().map_err(|_| Problem::ServerNotFound)?;
        let records = self.vault()?.servers().await?.servers;
        let record = records.iter().find(|record| record.id == id);
        let profile = ServerProfile::read(record.ok_or(Problem::ServerNotFound)?)?;
        Ok((id, profile))
    }

    /// How a server is shown, with its session as it is now.
    pub(crate) async fn server_view(
        &self,
        id: ServerId,
        profile: &ServerProfile,
    ) -> Result<view::Server> {
        let session = self.session(id).await?;
        let newest = self.server_times.newest(&profile.address, profile.clock);
        Ok(profile.view(
            id,
            session.as_ref(),
            self.is_managed(profile),
            newest.map(|measured| measured.difference_seconds),
        ))
    }

    /// The session of a server, if there is one that can be read.
    pub(crate) async fn session(&self, id: ServerId) -> Result<Option<SealedSession>> {
        match self.vault()?.server_session(id).await {
            Ok(sealed) => Ok(SealedSession::read(&sealed)),
            Err(VaultError::NotFound) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) async fn keep_server(
        &self,
        id: ServerId,
        profile: &ServerProfile,
    ) -> Result<view::Server> {
        self.vault()?
            .update_server(id, profile.sealed_form()?)
            .await
            .map_err(missing)?;
        self.server_view(id, profile).await
    }

    pub(crate) async fn add_server(&self, profile: ServerProfile) -> Result<view::Server> {
        let new = NewServer {
            id: None,
            profile: profile.sealed_form()?,
            session: None,
        };
        let id = self.vault()?.add_server(new).await?;
        self.changed();
        tracing::info!(server = %id, "server added");
        self.server_view(id, &profile).await
    }

    async fn servers(&self) -> Result<Vec<(ServerId, ServerProfile)>> {
        let read = |record: ServerRecord| Some((record.id, ServerProfile::read(&record).ok()?));
        let records = self.vault()?.servers().await?.servers;
        Ok(records.into_iter().filter_map(read).collect())
    }

    /// The policy's server has a profile like any other, so that it can have a session.
    async fn add_managed_server(&self) -> Result<()> {
        let Some(offer) = self
            .policy
            .as_ref()
            .and_then(|policy| policy.server.as_ref())
        else {
            return Ok(());
        };
        let address = offer.address.as_str();
        let known = self.servers().await?;
        match known.iter().find(|(_, profile)| profile.managed) {
            Some((_, profile)) if profile.address == address => Ok(()),
            // Its session belongs to the address that was laid down before.
            Some((id, _)) => {
                self.vault()?.replace_session(*id, None).await?;
                let profile = ServerProfile::of_offer(offer, true);
                Ok(self
                    .vault()?
                    .update_server(*id, profile.sealed_form()?)
                    .await?)
            }
            None => {
                let added = self.add_server(ServerProfile::of_offer(offer, true)).await;
                match added {
                    Err(error) if error.problem == Problem::VaultReadOnly => Ok(()),
                    other => other.map(drop),
                }
            }
        }
    }

    fn is_managed(&self, profile: &ServerProfile) -> bool {
        let laid_down = self
            .policy
            .as_ref()
            .and_then(|policy| policy.server.as_ref());
        profile.managed && laid_down.is_some_and(|offer| offer.address.as_str() == profile.address)
    }
}

/// A record that is gone is a server here.
pub(crate) fn missing(error: VaultError) -> AppError {
    match error {
        VaultError::NotFound => Problem::ServerNotFound.into(),
        other => other.into(),
    }
}

fn text(value: &str, longest: usize) -> Result<String> {
    let value = value.trim();
    match offers::is_showable(value) && value.chars().count() <= longest {
        true => Ok(value.to_owned()),
        false => Err(Problem::ServerFormUnfit.into()),
    }
}
