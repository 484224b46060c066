//! Protobuf and gRPC's frames, written by hand a second time: what the server writes is not read with its own code.

use std::collections::HashMap;

/// A field with text of less than 128 bytes.
pub(crate) fn field(number: u8, text: &str) -> Vec<u8> {
    let length = u8::try_from(text.len()).unwrap();
    assert!(length < 128);
    [&[number << 3 | 2, length], text.as_bytes()].concat()
}

/// One message as gRPC frames it.
pub(crate) fn framed(message: &[u8]) -> Vec<u8> {
    let length = u32::try_from(message.len()).unwrap().to_be_bytes();
    [&[0], &length[..], message].concat()
}

/// The frames of a body: the first byte and the content of each.
pub(crate) fn frames(mut body: &[u8]) -> Vec<(u8, Vec<u8>)> {
    let mut frames = Vec::new();
    while !body.is_empty() {
        let length = u32::from_be_bytes(body[1..5].try_into().unwrap()) as usize;
        frames.push((body[0], body[5..5 + length].to_vec()));
        body = &body[5 + length..];
    }
    frames
}

/// The trailers in a body of gRPC-Web.
pub(crate) fn trailers(body: &[u8]) -> HashMap<String, String> {
    let frames = frames(body);
    let (flags, lines) = frames.last().unwrap();
    assert_eq!(*flags, 0x80);
    let lines = std::str::from_utf8(lines).unwrap();
    lines
        .lines()
        .map(|line| line.split_once(": ").unwrap())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The fields of the one message in a body of gRPC or gRPC-Web.
pub(crate) fn message(body: &[u8]) -> HashMap<u64, Vec<u8>> {
    let frames = frames(body);
    assert_eq!(frames[0].0, 0);
    fields(&frames[0].1)
}

/// The fields of a message, by number: what a field of bytes holds, or the bytes of a number.
pub(crate) fn fields(mut message: &[u8]) -> HashMap<u64, Vec<u8>> {
    let mut fields = HashMap::new();
    while !message.is_empty() {
        let tag = varint(&mut message);
        let value = match tag & 7 {
            0 => varint(&mut message).to_be_bytes().to_vec(),
            2 => {
                let length = usize::try_from(varint(&mut message)).unwrap();
                let (value, rest) = message.split_at(length);
                message = rest;
                value.to_vec()
            }
            kind => panic!("wire type {kind}"),
        };
        fields.insert(tag >> 3, value);
    }
    fields
}

fn varint(bytes: &mut &[u8]) -> u64 {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let byte = bytes[0];
        *bytes = &bytes[1..];
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return value;
        }
    }
    panic!("a number of more than 64 bits")
}
