//! Whom and what the vault is about: names that are no secrets, and that nobody outside has to read.

use std::collections::HashMap;
use std::path::Path;

/// Stands in the place of a name.
pub(super) const LEFT_OUT: &str = "…";
/// A shorter name is left out only where it stands as a word of its own.
const LONG_ENOUGH: usize = 6;
/// The fewest characters of a name: one alone says nothing.
const SHORTEST: usize = 2;

/// What is taken out of a text, and what stands there then.
#[derive(Clone, Default)]
pub(super) struct Names {
    /// By the first character in lower case; the longest first.
    by_start: HashMap<char, Vec<Name>>,
    /// The person's folder; `~` stands in its place.
    home: Option<String>,
}

#[derive(Clone)]
struct Name {
    lower: Vec<char>,
    in_its_place: String,
}

impl Names {
    /// With the person's folder and the names of the person on this computer.
    pub(super) fn of_this_person() -> Self {
        let mut names = Self::default();
        for variable in ["USER", "LOGNAME", "USERNAME"] {
            if let Ok(login) = std::env::var(variable) {
                names.leave_out(&login);
            }
        }
        if let Some(dirs) = directories::BaseDirs::new() {
            names.home_is(dirs.home_dir());
        }
        names
    }

    pub(super) fn home_is(&mut self, home: &Path) {
        // The root of all files is no person's.
        if home.parent().is_none() {
            return;
        }
        if let Some(folder) = home.file_name() {
            self.leave_out(&folder.to_string_lossy());
        }
        self.home = Some(home.to_string_lossy().into_owned());
    }

    /// Leaves this name out wherever it stands.
    pub(super) fn leave_out(&mut self, name: &str) {
        self.replace(name, LEFT_OUT);
    }

    /// Puts something in the place of a name.
    pub(super) fn replace(&mut self, name: &str, in_its_place: &str) {
        let lower: Vec<char> = name.trim().chars().map(lower).collect();
        let (Some(&first), true) = (lower.first(), lower.len() >= SHORTEST) else {
            return;
        };
        let same_start = self.by_start.entry(first).or_default();
        if same_start.iter().any(|known| known.lower == lower) {
            return;
        }
        let place = same_start.partition_point(|known| known.lower.len() >= lower.len());
        let in_its_place = in_its_place.to_owned();
        same_start.insert(
            place,
            Name {
                lower,
                in_its_place,
            },
        );
    }

    /// The text without the names, and without what looks like somebody's address.
    pub(super) fn out_of(&self, text: &str) -> String {
        let text = match &self.home {
            Some(home) => text.replace(home.as_str(), "~"),
            None => text.to_owned(),
        };
        let characters: Vec<char> = text.chars().collect();
        let mut without = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(&c) = characters.get(at) {
            match self.name_at(&characters, at) {
                Some(name) => {
                    without.push_str(&name.in_its_place);
                    at += name.lower.len();
                }
                None => {
                    without.push(c);
                    at += 1;
                }
            }
        }
        let words = without.split(' ').map(|word| match word.contains('@') {
            true => LEFT_OUT,
            false => word,
        });
        words.collect::<Vec<_>>().join(" ")
    }

    fn name_at(&self, characters: &[char], at: usize) -> Option<&Name> {
        let rest = characters.get(at..)?;
        let begins = at
            .checked_sub(1)
            .is_none_or(|before| !characters[before].is_alphanumeric());
        self.by_start
            .get(&lower(*rest.first()?))?
            .iter()
            .find(|name| {
                let length = name.lower.len();
                let is_there = rest.len() >= length
                    && rest
                        .iter()
                        .zip(&name.lower)
                        .all(|(c, known)| lower(*c) == *known);
                let ends = || {
                    rest.get(length)
                        .is_none_or(|after| !after.is_alphanumeric())
                };
                is_there && (length >= LONG_ENOUGH || begins && ends())
            })
    }
}

/// One character for one, so that places stay the same.
fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(of: &[&str]) -> Names {
        let mut names = Names::default();
        of.iter().for_each(|name| names.leave_out(name));
        names
    }

    #[test]
    fn a_name_is_left_out_in_either_case_and_a_short_one_as_a_word_only() {
        let names = names(&["Ann", "ann.example", "Zoë Müller"]);
        assert_eq!(
            names.out_of("User ANN.EXAMPLE (ann) planned; zoë müllers token"),
            "User … (…) planned; …s token"
        );
        assert_eq!(names.out_of("annex, Ann's, joann"), "annex, …'s, joann");
    }

    #[test]
    fn the_longest_of_several_names_goes_and_others_get_what_stands_for_them() {
        let mut names = names(&["acme", "acme-admin"]);
        names.replace("id.acme.example", "server 1");
        assert_eq!(
            names.out_of("acme-admin at https://id.acme.example/x"),
            "… at https://server 1/x"
        );
    }

    #[test]
    fn addresses_of_people_and_the_persons_folder_are_nobodys() {
        let mut names = Names::default();
        names.home_is(Path::new("/home/ann"));
        assert_eq!(
            names.out_of("/home/ann/.local and /media/ann/x, bob@acme.example."),
            "~/.local and /media/…/x, …"
        );
        let mut of_root = Names::default();
        of_root.home_is(Path::new("/"));
        assert_eq!(of_root.out_of("/etc/x"), "/etc/x");
    }

    #[test]
    fn what_is_no_name_changes_nothing() {
        let names = names(&["", " ", "x", "\u{130}\u{130}"]);
        for text in ["", "x = y", "a  b\nc", "İstanbul"] {
            assert_eq!(names.out_of(text), text);
        }
    }
}
