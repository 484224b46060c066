"""Stands in for a desktop's tray: a StatusNotifierWatcher with one host, on the bus of the test.

Says "ready", and then answers each line with one line of JSON: `item`, `menu`, `click LABEL`, `activate`, `told` (the
notes beside the tray), `gone` (the tray goes away), `back`.
"""

import json
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

WATCHER = "org.kde.StatusNotifierWatcher"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"


class Watcher(dbus.service.Object):
    def __init__(self, bus):
        super().__init__(bus, "/StatusNotifierWatcher")
        self.items = []

    @dbus.service.method(WATCHER, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, service, sender=None):
        self.items.append(sender)

    @dbus.service.method(PROPERTIES, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return {"IsStatusNotifierHostRegistered": True, "ProtocolVersion": 0}[name]


class Notes(dbus.service.Object):
    """Whatever the desktop is asked to show for a moment."""

    def __init__(self, bus):
        super().__init__(bus, "/org/freedesktop/Notifications")
        self.shown = []
        self.name = dbus.service.BusName("org.freedesktop.Notifications", bus, do_not_queue=True)

    @dbus.service.method("org.freedesktop.Notifications", in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, program, instead_of, icon, summary, body, actions, hints, milliseconds):
        self.shown.append({"words": f"{summary}{body}", "transient": bool(hints.get("transient", False))})
        return len(self.shown)


class Host:
    def __init__(self, bus):
        self.bus = bus
        self.watcher = Watcher(bus)
        self.notes = Notes(bus)
        self.name = None
        self.back()

    def back(self):
        self.name = dbus.service.BusName(WATCHER, self.bus, do_not_queue=True)

    def gone(self):
        self.watcher.items.clear()
        self.name = None
        self.bus.release_name(WATCHER)

    def object(self, path):
        return self.bus.get_object(self.watcher.items[-1], path, introspect=False)

    def item(self):
        if not self.watcher.items:
            return None
        item = dbus.Interface(self.object("/StatusNotifierItem"), PROPERTIES)
        found = item.GetAll("org.kde.StatusNotifierItem")
        pixmaps = found["IconPixmap"]
        return {
            "id": str(found["Id"]),
            "status": str(found["Status"]),
            "menu": str(found["Menu"]),
            "pixels": [[int(width), int(height), len(pixels)] for width, height, pixels in pixmaps],
        }

    def rows(self):
        menu = dbus.Interface(self.object(self.item()["menu"]), MENU)
        menu.AboutToShow(0)
        _, (_, _, rows) = menu.GetLayout(0, -1, dbus.Array([], signature="s"))
        return menu, [(int(number), properties) for number, properties, _ in rows]

    def menu(self):
        _, rows = self.rows()
        return [
            {"label": str(row.get("label", "")), "enabled": bool(row.get("enabled", True)), "line": row.get("type") == "separator"}
            for _, row in rows
        ]

    def click(self, label):
        menu, rows = self.rows()
        [number] = [number for number, row in rows if row.get("label") == label]
        menu.Event(number, "clicked", dbus.String("", variant_level=1), dbus.UInt32(0))
        return number

    def told(self):
        return self.notes.shown

    def activate(self):
        dbus.Interface(self.object("/StatusNotifierItem"), "org.kde.StatusNotifierItem").Activate(0, 0)

    def answer(self, line):
        word, _, rest = line.strip().partition(" ")
        return getattr(self, word)(*([rest] if rest else []))


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    host = Host(dbus.SessionBus())
    loop = GLib.MainLoop()

    def heard(source, condition):
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        try:
            said = {"ok": host.answer(line)}
        except Exception as error:  # The test is told.
            said = {"error": str(error)}
        print(json.dumps(said), flush=True)
        return True

    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, heard)
    print("ready", flush=True)
    loop.run()


main()
