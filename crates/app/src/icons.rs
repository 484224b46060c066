//! Icons that accounts have of their own: any picture or drawing that can be read, made small.

use zeroize::Zeroizing;

use crate::accounts::parse_id;
use crate::app::App;
use crate::error::{Problem, Result};
use crate::undo_edits::Changed;

/// The longest side of an icon that is kept, in pixels.
const SIDE: u32 = 128;

impl App {
    /// Gives an account an icon, from a picture file; an empty one takes its icon away. What is kept is a PNG of at most
    /// 128 pixels a side.
    ///
    /// # Errors
    /// [`Problem::ImageTooLarge`], [`Problem::NotAnImage`], [`Problem::AccountNotFound`], [`Problem::VaultLocked`], what the
    /// disk says.
    pub async fn set_icon(&self, id: &str, picture: Zeroizing<Vec<u8>>) -> Result<()> {
        let id = parse_id(id)?;
        let icon = if picture.is_empty() {
            None
        } else if countersign_qr::is_drawing(&picture) {
            let small = countersign_capture::small_drawings(&[&picture], SIDE).await;
            let small = small.into_iter().next().flatten();
            Some(small.ok_or(Problem::NotAnImage)?)
        } else {
            let small =
                tokio::task::spawn_blocking(move || countersign_qr::small_png(&picture, SIDE));
            Some(small.await.map_err(|_| Problem::NotAnImage)??)
        };
        let vault = self.vault()?;
        // One that is damaged can't be brought back.
        let before = vault.account_icon(id).await;
        vault.set_account_icon(id, icon.as_deref()).await?;
        match before {
            Ok(before) if before != icon => self.last_change.note_icon(Changed {
                id,
                before,
                after: icon,
            }),
            Ok(_) => {}
            Err(_) => self.last_change.forget(),
        }
        self.changed();
        Ok(())
    }

    /// An account's icon as a PNG; empty if it has none of its own.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`], [`Problem::RecordDamaged`], [`Problem::VaultLocked`], what the disk says.
    pub async fn account_icon(&self, id: &str) -> Result<Vec<u8>> {
        let icon = self.vault()?.account_icon(parse_id(id)?).await?;
        Ok(icon.unwrap_or_default())
    }
}

/// Each of these files as an icon is kept; `None` where it can't be read. Drawings are drawn in a process of their own.
pub(crate) async fn small_icons(files: Vec<Vec<u8>>) -> Vec<Option<Vec<u8>>> {
    let drawings: Vec<&[u8]> = files
        .iter()
        .map(Vec::as_slice)
        .filter(|file| countersign_qr::is_drawing(file))
        .collect();
    let mut drawn = countersign_capture::small_drawings(&drawings, SIDE)
        .await
        .into_iter();
    let small = tokio::task::spawn_blocking(move || {
        let small = files.iter().map(|file| {
            if countersign_qr::is_drawing(file) {
                drawn.next().flatten()
            } else {
                countersign_qr::small_png(file, SIDE).ok()
            }
        });
        small.collect()
    });
    // A picture that ends the thread is left out with those beside it: their rows say so.
    small.await.unwrap_or_default()
}
