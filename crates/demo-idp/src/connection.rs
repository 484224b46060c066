//! Connections that can be closed from inside: one of them without an answer, or all of them at the end.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Tells when the server stops: the other end was dropped. It carries no value.
pub(crate) type Running = watch::Receiver<()>;

/// Completes when the server stops.
pub(crate) async fn stopped(mut running: Running) {
    while running.changed().await.is_ok() {}
}

/// Accepts connections that end when the server stops.
pub(crate) struct Door {
    pub(crate) listener: TcpListener,
    pub(crate) running: Running,
}

impl Listener for Door {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        let wire = Wire {
            stream,
            cut: Cut::default(),
            stopped: Box::pin(stopped(self.running.clone())),
            over: false,
        };
        (wire, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// Closes one connection: what is not yet written is never written.
#[derive(Clone, Default)]
pub(crate) struct Cut(Arc<AtomicBool>);

impl Cut {
    pub(crate) fn now(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

impl Connected<IncomingStream<'_, Door>> for Cut {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Self {
        stream.io().cut.clone()
    }
}

/// One connection. It reads as ended, and refuses to be written, once it was cut or the server stopped.
pub(crate) struct Wire {
    stream: TcpStream,
    cut: Cut,
    stopped: Pin<Box<dyn Future<Output = ()> + Send>>,
    over: bool,
}

impl Wire {
    fn is_over(&mut self, cx: &mut Context<'_>) -> bool {
        if !self.over {
            self.over =
                self.cut.0.load(Ordering::SeqCst) || self.stopped.as_mut().poll(cx).is_ready();
        }
        self.over
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let wire = self.get_mut();
        if wire.is_over(cx) {
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut wire.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let wire = self.get_mut();
        if wire.is_over(cx) {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        Pin::new(&mut wire.stream).poll_write(cx, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}
