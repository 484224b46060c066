#!/usr/bin/env python3
"""Makes the seeds of sealed files in `transfer`: the same as crates/transfer/tests/fixtures/make.py and make_smaller.py make, and two
more, but sealed so that a build for the fuzzer sees through it (`cipher::seen_through`): every derived key is zeros, and sealing
changes each byte by the first one of the key."""

import os
import struct
import sys

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "transfer")
sys.path.insert(0, os.path.join(FOLDER, "../../../crates/transfer/tests/fixtures"))
sys.dont_write_bytecode = True
import make

# What the fuzzer tries.
make.PASSWORD = b"x"


def sealed(key, data):
    return bytes(byte ^ key[0] for byte in data)


class Scrypt:
    def __init__(self, **_):
        pass

    def derive(self, _):
        return bytes(32)


def save(name, data):
    # Those that are not sealed are seeds as they are.
    if name not in ("1password.1pux", "andotp.json"):
        with open(os.path.join(FOLDER, name), "wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)


make.gcm = lambda key, iv, data, associated=None: sealed(key, data) + bytes(16)
make.cbc = lambda key, iv, data: sealed(key, data)
make.argon2 = make.pbkdf2 = lambda *_: bytes(32)
make.Scrypt = Scrypt
make.save = save
import make_smaller


def field(kind, value):
    return struct.pack("<BI", kind, len(value)) + value


def kdbx():
    """A database of version 4 that is not packed, with a group in a group."""
    def entry(number, *fields):
        texts = "".join(f"<String><Key>{key}</Key><Value>{value}</Value></String>" for key, value in fields)
        return f"<Entry><UUID>AAAAAAAAAAAAAAAAAAAAA{number}==</UUID>{texts}</Entry>"

    inner = "<Group><UUID>AAAAAAAAAAAAAAAAAAAAAw==</UUID><Name>Inner</Name>" + entry(
        "Q", ("Title", "Zed"), ("HmacOtp-Secret-Base32", "MZXW6YTBOI"), ("HmacOtp-Counter", "7")) + "</Group>"
    xml = ("<KeePassFile><Meta/><Root><Group><UUID>AAAAAAAAAAAAAAAAAAAAAg==</UUID><Name>Root</Name>"
           + entry("A", ("Title", "Example"), ("UserName", "ann"), ("otp", "otpauth://totp/a?secret=MZXW6YTBOI"), ("Notes", "n"))
           + inner + "</Group></Root></KeePassFile>")
    content = field(1, bytes(4)) + field(2, bytes(32)) + field(0, b"") + xml.encode()
    variants = [(0x42, b"$UUID", bytes.fromhex("c9d9f39a628a4460bf740d08c18a4fea")), (5, b"R", struct.pack("<Q", 1)), (0x42, b"S", bytes(32))]
    dictionary = b"\0\x01" + b"".join(field(kind, name) + struct.pack("<I", len(value)) + value for kind, name, value in variants) + b"\0"
    header = bytes.fromhex("03d9a29a67fb4bb500000400") + field(2, bytes.fromhex("d6038a2b8b6f4cb5a524339a31dbb59a")) + field(3, bytes(4))
    header += field(4, bytes(32)) + field(7, bytes(12)) + field(11, dictionary) + field(0, b"")
    save("plain.kdbx", header + bytes(64) + bytes(32) + struct.pack("<I", len(content)) + content + bytes(36))


def otpclient():
    entries = [{"type": "TOTP", "label": "ann", "issuer": "Example", "secret": "MZXW6YTBOI", "digits": 6, "algo": "SHA1", "period": 30},
               {"type": "HOTP", "label": "bob", "issuer": "Zed", "secret": "MZXW6YTBOI", "digits": 8, "algo": "SHA256", "counter": 7}]
    save("plain.enc", bytes(16) + bytes(32) + make.compact(entries) + bytes(16))


if __name__ == "__main__":
    for made in (make.aegis, make.twofas, make.proton, make.bitwarden, make.stratum, make_smaller.andotp, make_smaller.freeotp2, make_smaller.otp_auth, kdbx, otpclient):
        made()
