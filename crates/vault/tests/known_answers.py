"""Computes the known answers of the vault's unit tests with other implementations than the vault's own:
libsodium (XChaCha20-Poly1305) and python3-cryptography, which is OpenSSL (HKDF, Argon2id).

Usage: python3 crates/vault/tests/known_answers.py
"""

import ctypes
import ctypes.util
import hashlib
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

sodium = ctypes.CDLL(ctypes.util.find_library("sodium"))
sodium.sodium_init()

VAULT = bytes(range(0x10, 0x20))
RECORD = bytes(range(0x20, 0x30))
DEVICE = bytes(range(0x30, 0x40))
SLOT = bytes(range(0x40, 0x50))
SALT = bytes(range(0x50, 0x60))
NONCE = bytes(range(0x60, 0x78))
VAULT_KEY = bytes(range(32))
PASSPHRASE = "correct horse b\u00e4tterie".encode()


def seal(key, nonce, data, text):
    out = ctypes.create_string_buffer(len(text) + 16)
    length = ctypes.c_ulonglong()
    failed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
        out, ctypes.byref(length), text, ctypes.c_ulonglong(len(text)),
        data, ctypes.c_ulonglong(len(data)), None, nonce, key)
    assert not failed
    return out.raw[:length.value]


def derive(key, purpose):
    return HKDF(hashes.SHA256(), 32, VAULT, b"countersign/1/" + purpose).derive(key)


def stretch(memory, passes, lanes):
    return Argon2id(salt=SALT, length=32, iterations=passes, lanes=lanes, memory_cost=memory).derive(PASSPHRASE)


for purpose in (b"profile", b"secret", b"state", b"token", b"clock", b"session", b"retired item",
                b"key check", b"wrap"):
    print(purpose.decode(), derive(VAULT_KEY, purpose).hex())

content = b"12345678901234567890"
text = struct.pack(">QI", 1700000000123, 5) + DEVICE + struct.pack(">I", len(content)) + content
text += bytes(-len(text) % 64)
data = b"countersign sealed\x01" + struct.pack(">I", 7) + VAULT + RECORD + b"account.secret"
print("sealed", (b"\x01" + NONCE + seal(derive(VAULT_KEY, b"secret"), NONCE, data, text)).hex())

print("argon2id default", stretch(65536, 3, 1).hex())
slot_key = stretch(8, 1, 1)
print("argon2id cheap", slot_key.hex())
kind = b"passphrase"
kdf = b"\x01" + struct.pack(">III", 8, 1, 1) + SALT
data = b"countersign slot\x01" + VAULT + SLOT + struct.pack(">Q", len(kind)) + kind + kdf
wrapped = NONCE + seal(derive(slot_key, b"wrap"), NONCE, data, VAULT_KEY)
digest = hashlib.sha256(b"countersign slot digest" + SLOT)
for part in (kind, kdf, wrapped):
    digest.update(struct.pack(">Q", len(part)) + part)
print("kdf", kdf.hex())
print("wrapped", wrapped.hex())
print("digest", digest.hexdigest())
