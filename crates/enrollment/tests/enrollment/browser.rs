//! A browser as far as signing in needs one: it gets, it posts forms, it shows where it is sent, and it runs no script.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use url::{Url, form_urlencoded};

/// What a browser got.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Page {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }
}

pub(crate) async fn get(url: &Url) -> Page {
    send(url, "GET", "").await.unwrap()
}

pub(crate) async fn post(url: &Url, fields: &[(&str, &str)]) -> Page {
    let form = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    send(url, "POST", &form).await.unwrap()
}

/// Sends one request as it is, and takes everything until the connection is closed.
pub(crate) async fn send(url: &Url, method: &str, form: &str) -> std::io::Result<Page> {
    let authority = url.authority();
    let target = &url[url::Position::BeforePath..url::Position::AfterQuery];
    let request = format!(
        "{method} {target} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    );
    let mut stream = TcpStream::connect(authority).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    Ok(Page {
        status: status.unwrap_or(0),
        head: head.to_owned(),
        body: body.to_owned(),
    })
}

/// Where a page sends the browser.
#[track_caller]
pub(crate) fn sent_to(from: &Url, page: &Page) -> Url {
    assert_eq!(page.status, 302, "{page:?}");
    from.join(page.header("location").unwrap()).unwrap()
}

/// Follows an address of the demonstration's to its log-in, and gives the page's address.
pub(crate) async fn to_log_in(authorize: &str) -> Url {
    let authorize = Url::parse(authorize).unwrap();
    sent_to(&authorize, &get(&authorize).await)
}

/// Signs in there as `user`, who has no codes set up, or gives it up; and tells where that leads.
pub(crate) async fn log_in(page: &Url, user: Option<&str>) -> Url {
    let (_, request) = page.query_pairs().next().unwrap();
    let choice = match user {
        Some(user) => ("user", user),
        None => ("cancel", "1"),
    };
    sent_to(
        page,
        &post(page, &[("authRequestID", &request), choice]).await,
    )
}

/// From the address that the program opens to the one that the browser comes back to.
pub(crate) async fn sign_in(authorize: &str, user: Option<&str>) -> Url {
    log_in(&to_log_in(authorize).await, user).await
}
