//! Pictures, drawings and documents read in a child: whoever made them must not be able to keep this program busy, or to end
//! it.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use countersign_qr::{Codes, MAX_IMAGE_BYTES, Pages, ReadError};

use crate::child::{Job, ask};
use crate::error::CaptureError;
use crate::wire::{Answer, Garbled, put_bytes, put_number, read_up_to};

/// How long a picture may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// For how long one more page of a document is begun. The last one has the rest of the time.
const MORE_PAGES: Duration = Duration::from_millis(1_500);
/// The most that the texts of one picture come to, in bytes: more codes than fit on the pages that there is time for.
const MAX_TEXTS: usize = 4 * 1024 * 1024;

/// Why a picture gave no texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// It was read, and this is what came of it.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It was given up after five seconds.
    #[error("reading the picture took too long, and was given up")]
    TimedOut,
    /// Reading it ended the child: it asked for more memory than there may be, or is made to do harm.
    #[error("the picture can't be read: it needs too much memory, or is damaged")]
    ChildEnded,
}

/// The QR codes in a file, as [`countersign_qr::read_file`] gives them, read in a child within 5 seconds and, on Unix,
/// 512 MiB. Dropping the future cancels it. Needs what [`screens`](crate::screens) needs.
///
/// # Errors
/// [`PictureError`].
pub async fn read_picture(file: &[u8]) -> Result<Codes, PictureError> {
    if file.len() > MAX_IMAGE_BYTES {
        let limit_bytes = MAX_IMAGE_BYTES;
        return Err(ReadError::TooLarge { limit_bytes }.into());
    }
    let said = ask(Job::Picture, file, MAX_TEXTS, PATIENCE).await;
    let said = said.map_err(|error| match error {
        CaptureError::TimedOut => PictureError::TimedOut,
        _ => PictureError::ChildEnded,
    })?;
    heard(&said).unwrap_or(Err(PictureError::ChildEnded))
}

/// In the child: reads the picture, and says what is in it.
pub(crate) fn answer(to: &mut impl Write) -> io::Result<()> {
    let began = Instant::now();
    let file = read_up_to(io::stdin().lock(), MAX_IMAGE_BYTES)?;
    let read = file.map_or(
        Err(ReadError::TooLarge {
            limit_bytes: MAX_IMAGE_BYTES,
        }),
        |file| countersign_qr::read_file(&file, || began.elapsed() < MORE_PAGES),
    );
    say(to, read)
}

fn say(to: &mut impl Write, read: Result<Codes, ReadError>) -> io::Result<()> {
    let counted = |count| u32::try_from(count).map_err(io::Error::other);
    let error = match read {
        Ok(codes) => {
            to.write_all(&[0])?;
            // Without pages it is none of none.
            let pages = codes
                .pages
                .map_or((0, 0), |pages| (pages.looked_at, pages.of));
            for count in [codes.texts.len(), pages.0, pages.1] {
                put_number(to, counted(count)?)?;
            }
            let mut texts = codes.texts.iter();
            return texts.try_for_each(|text| put_bytes(to, text.as_bytes()));
        }
        Err(error) => error,
    };
    let (code, numbers) = match error {
        ReadError::NoQr => (1, [0, 0]),
        ReadError::NotAnImage => (2, [0, 0]),
        ReadError::Damaged => (3, [0, 0]),
        ReadError::TooManyPixels { width, height } => (4, [width, height]),
        ReadError::TooLarge { .. } => (5, [0, 0]),
        ReadError::Protected => (6, [0, 0]),
        ReadError::TooComplex => (7, [0, 0]),
        ReadError::NoQrYet(pages) => (8, [counted(pages.looked_at)?, counted(pages.of)?]),
    };
    to.write_all(&[code])?;
    numbers
        .into_iter()
        .try_for_each(|number| put_number(to, number))
}

fn heard(said: &[u8]) -> Result<Result<Codes, PictureError>, Garbled> {
    let mut answer = Answer::new(said)?;
    let code = answer.byte()?;
    let pages = |looked_at: u32, of: u32| Pages {
        looked_at: looked_at as usize,
        of: of as usize,
    };
    if code == 0 {
        let mut texts = Vec::new();
        let (count, looked_at, of) = (answer.number()?, answer.number()?, answer.number()?);
        for _ in 0..count {
            texts.push(answer.text()?);
        }
        answer.end()?;
        let pages = (of > 0).then(|| pages(looked_at, of));
        return Ok(Ok(Codes { texts, pages }));
    }
    // What the numbers mean depends on the error.
    let (one, other) = (answer.number()?, answer.number()?);
    answer.end()?;
    let error = match code {
        1 => ReadError::NoQr,
        2 => ReadError::NotAnImage,
        3 => ReadError::Damaged,
        4 => ReadError::TooManyPixels {
            width: one,
            height: other,
        },
        5 => ReadError::TooLarge {
            limit_bytes: MAX_IMAGE_BYTES,
        },
        6 => ReadError::Protected,
        7 => ReadError::TooComplex,
        8 => ReadError::NoQrYet(pages(one, other)),
        _ => return Err(Garbled),
    };
    Ok(Err(error.into()))
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::*;

    #[test]
    fn what_a_child_found_or_not_comes_back() {
        let pages = Pages {
            looked_at: 3,
            of: 70_000,
        };
        let codes = |pages| Codes {
            texts: ["a", "é"]
                .map(|text| Zeroizing::new(text.to_owned()))
                .to_vec(),
            pages,
        };
        for read in [
            Ok(codes(None)),
            Ok(codes(Some(pages))),
            Err(ReadError::NoQr),
            Err(ReadError::NoQrYet(pages)),
            Err(ReadError::NotAnImage),
            Err(ReadError::Damaged),
            Err(ReadError::TooManyPixels {
                width: 7,
                height: 9,
            }),
            Err(ReadError::TooLarge {
                limit_bytes: MAX_IMAGE_BYTES,
            }),
            Err(ReadError::Protected),
            Err(ReadError::TooComplex),
        ] {
            let mut bytes = crate::wire::MAGIC.to_vec();
            say(&mut bytes, read.clone()).unwrap();
            assert_eq!(heard(&bytes).unwrap(), read.map_err(PictureError::from));
            bytes.push(0);
            assert!(heard(&bytes).is_err());
        }
    }
}
