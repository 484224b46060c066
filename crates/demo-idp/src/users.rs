//! The people of the demonstration. They are named by their role: no made-up person, no real one.

use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// Somebody who works for the organisation and can sign in to act for others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DemoStaff {
    /// The user id: 18 digits, the same in every run.
    pub id: String,
    /// What to call this person: the role in words.
    pub name: String,
    /// The login name.
    pub login: String,
    /// What this person may do for others.
    pub rights: StaffRights,
}

/// What a member of staff may do for others. For oneself everybody may do everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum StaffRights {
    /// Look, start, verify and remove: ZITADEL's `user.credential.write` and `user.write`.
    Everything,
    /// Look, start and verify, but not remove: `user.credential.write` alone.
    EnrollOnly,
    /// Look: `user.read`.
    LookOnly,
}

/// Who somebody is, for whoever asks the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) id: &'static str,
    pub(crate) given_name: &'static str,
    pub(crate) family_name: &'static str,
    pub(crate) display_name: &'static str,
    pub(crate) login: &'static str,
    pub(crate) standing: Standing,
}

/// What somebody is in the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Somebody to be enrolled, who may do nothing for others.
    Person(Role),
    /// Somebody who acts for others.
    Staff(StaffRights),
}

/// The member of staff to whom the server's own token belongs.
pub(crate) const HELPDESK_ID: &str = "287614093518012419";

/// Everybody, the people first, in the order in which they are listed.
pub(crate) const EVERYBODY: [Identity; 7] = [
    Identity {
        id: "287614093518143491",
        given_name: "New",
        family_name: "starter",
        display_name: "New starter",
        login: "new.starter@demo.countersign.example",
        standing: Standing::Person(Role::NewStarter),
    },
    Identity {
        id: "287614093518209027",
        given_name: "Half",
        family_name: "way",
        display_name: "Half-way",
        login: "half.way@demo.countersign.example",
        standing: Standing::Person(Role::HalfWay),
    },
    Identity {
        id: "287614093518274563",
        given_name: "Already",
        family_name: "enrolled",
        display_name: "Already enrolled",
        login: "already.enrolled@demo.countersign.example",
        standing: Standing::Person(Role::AlreadyEnrolled),
    },
    Identity {
        id: "287614093518340099",
        given_name: "No",
        family_name: "permission",
        display_name: "No permission",
        login: "no.permission@demo.countersign.example",
        standing: Standing::Person(Role::NoPermission),
    },
    Identity {
        id: HELPDESK_ID,
        given_name: "Help",
        family_name: "desk",
        display_name: "Helpdesk",
        login: "helpdesk@demo.countersign.example",
        standing: Standing::Staff(StaffRights::Everything),
    },
    Identity {
        id: "287614093518405635",
        given_name: "Helpdesk",
        family_name: "(enrolls only)",
        display_name: "Helpdesk (enrolls only)",
        login: "helpdesk.enrolls@demo.countersign.example",
        standing: Standing::Staff(StaffRights::EnrollOnly),
    },
    Identity {
        id: "287614093518471171",
        given_name: "Audi",
        family_name: "tor",
        display_name: "Auditor",
        login: "auditor@demo.countersign.example",
        standing: Standing::Staff(StaffRights::LookOnly),
    },
];

impl Role {
    /// Every role, in the order in which people are listed.
    pub const ALL: [Self; 4] = [
        Self::NewStarter,
        Self::HalfWay,
        Self::AlreadyEnrolled,
        Self::NoPermission,
    ];
}

/// The people to be enrolled.
pub(crate) fn people() -> Vec<DemoUser> {
    let people = EVERYBODY.iter().filter_map(|identity| {
        let Standing::Person(role) = identity.standing else {
            return None;
        };
        Some(DemoUser {
            id: identity.id.to_owned(),
            name: identity.display_name.to_owned(),
            login: identity.login.to_owned(),
            role,
        })
    });
    people.collect()
}

/// Those who act for others.
pub(crate) fn staff() -> Vec<DemoStaff> {
    let staff = EVERYBODY.iter().filter_map(|identity| {
        let Standing::Staff(rights) = identity.standing else {
            return None;
        };
        Some(DemoStaff {
            id: identity.id.to_owned(),
            name: identity.display_name.to_owned(),
            login: identity.login.to_owned(),
            rights,
        })
    });
    staff.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_by_role() {
        let names: Vec<_> = people().into_iter().map(|person| person.name).collect();
        assert_eq!(
            names,
            [
                "New starter",
                "Half-way",
                "Already enrolled",
                "No permission"
            ]
        );
        let roles: Vec<_> = people().into_iter().map(|person| person.role).collect();
        assert_eq!(roles, Role::ALL);
    }

    #[test]
    fn ids_and_logins_are_unique() {
        for one in &EVERYBODY {
            let same = |other: &&Identity| other.id == one.id || other.login == one.login;
            assert_eq!(EVERYBODY.iter().filter(same).count(), 1, "{}", one.login);
        }
    }

    #[test]
    fn a_person_is_written_with_the_names_the_window_uses() {
        let written = serde_json::to_string(&people()[1]).unwrap();
        assert_eq!(
            written,
            r#"{"id":"287614093518209027","name":"Half-way","login":"half.way@demo.countersign.example","role":"halfWay"}"#
        );
        let written = serde_json::to_string(&staff()[1]).unwrap();
        assert_eq!(
            written,
            r#"{"id":"287614093518405635","name":"Helpdesk (enrolls only)","login":"helpdesk.enrolls@demo.countersign.example","rights":"enrollOnly"}"#
        );
    }
}
