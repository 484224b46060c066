//! The people of the demonstration. They are named by their role: no made-up person, no real one.

use serde::Serialize;

/// One person whom a demonstration can enroll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DemoUser {
    /// The user id: 18 digits, the same in every run.
    pub id: String,
    /// What to call this person: the role in words.
    pub name: String,
    /// The login name, which is also the account's label in an authenticator.
    pub login: String,
    /// What this person is there to show.
    pub role: Role,
}

/// What a person of the demonstration is there to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Nothing is set up yet.
    NewStarter,
    /// A registration was started before the server was, and never verified.
    HalfWay,
    /// Codes are set up and verified.
    AlreadyEnrolled,
    /// The helpdesk's token may do nothing for this person.
    NoPermission,
}

impl Role {
    /// Every role, in the order in which people are listed.
    pub const ALL: [Self; 4] = [
        Self::NewStarter,
        Self::HalfWay,
        Self::AlreadyEnrolled,
        Self::NoPermission,
    ];

    /// The person who shows this role.
    pub(crate) fn user(self) -> DemoUser {
        let (given, family) = self.name_parts();
        DemoUser {
            id: self.user_id().to_owned(),
            name: format!("{given}{}{family}", self.joint()),
            login: self.login().to_owned(),
            role: self,
        }
    }

    /// The name as the `givenName` and `familyName` that the user look-up must fill.
    pub(crate) fn name_parts(self) -> (&'static str, &'static str) {
        match self {
            Self::NewStarter => ("New", "starter"),
            Self::HalfWay => ("Half", "way"),
            Self::AlreadyEnrolled => ("Already", "enrolled"),
            Self::NoPermission => ("No", "permission"),
        }
    }

    fn joint(self) -> char {
        if self == Self::HalfWay { '-' } else { ' ' }
    }

    fn user_id(self) -> &'static str {
        match self {
            Self::NewStarter => "287614093518143491",
            Self::HalfWay => "287614093518209027",
            Self::AlreadyEnrolled => "287614093518274563",
            Self::NoPermission => "287614093518340099",
        }
    }

    fn login(self) -> &'static str {
        match self {
            Self::NewStarter => "new.starter@demo.countersign.example",
            Self::HalfWay => "half.way@demo.countersign.example",
            Self::AlreadyEnrolled => "already.enrolled@demo.countersign.example",
            Self::NoPermission => "no.permission@demo.countersign.example",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_by_role() {
        let names: Vec<_> = Role::ALL.iter().map(|role| role.user().name).collect();
        assert_eq!(
            names,
            [
                "New starter",
                "Half-way",
                "Already enrolled",
                "No permission"
            ]
        );
    }

    #[test]
    fn a_person_is_written_with_the_names_the_window_uses() {
        let written = serde_json::to_string(&Role::HalfWay.user()).unwrap();
        assert_eq!(
            written,
            r#"{"id":"287614093518209027","name":"Half-way","login":"half.way@demo.countersign.example","role":"halfWay"}"#
        );
    }
}
