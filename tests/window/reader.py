#!/usr/bin/env python3
"""What a screen reader is told of the program's window, by AT-SPI, and what it can do there.

reader.py tree                  the tree as JSON: role, name, states that matter, children
reader.py told                  what the live regions say, as a list in JSON
reader.py press ROLE NAME       does what pressing it does
reader.py focus ROLE NAME       gives it the keyboard
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

PROGRAM = "countersign"
STATES = {"FOCUSED": Atspi.StateType.FOCUSED, "CHECKED": Atspi.StateType.CHECKED, "PRESSED": Atspi.StateType.PRESSED}
# More than any view has: a tree that goes round in circles ends too.
MOST = 5000


def window():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(index)
        if program is not None and program.get_name() == PROGRAM:
            return program
    sys.exit("the program is not there")


TRIES = 10


def children(node):
    return [child for child in (node.get_child_at_index(index) for index in range(node.get_child_count())) if child is not None]


def text_of(node):
    text = node.get_text_iface()
    return text.get_text(0, -1) if text is not None and node.get_role_name() != "password text" else ""


def words_of(node):
    return " ".join([node.get_name(), text_of(node), *(words_of(child) for child in children(node))])


def told(node):
    """Says nothing of what is not live, which is most of the tree: what is told goes again soon, and each question takes its time."""
    if node.get_attributes().get("live"):
        return [words_of(node)]
    return [words for child in children(node) for words in told(child)]


def described(node, left):
    left[0] -= 1
    states = node.get_state_set()
    all_of_it = {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "states": [name for name, state in STATES.items() if states.contains(state)],
        "live": node.get_attributes().get("live"),
        "text": text_of(node),
    }
    all_of_it["children"] = [described(child, left) for child in children(node) if left[0] > 0]
    return all_of_it


def found(node, role, name):
    if node.get_role_name() == role and node.get_name() == name:
        return node
    for child in children(node):
        here = found(child, role, name)
        if here is not None:
            return here
    return None


def again(look):
    """The page may change while it is read: what goes meanwhile can't be asked any more, and the whole is read again."""
    for _ in range(TRIES - 1):
        try:
            return look()
        except (GLib.GError, AttributeError):
            continue
    return look()


command = sys.argv[1]
if command == "tree":
    print(json.dumps(again(lambda: described(window(), [MOST]))))
elif command == "told":
    print(json.dumps(again(lambda: told(window()))))
else:
    role, name = sys.argv[2:4]
    element = again(lambda: found(window(), role, name))
    if element is None:
        sys.exit(f"no {role} is called {name}")
    if command == "press":
        try:
            element.get_action_iface().do_action(0)
        except GLib.GError:
            # The lock ends the page's process before it has answered. Whether it was pressed shows in what comes.
            pass
    elif command == "focus":
        element.get_component_iface().grab_focus()
