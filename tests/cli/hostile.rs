//! Files that are made to fill the memory or to take for ever, given to the whole program: what it says, how long it takes,
//! and how large it and what it starts have become, as the system tells.

#[path = "../../crates/transfer/tests/support/hostile.rs"]
mod files;

use std::process::{Command, Stdio};
use std::time::Duration;

use self::files::CASES;
use crate::home::Home;

/// The most memory that the program or its child may take, the file included.
const MOST_KIB: u64 = 512 * 1024;

/// One that takes longer than this hangs: no figure, which a busy machine would spoil.
const SOON: Duration = Duration::from_secs(300);

/// The most that a file is to take, with an optimized build and in peace.
const AIM: Duration = Duration::from_secs(5);

/// Runs a program, and says how long it took, how long processors worked on it, and how large it was and what it waited for.
const MEASURE: &str = "import resource, subprocess, sys, time
begun = time.monotonic()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL).returncode
took, used = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
print(status, took, used.ru_utime + used.ru_stime, used.ru_maxrss)";

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

const PICTURE_NAMES: [&str; 4] = ["largest.png", "larger.png", "deep.png", "through.png"];

/// Those of the files that are given to the whole program in every run, and whether it reads all of them.
const GIVEN: [(&str, bool); 6] = [
    ("as many links as are read", true),
    ("links without end", false),
    ("a line without end", false),
    ("as many entries as are read", false),
    ("lists in lists", false),
    ("pictures of nothing", false),
];

#[test]
fn hostile_files_end_soon_and_within_512_mib() {
    let home = Home::with_vault();
    if !has_made_pictures(&home) {
        println!("skipped: python3 is not installed");
        return;
    }
    let mut failures = Vec::new();
    let mut check = |name: &str, file: &str, read: bool| {
        let run = measured(&home, &["import", file, "--preview", "--take-all"]);
        println!("{name}: {run:?}");
        if (run.status == 0) != read || run.kib > MOST_KIB || run.took > SOON {
            failures.push(format!("{name}: {run:?}"));
        }
    };
    for (name, read) in GIVEN {
        let (_, make, _) = CASES.iter().find(|(known, ..)| *known == name).unwrap();
        check(name, &written(&home, &make()), read);
    }
    for name in PICTURE_NAMES {
        let file = home.path().join(name);
        check(name, file.to_str().unwrap(), false);
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// Times are no test's matter: this prints them, each beside what it should be. The program is the one that
/// `COUNTERSIGN_CLI` names.
#[test]
#[ignore = "it measures: make bench"]
fn how_long_hostile_files_take() {
    const RUNS: usize = 3;
    let home = Home::with_vault();
    assert!(has_made_pictures(&home), "python3 is not installed");
    println!("medians of {RUNS} runs; on a busy machine the processors' time tells more");
    println!(
        "| file | seconds | of a processor | aim | MiB | aim |\n|---|---:|---:|---:|---:|---:|"
    );
    let show = |name: &str, file: &str| {
        let runs: Vec<Run> = (0..RUNS)
            .map(|_| measured(&home, &["import", file, "--preview"]))
            .collect();
        let median = |time: fn(&Run) -> Duration| {
            let mut times: Vec<Duration> = runs.iter().map(time).collect();
            times.sort_unstable();
            times[RUNS / 2].as_secs_f64()
        };
        let (seconds, worked) = (median(|run| run.took), median(|run| run.worked));
        let most = runs.iter().map(|run| run.kib).max().unwrap();
        let (mib, most_mib, aim) = (most / 1024, MOST_KIB / 1024, AIM.as_secs());
        println!("| {name} | {seconds:.2} | {worked:.2} | {aim} | {mib} | {most_mib} |");
    };
    for (name, make, _) in CASES {
        show(name, &written(&home, &make()));
    }
    for name in PICTURE_NAMES {
        show(name, home.path().join(name).to_str().unwrap());
    }
}

/// A file for the program; the one before it is gone.
fn written(home: &Home, content: &[u8]) -> String {
    let file = home.path().join("hostile");
    std::fs::write(&file, content).unwrap();
    file.to_str().unwrap().to_owned()
}

fn has_made_pictures(home: &Home) -> bool {
    let made = Command::new("python3")
        .args(["-c", PICTURES])
        .arg(home.path())
        .status();
    made.is_ok_and(|made| made.success())
}

/// How a run ended, how long it took, how long processors worked on it, and the largest size of the program and of what it
/// started.
#[derive(Debug)]
struct Run {
    status: i32,
    took: Duration,
    worked: Duration,
    kib: u64,
}

fn measured(home: &Home, arguments: &[&str]) -> Run {
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
    let [status, seconds, worked, kib] = said.split_whitespace().collect::<Vec<_>>()[..] else {
        panic!("{said}");
    };
    let time = |seconds: &str| Duration::from_secs_f64(seconds.parse().unwrap());
    Run {
        status: status.parse().unwrap(),
        took: time(seconds),
        worked: time(worked),
        kib: kib.parse().unwrap(),
    }
}
