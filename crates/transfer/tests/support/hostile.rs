//! Files that are made to fill the memory or to take for ever. What of them is long is as long as a file may be.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub(crate) const MIB: usize = 1024 * 1024;

/// The largest file that is read.
pub(crate) const WHOLE: usize = 64 * MIB;

/// A file, and what must come of it: the beginning of the error as it is written in the code, or `read`.
pub(crate) type Case = (&'static str, fn() -> Vec<u8>, &'static str);

/// The files.
pub(crate) const CASES: &[Case] = &[
    ("one byte too many", || vec![b'x'; WHOLE + 1], "TooLarge"),
    ("lists in lists", || filled("[", "", ""), "TooDeep"),
    (
        "objects in objects",
        || filled("{\"a\":", "", ""),
        "TooDeep",
    ),
    (
        "a list of numbers",
        || filled("0,", "[", "0]"),
        "TooManyRows",
    ),
    (
        "a list of texts",
        || filled("\"\",", "[", "\"\"]"),
        "TooManyRows",
    ),
    (
        "members without end",
        || filled("\"a\":0,", "{", "\"a\":0}"),
        "Damaged",
    ),
    (
        "entries without end",
        || filled("0,", AEGIS, "0]}}"),
        "TooManyRows",
    ),
    (
        "as many entries as are read",
        || rows(AEGIS, AEGIS_ENTRY, "null]}}", ","),
        "read",
    ),
    (
        "entries that can't be taken",
        || rows(AEGIS, "{\"type\":\"@\"}", "null]}}", ","),
        "read",
    ),
    ("a text full of escapes", escapes, "read"),
    ("links without end", || filled(LINK, "", ""), "TooManyRows"),
    (
        "as many links as are read",
        || rows("", LINK, "", ""),
        "read",
    ),
    (
        "a line without end",
        || filled("a", "otpauth://totp/", "?secret=MZXW6YTBOI"),
        "read",
    ),
    ("lines without anything", || filled("\n", LINK, ""), "read"),
    ("a table of commas", || filled(",", CSV, "\n"), "Damaged"),
    ("a header that goes on and on", header, "Damaged"),
    (
        "links that don't end",
        || filled("<code>otpauth://", "<html>Stratum ", ""),
        "read 0",
    ),
    (
        "entities that don't end",
        || filled("&", "<html><code>otpauth://", "</code>"),
        "",
    ),
    (
        "pictures that don't end",
        || filled("data:image/png;base64,", "<html>", ""),
        "NotRecognised",
    ),
    (
        "pictures of nothing",
        || filled("data:image/png;base64,AA==\"", "<html>", ""),
        "NotRecognised",
    ),
    (
        "elements in elements",
        || {
            filled(
                "<a>",
                "<map><string name=\"org.shadowice.flocke.andotp\"/>",
                "",
            )
        },
        "",
    ),
    (
        "elements without end",
        || filled("<string name=\"tokenOrder\">x</string>", "<map>", "</map>"),
        "",
    ),
    (
        "an attribute without end",
        || filled("x", "<map><string name=\"tokenOrder", "\"/></map>"),
        "",
    ),
    (
        "attributes without end",
        || numbered(" a#=''", "<map><string tokenOrder", "/></map>"),
        "",
    ),
    (
        "cells without end",
        || filled(",", AUTHENTICATOR_CSV, "\n"),
        "Damaged",
    ),
    (
        "codes under a long title",
        || {
            let title = "n".repeat(40 * MIB);
            let codes = [TITLED_CODE].repeat(99_999).join(",");
            format!("{{\"userId\":\"a\",\"vaults\":{{\"a\":{{\"items\":[{{\"data\":{{\"metadata\":{{\"name\":\"{title}\"}},\"extraFields\":[{codes}]}}}}]}}}}}}")
                .into_bytes()
        },
        "read 99999",
    ),
    ("categories of one secret", categories, "read"),
    ("links with thousands of tags", tagged, "TooLarge"),
    ("a folder of long names", folder, "read"),
    ("an order of as many as are read", order, "read"),
    ("an order in XML", order_in_xml, "read"),
    ("a bomb", || bomb("Proton Pass/data.json", WHOLE, 1), ""),
    (
        "a bomb that is larger than is read",
        || bomb("Proton Pass/data.json", 2 * WHOLE, 1),
        "TooLarge",
    ),
    ("a thousand bombs", || bomb("Accounts.txt", WHOLE, 999), ""),
    ("a zip of names", names, "TooManyRows"),
    (
        "a database whose columns are computed",
        || database(COMPUTED),
        "NotRecognised",
    ),
    (
        "a database with a long default",
        || database(DEFAULT),
        "TooLarge",
    ),
    ("a database of empty columns", wide, "TooLarge"),
    ("a database that never ends", || database(ENDLESS), ""),
    (
        "a database that demands what takes for ever",
        || database(DEMANDING),
        "read",
    ),
];

const AEGIS: &str = "{\"version\":1,\"header\":{\"slots\":null,\"params\":null},\"db\":{\"version\":3,\"entries\":[";
const AEGIS_ENTRY: &str = "{\"type\":\"totp\",\"name\":\"@\",\"issuer\":\"a\",\"info\":{\"secret\":\"MZXW6YTBOI\",\"algo\":\"SHA1\",\"digits\":6,\"period\":30}}";
const LINK: &str = "otpauth://totp/@?secret=MZXW6YTBOI\n";
const CSV: &str = "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n";

/// What a Stratum database has, with what `@` stands for in it.
const COMPUTED: &str = "CREATE TABLE authenticator(type INTEGER, issuer TEXT, username TEXT, secret TEXT, algorithm INTEGER, digits INTEGER,
    period INTEGER, counter INTEGER, icon TEXT, ranking INTEGER, more TEXT GENERATED ALWAYS AS (printf('%.4000000c','x')));
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<1000) INSERT INTO authenticator(type, secret) SELECT 2, 'MZXW6YTBOI' FROM n;";
const DEFAULT: &str = "CREATE TABLE authenticator(type INTEGER, issuer TEXT, secret TEXT, algorithm INTEGER, digits INTEGER, period INTEGER,
    counter INTEGER, icon TEXT, ranking INTEGER);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<90000) INSERT INTO authenticator(type, secret) SELECT 2, 'MZXW6YTBOI' FROM n;
    ALTER TABLE authenticator ADD COLUMN username TEXT DEFAULT '@';";
const ENDLESS: &str = "CREATE TABLE authenticator(type INTEGER, issuer TEXT, username TEXT, secret TEXT, algorithm INTEGER, digits INTEGER,
    period INTEGER, counter INTEGER, icon TEXT, ranking INTEGER);
    CREATE VIEW category AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS id, i AS name, i AS ranking FROM n;
    CREATE VIEW authenticatorcategory AS SELECT * FROM category;";
const DEMANDING: &str = "CREATE TABLE authenticator(type INTEGER, issuer TEXT, username TEXT, secret TEXT, algorithm INTEGER, digits INTEGER,
    period INTEGER, counter INTEGER, icon TEXT, ranking INTEGER, CHECK (printf('%.4000000c','a') NOT LIKE '%' || printf('%.40000c','a') || 'b'));
    PRAGMA ignore_check_constraints = ON;
    INSERT INTO authenticator(type, secret) VALUES (2, 'MZXW6YTBOI');";
const AUTHENTICATOR_CSV: &str = "folder,favorite,type,name,login_uri,login_totp\n";
const TITLED_CODE: &str = "{\"type\":\"totp\",\"data\":{\"totpUri\":\"!\"}}";

/// As much of `piece` as goes between the two.
fn filled(piece: &str, before: &str, after: &str) -> Vec<u8> {
    let times = (WHOLE - before.len() - after.len()) / piece.len();
    format!("{before}{}{after}", piece.repeat(times)).into_bytes()
}

/// As many different pieces as go between the two: `#` in one is its number.
fn numbered(piece: &str, before: &str, after: &str) -> Vec<u8> {
    let mut file = before.to_owned();
    for number in 0.. {
        let piece = piece.replace('#', &format!("{number:x}"));
        if file.len() + piece.len() + after.len() > WHOLE {
            break;
        }
        file.push_str(&piece);
    }
    file.push_str(after);
    file.into_bytes()
}

/// Stratum's: every account has the same secret, which is said to be in as many categories as are read.
fn categories() -> Vec<u8> {
    let all = |each: &dyn Fn(usize) -> String| {
        let all: Vec<String> = (0..99_999).map(each).collect();
        all.join(",")
    };
    let names = all(&|n| format!("{{\"Id\":\"{n:x}\",\"Name\":\"a\"}}"));
    let links =
        all(&|n| format!("{{\"CategoryId\":\"{n:x}\",\"AuthenticatorSecret\":\"MZXW6YTB\"}}"));
    let accounts = all(&|_| {
        "{\"Type\":2,\"Issuer\":\"a\",\"Username\":\"b\",\"Secret\":\"MZXW6YTB\"}".to_owned()
    });
    format!(
        "{{\"Authenticators\":[{accounts}],\"Categories\":[{names}],\"AuthenticatorCategories\":[{links}]}}"
    )
    .into_bytes()
}

fn tagged() -> Vec<u8> {
    let tags: Vec<String> = (0..2_000).map(|number| format!("{number:x}")).collect();
    let link = format!(
        "otpauth://totp/a?secret=MZXW6YTBOI&tags={}\n",
        tags.join(",")
    );
    filled(&link, "", "")
}

/// A folder of Steam's as a zip, its files called as long as can be.
fn folder() -> Vec<u8> {
    const FILES: usize = 999;
    let names: Vec<String> = (0..FILES)
        .map(|number| format!("{number:03}.maFile"))
        .collect();
    let entries: Vec<String> = names
        .iter()
        .map(|name| format!("{{\"filename\":\"{name}\"}}"))
        .collect();
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, content: &str| {
        zip.start_file(name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    };
    put(
        "manifest.json",
        &format!(
            "{{\"encrypted\":false,\"entries\":[{}]}}",
            entries.join(",")
        ),
    );
    for name in &names {
        // The name stands twice in the file.
        put(&format!("{}/{name}", "n".repeat(30_000)), "{}");
    }
    zip.finish().unwrap().into_inner()
}

/// As many rows as are read, each as long as fits: `@` in one is where it is filled up.
fn rows(before: &str, row: &str, after: &str, between: &str) -> Vec<u8> {
    const ROWS: usize = 99_999;
    let long = (WHOLE - before.len() - after.len()) / ROWS - row.len() - between.len();
    let row = row.replace('@', &"n".repeat(long)) + between;
    format!("{before}{}{after}", row.repeat(ROWS)).into_bytes()
}

fn escapes() -> Vec<u8> {
    let (before, after) = AEGIS_ENTRY.split_once('@').unwrap();
    filled(
        "\\u0041",
        &format!("{AEGIS}{before}"),
        &format!("{after}]}}}}"),
    )
}

/// A second line of the header, which is longer than any that is looked at to recognise a file.
fn header() -> Vec<u8> {
    let mut file = CSV.trim_end().as_bytes().to_vec();
    file.extend(b",\"\n\"");
    file.resize(20 * MIB, b',');
    file.push(b'\n');
    let row = b",,login,,,,,,,,MZXW6YTBOI\n";
    file.extend(row.repeat(99_000));
    file
}

/// FreeOTP+'s order of its accounts, which names all of them, the last one first.
fn order() -> Vec<u8> {
    let names = |between: &str, each: &dyn Fn(usize) -> String| {
        let all: Vec<String> = (0..50_000).map(each).collect();
        all.join(between)
    };
    let order = names(",", &|n| format!("\"a:{:05}\"", 49_999 - n));
    let secret = "[102,111,111,98,97,114,102,111,111,98]";
    let tokens = names(",", &|n| {
        format!(
            "{{\"issuerExt\":\"a\",\"label\":\"{n:05}\",\"secret\":{secret},\"type\":\"TOTP\"}}"
        )
    });
    format!("{{\"tokenOrder\":[{order}],\"tokens\":[{tokens}]}}").into_bytes()
}

/// The same as FreeOTP has it.
fn order_in_xml() -> Vec<u8> {
    let text = String::from_utf8(order()).unwrap();
    let (order, tokens) = text.split_once(",\"tokens\":[").unwrap();
    let order = order
        .trim_start_matches("{\"tokenOrder\":")
        .replace('"', "&quot;");
    let mut file =
        format!("<?xml version='1.0' ?><map><string name=\"tokenOrder\">{order}</string>");
    for (number, token) in tokens.trim_end_matches("]}").split("},").enumerate() {
        let token = token.trim_end_matches('}').replace('"', "&quot;");
        file += &format!("<string name=\"a:{number:05}\">{token}}}</string>");
    }
    file += "</map>";
    file.into_bytes()
}

fn bomb(name: &str, size: usize, others: usize) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, options).unwrap();
    let zeros = vec![b' '; MIB];
    for _ in 0..size / MIB {
        zip.write_all(&zeros).unwrap();
    }
    if others == 1 {
        return zip.finish().unwrap().into_inner();
    }
    // The others are the same packed bytes again.
    let mut first = zip::ZipArchive::new(Cursor::new(zip.finish().unwrap().into_inner())).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.raw_copy_file(first.by_index(0).unwrap()).unwrap();
    for other in 0..others {
        let file = first.by_index(0).unwrap();
        zip.raw_copy_file_rename(file, format!("{other}.txt"))
            .unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Nothing but entries of the list at the end, each as short as can be.
fn names() -> Vec<u8> {
    let mut entry = b"PK\x01\x02".to_vec();
    entry.resize(46, 0);
    entry[28] = 4;
    let entries = (WHOLE - 200) / 50;
    let mut file = b"PK\x03\x04".to_vec();
    file.resize(34, b'a');
    let start = file.len();
    for number in 0..entries {
        file.extend(&entry);
        file.extend(
            u32::try_from(number)
                .unwrap()
                .to_le_bytes()
                .map(|byte| b'a' + byte % 26),
        );
    }
    let size = file.len() - start;
    // The end of the list, in the form for many entries, and where that is found.
    let at = file.len();
    file.extend(b"PK\x06\x06");
    file.extend(44_u64.to_le_bytes());
    file.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for number in [entries, entries, size, start] {
        file.extend(u64::try_from(number).unwrap().to_le_bytes());
    }
    file.extend(b"PK\x06\x07\0\0\0\0");
    file.extend(u64::try_from(at).unwrap().to_le_bytes());
    file.extend(1_u32.to_le_bytes());
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([0xFF; 12]);
    file.extend([0, 0]);
    file
}

fn database(script: &str) -> Vec<u8> {
    let script = script.replace('@', &"x".repeat(900_000));
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    connection.execute_batch(&script).unwrap();
    connection.serialize(rusqlite::MAIN_DB).unwrap().to_vec()
}

fn wide() -> Vec<u8> {
    let more: String = (0..1_900).map(|number| format!(", c{number}")).collect();
    database(&format!(
        "CREATE TABLE authenticator(type, issuer, username, secret, algorithm, digits, period, counter, icon, ranking{more});
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<25000) INSERT INTO authenticator(type, secret, c1899) SELECT 2, 'MZXW6YTBOI', 1 FROM n;"
    ))
}
