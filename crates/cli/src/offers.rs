//! Enrollment files and links.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use countersign_app::view::EnrollmentOffer;
use countersign_app::{App, Problem, Result};
use zeroize::Zeroizing;

use crate::arguments::OfferTask;
use crate::exit::Exit;
use crate::input::{confirmed, secret_line, small_file};
use crate::opening::unlock;
use crate::output::Output;
use crate::servers::server_lines;

pub(crate) async fn run(app: &App, task: OfferTask, output: &Output) -> Result<Exit> {
    match task {
        OfferTask::Make { server, file } => {
            unlock(app).await?;
            let server = app.find_server(&server).await?;
            let made = app.make_offer(&server.id).await?;
            if let Some(file) = &file {
                write_new(file, &made.content)?;
            }
            output.answer(&made, || match &file {
                Some(file) => vec![format!("Wrote {}.", file.display())],
                None => vec![made.link.clone()],
            });
        }
        OfferTask::Read { file } => {
            // What is in it can be shown without a vault; whether its server is here can't be told then.
            let offer = app.read_offer(bytes(file.as_deref())?).await?;
            output.answer(&offer, || offer_lines(&offer));
        }
        OfferTask::Accept { file, yes } => {
            unlock(app).await?;
            let offer = app.read_offer(bytes(file.as_deref())?).await?;
            if !output.is_json() {
                offer_lines(&offer)
                    .iter()
                    .for_each(|line| output.line(line));
            }
            let question = format!("Add {} at {}?", offer.name, offer.host);
            if !yes && !confirmed(&question) {
                output.remark("Nothing was changed. With --yes it is not asked.");
                return Ok(Exit::Failed);
            }
            let server = app.accept_offer(&offer.id).await?;
            output.answer(&server, || server_lines(&server));
        }
    }
    Ok(Exit::Done)
}

fn bytes(file: Option<&Path>) -> Result<Zeroizing<Vec<u8>>> {
    match file {
        Some(file) => small_file(file),
        None => Ok(Zeroizing::new(secret_line("Link")?.as_bytes().to_vec())),
    }
}

fn write_new(file: &Path, content: &str) -> Result<()> {
    let mut options = OpenOptions::new();
    let opened = options.write(true).create_new(true).open(file);
    let written = opened.and_then(|mut opened| {
        opened.write_all(content.as_bytes())?;
        opened.sync_all()
    });
    Ok(written.map_err(|_| Problem::File)?)
}

fn offer_lines(offer: &EnrollmentOffer) -> Vec<String> {
    let mut lines = vec![
        format!("Server:     {}", offer.name),
        format!("Address:    {}", offer.server),
        format!("Kind:       {}", offer.provider.name()),
    ];
    if let Some(dialect) = offer.dialect {
        lines.push(format!("Version:    {}", dialect.name()));
    }
    if !offer.client_id.is_empty() {
        lines.push(format!("Client id:  {}", offer.client_id));
    }
    if !offer.help.is_empty() {
        lines.push(format!("Help:       {}", offer.help));
    }
    if offer.known_server.is_some() {
        lines.push("This server is here already.".to_owned());
    }
    lines
}
