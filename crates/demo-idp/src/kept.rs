//! Things that are kept for a time under a name nobody can guess, and no more of them than fit.

use std::collections::{HashMap, VecDeque};

use data_encoding::BASE64URL_NOPAD;

use crate::clock::Moment;

/// At most so many things, each until its time is over. What is over stays until there is no room: then the oldest goes.
pub(crate) struct Kept<V> {
    items: HashMap<String, Item<V>>,
    /// The names in the order in which they came, those of taken things included.
    order: VecDeque<String>,
    seconds: u64,
    most: usize,
}

struct Item<V> {
    until: u64,
    value: V,
}

impl<V> Kept<V> {
    /// Keeps each thing for `seconds`, and at most `most` of them.
    pub(crate) fn new(seconds: u64, most: usize) -> Self {
        Self {
            items: HashMap::new(),
            order: VecDeque::new(),
            seconds,
            most,
        }
    }

    /// Keeps a thing from now on.
    pub(crate) fn put(&mut self, name: String, value: V, now: Moment) {
        while self.order.len() >= self.most {
            if let Some(oldest) = self.order.pop_front() {
                self.items.remove(&oldest);
            }
        }
        let until = now.seconds().saturating_add(self.seconds);
        self.order.push_back(name.clone());
        self.items.insert(name, Item { until, value });
    }

    pub(crate) fn get(&self, name: &str, now: Moment) -> Option<&V> {
        self.items
            .get(name)
            .filter(|item| item.lives(now))
            .map(|item| &item.value)
    }

    pub(crate) fn get_mut(&mut self, name: &str, now: Moment) -> Option<&mut V> {
        self.items
            .get_mut(name)
            .filter(|item| item.lives(now))
            .map(|item| &mut item.value)
    }

    pub(crate) fn take(&mut self, name: &str, now: Moment) -> Option<V> {
        self.items
            .remove(name)
            .filter(|item| item.lives(now))
            .map(|item| item.value)
    }

    /// Whether there is such a thing although its time is over.
    pub(crate) fn is_over(&self, name: &str, now: Moment) -> bool {
        self.items.get(name).is_some_and(|item| !item.lives(now))
    }

    /// The name of the first thing that is as described.
    pub(crate) fn find(&self, now: Moment, is_it: impl Fn(&V) -> bool) -> Option<String> {
        self.items
            .iter()
            .find(|(_, item)| item.lives(now) && is_it(&item.value))
            .map(|(name, _)| name.clone())
    }
}

impl<V> Item<V> {
    fn lives(&self, now: Moment) -> bool {
        now.seconds() < self.until
    }
}

/// A name of 256 random bits.
pub(crate) fn make_random_name() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::FixedClock;

    fn at(seconds: u64) -> Moment {
        Moment::shown_by(&FixedClock::at_ms(seconds * 1000), 0)
    }

    #[test]
    fn a_thing_is_there_until_its_time_is_over_and_can_be_taken_once() {
        let mut kept = Kept::new(10, 3);
        kept.put("a".to_owned(), 1, at(100));
        assert_eq!(kept.get("a", at(109)), Some(&1));
        assert_eq!(kept.get("a", at(110)), None);
        assert!(kept.is_over("a", at(110)));
        assert_eq!(kept.take("a", at(105)), Some(1));
        assert_eq!(kept.take("a", at(105)), None);
        assert!(!kept.is_over("a", at(110)));
    }

    #[test]
    fn the_oldest_goes_when_there_is_no_room() {
        let mut kept = Kept::new(10, 3);
        for (name, second) in [("a", 100), ("b", 101), ("c", 102), ("d", 103)] {
            kept.put(name.to_owned(), second, at(second));
        }
        assert_eq!(kept.get("a", at(103)), None);
        assert_eq!(kept.get("b", at(103)), Some(&101));
        for _ in 0..1_000 {
            let name = make_random_name().unwrap();
            kept.put(name.clone(), 0, at(112));
            kept.take(&name, at(112));
        }
        assert!(kept.order.len() <= 3 && kept.items.len() <= 3);
    }
}
