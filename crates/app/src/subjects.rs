//! What a server that has a profile tells of a person, and what is done there for that person: start, remove, and finish
//! what was started elsewhere.

use countersign_enrollment::{
    Answer, Provider, ProviderError, Registration, RegistrationId, RegistrationState, UserId,
};
use countersign_vault::ServerId;
use zeroize::Zeroizing;

use crate::app::App;
use crate::enrolling::Start;
use crate::enrollment_profile::{EnrollmentProfile, detail_rows};
use crate::error::{AppError, Asked, Problem, Result};
use crate::servers::profile::ServerProfile;
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
        if request.replace {
            self.remove_ready(&person, provider.as_ref()).await?;
        }
        let start = Start {
            server: person.profile.address.clone(),
            host: person.profile.host(),
            kind,
            user: person.user.clone(),
            token: None,
            server_id: Some(person.server.to_string()),
            on_behalf: person.on_behalf,
        };
        self.start_at(start, provider.as_ref()).await
    }

    /// Removes the registration that a person has at the server, ready or not.
    ///
    /// # Errors
    /// As [`App::subject`].
    pub async fn remove_registration(
        &self,
        server: &str,
        user: Option<&str>,
    ) -> Result<view::Exchange> {
        let person = self.person(server, user).await?;
        let provider = self.signed(person.server, &person.profile, None).await?;
        let registration = self.registration(&person, None).await?;
        let removed = provider
            .remove(&registration)
            .await
            .map_err(|error| person.refused(error, Asked::Remove))?;
        tracing::info!(server = %person.server, on_behalf = person.on_behalf, "registration removed");
        Ok((&removed.exchange).into())
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
                details: detail_rows(&value.details),
                exchange: (&exchange).into(),
            }),
            Err(error) if error.outcome_unknown() => {
                let looked = provider.status(&person.user).await;
                match looked.as_ref().map(|answer| answer.value.state) {
                    Ok(RegistrationState::Ready) => Ok(view::FinishedElsewhere {
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

    /// Removes what is ready. What is not there, or unfinished, is left to the start.
    async fn remove_ready(&self, person: &Person, provider: &dyn Provider) -> Result<()> {
        let status = provider
            .status(&person.user)
            .await
            .map_err(|error| person.refused(error, Asked::Status))?;
        let is_ready = matches!(
            status.value.state,
            RegistrationState::Ready | RegistrationState::Unknown
        );
        if !is_ready {
            return Ok(());
        }
        let registration = self.registration(person, None).await?;
        match provider.remove(&registration).await {
            Ok(_) => Ok(()),
            Err(error)
                if error.kind == countersign_enrollment::ErrorKind::NoPendingRegistration =>
            {
                Ok(())
            }
            Err(error) => Err(person.refused(error, Asked::Remove)),
        }
    }

    async fn person(&self, server: &str, user: Option<&str>) -> Result<Person> {
        let (server, profile) = self.server(server).await?;
        let session = self.session(server).await?;
        let host = profile.host();
        let session = session.ok_or(Problem::NotSignedIn { host })?;
        let own = session.about.user_id;
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
    fn refused(&self, error: ProviderError, asked: Asked) -> AppError {
        tracing::info!(kind = ?error.kind, "the server refused or did not answer");
        AppError::from_provider(error, &self.profile.host(), asked).through_session()
    }
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
