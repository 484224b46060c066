//! The port that a browser comes back to (RFC 8252, section 7.3): on 127.0.0.1, for one sign-in, closed with it.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::timeout;
use zeroize::Zeroizing;

use super::came_back::{self, CameBack, Expected, MOST_BYTES};
use super::error::{SignInError, SignInErrorKind};
use super::page::Page;

/// How many connections are held at once. Browsers open some ahead and leave them idle.
const MOST_CONNECTIONS: usize = 32;

/// How long one connection may take for its request, and for taking the page.
const REQUEST_TIME: Duration = Duration::from_secs(10);
const PAGE_TIME: Duration = Duration::from_secs(5);

/// The pause after a connection that could not be taken.
const AFTER_FAULT: Duration = Duration::from_millis(50);

/// After so many returns with another state something is wrong that waiting doesn't mend.
const MOST_STALE: usize = 16;

/// A listening port.
pub(super) struct Listener {
    listener: TcpListener,
    port: u16,
}

/// Somebody came back, and waits for a page.
pub(super) struct Visit {
    pub(super) brought: CameBack,
    waiting: Waiting,
    /// Ends the connections when it is dropped.
    _connections: JoinSet<()>,
}

/// A connection that waits for its page, and tells when it was taken.
struct Waiting {
    page: oneshot::Sender<Page>,
    taken: oneshot::Receiver<()>,
}

/// What a connection has to say.
enum Heard {
    Brought(CameBack, Waiting),
    Stale,
}

impl Listener {
    /// Takes any free port.
    pub(super) async fn bind() -> Result<Self, SignInError> {
        let failed = |_| SignInError::bare(SignInErrorKind::NoPort);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .map_err(failed)?;
        let port = listener.local_addr().map_err(failed)?.port();
        Ok(Self { listener, port })
    }

    pub(super) fn authority(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Waits for the one who brings what is expected. Everybody else gets a page and is forgotten; `stale` counts those who
    /// brought another state.
    ///
    /// # Errors
    /// [`SignInErrorKind::StateMismatch`] when too many did.
    pub(super) async fn wait(
        self,
        expected: Expected,
        stale: &mut usize,
    ) -> Result<Visit, SignInError> {
        let expected = Arc::new(expected);
        let mut connections = JoinSet::new();
        let (tell, mut told) = mpsc::channel(MOST_CONNECTIONS);
        loop {
            tokio::select! {
                accepted = self.listener.accept(), if connections.len() < MOST_CONNECTIONS => {
                    match accepted {
                        Ok((stream, _)) => {
                            connections.spawn(serve(stream, Arc::clone(&expected), tell.clone()));
                        }
                        // One that is gone before it was taken, or no room for one more: the next may go through.
                        Err(_) => tokio::time::sleep(AFTER_FAULT).await,
                    }
                }
                Some(_) = connections.join_next() => {}
                Some(heard) = told.recv() => match heard {
                    // The port is closed with this, so that nobody comes second.
                    Heard::Brought(brought, waiting) => {
                        return Ok(Visit { brought, waiting, _connections: connections });
                    }
                    Heard::Stale => {
                        *stale += 1;
                        if *stale >= MOST_STALE {
                            return Err(SignInError::bare(SignInErrorKind::StateMismatch));
                        }
                    }
                },
            }
        }
    }
}

impl Visit {
    /// Shows a page, and waits until it was taken. What the browser makes of it changes nothing.
    pub(super) async fn show(self, page: Page) {
        let _ = self.waiting.page.send(page);
        let _ = timeout(PAGE_TIME, self.waiting.taken).await;
    }
}

async fn serve(mut stream: TcpStream, expected: Arc<Expected>, tell: mpsc::Sender<Heard>) {
    let Ok(Some(head)) = timeout(REQUEST_TIME, read_head(&mut stream)).await else {
        return;
    };
    let mut tell_taken = None;
    let page = match came_back::read(&head, &expected) {
        Ok(brought) => {
            let (page, chosen) = oneshot::channel();
            let (done, taken) = oneshot::channel();
            tell_taken = Some(done);
            let waiting = Waiting { page, taken };
            if tell.send(Heard::Brought(brought, waiting)).await.is_err() {
                return;
            }
            chosen.await.unwrap_or(Page::Stale)
        }
        Err(page) => {
            if page == Page::Stale {
                let _ = tell.send(Heard::Stale).await;
            }
            page
        }
    };
    let _ = timeout(PAGE_TIME, write(&mut stream, &page.answer())).await;
    if let Some(done) = tell_taken {
        let _ = done.send(());
    }
}

async fn write(stream: &mut TcpStream, answer: &[u8]) -> std::io::Result<()> {
    stream.write_all(answer).await?;
    stream.shutdown().await
}

/// The head of a request; `None` if it is too long or breaks off.
async fn read_head(stream: &mut TcpStream) -> Option<Zeroizing<Vec<u8>>> {
    // As large as it can get, so that it never moves and leaves a copy of the code behind.
    let mut head = Zeroizing::new(Vec::with_capacity(MOST_BYTES));
    loop {
        let before = head.len().saturating_sub(3);
        let mut part = Zeroizing::new([0_u8; 1_024]);
        let read = stream.read(part.as_mut_slice()).await.ok()?;
        if read == 0 || head.len() + read > MOST_BYTES {
            return None;
        }
        head.extend_from_slice(&part[..read]);
        if let Some(end) = head[before..]
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
        {
            head.truncate(before + end + 4);
            return Some(head);
        }
    }
}
