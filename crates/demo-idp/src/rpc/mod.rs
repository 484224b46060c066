//! `zitadel.user.v2.UserService` for ZITADEL's official clients, in the three forms that they speak: Connect (in JSON or
//! protobuf), gRPC, and gRPC-Web. All say the same as the REST calls of `v2`.

mod connect;
mod grpc;
mod messages;
mod methods;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, FromRequest, Request, State};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode, Version};
use axum::response::{IntoResponse, Response};
use axum::routing::post;

use crate::body::InPath;
use crate::connection::Cut;
use crate::gate::admit;
use crate::provider::Provider;
use crate::refusal::Refusal;

use methods::{Encoding, Method};

const SERVICE: &str = "zitadel.user.v2.UserService";

/// The service. A token is asked for here, so that the answer has the form of the request.
pub(crate) fn routes() -> Router<Arc<Provider>> {
    Router::new().route(&format!("/{SERVICE}/{{method}}"), post(call))
}

/// What a gate says to a call that does not reach its method, in the form of the call. `None` where it is none.
pub(crate) fn refused(request: &Request, refusal: &Refusal) -> Option<Response> {
    let method = request.uri().path().strip_prefix('/')?;
    method.strip_prefix(SERVICE)?.strip_prefix('/')?;
    let form = Form::of(request.headers())?;
    Some(form.answer(Err(refusal.clone())))
}

/// The form of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Connect(Encoding),
    Grpc,
    GrpcWeb,
}

impl Form {
    fn of(headers: &HeaderMap) -> Option<Self> {
        let kind = headers.get(CONTENT_TYPE)?.to_str().ok()?;
        let kind = kind.split(';').next().unwrap_or_default().trim();
        match kind.to_ascii_lowercase().as_str() {
            "application/json" => Some(Self::Connect(Encoding::Json)),
            "application/proto" => Some(Self::Connect(Encoding::Proto)),
            "application/grpc" | "application/grpc+proto" => Some(Self::Grpc),
            "application/grpc-web" | "application/grpc-web+proto" => Some(Self::GrpcWeb),
            _ => None,
        }
    }

    fn encoding(self) -> Encoding {
        match self {
            Self::Connect(encoding) => encoding,
            Self::Grpc | Self::GrpcWeb => Encoding::Proto,
        }
    }

    fn message(self, body: Bytes) -> Result<Bytes, Refusal> {
        match self {
            Self::Connect(_) => Ok(body),
            Self::Grpc | Self::GrpcWeb => grpc::message(&body),
        }
    }

    fn answer(self, outcome: Result<Vec<u8>, Refusal>) -> Response {
        match (self, outcome) {
            (Self::Connect(encoding), Ok(message)) => connect::answered(encoding, message),
            (Self::Connect(_), Err(refusal)) => connect::refused(&refusal),
            (Self::Grpc, outcome) => grpc::answer(outcome),
            (Self::GrpcWeb, outcome) => grpc::web_answer(outcome),
        }
    }
}

async fn call(
    State(provider): State<Arc<Provider>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    InPath(method): InPath<String>,
    request: Request,
) -> Response {
    let headers = request.headers();
    let Some(form) = Form::of(headers) else {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    };
    if headers
        .get(CONTENT_ENCODING)
        .is_some_and(|how| how != "identity")
    {
        return form.answer(Err(Refusal::invalid(
            "compressed messages are not understood",
        )));
    }
    // Below HTTP/2 there is nothing that the trailers could be seen in.
    if form == Form::Grpc && request.version() < Version::HTTP_2 {
        return StatusCode::HTTP_VERSION_NOT_SUPPORTED.into_response();
    }
    form.answer(outcome(&provider, &cut, form, &method, request).await)
}

async fn outcome(
    provider: &Provider,
    cut: &Cut,
    form: Form,
    method: &str,
    request: Request,
) -> Result<Vec<u8>, Refusal> {
    let caller = admit(provider, request.headers())?;
    let method = Method::named(method).ok_or_else(|| Refusal::unknown_method(SERVICE, method))?;
    let body = Bytes::from_request(request, &())
        .await
        .map_err(|_| Refusal::invalid("the request body could not be read, or is too large"))?;
    let message = form.message(body)?;
    method.call(provider, caller, cut, form.encoding(), &message)
}
