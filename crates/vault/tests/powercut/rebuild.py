"""Rebuilds, from a recording of a process's system calls, the disks that a loss of power may have left at any moment.

Usage: rebuild.py --recording FILE --root FOLDER [--before FOLDER] --seed N [--samples N] [--every-event] -- CHECKER...

The recording is strace's (see powercut.rs). What the process did below the root is replayed; after each event that matters the
disk is what was synced, and of the rest nothing, everything, or some. What is in `--before` was there from the start.

- a write, a change of length: certain once fsync or fdatasync of the file has returned. Else it is there, or not, or
  any of its sectors of 512 bytes is.
- a new, renamed or removed name: certain once fsync of its folder has returned. Else it is there or not.
- SQLite's `-shm` is shared memory, and never there afterwards.

The checker is started with the given command, is told one folder in a line (and how many lines the process had reported by
then), and answers each with a line: "said:ok" or "said:bad" and why. Folders that it found bad are kept.
"""

import argparse
import hashlib
import os
import queue
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading

SECTOR = 512
MOST_BAD = 5
# What ends a step towards the disk. In the short form power is lost right before and right after these.
BOUNDARIES = ("sync", "sync folder", "name", "report")


class Unknown(Exception):
    """Something in the recording that this program can't replay."""


# --- What a disk holds ---------------------------------------------------------------------------------------


class File:
    """A file, whatever its name: what is certain, and the changes that are not."""

    def __init__(self, content=b""):
        self.certain = content
        self.pending = []
        self.now = bytearray(content)

    def change(self, change):
        self.pending.append(change)
        apply(self.now, change, change.pieces)

    def sync(self, upto):
        """Makes those changes certain that had been made by then."""
        certain = bytearray(self.certain)
        for change in self.pending[:upto]:
            apply(certain, change, change.pieces)
        self.certain = bytes(certain)
        del self.pending[:upto]

    def content(self, choose):
        """The content, if `choose` says which pieces of which change reached the disk."""
        content = bytearray(self.certain)
        for change in self.pending:
            apply(content, change, choose(change))
        return bytes(content)


class Write:
    def __init__(self, offset, data):
        self.offset = offset
        self.data = data
        # The bytes' places in `data`, one sector of the file each.
        first = SECTOR - offset % SECTOR
        ends = [*range(first, len(data), SECTOR), len(data)]
        self.pieces = list(zip([0, *ends[:-1]], ends))


class Length:
    def __init__(self, length):
        self.length = length
        self.pieces = [None]


def apply(content, change, pieces):
    if isinstance(change, Length):
        if pieces:
            del content[change.length :]
            content.extend(bytes(change.length - len(content)))
        return
    for start, end in pieces:
        at = change.offset + start
        content.extend(bytes(max(0, at - len(content))))
        content[at : at + end - start] = change.data[start:end]


class Names:
    """The tree of names: what is certain, and the changes that are not. A folder's node is None."""

    def __init__(self, root):
        self.root = root
        self.certain = {root: None}
        self.pending = []
        self.now = {root: None}

    def change(self, change):
        change.owed = {os.path.dirname(path) for path in change.paths}
        self.pending.append(change)
        change.apply(self.now)

    def sync(self, folder):
        for change in self.pending:
            change.owed.discard(folder)
            if not change.owed:
                change.apply(self.certain)
        self.pending = [change for change in self.pending if change.owed]

    def tree(self, kept):
        tree = dict(self.certain)
        for change in kept:
            change.apply(tree)
        return {path: node for path, node in tree.items() if self.is_reachable(tree, path)}

    def is_reachable(self, tree, path):
        while path != self.root:
            path = os.path.dirname(path)
            if tree.get(path, self) is not None:
                return False
        return True


class NameChange:
    def __init__(self, kind, *paths, node=None):
        self.kind = kind
        self.paths = paths
        self.node = node

    def apply(self, tree):
        first, last = self.paths[0], self.paths[-1]
        if self.kind == "make":
            tree[first] = self.node
        elif self.kind == "remove":
            tree.pop(first, None)
        elif self.kind == "link" and first in tree:
            tree[last] = tree[first]
        elif self.kind == "rename" and first in tree:
            for path in [path for path in tree if path == first or path.startswith(first + "/")]:
                tree[last + path[len(first) :]] = tree.pop(path)


# --- Reading the recording -----------------------------------------------------------------------------------

LINE = re.compile(r"(\d+)\s+(.*)")
CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+|\?|0x[0-9a-f]+)(.*)")
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
UNFINISHED = " <unfinished ...>"
RESUMED = re.compile(r"<\.\.\. \w+ resumed>")


def calls(lines):
    """Every system call, where it begins and where it ends: (is it the end, its number, name, arguments, result)."""
    begun = {}
    parts = []
    for line in lines:
        thread, text = LINE.fullmatch(line.rstrip("\n")).groups()
        if text.startswith(("+++", "---")):
            continue
        if text.endswith(UNFINISHED):
            begun[thread] = len(parts)
            parts.append([text[: -len(UNFINISHED)]])
        elif RESUMED.match(text):
            number = begun.pop(thread)
            parts[number].append(RESUMED.sub("", text, count=1))
            parts.append(number)
        else:
            parts.append([text])
    joined = {}
    for number, part in enumerate(parts):
        if isinstance(part, list):
            joined[number] = CALL.fullmatch("".join(part))
    for number, part in enumerate(parts):
        start, ends = (part, [True]) if isinstance(part, int) else (number, [False])
        if isinstance(part, list) and len(part) == 1:
            ends = [False, True]
        call = joined[start]
        if call is None:
            # Cut off by the end of the process.
            continue
        name, arguments, result, _ = call.groups()
        for end in ends:
            yield end, start, name, arguments, int(result, 0) if result != "?" else -1


def strings(arguments):
    found = []
    for digits, cut in STRING.findall(arguments):
        if cut:
            raise Unknown("a string was cut off")
        found.append(bytes.fromhex(digits.replace("\\x", "")))
    return found


def plain(arguments):
    """The arguments, with each string replaced by its place among the strings."""
    count = iter(range(1 << 30))
    return [part.strip() for part in STRING.sub(lambda _: f"${next(count)}", arguments).split(",")]


class Open:
    """An open file or folder: shared by all descriptors that were duplicated from one another."""

    def __init__(self, path, node, append):
        self.path = path
        self.node = node
        self.append = append
        self.offset = 0


class Replay:
    """Turns system calls into events, and keeps the disk as it is after each."""

    def __init__(self, root, before):
        self.names = Names(root)
        self.fds = {}
        self.root = root
        self.reports = b""
        self.files = []
        self.upto = {}
        for folder, folders, files in os.walk(before) if before else ():
            place = os.path.normpath(os.path.join(root, os.path.relpath(folder, before)))
            for name in folders:
                self.add_certain(os.path.join(place, name), None)
            for name in files:
                with open(os.path.join(folder, name), "rb") as file:
                    self.files.append(File(file.read()))
                self.add_certain(os.path.join(place, name), self.files[-1])

    def add_certain(self, path, node):
        self.names.certain[path] = self.names.now[path] = node

    # Each handler returns the kind of event that it was, or None.
    def handle(self, end, number, name, arguments, result):
        if result < 0 and name != "exit_group":
            return None
        words = plain(arguments)
        if name in ("fsync", "fdatasync"):
            return self.sync(end, number, int(words[0]))
        # Names, lengths and bytes may be on the disk as soon as the call begins; what a call returns is known when it ends.
        late = name in ("open", "openat", "creat", "dup", "dup2", "dup3", "fcntl", "lseek", "read", "close")
        if end != late:
            return None
        handler = getattr(self, "on_" + name, None)
        if handler is None:
            raise Unknown(f"{name}({arguments[:80]})")
        return handler(words, strings(arguments), result)

    def sync(self, end, number, fd):
        opened = self.fds.get(fd)
        if opened is None:
            return None
        if opened.node is None:
            if end:
                self.names.sync(opened.path)
                return "sync folder"
            return None
        if not end:
            self.upto[number] = len(opened.node.pending)
            return None
        opened.node.sync(self.upto.pop(number))
        return "sync"

    def place(self, folder, text):
        """The path below the root, or None if it is elsewhere."""
        path = os.fsdecode(text)
        if not path.startswith("/"):
            if folder == "AT_FDCWD":
                return None
            opened = self.fds.get(int(folder))
            if opened is None:
                return None
            path = opened.path + "/" + path
        path = os.path.normpath(path)
        return path if path == self.root or path.startswith(self.root + "/") else None

    def on_openat(self, words, texts, result):
        return self.open(self.place(words[0], texts[0]), words[2], result)

    def on_open(self, words, texts, result):
        return self.open(self.place("AT_FDCWD", texts[0]), words[1], result)

    def open(self, path, flags, fd):
        self.fds.pop(fd, None)
        if path is None:
            return None
        flags = flags.split("|")
        event = None
        if path not in self.names.now:
            if "O_CREAT" not in flags:
                raise Unknown(f"{path} was opened and is not known")
            node = File()
            self.files.append(node)
            self.names.change(NameChange("make", path, node=node))
            event = "name"
        node = self.names.now[path]
        self.fds[fd] = Open(path, node, "O_APPEND" in flags)
        if "O_TRUNC" in flags and node.now:
            node.change(Length(0))
            event = event or "write"
        return event

    def on_close(self, words, _texts, _result):
        self.fds.pop(int(words[0]), None)

    def on_dup(self, words, _texts, result):
        self.fds.pop(result, None)
        if int(words[0]) in self.fds:
            self.fds[result] = self.fds[int(words[0])]

    on_dup2 = on_dup3 = on_dup

    def on_fcntl(self, words, texts, result):
        if words[1].startswith("F_DUPFD"):
            self.on_dup(words, texts, result)

    def on_lseek(self, words, _texts, result):
        if int(words[0]) in self.fds:
            self.fds[int(words[0])].offset = result

    def on_read(self, words, _texts, result):
        if int(words[0]) in self.fds:
            self.fds[int(words[0])].offset += result

    def on_write(self, words, texts, result):
        fd = int(words[0])
        data = b"".join(texts)[:result]
        if fd == 1:
            before = self.reports.count(b"\n")
            self.reports += data
            return "report" if self.reports.count(b"\n") > before else None
        opened = self.fds.get(fd)
        if opened is None:
            return None
        if opened.append:
            opened.offset = len(opened.node.now)
        opened.node.change(Write(opened.offset, data))
        opened.offset += len(data)
        return "write"

    on_writev = on_write

    def on_pwrite64(self, words, texts, result):
        opened = self.fds.get(int(words[0]))
        if opened is None:
            return None
        opened.node.change(Write(int(words[-1]), b"".join(texts)[:result]))
        return "write"

    on_pwritev = on_pwrite64

    def on_ftruncate(self, words, _texts, _result):
        opened = self.fds.get(int(words[0]))
        if opened is None:
            return None
        opened.node.change(Length(int(words[1])))
        return "write"

    def on_truncate(self, words, texts, _result):
        path = self.place("AT_FDCWD", texts[0])
        if path is None:
            return None
        self.names.now[path].change(Length(int(words[1])))
        return "write"

    def on_fallocate(self, words, _texts, _result):
        opened = self.fds.get(int(words[0]))
        if opened is None:
            return None
        if words[1] != "0":
            raise Unknown(f"fallocate with mode {words[1]}")
        length = int(words[2]) + int(words[3])
        if length > len(opened.node.now):
            opened.node.change(Length(length))
        return "write"

    def on_copy_file_range(self, words, _texts, result):
        return self.copy(int(words[0]), words[1], int(words[2]), words[3], result)

    def on_sendfile(self, words, _texts, result):
        return self.copy(int(words[1]), words[2], int(words[0]), "NULL", result)

    def copy(self, source, source_offset, target, target_offset, length):
        target = self.fds.get(target)
        if target is None:
            return None
        source = self.fds.get(source)
        if source is None or (source_offset, target_offset) != ("NULL", "NULL"):
            raise Unknown("a copy from elsewhere, or from the middle")
        data = bytes(source.node.now[source.offset : source.offset + length])
        target.node.change(Write(target.offset, data))
        source.offset += length
        target.offset += length
        return "write"

    def rename(self, kind, first, last):
        if first is None and last is None:
            return None
        if first is None or last is None:
            raise Unknown("a name that is moved in or out")
        self.names.change(NameChange(kind, first, last))
        return "name"

    def on_rename(self, _words, texts, _result):
        return self.rename("rename", *(self.place("AT_FDCWD", text) for text in texts))

    def on_renameat2(self, words, texts, _result):
        return self.rename("rename", self.place(words[0], texts[0]), self.place(words[2], texts[1]))

    on_renameat = on_renameat2

    def on_link(self, _words, texts, _result):
        return self.rename("link", *(self.place("AT_FDCWD", text) for text in texts))

    def on_linkat(self, words, texts, _result):
        return self.rename("link", self.place(words[0], texts[0]), self.place(words[2], texts[1]))

    def remove(self, path):
        if path is None:
            return None
        self.names.change(NameChange("remove", path))
        return "name"

    def on_unlink(self, _words, texts, _result):
        return self.remove(self.place("AT_FDCWD", texts[0]))

    on_rmdir = on_unlink

    def on_unlinkat(self, words, texts, _result):
        return self.remove(self.place(words[0], texts[0]))

    def make_folder(self, path):
        if path is None:
            return None
        self.names.change(NameChange("make", path))
        return "name"

    def on_mkdir(self, _words, texts, _result):
        return self.make_folder(self.place("AT_FDCWD", texts[0]))

    def on_mkdirat(self, words, texts, _result):
        return self.make_folder(self.place(words[0], texts[0]))

    def on_mmap(self, words, _texts, _result):
        opened = self.fds.get(int(words[4]))
        if opened and "MAP_SHARED" in words[3] and "PROT_WRITE" in words[2] and not opened.path.endswith("-shm"):
            raise Unknown(f"{opened.path} is written to through memory")

    def verify(self):
        """Every write was seen: the files are as the recording says."""
        found = set()
        for folder, folders, files in os.walk(self.root):
            found.update(os.path.join(folder, name) for name in folders + files)
        if found | {self.root} != set(self.names.now):
            raise Unknown(f"on the disk: {sorted(found)}; in the recording: {sorted(self.names.now)}")
        for path, node in self.names.now.items():
            if node is not None and not path.endswith("-shm"):
                with open(path, "rb") as file:
                    if file.read() != node.now:
                        raise Unknown(f"{path} is not as it was recorded")


# --- The disks at one moment ---------------------------------------------------------------------------------


def disks(replay, event, samples, dice):
    """What may be on the disk now: (how it was chosen, tree of names and contents)."""
    names = replay.names
    changes = [change for file in replay.files for change in file.pending]

    def disk(kept_names, pieces):
        tree = names.tree([change for change in names.pending if change in kept_names])
        return {
            os.path.relpath(path, replay.root): None if node is None else node.content(pieces)
            for path, node in tree.items()
            if path != replay.root and not path.endswith("-shm")
        }

    def nothing(_):
        return []

    def everything(change):
        return change.pieces

    yield "nothing", disk([], nothing)
    if changes or names.pending:
        yield "everything", disk(names.pending, everything)
    if changes and names.pending:
        yield "no names", disk([], everything)
        yield "no data", disk(names.pending, nothing)
    if event == "write" and changes and len(changes[-1].pieces) > 1:
        upto = dice.randrange(1, len(changes[-1].pieces))
        last = changes[-1]
        yield "torn", disk(names.pending, lambda change: change.pieces[:upto] if change is last else change.pieces)
    if len(changes) + len(names.pending) > 1 or any(len(change.pieces) > 1 for change in changes):
        for sample in range(samples):
            share = dice.random()
            by_sector = dice.random() < 0.5
            chosen = {}
            for change in changes:
                if by_sector:
                    chosen[change] = [piece for piece in change.pieces if dice.random() < share]
                else:
                    chosen[change] = change.pieces if dice.random() < share else []
            kept = [change for change in names.pending if dice.random() < 0.5]
            yield f"some {sample}", disk(kept, chosen.__getitem__)


def write_disk(folder, disk):
    os.mkdir(folder, 0o700)
    for path in sorted(disk):
        target = os.path.join(folder, path)
        if disk[path] is None:
            os.mkdir(target, 0o700)
        else:
            with open(os.open(target, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
                file.write(disk[path])


# --- The checkers --------------------------------------------------------------------------------------------


class Checkers:
    """Processes that look at disks, each in turn."""

    def __init__(self, command, scratch):
        self.scratch = scratch
        self.work = queue.Queue(maxsize=16)
        self.bad = []
        self.tried = 0
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.run, args=(command,)) for _ in range(os.cpu_count() or 1)]
        for thread in self.threads:
            thread.start()

    def run(self, command):
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as checker:
            while (job := self.work.get()) is not None:
                number, name, disk, reports = job
                folder = os.path.join(self.scratch, str(number))
                write_disk(folder, disk)
                answer = self.ask(checker, f"{folder} {reports}\n")
                shutil.rmtree(folder, ignore_errors=True)
                with self.lock:
                    self.tried += 1
                    if answer != "ok":
                        self.bad.append((name, answer, disk))
            checker.stdin.close()
            checker.stdout.read()

    @staticmethod
    def ask(checker, question):
        try:
            checker.stdin.write(question)
            checker.stdin.flush()
        except BrokenPipeError:
            return "the checker has ended"
        for line in checker.stdout:
            _, said, answer = line.rstrip("\n").partition("said:")
            if said:
                return answer
        return "the checker has ended"

    def finish(self):
        for _ in self.threads:
            self.work.put(None)
        for thread in self.threads:
            thread.join()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--recording", required=True)
    parser.add_argument("--root", required=True)
    parser.add_argument("--before")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--samples", type=int, default=2)
    parser.add_argument("--every-event", action="store_true")
    parser.add_argument("checker", nargs="+")
    options = parser.parse_args()

    with open(options.recording, encoding="ascii") as recording:
        recorded = list(calls(recording))
    # Once without disks: to see that all of it can be replayed, and which event comes next after each.
    rehearsal = Replay(options.root, options.before)
    kinds = [kind for kind in (rehearsal.handle(*call) for call in recorded) if kind]
    rehearsal.verify()

    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    dice = random.Random(options.seed)
    seen = set()
    moments = 0
    with tempfile.TemporaryDirectory(prefix="powercut-", dir=memory) as scratch:
        checkers = Checkers(options.checker, scratch)
        replay = Replay(options.root, options.before)
        at = 0
        for call in recorded:
            kind = replay.handle(*call)
            if not kind:
                continue
            at += 1
            following = kinds[at] if at < len(kinds) else "report"
            if not options.every_event and kind not in BOUNDARIES and following not in BOUNDARIES:
                continue
            if len(checkers.bad) >= MOST_BAD:
                break
            moments += 1
            reports = replay.reports.count(b"\n")
            for how, disk in disks(replay, kind, options.samples, dice):
                digest = hashlib.blake2b(repr(reports).encode())
                for path in sorted(disk):
                    digest.update(repr((path, disk[path] and len(disk[path]))).encode() + (disk[path] or b""))
                if digest.digest() not in seen:
                    seen.add(digest.digest())
                    checkers.work.put((len(seen), f"event {at} ({kind}), {how}, after {reports} lines", disk, reports))
        checkers.finish()

    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds)))
    print(f"seed {options.seed}: power lost at {moments} of {len(kinds)} events ({counts}); {checkers.tried} different disks")
    for name, answer, disk in checkers.bad[:MOST_BAD]:
        kept = os.path.join(tempfile.mkdtemp(prefix="powercut-bad-"), "disk")
        write_disk(kept, disk)
        print(f"BAD: {name}: {answer}\nkept: {kept}")
    return 1 if checkers.bad or not checkers.tried else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Unknown as problem:
        sys.exit(f"the recording can't be replayed: {problem}")
