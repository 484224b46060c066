//! What each method takes and gives, in JSON and in protobuf. What they do is what the REST calls of `v2` do.

use prost::Message;
use serde_json::{Map, Value};

use super::messages::{
    AuthFactor, ChangeResponse, Details, Empty, ListAuthenticationFactorsRequest,
    ListAuthenticationFactorsResponse, ListAuthenticationMethodTypesResponse, ListDetails,
    RegisterTotpResponse, UserRequest, VerifyTotpRegistrationRequest,
};
use crate::body::{parse_message, text};
use crate::caller::Caller;
use crate::clock::Moment;
use crate::connection::Cut;
use crate::dialects::{self, Call, Done, StartAnswer, admit, check_code};
use crate::directory::{Change, RESOURCE_OWNER, Seen, Started};
use crate::lookups::{self, Factors, Methods};
use crate::provider::Provider;
use crate::refusal::Refusal;

/// How a message is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Json,
    Proto,
}

/// The methods that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    RegisterTotp,
    VerifyTotpRegistration,
    RemoveTotp,
    ListAuthenticationMethodTypes,
    ListAuthenticationFactors,
}

impl Method {
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "RegisterTOTP" => Some(Self::RegisterTotp),
            "VerifyTOTPRegistration" => Some(Self::VerifyTotpRegistration),
            "RemoveTOTP" => Some(Self::RemoveTotp),
            "ListAuthenticationMethodTypes" => Some(Self::ListAuthenticationMethodTypes),
            "ListAuthenticationFactors" => Some(Self::ListAuthenticationFactors),
            _ => None,
        }
    }

    /// Does it: `message` is the request, the answer comes in the same encoding.
    pub(super) fn call(
        self,
        provider: &Provider,
        caller: Caller,
        cut: &Cut,
        encoding: Encoding,
        message: &[u8],
    ) -> Result<Vec<u8>, Refusal> {
        let mut fields = match encoding {
            Encoding::Json => with_json_names(parse_message(message)?),
            Encoding::Proto => self.decode(message)?,
        };
        let user = text(fields.remove("userId"), "userId")?;
        let answer = match self {
            Self::RegisterTotp => {
                admit(provider, caller, Call::Start, &user)?;
                Answer::Started(provider.start(&user)?)
            }
            Self::VerifyTotpRegistration => {
                admit(provider, caller, Call::Verify, &user)?;
                let code = text(fields.remove("code"), "code")?;
                check_code(&code, 1, 200)?;
                Answer::Changed(dialects::verify(provider, cut, &user, None, &code)?)
            }
            Self::RemoveTotp => {
                admit(provider, caller, Call::Remove, &user)?;
                Answer::Changed(provider.remove(&user, None)?)
            }
            Self::ListAuthenticationMethodTypes => {
                let message = "ListAuthenticationMethodTypesRequest";
                let person = lookups::look_up(provider, caller, &user, message)?;
                Answer::Methods(person.registration, provider.time())
            }
            Self::ListAuthenticationFactors => {
                let message = "ListAuthenticationFactorsRequest";
                let person = lookups::look_up(provider, caller, &user, message)?;
                let is_asked_for = lookups::is_asked_for(person.registration, &fields);
                Answer::Factors(if is_asked_for {
                    person.registration
                } else {
                    Seen::None
                })
            }
        };
        match encoding {
            Encoding::Json => answer.json(),
            Encoding::Proto => Ok(answer.proto()),
        }
    }

    /// The fields of a request in protobuf, under the names that they have in JSON.
    fn decode(self, message: &[u8]) -> Result<Map<String, Value>, Refusal> {
        let mut fields = Map::new();
        let mut put = |name: &str, value: Value| fields.insert(name.to_owned(), value);
        match self {
            Self::VerifyTotpRegistration => {
                let request = read::<VerifyTotpRegistrationRequest>(message)?;
                put("userId", request.user_id.into());
                put("code", request.code.into());
            }
            Self::ListAuthenticationFactors => {
                let request = read::<ListAuthenticationFactorsRequest>(message)?;
                put("userId", request.user_id.into());
                put("authFactors", names(&request.auth_factors, factor_name));
                put("states", names(&request.states, state_name));
            }
            Self::RegisterTotp | Self::RemoveTotp | Self::ListAuthenticationMethodTypes => {
                put("userId", read::<UserRequest>(message)?.user_id.into());
            }
        }
        Ok(fields)
    }
}

fn read<M: Message + Default>(message: &[u8]) -> Result<M, Refusal> {
    M::decode(message).map_err(|_| Refusal::invalid("proto: cannot parse invalid wire-format data"))
}

/// JSON may give a field by its name in the definition too.
fn with_json_names(fields: Map<String, Value>) -> Map<String, Value> {
    let renamed = fields.into_iter().map(|(name, value)| {
        let name = match name.as_str() {
            "user_id" => "userId".to_owned(),
            "auth_factors" => "authFactors".to_owned(),
            _ => name,
        };
        (name, value)
    });
    renamed.collect()
}

fn names(numbers: &[i32], name: fn(i32) -> &'static str) -> Value {
    numbers.iter().map(|&number| name(number)).collect()
}

/// `AuthFactors`. One that is not known is none of ours.
fn factor_name(number: i32) -> &'static str {
    match number {
        0 => "OTP",
        1 => "OTP_SMS",
        2 => "OTP_EMAIL",
        3 => "U2F",
        _ => "",
    }
}

/// `AuthFactorState`.
fn state_name(number: i32) -> &'static str {
    match number {
        1 => "AUTH_FACTOR_STATE_NOT_READY",
        2 => "AUTH_FACTOR_STATE_READY",
        3 => "AUTH_FACTOR_STATE_REMOVED",
        _ => "",
    }
}

enum Answer {
    Started(Started),
    Changed(Change),
    Methods(Seen, Moment),
    Factors(Seen),
}

impl Answer {
    fn json(&self) -> Result<Vec<u8>, Refusal> {
        let written = match self {
            Self::Started(started) => {
                let details = dialects::Details::from(&started.change);
                serde_json::to_vec(&StartAnswer::new(started, details, None))
            }
            Self::Changed(change) => serde_json::to_vec(&Done {
                details: dialects::Details::from(change),
            }),
            Self::Methods(registration, time) => {
                serde_json::to_vec(&Methods::new(*registration, *time))
            }
            Self::Factors(registration) => serde_json::to_vec(&Factors::new(*registration)),
        };
        written.map_err(|_| Refusal::INTERNAL)
    }

    fn proto(&self) -> Vec<u8> {
        match self {
            Self::Started(started) => RegisterTotpResponse {
                details: Some((&started.change).into()),
                uri: started.key.link(started.login).to_string(),
                secret: started.key.base32().to_string(),
            }
            .encode_to_vec(),
            Self::Changed(change) => ChangeResponse {
                details: Some(change.into()),
            }
            .encode_to_vec(),
            Self::Methods(registration, time) => {
                const PASSWORD: i32 = 1;
                const TOTP: i32 = 4;
                let auth_method_types = match registration {
                    Seen::Ready => vec![PASSWORD, TOTP],
                    Seen::None | Seen::Pending => vec![PASSWORD],
                };
                ListAuthenticationMethodTypesResponse {
                    details: Some(ListDetails {
                        total_result: auth_method_types.len() as u64,
                        timestamp: Some((*time).into()),
                    }),
                    auth_method_types,
                }
                .encode_to_vec()
            }
            Self::Factors(registration) => {
                let state = match registration {
                    Seen::None => None,
                    Seen::Pending => Some(1),
                    Seen::Ready => Some(2),
                };
                let factor = state.map(|state| AuthFactor {
                    state,
                    otp: Some(Empty {}),
                });
                ListAuthenticationFactorsResponse {
                    result: factor.into_iter().collect(),
                }
                .encode_to_vec()
            }
        }
    }
}

impl From<&Change> for Details {
    fn from(change: &Change) -> Self {
        Self {
            sequence: change.sequence,
            change_date: Some(change.changed.into()),
            resource_owner: RESOURCE_OWNER.to_owned(),
        }
    }
}
