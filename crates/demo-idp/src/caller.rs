//! Whose token a request came with, and what that person may do for others.

use crate::users::{EVERYBODY, Identity, StaffRights, Standing};

/// Whoever asks, as the token tells.
#[derive(Clone, Copy)]
pub(crate) struct Caller {
    pub(crate) who: &'static Identity,
}

/// What is to be done for a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// Looking at the user and at the state of the registration.
    Look,
    /// Starting or verifying a registration.
    Enroll,
    /// Removing a registration.
    Remove,
}

/// Whether something may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Permission {
    Granted,
    /// The caller is a member of the organisation's staff, without this right.
    Lacking,
    /// The caller is no member of staff, and asks about somebody else.
    NotAMember,
}

impl Caller {
    /// The caller with this user id.
    pub(crate) fn with_id(id: &str) -> Option<Self> {
        EVERYBODY
            .iter()
            .find(|identity| identity.id == id)
            .map(|who| Self { who })
    }

    /// Whether the caller may do this for `user`. Nobody needs a right for what is one's own.
    pub(crate) fn may(self, act: Act, user: &str) -> Permission {
        if self.who.id == user {
            return Permission::Granted;
        }
        let Standing::Staff(rights) = self.who.standing else {
            return Permission::NotAMember;
        };
        let granted = match act {
            Act::Look => true,
            Act::Enroll => rights != StaffRights::LookOnly,
            Act::Remove => rights == StaffRights::Everything,
        };
        if granted {
            Permission::Granted
        } else {
            Permission::Lacking
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_may_do_for_others_what_the_rights_say_and_everything_for_oneself() {
        use Permission::{Granted, Lacking, NotAMember};
        let other = "287614093518143491";
        for (id, expected) in [
            ("287614093518209027", [NotAMember; 3]),
            ("287614093518012419", [Granted; 3]),
            ("287614093518405635", [Granted, Granted, Lacking]),
            ("287614093518471171", [Granted, Lacking, Lacking]),
        ] {
            let caller = Caller::with_id(id).unwrap();
            let acts = [Act::Look, Act::Enroll, Act::Remove];
            assert_eq!(acts.map(|act| caller.may(act, other)), expected, "{id}");
            assert_eq!(acts.map(|act| caller.may(act, id)), [Granted; 3], "{id}");
        }
        assert!(Caller::with_id("1").is_none());
    }
}
