//! One window for each vault's folder, with real sockets.
#![cfg(unix)]

use std::path::Path;
use std::sync::{Arc, Mutex};

use countersign_app::instance::{Claim, Instance, Wish, claim};

async fn first(vault: &Path) -> Instance {
    match claim(vault, &Wish::default()).await {
        Claim::First(instance) => instance,
        Claim::Handed => panic!("somebody else has {}", vault.display()),
    }
}

async fn is_handed(vault: &Path, wish: &Wish) -> bool {
    matches!(claim(vault, wish).await, Claim::Handed)
}

#[tokio::test]
async fn a_second_start_is_heard_by_the_first_and_by_nobody_after_it() {
    let home = tempfile::tempdir().unwrap();
    let vault = home.path().join("vault");
    std::fs::create_dir(&vault).unwrap();
    let instance = Arc::new(first(&vault).await);
    let heard = Arc::new(Mutex::new(Vec::new()));
    let serving = {
        let (instance, heard) = (Arc::clone(&instance), Arc::clone(&heard));
        tokio::spawn(async move {
            instance
                .serve(|wish| heard.lock().unwrap().push(wish))
                .await
        })
    };
    let wishes = [
        Wish::default(),
        Wish {
            find: true,
            startup: "a token".to_owned(),
            ..Wish::default()
        },
        Wish {
            opened: b"countersign://enroll?v=1".to_vec().into(),
            ..Wish::default()
        },
    ];
    // However the folder is written.
    let link = home.path().join("link");
    std::os::unix::fs::symlink(&vault, &link).unwrap();
    for (wish, folder) in wishes.iter().zip([&vault, &link, &vault.join("../vault")]) {
        assert!(is_handed(folder, wish).await, "{}", folder.display());
    }
    assert_eq!(*heard.lock().unwrap(), wishes);
    // Another vault has a window of its own.
    let other = home.path().join("other");
    std::fs::create_dir(&other).unwrap();
    drop(first(&other).await);
    serving.abort();
    let _ = serving.await;
    drop(instance);
    drop(first(&vault).await);
    assert_eq!(heard.lock().unwrap().len(), wishes.len());
}

#[tokio::test]
async fn what_a_killed_program_left_behind_holds_nothing_up() {
    let home = tempfile::tempdir().unwrap();
    let instance = first(home.path()).await;
    let socket = instance.address().expect("it listens").to_owned();
    drop(instance);
    // As after `kill -9`: the socket's file is there, and nobody behind it.
    drop(std::os::unix::net::UnixListener::bind(&socket).unwrap());
    let again = first(home.path()).await;
    let serving = tokio::spawn(async move { again.serve(|_| ()).await });
    assert!(is_handed(home.path(), &Wish::default()).await);
    serving.abort();
}

#[tokio::test]
async fn a_first_program_that_hangs_keeps_nobody_out() {
    let home = tempfile::tempdir().unwrap();
    let hangs = first(home.path()).await;
    let began = std::time::Instant::now();
    assert!(!is_handed(home.path(), &Wish::default()).await);
    assert!(began.elapsed() < std::time::Duration::from_secs(20));
    drop(hangs);
}

#[tokio::test]
async fn words_that_nobody_knows_are_not_answered() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    let home = tempfile::tempdir().unwrap();
    let instance = first(home.path()).await;
    let path = instance.address().expect("it listens").to_owned();
    let heard = Arc::new(Mutex::new(0));
    let count = Arc::clone(&heard);
    let serving =
        tokio::spawn(async move { instance.serve(|_| *count.lock().unwrap() += 1).await });
    for said in [&b"quit\0\0\0\0"[..], b"show\xff\xff", b"show\0\x01\xff\0\0"] {
        let mut stream = tokio::net::UnixStream::connect(&path).await.unwrap();
        stream.write_all(said).await.unwrap();
        stream.shutdown().await.unwrap();
        let mut answer = Vec::new();
        // It may close before it has read all.
        let _ = stream.read_to_end(&mut answer).await;
        assert!(answer.is_empty(), "{said:?}");
    }
    assert_eq!(*heard.lock().unwrap(), 0);
    serving.abort();
}
