//! What a pending enrollment shows: its code, a verdict on a typed one, its key as a picture or as text.

use countersign_otp::{Code, DiagnosisWindow, Secret, UnixTime, code_at, next_code};
use countersign_vault::EnrollmentId;
use zeroize::Zeroizing;

use super::missing;
use crate::accounts::parse_id;
use crate::app::App;
use crate::enrollment_profile::EnrollmentProfile;
use crate::error::{Problem, Result};
use crate::key_images::draw_key;
use crate::verdicts::judge;
use crate::view;

impl App {
    /// Checks a typed code here, before it is posted.
    ///
    /// # Errors
    /// [`Problem::EnrollmentNotFound`], [`Problem::EnrollmentFinished`], [`Problem::VaultLocked`].
    pub async fn check_enrollment_code(&self, id: &str, typed: &str) -> Result<view::Verdict> {
        let (id, profile) = self.pending(id).await?;
        let secret = self.vault()?.enrollment_secret(id).await.map_err(missing)?;
        judge(
            &secret,
            &profile.kind(),
            None,
            &profile.spoken_name(),
            typed,
            self.now_for(&profile).await,
            DiagnosisWindow::default(),
        )
    }

    /// This computer's code for a pending enrollment.
    ///
    /// # Errors
    /// As [`App::check_enrollment_code`].
    pub async fn enrollment_code(&self, id: &str) -> Result<view::TimedCode> {
        let (id, profile) = self.pending(id).await?;
        let secret = self.vault()?.enrollment_secret(id).await.map_err(missing)?;
        // By the clock that makes the code: this computer's, the server's where the person agreed to that, or the
        // demonstration's caller's. The window counts from it.
        let by_server = self.now_for(&profile).await.as_secs();
        let ahead =
            self.caller_offset() + by_server.cast_signed() - self.now().as_secs().cast_signed();
        let now = self
            .clock
            .now_ms()
            .saturating_add_signed(ahead.saturating_mul(1_000));
        let at = UnixTime(now / 1000);
        let code = code_at(&secret, &profile.kind(), at).map_err(|_| Problem::WrongKind)?;
        let next = next_code(&secret, &profile.kind(), at).map_err(|_| Problem::WrongKind)?;
        Ok(view::TimedCode {
            now,
            code: text(&code.code),
            next: text(&next.code),
            valid_from: code.valid_from.as_secs(),
            valid_until: code.valid_until.as_secs(),
        })
    }

    /// Pictures of an enrollment's QR code and key, each to be fetched once: also of one that has become an account, as long
    /// as the account is there.
    ///
    /// # Errors
    /// [`Problem::EnrollmentNotFound`], [`Problem::AccountNotFound`], [`Problem::VaultLocked`].
    pub async fn show_key(&self, id: &str) -> Result<view::KeyImages> {
        let (profile, secret) = self.profile_and_key(id).await?;
        let key = draw_key(&secret.to_base32());
        let qr = countersign_qr::svg(&profile.link(secret)).map_err(|_| Problem::LinkTooLong)?;
        Ok(view::KeyImages {
            qr: self.key_images.put(qr)?,
            key: self.key_images.put(key)?,
        })
    }

    /// The picture behind an address that [`App::show_key`] gave, once.
    pub fn take_key_image(&self, name: &str) -> Option<Zeroizing<String>> {
        self.key_images.take(name)
    }

    /// An enrollment's key as text, for a screen reader: asked for each time.
    ///
    /// # Errors
    /// As [`App::show_key`].
    pub async fn key_text(&self, id: &str) -> Result<Zeroizing<String>> {
        Ok(self.profile_and_key(id).await?.1.to_base32())
    }

    async fn profile_and_key(&self, id: &str) -> Result<(EnrollmentProfile, Secret)> {
        let profile = self.enrollment_profile(id).await?;
        let vault = self.vault()?;
        let secret = match &profile.account {
            Some(account) => vault.account_secret(parse_id(account)?).await?,
            None => {
                let id = id.parse().map_err(|_| Problem::EnrollmentNotFound)?;
                vault.enrollment_secret(id).await.map_err(missing)?
            }
        };
        Ok((profile, secret))
    }

    /// A pending enrollment's QR code in characters, for a terminal.
    ///
    /// # Errors
    /// As [`App::check_enrollment_code`].
    pub async fn qr_for_terminal(&self, id: &str) -> Result<Zeroizing<String>> {
        let (id, profile) = self.pending(id).await?;
        let link = self.link(id, &profile).await?;
        Ok(countersign_qr::terminal(&link).map_err(|_| Problem::LinkTooLong)?)
    }

    async fn link(
        &self,
        id: EnrollmentId,
        profile: &EnrollmentProfile,
    ) -> Result<Zeroizing<String>> {
        Ok(profile.link(self.vault()?.enrollment_secret(id).await.map_err(missing)?))
    }
}

fn text(code: &Code) -> String {
    code.expose().to_owned()
}
