#!/usr/bin/python3
"""Reads a Countersign vault without Countersign: written from docs/vault-format.md alone, as proof that it says everything.

Usage: vault_reader.py [--passphrase-file FILE] [--recovery-code-file FILE] [--keychain-item-file FILE] [--secrets] VAULT

VAULT is a vault's folder, a database or a snapshot; it is only read. What opens it is read from files (- is the standard input), never
given as an argument; a passphrase together with a keychain item opens a two-part slot, too. Prints the accounts and the servers as
JSON, without secrets and sessions unless asked. Needs python3-nacl.
"""

import argparse
import base64
import hashlib
import hmac
import json
import os
import sqlite3
import struct
import sys
import urllib.parse

import nacl.pwhash
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt
from nacl.exceptions import CryptoError

APPLICATION_ID = 0x4373676E
FORMAT = 4
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Unreadable(Exception):
    """Why the vault can't be read, in words."""


def hkdf(salt, key, info):
    """HKDF-SHA256, 32 bytes: one block of the expansion."""
    extracted = hmac.digest(salt, key, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


def decrypt(key, nonce, data, text):
    """XChaCha20-Poly1305; None if the tag does not fit."""
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(text, data, nonce, key)
    except CryptoError:
        return None


def argon2id(passphrase, kdf):
    method, memory, passes, lanes = struct.unpack(">BIII", kdf[:13])
    if method != 1 or len(kdf) != 29 or memory > 1 << 20 or passes > 64:
        raise Unreadable("the slot's parameters are damaged")
    if lanes != 1:
        raise Unreadable("libsodium computes Argon2id with one lane only")
    return nacl.pwhash.argon2id.kdf(32, passphrase, kdf[13:], opslimit=passes, memlimit=memory * 1024)


def times(a, b):
    """The product in GF(32) with x^5 + x^2 + 1."""
    product = 0
    for bit in range(5):
        if b >> bit & 1:
            product ^= a << bit
    for bit in range(9, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << (bit - 5)
    return product


def recovery_code(text):
    """The code as it is shown, from how it was typed."""
    typed = text.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    typed = [character for character in typed if character not in "- \t\r\n"]
    if len(typed) != 35:
        raise Unreadable(f"a recovery code has 35 characters, and this has {len(typed)}")
    groups = []
    for number in range(7):
        group = typed[5 * number :][:5]
        if any(character not in ALPHABET for character in group):
            raise Unreadable(f"group {number + 1} of the recovery code has a character that no code has")
        *values, check = map(ALPHABET.index, group)
        power, expected = 1, number + 1
        for value in values:
            power = times(power, 2)
            expected ^= times(value, power)
        if check != expected:
            raise Unreadable(f"group {number + 1} of the recovery code was mistyped")
        groups.append("".join(group))
    return "-".join(groups).encode()


class Vault:
    def __init__(self, database):
        # One state of the vault, whatever else is going on.
        database.execute("BEGIN")
        self.database = database
        if database.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise Unreadable("this is not a vault")
        row = database.execute("SELECT id, min_reader, key_epoch, key_check FROM vault").fetchone()
        if row is None:
            raise Unreadable("there is no vault in the database")
        self.id, self.format, self.epoch, self.key_check = row
        if self.format > FORMAT:
            raise Unreadable(f"the vault has format {self.format}, and this reads up to {FORMAT}")
        self.key = None
        self.damaged = []

    def slot_key_of(self, kind, kdf, given):
        """The slot key, if what was given is for this kind of slot."""
        if kind == "keychain" and given.item:
            return given.item
        if kind == "passphrase" and given.passphrase:
            return argon2id(given.passphrase, kdf)
        if kind == "recovery" and given.recovery:
            return hkdf(self.id, given.recovery, b"countersign/1/recovery code")
        if kind == "passphrase+keychain" and given.passphrase and given.item:
            return hkdf(self.id, argon2id(given.passphrase, kdf) + given.item, b"countersign/1/two parts")
        return None

    def unlock(self, given):
        tried = 0
        for slot, kind, kdf, wrapped, digest in self.database.execute("SELECT id, kind, kdf, wrapped, digest FROM slot"):
            computed = hashlib.sha256(b"countersign slot digest" + slot)
            for part in (kind.encode(), kdf, wrapped):
                computed.update(struct.pack(">Q", len(part)) + part)
            if computed.digest() != digest:
                print(f"slot {slot.hex()} is damaged", file=sys.stderr)
                continue
            slot_key = self.slot_key_of(kind, kdf, given)
            if slot_key is None:
                continue
            tried += 1
            data = b"countersign slot\x01" + self.id + slot + struct.pack(">Q", len(kind)) + kind.encode() + kdf
            key = decrypt(hkdf(self.id, slot_key, b"countersign/1/wrap"), wrapped[:24], data, wrapped[24:])
            if key is not None:
                if not hmac.compare_digest(hkdf(self.id, key, b"countersign/1/key check"), self.key_check):
                    raise Unreadable("the slot's key is not this vault's")
                self.key = key
                return
        raise Unreadable("that does not open the vault" if tried else "the vault has no slot for that")

    def open(self, record, table, column, purpose, sealed):
        """What is in a sealed value; None if there is none, or it does not open."""
        if sealed is None:
            return None
        data = b"countersign sealed\x01" + struct.pack(">I", self.epoch) + self.id + record
        data += f"{table}.{column}".encode()
        text = None
        if sealed[:1] == b"\x01":
            subkey = hkdf(self.id, self.key, b"countersign/1/" + purpose)
            text = decrypt(subkey, sealed[1:25], data, sealed[25:])
        if text is None:
            self.damaged.append({"id": record.hex(), "table": table, "column": column})
            return None
        (length,) = struct.unpack(">I", text[28:32])
        return text[32 : 32 + length]

    def accounts(self, with_secrets):
        columns = {row[1] for row in self.database.execute("PRAGMA table_info(account)")}
        # Format 1 has neither.
        later = [name if name in columns else "NULL" for name in ("icon", "trashed")]
        rows = self.database.execute(f"SELECT id, profile, secret, state, {', '.join(later)} FROM account")
        for record, profile, secret, state, icon, trashed in rows:
            profile = self.open(record, "account", "profile", b"profile", profile)
            state = self.open(record, "account", "state", b"state", state)
            trashed_at = self.open(record, "account", "trashed", b"state", trashed)
            if profile is None or state is None or (trashed is not None and trashed_at is None):
                continue
            flags, counter, order, last_used = struct.unpack(">BQqQ", state)
            account = {"id": record.hex(), **json.loads(profile)}
            account["counter"] = counter if flags & 1 else None
            account["pinned"] = bool(flags & 2)
            account["order"] = order
            account["lastUsed"] = last_used if flags & 4 else None
            account["hasIcon"] = icon is not None
            account["trashed"] = trashed_at and struct.unpack(">Q", trashed_at)[0]
            if with_secrets:
                opened = self.open(record, "account", "secret", b"secret", secret)
                account["secret"] = opened and base64.b32encode(opened).decode().rstrip("=")
            yield account


    def servers(self, with_secrets):
        if self.format < 3:
            return
        for record, profile, session in self.database.execute("SELECT id, profile, session FROM server"):
            opened = self.open(record, "server", "profile", b"profile", profile)
            if opened is None:
                continue
            # Both are whatever the application seals.
            server = {"id": record.hex(), "profile": base64.b64encode(opened).decode(), "hasSession": session is not None}
            if with_secrets:
                opened = self.open(record, "server", "session", b"session", session)
                server["session"] = opened and base64.b64encode(opened).decode()
            yield server


class Given:
    """What there is to open the vault with."""

    def __init__(self, options):
        self.passphrase = self.read(options.passphrase_file)
        recovery = self.read(options.recovery_code_file)
        self.recovery = recovery and recovery_code(recovery.decode())
        item = self.read(options.keychain_item_file)
        self.item = item and base64.b64decode(item, validate=True)
        if not (self.passphrase or self.recovery or self.item):
            raise Unreadable("a passphrase, a recovery code or a keychain item is needed")

    @staticmethod
    def read(path):
        """The first line."""
        if path is None:
            return None
        with sys.stdin.buffer if path == "-" else open(path, "rb") as file:
            return file.readline().rstrip(b"\r\n")


def connect(path):
    uri = f"file:{urllib.parse.quote(os.path.abspath(path))}?mode=ro"
    if not os.path.exists(path + "-wal"):
        # No program has it open. SQLite would leave an empty log beside it, or refuse it where nothing can be written.
        uri += "&immutable=1"
    return sqlite3.connect(uri, uri=True, isolation_level=None)


def main():
    parser = argparse.ArgumentParser(description="Lists the accounts and servers of a Countersign vault as JSON.")
    parser.add_argument("--passphrase-file", metavar="FILE", help="its first line is the passphrase; - is the standard input")
    parser.add_argument("--recovery-code-file", metavar="FILE", help="its first line is the recovery code")
    parser.add_argument("--keychain-item-file", metavar="FILE", help="its first line is what the keychain keeps")
    parser.add_argument("--secrets", action="store_true", help="show the secrets, in base32, and the sessions, in base64")
    parser.add_argument("vault", metavar="VAULT", help="a vault's folder, or a database or snapshot")
    options = parser.parse_args()
    path = os.path.join(options.vault, "vault.db") if os.path.isdir(options.vault) else options.vault
    try:
        given = Given(options)
        vault = Vault(connect(path))
        vault.unlock(given)
        accounts = sorted(vault.accounts(options.secrets), key=lambda account: (account["order"], account["created"], account["id"]))
        servers = sorted(vault.servers(options.secrets), key=lambda server: server["id"])
    except (Unreadable, OSError, sqlite3.Error, ValueError) as problem:
        sys.exit(f"vault_reader: {problem}")
    result = {"vault": vault.id.hex(), "format": vault.format, "accounts": accounts, "servers": servers, "damaged": vault.damaged}
    json.dump(result, sys.stdout, indent=2, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
