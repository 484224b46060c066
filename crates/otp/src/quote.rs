//! What an error may repeat of a text that came from outside.

const MAX_CHARACTERS: usize = 15;

/// The text itself if it is short and plain, `…` otherwise.
///
/// A text is never cut, because the beginning of a secret that stands in the wrong place is most of
/// it. Base32 secrets in use have 16 characters or more.
pub(crate) fn quote(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '_' | '+' | '-');
    if text.len() <= MAX_CHARACTERS && text.chars().all(plain) {
        text.to_owned()
    } else {
        "…".to_owned()
    }
}
