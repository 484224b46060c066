//! What a server that has a profile tells of a person, and what is done there for that person: start, remove, and finish
//! what was started elsewhere.

use countersign_enrollment::{
    Answer, Dialect, ErrorKind, Exchange, Provider, ProviderError, ProviderKind, Registration,
    RegistrationId, RegistrationState, Status, UserId,
};
use countersign_vault::ServerId;
use zeroize::Zeroizing;

use crate::app::App;
use crate::enrolling::Start;
use crate::enrollment_profile::{EnrollmentProfile, detail_rows};
use crate::error::{AppError, Asked, Problem, Result};
use crate::servers::profile::ServerProfile;
use crate::servers::session::Present;
use crate::view::{self, EnrollmentState};

/// A person at a server, as far as is known before asking.
struct Person {
    server: ServerId,
    profile: ServerProfile,
    user: UserId,
    on_behalf: bool,
}

impl App {
    /// Who it is and what that person has at the server: *Is this you?*
    ///
    /// # Errors
    /// [`Problem::NotSignedIn`], [`Problem::SessionOver`]; [`Problem::UserIdUnfit`], also where no user is named and the
    /// server doesn't tell whose the token is; what the server says.
    pub async fn subject(&self, server: &str, user: Option<&str>) -> Result<view::Subject> {
        let person = self.person(server, user).await?;
        let provider = self.signed(person.server, &person.profile, None).await?;
        let Answer {
            value: status,
            exchange,
        } = provider
            .status(&person.user)
            .await
            .map_err(|error| person.refused(error, Asked::Status))?;
        self.keep_server_time(server).await;
        let (name, login) = status
            .user
            .map_or((None, None), |user| (user.name, user.login));
        Ok(view::Subject {
            server: self.server_view(person.server, &person.profile).await?,
            user: person.user.as_str().to_owned(),
            name,
            login,
            on_behalf: person.on_behalf,
            state: status.state.into(),
            other_methods: other_methods(&status.methods),
            methods: status.methods,
            pending_here: self.pending_here(&person).await?.map(|(id, _)| id),
            exchange: (&exchange).into(),
        })
    }

    /// Starts at a server that has a profile. What is unfinished there is overwritten; what is ready is removed first if
    /// that was asked for, and otherwise the server refuses.
    ///
    /// # Errors
    /// As [`App::subject`].
    pub async fn start_at_server(&self, request: &view::StartAtServer) -> Result<view::Enrollment> {
        let person = self
            .person(&request.server, request.user.as_deref())
            .await?;
        let kind = person.profile.kind()?;
        let provider = self.signed(person.server, &person.profile, None).await?;
        let given = request.registration_id.as_deref();
        let has_removed =
            request.replace && self.remove_ready(&person, provider.as_ref(), given).await?;
        let start = Start {
            server: person.profile.address.clone(),
            host: person.profile.host(),
            kind,
            user: person.user.clone(),
            token: None,
            server_id: Some(person.server.to_string()),
            on_behalf: person.on_behalf,
            asked: match has_removed {
                true => Asked::StartAfterRemoval,
                false => Asked::Start,
            },
        };
        self.start_at(start, provider.as_ref()).await
    }

    /// Removes the registration that a person has at the server, ready or not. `registration_id` names it, where the server
    /// needs that and it is not known here.
    ///
    /// # Errors
    /// As [`App::subject`]; [`Problem::RegistrationIdNeeded`] before anything is sent that changes something.
    pub async fn remove_registration(
        &self,
        server: &str,
        user: Option<&str>,
        registration_id: Option<&str>,
    ) -> Result<view::Exchange> {
        let person = self.person(server, user).await?;
        let provider = self.signed(person.server, &person.profile, None).await?;
        // Of several registrations it is the state's that is removed.
        let present = match person.profile.kind()? {
            ProviderKind::PrivacyIdea => person.status(provider.as_ref()).await?.registrations,
            ProviderKind::Zitadel(_) => Vec::new(),
        };
        let registration = self.to_remove(&person, &present, registration_id).await?;
        let exchange = person.remove(provider.as_ref(), &registration).await?;
        tracing::info!(server = %person.server, on_behalf = person.on_behalf, "registration removed");
        Ok((&exchange).into())
    }

    /// Finishes a registration that was started elsewhere: [`view::FinishElsewhere`] as JSON.
    ///
    /// # Errors
    /// As [`App::finish_registration_elsewhere`].
    pub async fn finish_elsewhere(
        &self,
        request: Zeroizing<Vec<u8>>,
    ) -> Result<view::FinishedElsewhere> {
        let request: view::FinishElsewhere =
            serde_json::from_slice(&request).map_err(|_| Problem::RequestMalformed)?;
        self.finish_registration_elsewhere(&request).await
    }

    /// Posts a code for a registration whose key is not here, so that it can't be checked before. Where the answer was lost,
    /// the state is looked up before anything is said.
    ///
    /// # Errors
    /// As [`App::subject`].
    pub async fn finish_registration_elsewhere(
        &self,
        request: &view::FinishElsewhere,
    ) -> Result<view::FinishedElsewhere> {
        let person = self
            .person(&request.server, request.user.as_deref())
            .await?;
        let provider = self.signed(person.server, &person.profile, None).await?;
        let given = request.registration_id.as_deref().map(str::trim);
        let registration = self
            .registration(&person, given.filter(|id| !id.is_empty()))
            .await?;
        let code = Zeroizing::new(request.code.split_whitespace().collect::<String>());
        tracing::info!(server = %person.server, "a registration that was started elsewhere: verifying");
        match provider.verify(&registration, &code).await {
            Ok(Answer { value, exchange }) => Ok(view::FinishedElsewhere {
                found_out: false,
                details: detail_rows(&value.details),
                exchange: (&exchange).into(),
            }),
            Err(error) if error.outcome_unknown() => {
                let looked = provider.status_of(&registration).await;
                match looked.as_ref().map(|answer| answer.value.state) {
                    Ok(RegistrationState::Ready) => Ok(view::FinishedElsewhere {
                        found_out: true,
                        details: Vec::new(),
                        exchange: (&error.exchange).into(),
                    }),
                    Ok(RegistrationState::Pending) => {
                        Err(person.refused(error, Asked::VerifyStillPending))
                    }
                    _ => Err(person.refused(error, Asked::Verify)),
                }
            }
            Err(error) => Err(person.refused(error, Asked::Verify)),
        }
    }

    /// Removes what is ready; whether something was. What is not there, or unfinished, is left to the start.
    async fn remove_ready(
        &self,
        person: &Person,
        provider: &dyn Provider,
        given: Option<&str>,
    ) -> Result<bool> {
        let status = person.status(provider).await?;
        let is_ready = matches!(
            status.state,
            RegistrationState::Ready | RegistrationState::Unknown
        );
        if !is_ready {
            return Ok(false);
        }
        let registration = self.to_remove(person, &status.registrations, given).await;
        let registration = match registration {
            // Where the server does not tell either, there may be nothing to remove.
            Err(_) if status.state == RegistrationState::Unknown => return Ok(false),
            registration => registration?,
        };
        match person.remove(provider, &registration).await {
            Ok(_) => Ok(true),
            Err(error) if is_nothing_there(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Which registration is to be removed: the one that is named, the only one that there is, or the one that was made
    /// here. Of several others none is guessed.
    async fn to_remove(
        &self,
        person: &Person,
        present: &[RegistrationId],
        given: Option<&str>,
    ) -> Result<Registration> {
        let given = given.map(str::trim).filter(|id| !id.is_empty());
        let mut registration = self.registration(person, given).await?;
        let is_known = |id: &RegistrationId| present.is_empty() || present.contains(id);
        if given.is_none() {
            registration.id = match present {
                [only] => Some(only.clone()),
                _ => registration.id.filter(is_known),
            };
        }
        let needs_id = matches!(
            person.profile.kind()?,
            ProviderKind::PrivacyIdea | ProviderKind::Zitadel(Dialect::ResourcesV3Alpha)
        );
        if needs_id && registration.id.is_none() {
            let host = person.profile.host();
            return Err(Problem::RegistrationIdNeeded { host }.into());
        }
        Ok(registration)
    }

    async fn person(&self, server: &str, user: Option<&str>) -> Result<Person> {
        let (server, mut profile) = self.server(server).await?;
        let host = profile.host();
        if profile.kind().is_err() {
            // Nobody chose a dialect, and nobody should have to: the server is asked what it speaks.
            self.test_server(&server.to_string()).await?;
            profile = self.server(&server.to_string()).await?.1;
        }
        let own = match self.present(server, &profile).await? {
            Present::Nobody => return Err(Problem::NotSignedIn { host }.into()),
            Present::Unreadable => return Err(Problem::SessionOver { host }.into()),
            Present::Signed(sealed) => sealed.about.user_id,
        };
        let named = user.map(str::trim).filter(|user| !user.is_empty());
        let user = named.or(own.as_deref()).ok_or(Problem::UserIdUnfit)?;
        Ok(Person {
            server,
            user: UserId::parse(user).map_err(|_| Problem::UserIdUnfit)?,
            on_behalf: own.as_deref() != Some(user),
            profile,
        })
    }

    /// A registration by its id, where it is given, or known from an enrollment here.
    async fn registration(&self, person: &Person, id: Option<&str>) -> Result<Registration> {
        let known = match id {
            Some(id) => Some(id.to_owned()),
            None => self.known_registration(person).await?,
        };
        let parse = |id: String| RegistrationId::parse(&id).map_err(|_| Problem::UserIdUnfit);
        Ok(Registration {
            user: person.user.clone(),
            id: known.map(parse).transpose()?,
            secret: None,
        })
    }

    /// The newest registration's id of this person that is known here.
    async fn known_registration(&self, person: &Person) -> Result<Option<String>> {
        let ours = self.enrollments_of(person).await?;
        Ok(ours
            .into_iter()
            .rev()
            .find_map(|(_, profile)| profile.registration_id))
    }

    async fn pending_here(&self, person: &Person) -> Result<Option<(String, EnrollmentProfile)>> {
        let ours = self.enrollments_of(person).await?;
        Ok(ours
            .into_iter()
            .rev()
            .find(|(_, profile)| profile.state == EnrollmentState::Pending))
    }

    async fn enrollments_of(&self, person: &Person) -> Result<Vec<(String, EnrollmentProfile)>> {
        let records = self.vault()?.enrollments().await?.enrollments;
        let read = |record: countersign_vault::EnrollmentRecord| {
            let profile = EnrollmentProfile::read(&record).ok()?;
            let is_same =
                profile.server == person.profile.address && profile.user == person.user.as_str();
            is_same.then(|| (record.id.to_string(), profile))
        };
        Ok(records.into_iter().filter_map(read).collect())
    }
}

impl Person {
    async fn status(&self, provider: &dyn Provider) -> Result<Status> {
        let answer = provider.status(&self.user).await;
        let answer = answer.map_err(|error| self.refused(error, Asked::Status))?;
        Ok(answer.value)
    }

    /// Removes one. Where the answer was lost, the state is looked up before anything is said.
    async fn remove(
        &self,
        provider: &dyn Provider,
        registration: &Registration,
    ) -> Result<Exchange> {
        let error = match provider.remove(registration).await {
            Ok(removed) => return Ok(removed.exchange),
            Err(error) => error,
        };
        if !error.outcome_unknown() {
            return Err(self.refused(error, Asked::Remove));
        }
        let looked = provider.status_of(registration).await;
        match looked.map(|answer| answer.value.state) {
            Ok(RegistrationState::None) => Ok(error.exchange),
            Ok(RegistrationState::Ready | RegistrationState::Pending) => {
                Err(self.refused(error, Asked::RemoveStillThere))
            }
            _ => Err(self.refused(error, Asked::Remove)),
        }
    }

    fn refused(&self, error: ProviderError, asked: Asked) -> AppError {
        tracing::info!(kind = ?error.kind, "the server refused or did not answer");
        AppError::from_provider(error, &self.profile.host(), asked).through_session(self.on_behalf)
    }
}

fn is_nothing_there(error: &AppError) -> bool {
    matches!(
        error.problem,
        Problem::Provider {
            kind: ErrorKind::NoPendingRegistration,
            ..
        }
    )
}

/// What still works where codes are removed, in words, from the server's names of the ways of signing in.
fn other_methods(methods: &[String]) -> Vec<String> {
    let has = |name: &str| methods.iter().any(|method| method == name);
    let mut others = Vec::new();
    for (name, words) in [
        ("PASSKEY", "Passkey"),
        ("IDP", "Sign-in of another organisation"),
        ("RECOVERY_CODE", "Recovery code"),
    ] {
        if has(name) {
            others.push(words.to_owned());
        }
    }
    if has("PASSWORD") {
        let seconds: Vec<String> = [
            ("U2F", "security key"),
            ("OTP_SMS", "text message"),
            ("OTP_EMAIL", "e-mail"),
        ]
        .iter()
        .filter(|(name, _)| has(name))
        .map(|(_, words)| format!("Password + {words}"))
        .collect();
        match seconds.is_empty() {
            true => others.push("Password alone".to_owned()),
            false => others.extend(seconds),
        }
    }
    let known = [
        "TOTP",
        "PASSWORD",
        "PASSKEY",
        "IDP",
        "RECOVERY_CODE",
        "U2F",
        "OTP_SMS",
        "OTP_EMAIL",
        "UNSPECIFIED",
    ];
    let unknown = methods
        .iter()
        .filter(|method| !known.contains(&method.as_str()));
    others.extend(unknown.cloned());
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_still_works_without_codes_is_said_in_words() {
        let said = |methods: &[&str]| {
            other_methods(
                &methods
                    .iter()
                    .map(|name| (*name).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(said(&["PASSWORD", "TOTP"]), ["Password alone"]);
        assert_eq!(
            said(&["TOTP", "PASSWORD", "OTP_SMS", "PASSKEY"]),
            ["Passkey", "Password + text message"]
        );
        assert_eq!(said(&["TOTP"]), Vec::<String>::new());
        assert_eq!(said(&["SOMETHING_NEW"]), ["SOMETHING_NEW"]);
    }
}
