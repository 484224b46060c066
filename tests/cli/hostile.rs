//! Files that are made to fill the memory or to take for ever, given to the whole program: what it says, how long it takes,
//! and how large it and what it starts have become, as the system tells.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::home::Home;

const MIB: usize = 1024 * 1024;

/// The largest file that is read.
const WHOLE: usize = 64 * MIB;

/// The most memory that the program or its child may take, the file included.
const MOST_KIB: u64 = 512 * 1024;

/// How long it may take. Five seconds are the goal, for an optimized build on a machine that does nothing else.
const SOON: Duration = Duration::from_secs(60);

/// Runs a program, and says how large it was and what it waited for.
const MEASURE: &str = "import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL).returncode
print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";

/// Writes pictures without pixels worth the name.
const PICTURES: &str = "import struct, sys, zlib
def png(name, width, height, depth, color, per_pixel):
    part = lambda kind, data: struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    packer, row = zlib.compressobj(9), b'\\0' * (1 + width * per_pixel)
    data = b''.join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack('>IIBBBBB', width, height, depth, color, 0, 0, 0)
    with open(sys.argv[1] + '/' + name, 'wb') as file:
        file.write(b'\\x89PNG\\r\\n\\x1a\\n' + part(b'IHDR', head) + part(b'IDAT', data) + part(b'IEND', b''))
png('largest.png', 10000, 10000, 8, 0, 1)
png('larger.png', 10000, 10001, 8, 0, 1)
png('deep.png', 7000, 7000, 16, 6, 8)
png('through.png', 8600, 8600, 8, 6, 4)";

#[test]
fn hostile_files_end_soon_and_within_512_mib() {
    let home = Home::with_vault();
    let made = Command::new("python3")
        .args(["-c", PICTURES])
        .arg(home.path())
        .status();
    if !made.is_ok_and(|made| made.success()) {
        println!("skipped: python3 is not installed");
        return;
    }
    let mut failures = Vec::new();
    let mut check = |name: &str, file: &str, read: bool| {
        let begun = Instant::now();
        let (status, kib) = measured(&home, &["import", file, "--preview"]);
        let took = begun.elapsed();
        println!("{name}: status {status}, {kib} KiB, {took:.1?}");
        if (status == 0) != read || kib > MOST_KIB || took > SOON {
            failures.push(format!("{name}: status {status}, {kib} KiB, {took:?}"));
        }
    };
    let link = |long: usize| format!("otpauth://totp/{}?secret=MZXW6YTBOI\n", "n".repeat(long));
    let entry = format!(
        "{{\"type\":\"totp\",\"name\":\"{}\",\"info\":{{\"secret\":\"MZXW6YTBOI\"}}}}",
        "n".repeat(600)
    );
    let entries = || {
        let entries = [entry.as_str()].repeat(95_000).join(",");
        format!(
            "{{\"version\":1,\"header\":{{\"slots\":null,\"params\":null}},\"db\":{{\"version\":3,\"entries\":[{entries}]}}}}"
        )
    };
    let pictures = || {
        format!(
            "<html>{}",
            "data:image/png;base64,AA==\"".repeat(WHOLE / 28)
        )
    };
    // The most that is read, and what is more or another thing.
    let texts: [(&str, &dyn Fn() -> String, bool); 6] = [
        (
            "as many links as are read",
            &|| link(620).repeat(99_999),
            true,
        ),
        ("links without end", &|| link(0).repeat(WHOLE / 40), false),
        ("a line without end", &|| link(WHOLE - 100), false),
        ("as many entries as are read", &entries, true),
        ("lists in lists", &|| "[".repeat(WHOLE), false),
        ("pictures without end", &pictures, false),
    ];
    for (name, text, read) in texts {
        let file = home.file("hostile", &text());
        check(name, &file, read);
    }
    for name in ["largest.png", "larger.png", "deep.png", "through.png"] {
        let file = home.path().join(name);
        check(name, file.to_str().unwrap(), false);
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// Runs the program; its exit code, and the largest size of it and of what it started, in KiB.
fn measured(home: &Home, arguments: &[&str]) -> (i32, u64) {
    let program = home.command(arguments);
    let mut measuring = Command::new("python3");
    measuring
        .args(["-c", MEASURE])
        .arg(program.get_program())
        .args(arguments)
        .stderr(Stdio::inherit());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => measuring.env(name, value),
            None => measuring.env_remove(name),
        };
    }
    let output = measuring.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let (status, kib) = said.trim().split_once(' ').unwrap();
    (status.parse().unwrap(), kib.parse().unwrap())
}
