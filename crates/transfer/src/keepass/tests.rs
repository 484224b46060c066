//! Databases made here, as the format's description has them.

use std::io::Write as _;

use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;
use crate::file::File;
use crate::import::Import;
use crate::password::Password;

const MIB: usize = 1024 * 1024;
const PASSWORD: &str = "orange-Umbrella-7";

fn packed(content: &[u8]) -> Vec<u8> {
    let mut packing = GzEncoder::new(Vec::new(), Compression::fast());
    packing.write_all(content).unwrap();
    packing.finish().unwrap()
}

/// The content of a database with one entry, its notes as long as that.
fn content(notes: usize) -> Vec<u8> {
    let field =
        |key: &str, value: &str| format!("<String><Key>{key}</Key><Value>{value}</Value></String>");
    let fields = [
        field("Title", "Example"),
        field("otp", "MZXW6YTBOI"),
        field("Notes", &"n".repeat(notes)),
    ];
    within_root(&format!(
        "<Entry><UUID>AAAAAAAAAAAAAAAAAAAAAQ==</UUID>{}</Entry>",
        fields.concat()
    ))
}

/// The content of a database whose one group holds that.
fn within_root(elements: &str) -> Vec<u8> {
    let mut content = Vec::new();
    put(&mut content, inner::STREAM, &[0; 4]);
    put(&mut content, inner::STREAM_KEY, &[8; 32]);
    put(&mut content, 0, &[]);
    let group =
        format!("<Group><UUID>AAAAAAAAAAAAAAAAAAAAAg==</UUID><Name>Root</Name>{elements}</Group>");
    content.extend(format!("<KeePassFile><Meta/><Root>{group}</Root></KeePassFile>").into_bytes());
    content
}

/// A database of version 4 as the format's description has it: packed, its key made with one round of AES.
fn database(cipher: &[u8], content: &[u8]) -> Vec<u8> {
    const SEED: [u8; 32] = [6; 32];
    let nonce = &[7; 16][..if cipher == CHACHA20 { 12 } else { 16 }];
    let mut dictionary = vec![0, 1];
    let values: [(u8, &str, &[u8]); 3] = [
        (0x42, "$UUID", AES_KDF[0]),
        (0x05, "R", &1_u64.to_le_bytes()),
        (0x42, "S", &[5; 32]),
    ];
    for (kind, name, value) in values {
        put(&mut dictionary, kind, name.as_bytes());
        dictionary.extend(u32::try_from(value.len()).unwrap().to_le_bytes());
        dictionary.extend(value);
    }
    dictionary.push(0);
    let mut file = BEGINNING.to_vec();
    put(&mut file, field::CIPHER, cipher);
    put(&mut file, field::COMPRESSION, &[1, 0, 0, 0]);
    put(&mut file, field::MASTER_SEED, &SEED);
    put(&mut file, field::NONCE, nonce);
    put(&mut file, field::KDF, &dictionary);
    put(&mut file, 0, b"");
    let header = file.clone();

    let composite = Sha256::digest(Sha256::digest(PASSWORD)).into();
    let mut halves = Halves::of(&composite, &[5; 32]).unwrap();
    halves.encrypt(1);
    let transformed = halves.key();
    let key = Sha256::digest([&SEED[..], &*transformed].concat());
    let packed = packed(content);
    let sealed = match cipher {
        TWOFISH => cbc::Encryptor::<Twofish>::new_from_slices(&key, nonce)
            .unwrap()
            .encrypt_padded_vec::<Pkcs7>(&packed),
        AES => cbc::Encryptor::<Aes256>::new_from_slices(&key, nonce)
            .unwrap()
            .encrypt_padded_vec::<Pkcs7>(&packed),
        _ => {
            let mut sealed = packed;
            ChaCha20::new_from_slices(&key, nonce)
                .unwrap()
                .apply_keystream(&mut sealed);
            sealed
        }
    };
    let checks = Checks::new(&SEED, &transformed);
    file.extend(Sha256::digest(&header));
    file.extend(checks.of_header(&header));
    let (first, second) = sealed.split_at(sealed.len() / 2);
    for (number, block) in [first, second, &[]].into_iter().enumerate() {
        file.extend(checks.of_block(u64::try_from(number).unwrap(), block));
        file.extend(u32::try_from(block.len()).unwrap().to_le_bytes());
        file.extend(block);
    }
    file
}

fn read(file: &[u8], password: &str) -> Result<Import, ReadError> {
    let (limits, password) = (Limits::default(), Password::new(password).unwrap());
    let file = File::open(file, &limits).unwrap();
    file.read(&Task::new(Some(&password), &limits, &()))
}

#[test]
fn a_large_database_is_read_with_each_cipher() {
    for cipher in [AES, TWOFISH, CHACHA20] {
        let import = read(&database(cipher, &content(8 * MIB)), PASSWORD).unwrap();
        let account = &import.accounts().next().unwrap().account;
        assert_eq!(
            (account.issuer.as_str(), account.note.len()),
            ("Example", 8 * MIB)
        );
    }
}

#[test]
fn a_database_that_unpacks_to_more_than_is_read_is_refused() {
    let bomb = database(CHACHA20, &vec![0; 80 * MIB]);
    assert!(bomb.len() < MIB);
    let refused = read(&bomb, PASSWORD).unwrap_err();
    assert!(matches!(refused, ReadError::TooLarge { .. }), "{refused:?}");
    assert_eq!(
        read(&bomb, "another").unwrap_err(),
        ReadError::WrongPassword
    );
    // As much as is read, and no database in it.
    let other = read(&database(CHACHA20, &vec![0; 64 * MIB]), PASSWORD).unwrap_err();
    assert!(matches!(other, ReadError::Damaged(_)), "{other:?}");
}

#[test]
fn fields_that_are_too_short_are_refused_before_the_library_reads_them() {
    let mut short = Vec::new();
    put(&mut short, inner::STREAM, &[0; 3]);
    put(&mut short, 0, &[]);
    let refused = read(&database(CHACHA20, &short), PASSWORD).unwrap_err();
    assert_eq!(refused, DAMAGED);
}

#[test]
fn a_change_in_any_part_is_noticed() {
    let file = database(CHACHA20, &content(10));
    for at in (12..file.len()).step_by(7) {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert!(read(&changed, PASSWORD).is_err(), "{at}");
    }
}

#[test]
fn what_would_take_the_library_too_much_is_refused_before_it_reads_it() {
    let entry = "<Entry><UUID>AAAAAAAAAAAAAAAAAAAAAQ==</UUID></Entry>";
    let group = "<Group><UUID>AAAAAAAAAAAAAAAAAAAAAw==</UUID><Name/></Group>";
    let field = "<String><Key>a</Key><Value/></String>";
    let read_within = |elements: &str| {
        let file = database(CHACHA20, &within_root(elements));
        read(&file, PASSWORD).map(|import| import.rows.len())
    };
    let limits = Limits::default();
    let too_many = Err(ReadError::TooManyRows { limit: limits.rows });
    assert_eq!(read_within(&entry.repeat(limits.rows)), too_many);
    assert_eq!(read_within(&group.repeat(limits.rows)), too_many);
    assert_eq!(
        read_within(&field.repeat(limits.rows * content::WEIGHT / 3)),
        too_many
    );
    let tags = format!(
        "<Tags>{}</Tags></Entry>",
        "a;".repeat(limits.rows * content::WEIGHT)
    );
    assert_eq!(read_within(&entry.replace("</Entry>", &tags)), too_many);
    // An element between them hides none.
    let tags = tags.replace("<Tags>", "<Tags><a></a>");
    assert_eq!(read_within(&entry.replace("</Entry>", &tags)), too_many);
    let mut attachments = Vec::new();
    for _ in 0..limits.rows {
        put(&mut attachments, 3, &[]);
    }
    attachments.extend(within_root(""));
    let refused = read(&database(CHACHA20, &attachments), PASSWORD);
    assert_eq!(refused.map(|import| import.rows.len()), too_many);
    let deep = |levels: usize| {
        let open = |at| format!("<Group><UUID>{at:08}AAAAAAAAAAAAAA==</UUID><Name/>");
        let open: String = (0..levels).map(open).collect();
        open + &"</Group>".repeat(levels)
    };
    let too_deep = Err(ReadError::TooDeep {
        limit: limits.depth,
    });
    assert_eq!(read_within(&deep(100)), too_deep);
    assert_eq!(read_within(&deep(10_000)), too_deep);
    assert_eq!(read_within(&deep(50)), Ok(0));
}

#[test]
fn rounds_of_aes_that_have_begun_are_given_up() {
    use std::ops::ControlFlow;
    use std::sync::atomic::{AtomicU32, Ordering};

    struct Twice(AtomicU32);
    impl crate::task::Progress for Twice {
        fn step(&self, _: Step) -> ControlFlow<()> {
            match self.0.fetch_add(1, Ordering::Relaxed) {
                0 | 1 => ControlFlow::Continue(()),
                _ => ControlFlow::Break(()),
            }
        }
    }
    let limits = Limits::default();
    let progress = Twice(AtomicU32::new(0));
    let task = Task::new(None, &limits, &progress);
    let given_up = by_aes(&[1; 32], &[2; 32], MOST_ROUNDS, &task);
    assert_eq!(given_up.err(), Some(ReadError::Cancelled));
    assert_eq!(progress.0.into_inner(), 3);
}
