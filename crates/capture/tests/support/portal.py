# A stand-in for xdg-desktop-portal: portal.py BEHAVIOUR [URI]. Like the real one it looks at the root of its caller's
# process, and refuses a caller that does not let it.
import os
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

DBusGMainLoop(set_as_default=True)
behaviour, rest = sys.argv[1], sys.argv[2:]
bus = dbus.SessionBus()
PATH = "/org/freedesktop/portal/desktop"


class Request(dbus.service.Object):
    @dbus.service.signal("org.freedesktop.portal.Request", signature="ua{sv}")
    def Response(self, code, results):
        pass


class Portal(dbus.service.Object):
    @dbus.service.method(
        "org.freedesktop.portal.Screenshot", in_signature="sa{sv}", out_signature="o", sender_keyword="sender"
    )
    def Screenshot(self, parent, options, sender=None):
        pid = bus.get_object("org.freedesktop.DBus", "/org/freedesktop/DBus").GetConnectionUnixProcessID(sender)
        try:
            os.readlink(f"/proc/{pid}/root")
        except PermissionError:
            raise dbus.DBusException("unreadable", name="org.freedesktop.DBus.Error.AccessDenied")
        if behaviour == "denies":
            raise dbus.DBusException("no", name="org.freedesktop.DBus.Error.AccessDenied")
        token = options["handle_token"]
        if behaviour == "old":
            token = "chosen_by_the_portal"
        handle = f"{PATH}/request/{sender[1:].replace('.', '_')}/{token}"
        self.request = Request(bus, handle)
        if behaviour == "makes":
            # As the real one: a new file for each picture.
            source, target = rest
            with open(source, "rb") as old, open(target, "wb") as new:
                new.write(old.read())
            self.later(0, {"uri": "file://" + target})
        elif behaviour in ("gives", "old"):
            self.later(0, {"uri": rest[0]})
        elif behaviour == "cancelled":
            self.later(1, {})
        elif behaviour == "refused":
            self.later(2, {})
        elif behaviour == "nothing":
            self.later(0, {})
        elif behaviour == "ends":
            GLib.idle_add(lambda: os._exit(0))
        elif behaviour == "hangs":
            print("asked", flush=True)
            bus.watch_name_owner(sender, lambda owner: owner or print("left", flush=True))
        return handle

    def later(self, code, results):
        results = dbus.Dictionary(results, signature="sv")
        # After the answer to the call; an old portal gives its caller time to hear of the name.
        wait = 300 if behaviour == "old" else 0
        GLib.timeout_add(wait, lambda: self.request.Response(dbus.UInt32(code), results))


Portal(bus, PATH)
name = dbus.service.BusName("org.freedesktop.portal.Desktop", bus)
print("ready", flush=True)
GLib.MainLoop().run()
