//! A list of links, one on each line: complete and exact, and what most programs read.

use zeroize::Zeroizing;

use crate::account::Account;
use crate::exports::{
    Export, NotCarried, Surroundings, WriteError, bare, refuse_what_no_link_says,
};

/// A list of `otpauth` links.
pub(crate) struct OtpauthList;

impl Export for OtpauthList {
    fn id(&self) -> &'static str {
        "otpauth"
    }

    fn name(&self) -> &'static str {
        "List of otpauth links"
    }

    fn extension(&self) -> &'static str {
        "txt"
    }

    fn carried(&self, account: &Account) -> Result<Account, NotCarried> {
        let carried = bare(account);
        refuse_what_no_link_says(&carried)?;
        Ok(carried)
    }

    fn write(
        &self,
        accounts: &[Account],
        _: &mut Surroundings<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, WriteError> {
        let links: Vec<_> = accounts.iter().map(Account::to_link).collect();
        Ok(lines(&links))
    }
}

/// One text on each line.
pub(super) fn lines(texts: &[Zeroizing<String>]) -> Zeroizing<Vec<u8>> {
    let room = texts.iter().map(|text| text.len() + 1).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    for text in texts {
        bytes.extend_from_slice(text.as_bytes());
        bytes.push(b'\n');
    }
    bytes
}
