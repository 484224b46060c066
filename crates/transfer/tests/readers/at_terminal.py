#!/usr/bin/env python3
"""Runs a program at a terminal of its own, and types an answer each time it asks for one without showing what is typed:
at_terminal.py ANSWER PROGRAM [ARGUMENT…]. What the program says goes to standard output."""

import os
import pty
import select
import sys
import termios

answer, *command = sys.argv[1:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
said, answered = b"", 0
while True:
    try:
        # The program discards what is typed before it has stopped showing it: that, after a question, is waited for.
        is_hidden = not termios.tcgetattr(terminal)[3] & termios.ECHO
        if is_hidden and b":" in said[answered:]:
            os.write(terminal, answer.encode() + b"\n")
            answered = len(said)
        if select.select([terminal], [], [], 0.01)[0]:
            piece = os.read(terminal, 4096)
            if not piece:
                break
            said += piece
    except OSError:
        break
sys.stdout.buffer.write(said)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
