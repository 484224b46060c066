//! What a provider says about the object that it changed, in one shape over both wire shapes.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The most characters of one field that are kept.
const MAX_FIELD_CHARS: usize = 256;

/// What the server said about a registration. Whatever it left out is `None`; times are its own text (RFC 3339).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Details {
    /// The number of the event that made the change.
    pub sequence: Option<String>,
    /// When it was changed.
    pub change_date: Option<String>,
    /// The organisation or other object that it belongs to.
    pub resource_owner: Option<String>,
    /// When it was made.
    pub creation_date: Option<String>,
    /// The object's own id.
    pub id: Option<String>,
    /// What kind of object the owner is.
    pub owner_type: Option<String>,
}

impl Details {
    /// The details in `value`, which is the `details` object of an answer in either shape: `sequence`, `changeDate`,
    /// `resourceOwner`, `creationDate`; or `id`, `created`, `changed`, `owner`.
    ///
    /// `None` when it is not an object. Fields of another kind than text or number are left out.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        let field = |names: [&str; 2]| {
            names
                .iter()
                .find_map(|name| object.get(*name).and_then(text))
        };
        let owner = object.get("owner");
        let of_owner = |name: &str| owner.and_then(|owner| owner.get(name)).and_then(text);
        Some(Self {
            sequence: object.get("sequence").and_then(text),
            change_date: field(["changeDate", "changed"]),
            resource_owner: field(["resourceOwner", "owner"]).or_else(|| of_owner("id")),
            creation_date: field(["creationDate", "created"]),
            id: object.get("id").and_then(text),
            owner_type: of_owner("type"),
        })
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => {
            Some(text.chars().take(MAX_FIELD_CHARS).collect())
        }
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_older_shape_is_read_with_its_sequence_as_text_or_number() {
        for sequence in [json!("2"), json!(2)] {
            let details = Details::read(&json!({
                "sequence": sequence, "changeDate": "2024-06-13T06:44:36.404Z", "resourceOwner": "69629023906488334",
                "creationDate": "2024-06-13T06:44:30Z",
            }));
            assert_eq!(
                details,
                Some(Details {
                    sequence: Some("2".to_owned()),
                    change_date: Some("2024-06-13T06:44:36.404Z".to_owned()),
                    resource_owner: Some("69629023906488334".to_owned()),
                    creation_date: Some("2024-06-13T06:44:30Z".to_owned()),
                    ..Details::default()
                })
            );
        }
    }

    #[test]
    fn the_newer_shape_is_read_with_its_owner_as_object_or_text() {
        let expected = Details {
            id: Some("7".to_owned()),
            creation_date: Some("2024-10-01T00:00:00Z".to_owned()),
            change_date: Some("2024-10-02T00:00:00Z".to_owned()),
            resource_owner: Some("696".to_owned()),
            ..Details::default()
        };
        let body = |owner: Value| json!({"id": "7", "created": "2024-10-01T00:00:00Z", "changed": "2024-10-02T00:00:00Z", "owner": owner});
        assert_eq!(Details::read(&body(json!("696"))), Some(expected.clone()));
        let with_type = Details {
            owner_type: Some("OWNER_TYPE_ORG".to_owned()),
            ..expected
        };
        assert_eq!(
            Details::read(&body(json!({"type": "OWNER_TYPE_ORG", "id": "696"}))),
            Some(with_type)
        );
    }

    #[test]
    fn what_is_missing_or_of_another_kind_is_left_out() {
        assert_eq!(Details::read(&json!({})), Some(Details::default()));
        assert_eq!(
            Details::read(&json!({"sequence": [], "owner": 5.5, "changeDate": ""}))
                .unwrap()
                .sequence,
            None
        );
        assert_eq!(Details::read(&json!("text")), None);
        assert_eq!(Details::read(&json!([])), None);
    }

    #[test]
    fn a_long_field_is_bounded() {
        let details = Details::read(&json!({"changeDate": "x".repeat(100_000)})).unwrap();
        assert_eq!(details.change_date.unwrap().len(), MAX_FIELD_CHARS);
    }
}
