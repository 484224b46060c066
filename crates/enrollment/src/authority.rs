//! Certificate authorities that a person adds for a server, as companies have them.

use std::fmt;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

/// The certificate of an authority, to be trusted for one server.
#[derive(Clone, PartialEq, Eq)]
pub struct Authority(CertificateDer<'static>);

/// Why bytes hold no usable certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuthorityError {
    /// More than [`Authority::MAX_BYTES`] bytes, or more than [`Authority::MAX_COUNT`] certificates.
    #[error("the certificates are too large or too many")]
    TooLarge,
    /// There is no certificate in it.
    #[error("there is no certificate in it")]
    Missing,
    /// A certificate in it can't be read.
    #[error("a certificate can't be read")]
    Malformed,
}

impl Authority {
    /// The most bytes that are looked at.
    pub const MAX_BYTES: usize = 256 * 1_024;

    /// The most certificates that are taken at once.
    pub const MAX_COUNT: usize = 32;

    /// The certificates in `bytes`: PEM with any number of them, or one in DER.
    ///
    /// # Errors
    /// [`AuthorityError`]; one certificate that can't be read refuses them all.
    pub fn read(bytes: &[u8]) -> Result<Vec<Self>, AuthorityError> {
        if bytes.len() > Self::MAX_BYTES {
            return Err(AuthorityError::TooLarge);
        }
        let found = if bytes.starts_with(&[0x30]) {
            vec![CertificateDer::from(bytes.to_vec())]
        } else {
            CertificateDer::pem_slice_iter(bytes)
                .collect::<Result<Vec<_>, _>>()
                .map_err(|_| AuthorityError::Malformed)?
        };
        match found.len() {
            0 => return Err(AuthorityError::Missing),
            1..=Self::MAX_COUNT => {}
            _ => return Err(AuthorityError::TooLarge),
        }
        let mut store = RootCertStore::empty();
        for certificate in &found {
            store
                .add(certificate.clone())
                .map_err(|_| AuthorityError::Malformed)?;
        }
        Ok(found.into_iter().map(Self).collect())
    }

    /// The certificate in DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Authority({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEM: &[u8] = include_bytes!("../tests/enrollment/tls/cert.pem");

    #[test]
    fn pem_with_several_certificates_and_der_with_one_are_read() {
        let one = Authority::read(PEM).unwrap();
        assert_eq!(one.len(), 1);
        let two = Authority::read(&[b"a comment\n", PEM, PEM].concat()).unwrap();
        assert_eq!(two, [one[0].clone(), one[0].clone()]);
        assert_eq!(Authority::read(one[0].der()).unwrap(), one);
    }

    #[test]
    fn what_is_no_certificate_is_refused_whole() {
        for (bytes, why) in [
            (b"".to_vec(), AuthorityError::Missing),
            (b"no certificate".to_vec(), AuthorityError::Missing),
            (vec![0x30, 0x03, 1, 2, 3], AuthorityError::Malformed),
            (
                [
                    PEM,
                    b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                ]
                .concat(),
                AuthorityError::Malformed,
            ),
            (
                PEM.repeat(Authority::MAX_COUNT + 1),
                AuthorityError::TooLarge,
            ),
            (
                vec![b' '; Authority::MAX_BYTES + 1],
                AuthorityError::TooLarge,
            ),
        ] {
            assert_eq!(Authority::read(&bytes), Err(why));
        }
    }
}
