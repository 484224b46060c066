//! A key on its way to the screen: drawn here, handed out once under an address that nobody can guess, and never as text
//! that the web view's script could read.

use std::collections::VecDeque;
use std::sync::Mutex;

use zeroize::Zeroizing;

use crate::adding::random_id;
use crate::error::{Problem, Result};

/// How many pictures wait at the most, beside those that are shown together; older ones are dropped.
const LIMIT: usize = 32;

/// Pictures that wait to be fetched, each once; the oldest first.
#[derive(Default)]
pub(crate) struct KeyImageStore(Mutex<VecDeque<(String, Zeroizing<String>)>>);

impl KeyImageStore {
    /// Keeps a picture (SVG) and returns its address.
    pub(crate) fn put(&self, svg: Zeroizing<String>) -> Result<String> {
        let mut addresses = self.put_all(vec![svg])?;
        addresses.pop().ok_or(Problem::Internal.into())
    }

    /// Keeps pictures that are shown together, however many, and returns their addresses.
    pub(crate) fn put_all(&self, svgs: Vec<Zeroizing<String>>) -> Result<Vec<String>> {
        let names: Vec<String> = svgs.iter().map(|_| random_id()).collect::<Result<_>>()?;
        if let Ok(mut waiting) = self.0.lock() {
            while waiting.len() >= LIMIT {
                waiting.pop_front();
            }
            waiting.extend(names.iter().cloned().zip(svgs));
        }
        let address = |name: String| {
            if cfg!(windows) {
                format!("http://key.localhost/{name}")
            } else {
                format!("key://localhost/{name}")
            }
        };
        Ok(names.into_iter().map(address).collect())
    }

    /// The picture by that name, which is then forgotten.
    pub(crate) fn take(&self, name: &str) -> Option<Zeroizing<String>> {
        let mut waiting = self.0.lock().ok()?;
        let place = waiting.iter().position(|(known, _)| known == name)?;
        Some(waiting.remove(place)?.1)
    }

    pub(crate) fn clear(&self) {
        if let Ok(mut waiting) = self.0.lock() {
            waiting.clear();
        }
    }
}

/// A key as a picture: base32 in groups of four, four groups a line, black on white.
pub(crate) fn draw_key(base32: &str) -> Zeroizing<String> {
    let lines: Vec<Zeroizing<String>> = groups(base32, 16)
        .map(|line| Zeroizing::new(groups(line, 4).collect::<Vec<_>>().join("  ")))
        .collect();
    let height = 16 + 28 * lines.len();
    let mut svg = Zeroizing::new(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 280 {height}\" width=\"280\" height=\"{height}\"><rect width=\"280\" height=\"{height}\" fill=\"#fff\"/>"
    ));
    for (number, line) in lines.iter().enumerate() {
        let y = 28 + 28 * number;
        svg.push_str(&format!(
            "<text xml:space=\"preserve\" x=\"140\" y=\"{y}\" fill=\"#000\" text-anchor=\"middle\" font-family=\"monospace\" font-size=\"20\">"
        ));
        svg.push_str(line);
        svg.push_str("</text>");
    }
    svg.push_str("</svg>");
    svg
}

fn groups(text: &str, size: usize) -> impl Iterator<Item = &str> {
    // Base32 is ASCII, so every byte is a character.
    text.as_bytes()
        .chunks(size)
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_handed_out_once() {
        let store = KeyImageStore::default();
        let address = store.put(Zeroizing::new("<svg/>".to_owned())).unwrap();
        let name = address.rsplit('/').next().unwrap();
        assert_eq!(
            store.take(name).as_deref().map(String::as_str),
            Some("<svg/>")
        );
        assert!(store.take(name).is_none());
    }

    #[test]
    fn pictures_that_are_shown_together_are_all_there_and_older_ones_go() {
        let store = KeyImageStore::default();
        let picture = |number: usize| Zeroizing::new(number.to_string());
        let old = store.put(picture(0)).unwrap();
        let many = store
            .put_all((1..=3 * LIMIT).map(picture).collect())
            .unwrap();
        store.put(picture(0)).unwrap();
        let take = |address: &str| store.take(address.rsplit('/').next().unwrap());
        assert!(take(&old).is_none());
        // The next ones drop what is beyond the limit, the oldest first.
        let kept = many.iter().filter(|address| take(address).is_some());
        assert_eq!(kept.count(), LIMIT - 1);
        let many = store
            .put_all((0..3 * LIMIT).map(picture).collect())
            .unwrap();
        for (number, address) in many.iter().enumerate() {
            assert_eq!(take(address), Some(picture(number)));
        }
    }

    #[test]
    fn a_key_is_drawn_in_groups_of_four() {
        let svg = draw_key("TJOPWSDYILLHXFV4MLKNNJOWFG7VSDCK");
        assert!(svg.contains(">TJOP  WSDY  ILLH  XFV4<"));
        assert!(svg.contains(">MLKN  NJOW  FG7V  SDCK<"));
    }
}
