#!/usr/bin/env python3
"""Opens an encrypted file of another program, from its format's description alone: open.py FORMAT PASSWORD <FILE.
The content goes to standard output. What the other program would check (the reference of 2FAS) is checked."""

import base64
import hashlib
import json
import sys

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt


def argon2(password, salt, kib, passes, lanes):
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
    return Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=kib).derive(password)


def aegis(data, password):
    file = json.loads(data)
    slot, = file["header"]["slots"]
    assert file["version"] == 1 and slot["type"] == 1 and slot["repaired"] and not slot["is_backup"]
    key = Scrypt(salt=bytes.fromhex(slot["salt"]), length=32, n=slot["n"], r=slot["r"], p=slot["p"]).derive(password)

    def opened(key, params, sealed):
        tag = bytes.fromhex(params["tag"])
        return AESGCM(key).decrypt(bytes.fromhex(params["nonce"]), sealed + tag, None)

    master = opened(key, slot["key_params"], bytes.fromhex(slot["key"]))
    content = opened(master, file["header"]["params"], base64.b64decode(file["db"], validate=True))
    for entry in json.loads(content)["entries"]:
        assert all(isinstance(entry[name], str) for name in ("uuid", "name", "issuer", "note"))
    return content


def twofas(data, password):
    file = json.loads(data)
    assert file["services"] == [] and file["schemaVersion"] == 4

    def opened(text):
        sealed, salt, iv = (base64.b64decode(part, validate=True) for part in text.split(":"))
        key = PBKDF2HMAC(hashes.SHA256(), 32, salt, 10_000).derive(password)
        return AESGCM(key).decrypt(iv, sealed, None)

    reference = hashlib.sha256(opened(file["reference"])).hexdigest()
    assert reference == "cef0eb8ede32f858e3c6fbd8753d3f22093e57fc0d0f1f414dd97a0dba4c4d67"
    content = opened(file["servicesEncrypted"])
    for service in json.loads(content):
        assert service["icon"]["selected"] == "Label" and service["updatedAt"] > 0 and service["otp"]["link"]
    return content


def proton(data, password):
    file = json.loads(data)
    sealed = base64.b64decode(file["content"], validate=True)
    key = argon2(password, base64.b64decode(file["salt"]), 19456, 2, 1)
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], b"proton.authenticator.export.v1")


def stratum(data, password):
    assert data[:16] == b"AUTHENTICATORPRO"
    key = argon2(password, data[16:32], 65536, 3, 4)
    return AESGCM(key).decrypt(data[32:44], data[44:], None)


READERS = {"aegis": aegis, "2fas": twofas, "proton": proton, "stratum": stratum}

if __name__ == "__main__":
    content = READERS[sys.argv[1]](sys.stdin.buffer.read(), sys.argv[2].encode())
    json.loads(content)
    sys.stdout.buffer.write(content)
