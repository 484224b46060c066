//! Drawings made into small pictures, in a child, as other pictures of strangers are read: an account's icon may be made to do harm too.

use std::io::{self, Write};
use std::time::Duration;

use crate::child::{Job, ask};
use crate::wire::{Answer, Garbled, MAGIC, put_bytes, put_number, read_up_to};

/// How long the drawings of one child may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// The most bytes of drawings that one child is given: more than that, and one that keeps it busy spoils too many others.
const MAX_INPUT: usize = 4 * 1024 * 1024;
/// The most drawings that one child is given.
const MAX_DRAWINGS: usize = 256;
/// The most bytes of what it makes of them.
const MAX_OUTPUT: usize = 64 * 1024 * 1024;

/// Each of these drawings (SVG) as [`countersign_qr::small_png`] makes it, with no side longer than `side` pixels; `None` where it can't be drawn, is
/// larger than 4 MiB, or shares a child with one that took more than its time or memory. Dropping the future cancels it. Needs what [`screens`](crate::screens) needs.
pub async fn small_drawings(files: &[&[u8]], side: u32) -> Vec<Option<Vec<u8>>> {
    let mut drawn = Vec::with_capacity(files.len());
    let mut rest = files;
    while !rest.is_empty() {
        let mut bytes = 0;
        let fitting = rest.iter().take(MAX_DRAWINGS).take_while(|file| {
            bytes += file.len();
            bytes <= MAX_INPUT
        });
        let (batch, after) = rest.split_at(fitting.count().max(1));
        rest = after;
        let of_batch = small(batch, side).await;
        drawn.extend(of_batch.unwrap_or_else(|| vec![None; batch.len()]));
    }
    drawn
}

async fn small(files: &[&[u8]], side: u32) -> Option<Vec<Option<Vec<u8>>>> {
    let question = asked(files, side).ok()?;
    let said = ask(Job::Drawings, &question, MAX_OUTPUT, PATIENCE)
        .await
        .ok()?;
    heard(&said, files.len()).ok()
}

fn asked(files: &[&[u8]], side: u32) -> io::Result<Vec<u8>> {
    let mut question = MAGIC.to_vec();
    put_number(&mut question, side)?;
    put_number(
        &mut question,
        u32::try_from(files.len()).map_err(io::Error::other)?,
    )?;
    files
        .iter()
        .try_for_each(|file| put_bytes(&mut question, file))?;
    Ok(question)
}

/// In the child: draws each, and writes its picture, or nothing.
pub(crate) fn answer(to: &mut impl Write) -> io::Result<()> {
    let garbled = |Garbled| io::Error::from(io::ErrorKind::InvalidData);
    let most = MAX_INPUT + 8 * MAX_DRAWINGS;
    let question = read_up_to(io::stdin().lock(), most)?.unwrap_or_default();
    let mut question = Answer::new(&question).map_err(garbled)?;
    let side = question.number().map_err(garbled)?;
    for _ in 0..question.number().map_err(garbled)? {
        let file = question.bytes().map_err(garbled)?;
        put_bytes(
            to,
            &countersign_qr::small_png(file, side).unwrap_or_default(),
        )?;
    }
    question.end().map_err(garbled)
}

fn heard(said: &[u8], files: usize) -> Result<Vec<Option<Vec<u8>>>, Garbled> {
    let mut answer = Answer::new(said)?;
    let mut drawn = Vec::with_capacity(files);
    for _ in 0..files {
        let png = answer.bytes()?;
        drawn.push((!png.is_empty()).then(|| png.to_vec()));
    }
    answer.end()?;
    Ok(drawn)
}
