"""Shows QR codes on the X screen, each in a window of its own, until standard input ends. Arguments: TEXT LEFT TOP, and again.

Drawn with libX11 alone, which is there wherever the program itself runs, so that no picture viewer is needed.
"""

import ctypes
import subprocess
import sys

MODULE = 6


class SetWindowAttributes(ctypes.Structure):
    """XSetWindowAttributes, as Xlib.h has it."""

    _fields_ = [
        ("background_pixmap", ctypes.c_ulong),
        ("background_pixel", ctypes.c_ulong),
        ("border_pixmap", ctypes.c_ulong),
        ("border_pixel", ctypes.c_ulong),
        ("bit_gravity", ctypes.c_int),
        ("win_gravity", ctypes.c_int),
        ("backing_store", ctypes.c_int),
        ("backing_planes", ctypes.c_ulong),
        ("backing_pixel", ctypes.c_ulong),
        ("save_under", ctypes.c_int),
        ("event_mask", ctypes.c_long),
        ("do_not_propagate_mask", ctypes.c_long),
        ("override_redirect", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        ("cursor", ctypes.c_ulong),
    ]


EXPOSURE_MASK = 1 << 15
BACKGROUND, OVERRIDE, EVENTS = 1 << 1, 1 << 9, 1 << 11
EXPOSE = 12

x = ctypes.CDLL("libX11.so.6")
for name in ("XOpenDisplay", "XCreateGC"):
    getattr(x, name).restype = ctypes.c_void_p
for name in ("XDefaultRootWindow", "XCreateWindow", "XWhitePixel", "XBlackPixel"):
    getattr(x, name).restype = ctypes.c_ulong
display = ctypes.c_void_p(x.XOpenDisplay(None))
if not display:
    sys.exit("no display")
root = ctypes.c_ulong(x.XDefaultRootWindow(display))
white = x.XWhitePixel(display, 0)
black = ctypes.c_ulong(x.XBlackPixel(display, 0))


def modules(text):
    """The rows of a code with its quiet zone: True for dark."""
    made = subprocess.run(["qrencode", "-t", "ASCII", "-m", "4", text], capture_output=True, text=True, check=True)
    return [[line[at] == "#" for at in range(0, len(line), 2)] for line in made.stdout.splitlines()]


def show(text, left, top):
    rows = modules(text)
    width, height = len(rows[0]) * MODULE, len(rows) * MODULE
    looks = SetWindowAttributes(background_pixel=white, override_redirect=1, event_mask=EXPOSURE_MASK)
    window = ctypes.c_ulong(
        x.XCreateWindow(display, root, left, top, width, height, 0, 0, 1, None, ctypes.c_ulong(BACKGROUND | OVERRIDE | EVENTS), ctypes.byref(looks))
    )
    x.XMapRaised(display, window)
    event = (ctypes.c_long * 24)()
    while ctypes.cast(event, ctypes.POINTER(ctypes.c_int))[0] != EXPOSE:
        x.XNextEvent(display, event)
    pen = ctypes.c_void_p(x.XCreateGC(display, window, ctypes.c_ulong(0), None))
    x.XSetForeground(display, pen, black)
    for y, row in enumerate(rows):
        for column, dark in enumerate(row):
            if dark:
                x.XFillRectangle(display, window, pen, column * MODULE, y * MODULE, MODULE, MODULE)


arguments = sys.argv[1:]
for at in range(0, len(arguments), 3):
    show(arguments[at], int(arguments[at + 1]), int(arguments[at + 2]))
x.XSync(display, 0)
print("shown", flush=True)
sys.stdin.read()
