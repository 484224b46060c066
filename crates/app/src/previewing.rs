//! The code that would be made: of the form while somebody types, of an account that waits for a yes, of one that is being
//! edited. Nothing is kept, and no counter used up.

use countersign_otp::{Kind, Secret, UnixTime, hotp_code};
use zeroize::Zeroizing;

use crate::accounts::parse_id;
use crate::adding::notice;
use crate::app::App;
use crate::code_form::{edited, from_fields, notices_of, short_key};
use crate::codes::timed_ahead;
use crate::error::{Problem, Result};
use crate::view;

impl App {
    /// Of the form for adding by hand, [`view::ManualFields`] as JSON; its names may be missing yet.
    ///
    /// # Errors
    /// What is wrong with a field.
    pub fn preview_fields(&self, fields: Zeroizing<Vec<u8>>) -> Result<view::CodePreview> {
        let fields: view::ManualFields =
            serde_json::from_slice(&fields).map_err(|_| Problem::RequestMalformed)?;
        let account = from_fields(&fields)?;
        let mut preview = self.preview(&account.secret, &account.kind, account.counter, 0)?;
        preview.notices.extend(short_key(&account.secret));
        Ok(preview)
    }

    /// Of a candidate. What is worth a word about it stands in the candidate itself.
    ///
    /// # Errors
    /// [`Problem::CandidateNotFound`].
    pub fn preview_candidate(&self, id: &str) -> Result<view::CodePreview> {
        let preview = self.candidates.look(id, |account| {
            self.preview(&account.secret, &account.kind, account.counter, 0)
        });
        preview.ok_or(Problem::CandidateNotFound)?
    }

    /// Of an account as it would be after an edit.
    ///
    /// # Errors
    /// What is wrong with the edit, as [`App::edit_account`] says it; [`Problem::AccountNotFound`],
    /// [`Problem::RecordDamaged`], [`Problem::VaultLocked`].
    pub async fn preview_edit(
        &self,
        id: &str,
        edit: &view::CodesEdit,
    ) -> Result<view::CodePreview> {
        let account = self.account(parse_id(id)?).await?;
        let kind = edited(&account.profile.kind, edit)?;
        let secret = self.vault()?.account_secret(account.id).await?;
        let ahead = self.server_offsets().await?.get(&account.id).copied();
        let counter = edit.counter.or(account.state.counter);
        self.preview(&secret, &kind, counter, ahead.unwrap_or(0))
    }

    fn preview(
        &self,
        secret: &Secret,
        kind: &Kind,
        counter: Option<u64>,
        ahead: i64,
    ) -> Result<view::CodePreview> {
        let now = self.clock.now_ms();
        let notices = notices_of(kind).iter().map(notice).collect();
        if let Kind::Hotp { algorithm, digits } = *kind {
            let counter = counter.unwrap_or(0);
            let code = hotp_code(secret, algorithm, digits, counter);
            return Ok(view::CodePreview {
                now,
                code: code.expose().to_owned(),
                valid_from: None,
                valid_until: None,
                counter: Some(counter),
                notices,
            });
        }
        let ahead = self.caller_offset() + ahead;
        let code = timed_ahead(String::new(), secret, kind, UnixTime(now / 1000), ahead)?;
        Ok(view::CodePreview {
            now,
            code: code.code,
            valid_from: code.valid_from,
            valid_until: code.valid_until,
            counter: None,
            notices,
        })
    }
}
