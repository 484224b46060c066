//! What a pending enrollment shows: its code, a verdict on a typed one, its key as a picture or as text.

use countersign_otp::{Code, DiagnosisWindow, UnixTime, code_at, next_code};
use countersign_vault::EnrollmentId;
use zeroize::Zeroizing;

use super::missing;
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
        let now = self.clock.now_ms();
        let ahead = self.caller_offset() + self.now_for(&profile).await.as_secs().cast_signed()
            - self.now().as_secs().cast_signed();
        let at = UnixTime((now / 1000).saturating_add_signed(ahead));
        let code = code_at(&secret, &profile.kind(), at).map_err(|_| Problem::WrongKind)?;
        let next = next_code(&secret, &profile.kind(), at).map_err(|_| Problem::WrongKind)?;
        Ok(view::TimedCode {
            now,
            code: text(&code.code),
            next: text(&next.code),
            // By this computer's clock, whose seconds the window counts.
            valid_from: code.valid_from.as_secs().saturating_add_signed(-ahead),
            valid_until: code.valid_until.as_secs().saturating_add_signed(-ahead),
        })
    }

    /// Pictures of a pending enrollment's QR code and key, each to be fetched once.
    ///
    /// # Errors
    /// As [`App::check_enrollment_code`].
    pub async fn show_key(&self, id: &str) -> Result<view::KeyImages> {
        let (id, profile) = self.pending(id).await?;
        let link = self.link(id, &profile).await?;
        let qr = countersign_qr::svg(&link).map_err(|_| Problem::LinkTooLong)?;
        let key = draw_key(
            &self
                .vault()?
                .enrollment_secret(id)
                .await
                .map_err(missing)?
                .to_base32(),
        );
        Ok(view::KeyImages {
            qr: self.key_images.put(qr)?,
            key: self.key_images.put(key)?,
        })
    }

    /// The picture behind an address that [`App::show_key`] gave, once.
    pub fn take_key_image(&self, name: &str) -> Option<Zeroizing<String>> {
        self.key_images.take(name)
    }

    /// A pending enrollment's key as text, for a screen reader: asked for each time.
    ///
    /// # Errors
    /// As [`App::check_enrollment_code`].
    pub async fn key_text(&self, id: &str) -> Result<Zeroizing<String>> {
        let (id, _) = self.pending(id).await?;
        Ok(self
            .vault()?
            .enrollment_secret(id)
            .await
            .map_err(missing)?
            .to_base32())
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
