//! Server profiles: where a person's codes are set up, and how to sign in there. Sealed in the vault; each with its
//! session beside it.

mod connecting;
pub(crate) mod profile;
mod refreshing;
pub(crate) mod session;
mod signed;
mod testing;

use countersign_enrollment::{Authority, ServerAddress};
use countersign_vault::{ChangedProfile, NewServer, ServerId, ServerRecord, VaultError};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::app::App;
use crate::enrolling::address_problem;
use crate::error::{AppError, Problem, Result};
use crate::offers::{self, Offer};
use crate::servers::profile::ServerProfile;
use crate::servers::session::{Present, SealedSession};
use crate::signing_in::WAIT;
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
        let change = move |old: &ServerProfile| match old.address == new.address {
            true => ServerProfile {
                authorities: old.authorities.clone(),
                use_server_time: old.use_server_time,
                clock: old.clock,
                ..new
            },
            false => new,
        };
        let changed = match keeps_session(&old, &change.clone()(&old)) {
            true => self.change_server(id, true, |old| Ok(change(&old))).await?,
            false => self.change_and_sign_out(id, &old, change).await?,
        };
        tracing::info!(server = %id, "server changed");
        self.server_view(id, &changed).await
    }

    /// Changes a profile so that its session belongs to it no more: that ends here first, and then at the server that gave
    /// it. What is being signed in or renewed meanwhile is waited for, or given up.
    async fn change_and_sign_out(
        &self,
        id: ServerId,
        old: &ServerProfile,
        change: impl FnOnce(&ServerProfile) -> ServerProfile + Send,
    ) -> Result<ServerProfile> {
        self.sign_ins.cancel_at(id);
        let vault = self.vault()?;
        let lock = vault.lock_session(id, WAIT).await.map_err(missing)?;
        let session = self.present(id, old).await?;
        vault.replace_session(id, None).await.map_err(missing)?;
        let changed = self.change_server(id, true, |old| Ok(change(&old))).await?;
        drop(lock);
        if let Present::Signed(sealed) = session {
            self.take_back(old, &sealed).await;
        }
        Ok(changed)
    }

    /// Removes a server profile with its session, which is signed out where the server can be asked. Setups that were
    /// begun through it stay.
    ///
    /// # Errors
    /// [`Problem::ServerNotFound`], [`Problem::ServerManaged`], what the disk says. That the server could not be told is in
    /// the answer.
    pub async fn remove_server(&self, id: &str) -> Result<view::RemovedServer> {
        let (id, profile) = self.server(id).await?;
        if self.is_managed(&profile) {
            return Err(Problem::ServerManaged.into());
        }
        self.sign_ins.cancel_at(id);
        let told = match self.sign_out_of(id, &profile).await {
            Err(error) if !matches!(error.problem, Problem::SignedOutHereOnly { .. }) => {
                return Err(error);
            }
            told => told,
        };
        self.vault()?.remove_server(id).await.map_err(missing)?;
        self.changed();
        tracing::info!(server = %id, "server removed");
        Ok(view::RemovedServer {
            problem: told.err().map(|error| error.view()),
        })
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
        let (id, _) = self.server(id).await?;
        let added = Authority::read(&bytes).map_err(|_| Problem::CertificateUnfit)?;
        let changed = self.change_server(id, true, |mut profile| {
            for authority in added {
                let certificate = data_encoding::BASE64.encode(authority.der());
                if !profile.authorities.contains(&certificate) {
                    profile.authorities.push(certificate);
                }
            }
            match profile.authorities.len() > MOST_AUTHORITIES {
                true => Err(Problem::CertificateUnfit.into()),
                false => Ok(profile),
            }
        });
        let changed = changed.await?;
        self.server_view(id, &changed).await
    }

    /// Trusts no others than the system's authorities for this server again.
    ///
    /// # Errors
    /// [`Problem::ServerNotFound`], what the disk says.
    pub async fn remove_certificates(&self, id: &str) -> Result<view::Server> {
        let (id, _) = self.server(id).await?;
        let changed = self.change_server(id, true, |mut profile| {
            profile.authorities.clear();
            Ok(profile)
        });
        let changed = changed.await?;
        self.server_view(id, &changed).await
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

    pub(crate) async fn take_offered_server(&self, offer: &Offer) -> Result<view::Server> {
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
        let session = self.present(id, profile).await?;
        let newest = self.server_times.newest(&profile.address, profile.clock);
        Ok(profile.view(
            id,
            &session,
            self.is_managed(profile),
            newest.map(|measured| measured.difference_seconds),
        ))
    }

    /// The sign-in at a server. One that another server gave is none: no token goes where it does not come from.
    pub(crate) async fn present(&self, id: ServerId, profile: &ServerProfile) -> Result<Present> {
        let sealed = match self.vault()?.server_session(id).await {
            Ok(sealed) => SealedSession::read(&sealed),
            Err(VaultError::NotFound) => return Ok(Present::Nobody),
            // It takes nothing else with it: whoever signs in again has put another in its place.
            Err(VaultError::RecordDamaged(_)) => None,
            Err(error) => return Err(error.into()),
        };
        Ok(match sealed {
            None => Present::Unreadable,
            Some(sealed) if sealed.belongs_to(profile) => Present::Signed(Box::new(sealed)),
            Some(_) => Present::Nobody,
        })
    }

    /// Changes a profile as it is now, whatever another part or program made of it since it was read; the profile as it is
    /// then. `matters` says whether a snapshot is worth while. Where the change changes nothing, nothing is written.
    ///
    /// # Errors
    /// [`Problem::ServerNotFound`], what the change says against itself, what the disk says.
    pub(crate) async fn change_server(
        &self,
        id: ServerId,
        matters: bool,
        change: impl FnOnce(ServerProfile) -> Result<ServerProfile> + Send,
    ) -> Result<ServerProfile> {
        let mut outcome = Err(Problem::RecordDamaged.into());
        let vault = self.vault()?;
        let changed = vault.change_server(id, |sealed| {
            let (profile, form) = match changed_form(sealed, change) {
                Ok(changed) => changed,
                Err(error) => {
                    outcome = Err(error);
                    return None;
                }
            };
            outcome = Ok(profile);
            form.map(|profile| ChangedProfile { profile, matters })
        });
        changed.await.map_err(missing)?;
        outcome
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

    /// Those that can be read, in the order of adding.
    pub(crate) async fn servers(&self) -> Result<Vec<(ServerId, ServerProfile)>> {
        let read = |record: ServerRecord| Some((record.id, ServerProfile::read(&record).ok()?));
        let records = self.vault()?.servers().await?.servers;
        Ok(records.into_iter().filter_map(read).collect())
    }

    /// The policy's server has a profile like any other, so that it can have a session.
    async fn add_managed_server(&self) -> Result<()> {
        let policy = self.policy.now();
        let Some(offer) = policy.as_ref().and_then(|policy| policy.server.as_ref()) else {
            return Ok(());
        };
        let known = self.servers().await?;
        let managed = known.iter().find(|(_, profile)| profile.managed);
        let address = offer.address.as_str();
        // A profile of one's own for the same server becomes the policy's: two would go by one name.
        let own = || known.iter().find(|(_, profile)| profile.address == address);
        let Some((id, old)) = managed.or_else(own) else {
            return self.add_policy_server(offer).await;
        };
        let mut new = old.clone();
        new.take_policy(offer);
        if new == *old {
            return Ok(());
        }
        let change = |old: &ServerProfile| {
            let mut new = old.clone();
            new.take_policy(offer);
            new
        };
        let changed = match keeps_session(old, &new) {
            true => self.change_server(*id, true, |old| Ok(change(&old))).await,
            false => self.change_and_sign_out(*id, old, change).await,
        };
        match changed {
            Err(error) if error.problem == Problem::VaultReadOnly => Ok(()),
            changed => changed.map(drop),
        }
    }

    /// Adds it under an id of its address, so that two programs at once add one.
    async fn add_policy_server(&self, offer: &Offer) -> Result<()> {
        let profile = ServerProfile::of_offer(offer, true);
        let vault = self.vault()?;
        for id in [policy_server_id(offer), None] {
            let new = NewServer {
                id,
                profile: profile.sealed_form()?,
                session: None,
            };
            match vault.add_server(new).await {
                Ok(id) => {
                    self.changed();
                    tracing::info!(server = %id, "the policy's server added");
                    return Ok(());
                }
                Err(VaultError::IdTaken) => {
                    let known = self.servers().await?;
                    if known.iter().any(|(_, profile)| profile.managed) {
                        return Ok(());
                    }
                    // One that was there once and was removed, while nothing was laid down: its id is not given again.
                }
                Err(VaultError::ReadOnly { .. }) => return Ok(()),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    fn is_managed(&self, profile: &ServerProfile) -> bool {
        let policy = self.policy.now();
        let laid_down = policy.as_ref().and_then(|policy| policy.server.as_ref());
        profile.managed && laid_down.is_some_and(|offer| offer.address.as_str() == profile.address)
    }
}

/// Whether a session at the one is good at the other.
fn keeps_session(old: &ServerProfile, new: &ServerProfile) -> bool {
    old.address == new.address && old.provider == new.provider && old.client_id == new.client_id
}

/// A profile after a change, and its sealed form where that is another one.
fn changed_form(
    sealed: &[u8],
    change: impl FnOnce(ServerProfile) -> Result<ServerProfile>,
) -> Result<(ServerProfile, Option<Zeroizing<Vec<u8>>>)> {
    let old = ServerProfile::parse(sealed)?;
    let new = change(old.clone())?;
    let form = match new == old {
        true => None,
        false => Some(new.sealed_form()?),
    };
    Ok((new, form))
}

/// The id of the policy's server: made of its address.
fn policy_server_id(offer: &Offer) -> Option<ServerId> {
    let mut digest = Sha256::new();
    digest.update(b"countersign policy server\0");
    digest.update(offer.address.as_str());
    ServerId::try_from(digest.finalize().get(..16)?).ok()
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
