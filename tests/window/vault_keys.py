"""Computes the keys of a vault, and opens the secrets in it, by docs/vault-format.md, with other implementations than the vault's own: libsodium
(XChaCha20-Poly1305, Argon2id) and Python's HMAC.

Usage: vault_keys.py VAULT_FOLDER SLOT_KIND. For a passphrase slot the passphrase comes from standard input; the text of a keychain
slot from the keychain. Prints {"keys": {name: …}, "secrets": {record id: …}, "keychain": text or null}, bytes in hexadecimal.
"""

import base64
import hashlib
import hmac
import json
import pathlib
import sqlite3
import struct
import subprocess
import sys

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt as unseal,
    crypto_pwhash_ALG_ARGON2ID13 as ARGON2ID,
    crypto_pwhash_alg as stretch,
)


def derive(vault, key, purpose):
    extracted = hmac.digest(vault, key, "sha256")
    return hmac.digest(extracted, b"countersign/1/" + purpose + b"\x01", "sha256")


folder, kind = sys.argv[1:]
database = sqlite3.connect(pathlib.Path(folder, "vault.db").absolute().as_uri() + "?mode=ro", uri=True)
vault, epoch, key_check = database.execute("SELECT id, key_epoch, key_check FROM vault").fetchone()
slot, kdf, wrapped = database.execute("SELECT id, kdf, wrapped FROM slot WHERE kind = ?", (kind,)).fetchone()
text = None
if kind == "passphrase":
    version, memory, passes, lanes = struct.unpack_from(">BIII", kdf)
    # libsodium has one lane, and so has every vault that this program makes.
    assert (version, lanes) == (1, 1), "another way to derive the slot key"
    slot_key = stretch(32, sys.stdin.buffer.read(), kdf[13:], passes, memory * 1024, ARGON2ID)
else:
    lookup = ["secret-tool", "lookup", "service", "countersign", "username", vault.hex()]
    text = subprocess.run(lookup, check=True, capture_output=True, text=True).stdout.strip()
    slot_key = base64.b64decode(text, validate=True)
data = b"countersign slot\x01" + vault + slot + struct.pack(">Q", len(kind)) + kind.encode() + kdf
wrapping_key = derive(vault, slot_key, b"wrap")
vault_key = unseal(wrapped[24:], data, wrapped[:24], wrapping_key)
assert hmac.compare_digest(derive(vault, vault_key, b"key check"), key_check), "not this vault's key"

keys = {"slot key": slot_key, "wrapping key": wrapping_key, "vault key": vault_key}
for purpose in ("profile", "secret", "state", "token", "clock"):
    keys[f"subkey {purpose}"] = derive(vault, vault_key, purpose.encode())

secrets = {}
for table in ("account", "enrollment"):
    for record, sealed in database.execute(f"SELECT id, secret FROM {table} WHERE secret IS NOT NULL"):
        place = struct.pack(">I", epoch) + vault + record + f"{table}.secret".encode()
        opened = unseal(sealed[25:], b"countersign sealed\x01" + place, sealed[1:25], keys["subkey secret"])
        length = int.from_bytes(opened[28:32], "big")
        secrets[record.hex()] = opened[32 : 32 + length]

hexadecimal = lambda values: {name: value.hex() for name, value in values.items()}
print(json.dumps({"keys": hexadecimal(keys), "secrets": hexadecimal(secrets), "keychain": text}))
