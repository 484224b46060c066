//! The times in an answer's headers (RFC 9110, 5.6.7 and 10.2.3).

use jiff::fmt::rfc2822::DateTimeParser;

/// The Unix time, in seconds, of an HTTP date. Only the form that servers must send today is read.
pub(super) fn unix_seconds(http_date: &str) -> Option<i64> {
    static PARSER: DateTimeParser = DateTimeParser::new();
    PARSER
        .parse_timestamp(http_date.trim())
        .ok()
        .map(|time| time.as_second())
}

/// The seconds in a `Retry-After`: given as such, or as a date, which counts from the server's own date where it sent
/// one and else from ours (`now_ms`). A date that has passed is zero.
pub(super) fn retry_after_seconds(
    value: &str,
    server_seconds: Option<i64>,
    now_ms: i64,
) -> Option<u64> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(seconds);
    }
    let until = unix_seconds(value)?;
    let from = server_seconds.unwrap_or(now_ms / 1_000);
    Some(u64::try_from(until.saturating_sub(from)).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_http_date_is_read() {
        assert_eq!(
            unix_seconds("Sun, 06 Nov 1994 08:49:37 GMT"),
            Some(784_111_777)
        );
        assert_eq!(unix_seconds("yesterday"), None);
        assert_eq!(unix_seconds(""), None);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(retry_after_seconds("40", None, 0), Some(40));
        assert_eq!(
            retry_after_seconds("Sun, 06 Nov 1994 08:50:17 GMT", Some(784_111_777), 0),
            Some(40)
        );
        assert_eq!(
            retry_after_seconds("Sun, 06 Nov 1994 08:50:17 GMT", None, 784_111_777_900),
            Some(40)
        );
        assert_eq!(
            retry_after_seconds("Sun, 06 Nov 1994 08:49:00 GMT", Some(784_111_777), 0),
            Some(0)
        );
        assert_eq!(retry_after_seconds("-1", None, 0), None);
        assert_eq!(retry_after_seconds("soon", None, 0), None);
    }
}
