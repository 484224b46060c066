//! Accounts and enrollments: kept, changed, and removed without a trace.

mod support;

use countersign_vault::{
    AccountId, AccountState, AccountStateChange, Batch, EnrollmentId, NewAccount, NewCounter,
    NewEnrollment, VaultError,
};
use support::{Place, account, contains, enrollment, hotp_account, labels, profile, secret};
use zeroize::Zeroizing;

#[tokio::test]
async fn an_account_comes_back_as_it_was_added() {
    let (place, vault) = Place::with_passphrase().await;
    let mut added = account("mona@example.com");
    added.profile.tags = vec!["work".to_owned()];
    added.state = AccountState {
        pinned: true,
        order: -3,
        counter: None,
        last_used: Some(9),
    };
    let expected = (added.profile.clone(), added.state);
    let id = vault.add_account(added).await.unwrap();

    for vault in [vault, place.open_again().await] {
        let list = vault.accounts().await.unwrap();
        assert_eq!(list.accounts.len(), 1);
        assert_eq!(list.accounts[0].id, id);
        assert_eq!(
            (list.accounts[0].profile.clone(), list.accounts[0].state),
            expected
        );
        assert!(list.damaged.is_empty());
        let secret = vault.account_secret(id).await.unwrap();
        assert_eq!(secret.expose(), b"secret of mona@example.com");
    }
}

#[tokio::test]
async fn accounts_stand_in_the_users_order() {
    let (_place, vault) = Place::with_passphrase().await;
    let with_order = |label: &str, order, created| {
        let mut account = account(label);
        account.state.order = order;
        account.profile.created = created;
        account
    };
    let new = vec![
        with_order("c", 2, 1),
        with_order("b", 1, 9),
        with_order("a", 1, 8),
    ];
    let ids = vault.add_accounts(new).await.unwrap();
    assert_eq!(labels(&vault).await, ["a", "b", "c"]);
    let change = AccountStateChange {
        order: Some(0),
        ..Default::default()
    };
    vault.update_account_state(ids[0], change).await.unwrap();
    assert_eq!(labels(&vault).await, ["c", "a", "b"]);
}

#[tokio::test]
async fn what_was_planned_on_one_list_is_done_to_no_other() {
    let (place, vault) = Place::with_passphrase().await;
    let other = place.open_again().await;
    let id = vault.add_account(account("as planned")).await.unwrap();
    let rename = |label, planned_on| Batch {
        update: vec![(id, profile(label))],
        planned_on: Some(planned_on),
        ..Batch::default()
    };
    let unseen = vault.accounts().await.unwrap().edition;
    let writers = [&vault, &other];
    for (index, writer) in writers.into_iter().enumerate() {
        let edition = vault.accounts().await.unwrap().edition;
        let label = format!("written by {index}");
        writer.update_account(id, profile(&label)).await.unwrap();
        assert_eq!(
            vault.apply(rename("too late", edition)).await.err(),
            Some(VaultError::Outdated)
        );
        assert_eq!(labels(&vault).await, [label]);
    }
    // A list that was read again is a later one, though it says the same.
    let edition = vault.accounts().await.unwrap().edition;
    assert_ne!(edition, unseen);
    vault.apply(rename("in time", edition)).await.unwrap();
    assert_eq!(labels(&other).await, ["in time"]);
    assert_eq!(
        vault.apply(rename("twice", edition)).await.err(),
        Some(VaultError::Outdated)
    );
}

#[tokio::test]
async fn a_counter_is_set_with_what_else_changes_and_goes_back_only_where_that_is_said() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(hotp_account("old")).await.unwrap();
    let timed = vault.add_account(account("timed")).await.unwrap();
    let batch = |account, counter, may_lower| {
        let mut renamed = profile(&format!("counts from {counter}"));
        renamed.kind = support::hotp();
        Batch {
            update: vec![(id, renamed)],
            pin: vec![(id, true)],
            set_counters: vec![NewCounter {
                id: account,
                counter,
                may_lower,
            }],
            ..Batch::default()
        }
    };
    vault.apply(batch(id, 40, false)).await.unwrap();
    assert_eq!(vault.next_hotp_counter(id).await, Ok(40));
    assert_eq!(
        vault.apply(batch(id, 40, false)).await,
        Err(VaultError::CounterLower { now: 41 })
    );
    assert_eq!(
        vault.apply(batch(timed, 7, true)).await,
        Err(VaultError::NoCounter)
    );
    vault.apply(batch(id, 41, false)).await.unwrap();
    vault.apply(batch(id, 3, true)).await.unwrap();
    for vault in [vault, place.open_again().await] {
        let accounts = vault.accounts().await.unwrap().accounts;
        let account = accounts.iter().find(|account| account.id == id).unwrap();
        assert_eq!(account.profile.label, "counts from 3");
        assert_eq!(
            (account.state.counter, account.state.pinned),
            (Some(3), true)
        );
    }
}

#[tokio::test]
async fn what_an_account_says_and_how_it_is_used_can_be_changed() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(hotp_account("old")).await.unwrap();
    let mut new = profile("new");
    new.kind = support::hotp();
    vault.update_account(id, new).await.unwrap();
    let change = AccountStateChange {
        pinned: Some(true),
        last_used: Some(77),
        order: None,
    };
    vault.update_account_state(id, change).await.unwrap();
    let expected = AccountState {
        counter: Some(0),
        pinned: true,
        order: 0,
        last_used: Some(77),
    };
    for vault in [vault, place.open_again().await] {
        assert_eq!(labels(&vault).await, ["new"]);
        assert_eq!(vault.accounts().await.unwrap().accounts[0].state, expected);
        assert_eq!(
            vault.account_secret(id).await.unwrap().expose(),
            b"secret of old"
        );
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let (_place, vault) = Place::with_passphrase().await;
    let id = AccountId::make_random().unwrap();
    let not_found = Some(VaultError::NotFound);
    assert_eq!(vault.account_secret(id).await.err(), not_found);
    assert_eq!(
        vault.update_account(id, profile("x")).await.err(),
        not_found
    );
    assert_eq!(vault.delete_accounts(&[id]).await.err(), not_found);
    assert_eq!(vault.next_hotp_counter(id).await.err(), not_found);
    let id = EnrollmentId::make_random().unwrap();
    let profile = || Zeroizing::new(Vec::new());
    assert_eq!(vault.enrollment_secret(id).await.err(), not_found);
    assert_eq!(vault.enrollment_token(id).await.err(), not_found);
    assert_eq!(
        vault.update_enrollment(id, profile()).await.err(),
        not_found
    );
    assert_eq!(vault.remove_enrollment(id).await.err(), not_found);
    let completed = vault.complete_enrollment(id, profile(), account("x")).await;
    assert_eq!(completed.err(), not_found);
    assert!(labels(&vault).await.is_empty());
}

#[tokio::test]
async fn a_hotp_counter_is_never_given_out_twice() {
    let (place, vault) = Place::with_passphrase().await;
    let mut new = hotp_account("token");
    new.state.counter = Some(41);
    let id = vault.add_account(new).await.unwrap();
    let from_zero = vault.add_account(hotp_account("new token")).await.unwrap();
    assert_eq!(vault.next_hotp_counter(id).await, Ok(41));
    assert_eq!(vault.next_hotp_counter(from_zero).await, Ok(0));
    // Durable before it was given out.
    drop(vault);
    let vault = place.open_again().await;
    assert_eq!(vault.next_hotp_counter(id).await, Ok(42));
    assert_eq!(vault.accounts().await.unwrap().accounts.len(), 2);

    let other = place.open_again().await;
    let mut counters = Vec::new();
    for _ in 0..10 {
        let (a, b, c) = tokio::join!(
            vault.next_hotp_counter(id),
            other.next_hotp_counter(id),
            vault.next_hotp_counter(id)
        );
        counters.extend([a.unwrap(), b.unwrap(), c.unwrap()]);
    }
    counters.sort_unstable();
    assert_eq!(counters, (43..73).collect::<Vec<_>>());
}

#[tokio::test]
async fn an_account_without_a_counter_or_at_its_end_gives_none() {
    let (_place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(account("totp")).await.unwrap();
    assert_eq!(
        vault.next_hotp_counter(id).await,
        Err(VaultError::NoCounter)
    );
    let mut last = hotp_account("last");
    last.state.counter = Some(u64::MAX);
    let id = vault.add_account(last).await.unwrap();
    assert_eq!(
        vault.next_hotp_counter(id).await,
        Err(VaultError::NoCounter)
    );
}

#[tokio::test]
async fn a_removed_account_leaves_its_id_and_nothing_of_what_was_sealed() {
    let (place, vault) = Place::with_passphrase().await;
    let kept = vault.add_account(account("kept")).await.unwrap();
    let id = vault.add_account(account("removed")).await.unwrap();
    let row = format!("FROM account WHERE id = x'{id}'");
    let mut sealed = Vec::new();
    for column in ["profile", "secret", "state"] {
        sealed.push(place.blob(&format!("SELECT {column} {row}")).await);
    }
    let before = place.bytes();
    assert!(sealed.iter().all(|value| contains(&before, &value[..])));

    vault.delete_accounts(&[id]).await.unwrap();
    assert_eq!(labels(&vault).await, ["kept"]);
    assert_eq!(
        vault.account_secret(id).await.err(),
        Some(VaultError::NotFound)
    );
    let after = place.bytes();
    for value in &sealed {
        // Neither the value nor any piece of it.
        assert!(value.chunks_exact(16).all(|piece| !contains(&after, piece)));
    }
    let tombstones = format!("SELECT count(*) FROM tombstone WHERE id = x'{id}'");
    assert_eq!(place.number(&tombstones).await, 1);
    assert!(vault.account_secret(kept).await.is_ok());
}

#[tokio::test]
async fn nothing_on_disk_can_be_read_without_the_key() {
    let (place, vault) = Place::with_passphrase().await;
    vault
        .add_account(account("mona@example.com"))
        .await
        .unwrap();
    vault
        .add_enrollment(enrollment("profile of the enrollment"))
        .await
        .unwrap();
    let bytes = place.bytes();
    for text in [
        "mona@example.com",
        "ZITADEL",
        "secret of",
        "profile of",
        "token of",
    ] {
        assert!(!contains(&bytes, text.as_bytes()), "{text}");
    }
}

#[tokio::test]
async fn an_enrollment_is_found_again_as_it_was() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_enrollment(enrollment("pending")).await.unwrap();
    let bare = NewEnrollment {
        id: Some(EnrollmentId::make_random().unwrap()),
        profile: Zeroizing::new(Vec::new()),
        secret: None,
        token: None,
    };
    let bare_id = bare.id.unwrap();
    assert_eq!(vault.add_enrollment(bare).await, Ok(bare_id));

    let vault = place.open_again().await;
    let list = vault.enrollments().await.unwrap();
    let found: Vec<_> = list
        .enrollments
        .iter()
        .map(|e| (e.id, e.profile.to_vec(), e.has_secret, e.has_token))
        .collect();
    assert_eq!(
        found,
        [
            (id, b"pending".to_vec(), true, true),
            (bare_id, Vec::new(), false, false)
        ]
    );
    let secret = vault.enrollment_secret(id).await.unwrap();
    assert_eq!(secret.expose(), b"secret of the enrollment");
    assert_eq!(
        vault.enrollment_token(id).await.unwrap().as_str(),
        "token of the enrollment"
    );
    assert_eq!(
        vault.enrollment_secret(bare_id).await.err(),
        Some(VaultError::NotFound)
    );
    assert_eq!(
        vault.enrollment_token(bare_id).await.err(),
        Some(VaultError::NotFound)
    );
}

#[tokio::test]
async fn an_enrollments_id_is_used_once() {
    let (_place, vault) = Place::with_passphrase().await;
    let id = vault.add_enrollment(enrollment("first")).await.unwrap();
    let again = || NewEnrollment {
        id: Some(id),
        ..enrollment("second")
    };
    assert_eq!(
        vault.add_enrollment(again()).await,
        Err(VaultError::IdTaken)
    );
    vault.remove_enrollment(id).await.unwrap();
    assert_eq!(
        vault.add_enrollment(again()).await,
        Err(VaultError::IdTaken)
    );
    assert!(vault.enrollments().await.unwrap().enrollments.is_empty());
}

#[tokio::test]
async fn completing_an_enrollment_adds_the_account_and_clears_secret_and_token() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_enrollment(enrollment("pending")).await.unwrap();
    let sealed = [
        place.blob("SELECT secret FROM enrollment").await,
        place.blob("SELECT token FROM enrollment").await,
    ];
    let secret = vault.enrollment_secret(id).await.unwrap();
    let new = NewAccount {
        id: None,
        secret,
        ..account("mona")
    };
    let done = Zeroizing::new(b"enrolled".to_vec());
    let account = vault.complete_enrollment(id, done, new).await.unwrap();

    assert_eq!(
        vault.account_secret(account).await.unwrap().expose(),
        b"secret of the enrollment"
    );
    assert_eq!(labels(&vault).await, ["mona"]);
    let list = vault.enrollments().await.unwrap().enrollments;
    assert_eq!((list[0].has_secret, list[0].has_token), (false, false));
    assert_eq!(&**list[0].profile, b"enrolled");
    let bytes = place.bytes();
    for value in &sealed {
        assert!(value.chunks_exact(16).all(|piece| !contains(&bytes, piece)));
    }
}

/// Waits for something until it has been polled this often, and then drops it.
async fn give_up_after<T>(polls: u32, work: impl Future<Output = T>) {
    let patience = async {
        for _ in 0..polls {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        biased;
        _ = work => {}
        () = patience => {}
    }
}

#[tokio::test]
async fn a_caller_that_stops_waiting_leaves_a_whole_write_or_none() {
    let (place, vault) = Place::with_passphrase().await;
    for polls in (0..120).map(|n| n * n) {
        give_up_after(polls, vault.add_account(hotp_account("maybe"))).await;
        if let Some(account) = vault.accounts().await.unwrap().accounts.first() {
            give_up_after(polls, vault.next_hotp_counter(account.id)).await;
            give_up_after(polls, vault.delete_accounts(&[account.id])).await;
        }
        let seen = vault.accounts().await.unwrap();
        let fresh = place.open_again().await.accounts().await.unwrap();
        assert_eq!(seen, fresh, "after {polls} polls");
        assert!(seen.damaged.is_empty());
    }
    vault.add_account(account("last")).await.unwrap();
}

#[tokio::test]
async fn ten_thousand_accounts_are_added_in_one_step_and_listed() {
    let (place, vault) = Place::with_passphrase().await;
    let new = (0..10_000).map(|n| NewAccount {
        id: None,
        secret: secret("s"),
        ..account(&n.to_string())
    });
    let ids = vault.add_accounts(new.collect()).await.unwrap();
    assert_eq!(ids.len(), 10_000);
    assert_eq!(
        place
            .open_again()
            .await
            .accounts()
            .await
            .unwrap()
            .accounts
            .len(),
        10_000
    );
}
