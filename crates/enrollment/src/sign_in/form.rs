//! The body of a request to an OAuth endpoint: `application/x-www-form-urlencoded`, with its secrets known as such.

use url::form_urlencoded::byte_serialize;
use zeroize::Zeroizing;

use crate::http::{Content, ContentKind};
use crate::redact::MASK;

/// Fields, as they are sent and as they are shown.
#[derive(Default)]
pub(super) struct Form {
    text: Zeroizing<String>,
    shown: String,
    secrets: Vec<Zeroizing<String>>,
}

impl Form {
    /// Adds a field that may be shown.
    pub(super) fn plain(mut self, name: &'static str, value: &str) -> Self {
        self.push(name, value);
        self.show(name, &byte_serialize(value.as_bytes()).collect::<String>());
        self
    }

    /// Adds a field that is shown masked.
    pub(super) fn secret(mut self, name: &'static str, value: &str) -> Self {
        self.push(name, value);
        self.show(name, MASK);
        self.secrets.push(Zeroizing::new(value.to_owned()));
        self
    }

    fn push(&mut self, name: &str, value: &str) {
        // Grown by hand, so that no unwiped copy stays behind.
        let room = self.text.len() + name.len() + 3 * value.len() + 2;
        let mut text = Zeroizing::new(String::with_capacity(room));
        text.push_str(&self.text);
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        byte_serialize(value.as_bytes()).for_each(|part| text.push_str(part));
        self.text = text;
    }

    fn show(&mut self, name: &str, value: &str) {
        if !self.shown.is_empty() {
            self.shown.push('&');
        }
        self.shown.push_str(name);
        self.shown.push('=');
        self.shown.push_str(value);
    }
}

impl From<Form> for Content {
    fn from(form: Form) -> Self {
        Self {
            kind: ContentKind::Form,
            text: form.text,
            shown: form.shown,
            secrets: form.secrets,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_encoded_and_shows_its_secrets_masked() {
        let form = Form::default()
            .plain("scope", "openid a:b")
            .secret("refresh_token", "s+cret/=");
        let body = Content::from(form);
        assert_eq!(
            body.text.as_str(),
            "scope=openid+a%3Ab&refresh_token=s%2Bcret%2F%3D"
        );
        assert_eq!(body.shown, "scope=openid+a%3Ab&refresh_token=••••••");
        assert_eq!(body.secrets[0].as_str(), "s+cret/=");
    }
}
