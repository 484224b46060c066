//! What the system opened this program with: offers to enroll, and links with accounts in them. Both wait until the person looks
//! at them; the links with their keys in Rust.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use crate::app::App;
use crate::error::{Problem, Result};
use crate::view;

/// The schemes of links with accounts in them: one account each, and what Google Authenticator moves several with.
pub const ACCOUNT_SCHEMES: [&str; 2] = [SINGLE, SEVERAL];

/// Key Uri Format of Google Authenticator.
const SINGLE: &str = "otpauth";
const SEVERAL: &str = "otpauth-migration";
/// The longest such link, in bytes. A QR code has room for less than 3,000.
const LONGEST: usize = 16 * 1024;
/// A transfer of many accounts comes in some ten links. Whoever opens more than these is not a person.
const MOST: usize = 32;

/// The links that wait, the oldest first, each once.
#[derive(Default)]
pub(crate) struct OpenedLinks(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    links: VecDeque<Zeroizing<String>>,
    /// How many were too long, or too many.
    refused: u32,
}

impl OpenedLinks {
    fn put(&self, link: Zeroizing<String>) {
        let mut waiting = self.lock();
        if waiting.links.contains(&link) {
            return;
        }
        if link.len() > LONGEST || waiting.links.len() >= MOST {
            tracing::warn!("a link that was opened was not taken");
            waiting.refused = waiting.refused.saturating_add(1);
            return;
        }
        waiting.links.push_back(link);
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a text is a link of one of these schemes.
#[must_use]
pub fn is_account_link(text: &str) -> bool {
    ACCOUNT_SCHEMES
        .iter()
        .any(|scheme| has_scheme(text, scheme))
}

fn has_scheme(text: &str, scheme: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(start, _)| start.trim_start().eq_ignore_ascii_case(scheme))
}

impl App {
    /// The system opened this with the program: an enrollment link, the content of an enrollment file, or a link with accounts
    /// in it. [`App::state`] tells of it. Links that are longer than 16 KiB, or more than 32, are not taken, and counted.
    pub fn take_opened(&self, bytes: &[u8]) {
        match std::str::from_utf8(bytes) {
            Ok(link) if is_account_link(link) => {
                tracing::info!("a link with accounts was opened");
                self.opened_links
                    .put(Zeroizing::new(link.trim().to_owned()));
            }
            _ => self.offer_opened(bytes),
        }
    }

    /// How many links with accounts in them wait, and those that were not taken, which the person has to hear of.
    pub(crate) fn waiting_links(&self) -> u32 {
        let waiting = self.opened_links.lock();
        let links = u32::try_from(waiting.links.len()).unwrap_or(u32::MAX);
        links.saturating_add(waiting.refused)
    }

    /// Reads the links that wait. A single account becomes a candidate, as with [`App::read_link`]; everything else goes into the
    /// import under way. Nothing is saved.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], and then they go on waiting; [`Problem::NoLinkOpened`]; [`Problem::LinkTooLong`] where that is all
    /// there was; what is wrong with a single link, which waits no more.
    pub async fn read_opened_links(&self) -> Result<view::OpenedLinks> {
        self.vault()?.accounts().await?;
        let Waiting { links, refused } = std::mem::take(&mut *self.opened_links.lock());
        let mut read = view::OpenedLinks {
            refused,
            ..view::OpenedLinks::default()
        };
        match links.iter().collect::<Vec<_>>().as_slice() {
            [] if refused > 0 => return Err(Problem::LinkTooLong.into()),
            [] => return Err(Problem::NoLinkOpened.into()),
            [link] if has_scheme(link, SINGLE) => {
                let link = Zeroizing::new(link.as_bytes().to_vec());
                read.candidates = self.read_link(link).await?;
            }
            several => {
                let mut text = Zeroizing::new(String::new());
                for link in several {
                    text.push_str(link);
                    text.push('\n');
                }
                read.import = Some(self.add_links("Opened links", text).await?);
            }
        }
        Ok(read)
    }

    /// Forgets the links that wait.
    pub fn forget_opened_links(&self) {
        *self.opened_links.lock() = Waiting::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_schemes_are_known_in_any_case_and_nothing_else_is() {
        for link in [
            "otpauth://totp/x?secret=GEZDGNBV",
            "OTPAUTH-Migration://offline?data=x",
        ] {
            assert!(is_account_link(link), "{link}");
        }
        for other in [
            "countersign://enroll",
            "otpauthx://totp/x",
            "https://otpauth:1/",
            "",
            "otpauth",
        ] {
            assert!(!is_account_link(other), "{other}");
        }
    }

    #[test]
    fn a_link_waits_once_and_those_that_are_too_many_or_too_long_are_counted() {
        let links = OpenedLinks::default();
        for number in 0..MOST + 5 {
            links.put(Zeroizing::new(format!("otpauth://totp/{number}")));
            links.put(Zeroizing::new("otpauth://totp/0".to_owned()));
        }
        assert_eq!(links.lock().links.len(), MOST);
        assert_eq!(links.lock().refused, 5);
        links.put(Zeroizing::new(
            "otpauth://totp/".to_owned() + &"x".repeat(LONGEST),
        ));
        assert_eq!(links.lock().refused, 6);
    }
}
