"""What a person or another program does on an X11 screen: `close WINDOW` asks a window to close, as its cross does; `grab`
takes Ctrl+Alt+U for itself until its input ends.
"""

import ctypes
import sys

LOCKS = (0, 1 << 1, 1 << 4, 1 << 1 | 1 << 4)
CTRL_ALT = 1 << 2 | 1 << 3
GRAB_ASYNC = 1
CLIENT_MESSAGE = 33

x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XInternAtom.restype = ctypes.c_ulong
x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
x11.XStringToKeysym.restype = ctypes.c_ulong
x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
x11.XGrabKey.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_ulong] + [ctypes.c_int] * 3
x11.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]


class ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        # An event of Xlib is a union, of this size.
        ("rest", ctypes.c_long * 24),
    ]


def main():
    display = x11.XOpenDisplay(None)
    if sys.argv[1] == "close":
        window = int(sys.argv[2], 0)
        atom = lambda name: x11.XInternAtom(display, name, 0)
        event = ClientMessage(type=CLIENT_MESSAGE, window=window, message_type=atom(b"WM_PROTOCOLS"), format=32)
        event.data[0] = atom(b"WM_DELETE_WINDOW")
        x11.XSendEvent(display, window, 0, 0, ctypes.byref(event))
        x11.XSync(display, 0)
    else:
        key = x11.XKeysymToKeycode(display, x11.XStringToKeysym(b"u"))
        for locks in LOCKS:
            x11.XGrabKey(display, key, CTRL_ALT | locks, x11.XDefaultRootWindow(display), 0, GRAB_ASYNC, GRAB_ASYNC)
        x11.XSync(display, 0)
        print("taken", flush=True)
        sys.stdin.read()


main()
