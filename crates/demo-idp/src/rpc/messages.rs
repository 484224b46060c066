//! The messages of `zitadel.user.v2.UserService` on the wire, written by hand from the published field numbers.
//!
//! Only the fields that the server reads or fills: protobuf skips the others by itself.

use prost::Message;

use crate::clock::Moment;

/// `RegisterTOTPRequest` and `RemoveTOTPRequest`.
#[derive(Clone, PartialEq, Message)]
pub(super) struct UserRequest {
    #[prost(string, tag = "1")]
    pub(super) user_id: String,
}

#[derive(Clone, PartialEq, Message)]
pub(super) struct VerifyTotpRegistrationRequest {
    #[prost(string, tag = "1")]
    pub(super) user_id: String,
    #[prost(string, tag = "2")]
    pub(super) code: String,
}

#[derive(Clone, PartialEq, Message)]
pub(super) struct ListAuthenticationFactorsRequest {
    #[prost(string, tag = "1")]
    pub(super) user_id: String,
    /// The enum `AuthFactors`.
    #[prost(int32, repeated, tag = "2")]
    pub(super) auth_factors: Vec<i32>,
    /// The enum `AuthFactorState`.
    #[prost(int32, repeated, tag = "3")]
    pub(super) states: Vec<i32>,
}

#[derive(Clone, PartialEq, Message)]
pub(super) struct RegisterTotpResponse {
    #[prost(message, optional, tag = "1")]
    pub(super) details: Option<Details>,
    #[prost(string, tag = "2")]
    pub(super) uri: String,
    #[prost(string, tag = "3")]
    pub(super) secret: String,
}

/// `VerifyTOTPRegistrationResponse` and `RemoveTOTPResponse`.
#[derive(Clone, PartialEq, Message)]
pub(super) struct ChangeResponse {
    #[prost(message, optional, tag = "1")]
    pub(super) details: Option<Details>,
}

/// `zitadel.object.v2.Details`.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Details {
    #[prost(uint64, tag = "1")]
    pub(super) sequence: u64,
    #[prost(message, optional, tag = "2")]
    pub(super) change_date: Option<Timestamp>,
    #[prost(string, tag = "3")]
    pub(super) resource_owner: String,
}

#[derive(Clone, PartialEq, Message)]
pub(super) struct ListAuthenticationMethodTypesResponse {
    #[prost(message, optional, tag = "1")]
    pub(super) details: Option<ListDetails>,
    /// The enum `AuthenticationMethodType`.
    #[prost(int32, repeated, tag = "2")]
    pub(super) auth_method_types: Vec<i32>,
}

/// `zitadel.object.v2.ListDetails`.
#[derive(Clone, PartialEq, Message)]
pub(super) struct ListDetails {
    #[prost(uint64, tag = "1")]
    pub(super) total_result: u64,
    #[prost(message, optional, tag = "3")]
    pub(super) timestamp: Option<Timestamp>,
}

#[derive(Clone, PartialEq, Message)]
pub(super) struct ListAuthenticationFactorsResponse {
    #[prost(message, repeated, tag = "1")]
    pub(super) result: Vec<AuthFactor>,
}

#[derive(Clone, PartialEq, Message)]
pub(super) struct AuthFactor {
    /// The enum `AuthFactorState`.
    #[prost(int32, tag = "1")]
    pub(super) state: i32,
    /// One of a `oneof`; the others are of other kinds of factors.
    #[prost(message, optional, tag = "2")]
    pub(super) otp: Option<Empty>,
}

#[derive(Clone, PartialEq, Message)]
pub(super) struct Empty {}

/// `google.protobuf.Timestamp`.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Timestamp {
    #[prost(int64, tag = "1")]
    seconds: i64,
    #[prost(int32, tag = "2")]
    nanos: i32,
}

impl From<Moment> for Timestamp {
    fn from(moment: Moment) -> Self {
        let (seconds, nanos) = moment.seconds_and_nanos();
        Self { seconds, nanos }
    }
}

/// `zitadel.v1.ErrorDetail`.
#[derive(Clone, PartialEq, Message)]
pub(super) struct ErrorDetail {
    #[prost(string, tag = "1")]
    pub(super) id: String,
    #[prost(string, tag = "2")]
    pub(super) message: String,
}

/// `google.rpc.Status`.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Status {
    #[prost(int32, tag = "1")]
    pub(super) code: i32,
    #[prost(string, tag = "2")]
    pub(super) message: String,
    #[prost(message, repeated, tag = "3")]
    pub(super) details: Vec<Any>,
}

/// `google.protobuf.Any`.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Any {
    #[prost(string, tag = "1")]
    pub(super) type_url: String,
    #[prost(bytes = "vec", tag = "2")]
    pub(super) value: Vec<u8>,
}
