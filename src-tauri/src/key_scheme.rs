//! The `key:` scheme: pictures of keys, each served once under an address that nobody can guess, never kept, and from an
//! origin that is not the window's, so that no script can read their pixels.

use tauri::http::{Request, Response, StatusCode, header};
use tauri::{AppHandle, Manager as _, Runtime};

use crate::shell::Shell;

pub(crate) fn answer<R: Runtime>(
    app: &AppHandle<R>,
    request: &Request<Vec<u8>>,
) -> Response<Vec<u8>> {
    let name = request.uri().path().trim_start_matches('/');
    let picture = app
        .state::<Shell>()
        .desk_if_open()
        .and_then(|desk| desk.current().take_key_image(name));
    let (status, body) = match picture {
        Some(svg) => (StatusCode::OK, svg.as_bytes().to_vec()),
        None => (StatusCode::NOT_FOUND, Vec::new()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("image/svg+xml"),
    );
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store"),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        header::HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        header::HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'"),
    );
    response
}
