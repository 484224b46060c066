#!/usr/bin/env python3
"""Lists what a Countersign backup holds, as JSON. Written from docs/backup-format.md alone.

usage: backup_reader.py FILE   (the passphrase on standard input)
"""
import json
import struct
import sys

import nacl.bindings
import nacl.pwhash

MAGIC = b"countersign backup"
HEADER = len(MAGIC) + 1 + 12 + 16


def main():
    with open(sys.argv[1], "rb") as file:
        data = file.read()
    passphrase = sys.stdin.readline().rstrip("\n").encode()
    if not data.startswith(MAGIC) or data[len(MAGIC)] != 1:
        sys.exit("not a backup of version 1")
    memory, passes, lanes = struct.unpack(">III", data[len(MAGIC) + 1 : len(MAGIC) + 13])
    if lanes != 1:
        sys.exit("this reader knows one lane only")
    salt = data[len(MAGIC) + 13 : HEADER]
    nonce, sealed = data[HEADER : HEADER + 24], data[HEADER + 24 :]
    key = nacl.pwhash.argon2id.kdf(32, passphrase, salt, opslimit=passes, memlimit=memory * 1024)
    plain = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, data[:HEADER], nonce, key)
    print(json.dumps(json.loads(plain)["accounts"]))


main()
