//! The pictures of other programs' accounts, as this one keeps them.

use std::collections::HashMap;

use countersign_transfer::{Icon, Import, Row, Warning};

use crate::icons::small_icons;

/// Makes all pictures small. One that can't be read is left out, and its row says so.
pub(super) async fn shrink(import: &mut Import) {
    let mut different: Vec<Vec<u8>> = Vec::new();
    let mut places: HashMap<Vec<u8>, usize> = HashMap::new();
    // Accounts with one service share a picture, which is read once.
    let mut wanted: Vec<Option<usize>> = Vec::with_capacity(import.rows.len());
    for row in &mut import.rows {
        let icon = match row {
            Row::Account(imported) => imported.account.icon.take(),
            Row::Refused(_) => None,
        };
        wanted.push(icon.map(|Icon { bytes, .. }| {
            *places.entry(bytes).or_insert_with_key(|bytes| {
                different.push(bytes.clone());
                different.len() - 1
            })
        }));
    }
    drop(places);
    let small = small_icons(different).await;
    for (row, icon) in import.rows.iter_mut().zip(wanted) {
        let (Row::Account(imported), Some(icon)) = (row, icon) else {
            continue;
        };
        match small.get(icon).cloned().flatten() {
            Some(bytes) => {
                imported.account.icon = Some(Icon {
                    mime: "image/png".to_owned(),
                    bytes,
                });
            }
            None => imported.warnings.push(Warning::IconNotKept),
        }
    }
}
