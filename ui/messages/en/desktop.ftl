## The desktop around the window: Settings, the tray, the small window

settings-desktop = Desktop

desktop-tray-group = Tray
desktop-tray = Show a mark in the tray
desktop-tray-about = Its menu has your pinned accounts. Choosing one copies its code. While it is locked, it names none.
desktop-tray-missing = This desktop shows no tray. The mark appears as soon as there is one.
desktop-close = Keep running when the window is closed
desktop-close-about = Countersign stays in the tray. Quit it from there.
desktop-close-missing = Without a tray, closing the window ends Countersign.
desktop-start = Start with the desktop
desktop-start-about = When you sign in to this computer. It stays in the tray if it keeps running when the window is closed.

desktop-find-group = Codes from everywhere
desktop-find-about = A key opens a small window: type, press Enter, and the code is copied.
desktop-find-wayland = This desktop lets no program take a key. In the desktop’s own keyboard settings, make a key that runs this command:
shortcut-title = Key for the small window
shortcut-none = None
shortcut-choose = Choose a key
shortcut-remove = Take the key away
shortcut-press = Press the keys…
shortcut-about = Hold Ctrl, Alt or the system’s key, and press a letter, a digit, the space bar or F1 to F12. Escape cancels.
shortcut-unfit = That can’t be chosen. Hold Ctrl, Alt or the system’s key, and press a letter, a digit, the space bar or F1 to F12.

desktop-screen-group = Screen sharing
desktop-protect = Keep the window out of screenshots and recordings
desktop-protect-about = Others see an empty place when you share your screen. The demonstration can always be seen.
desktop-protect-missing = This system can’t keep a window out of screenshots and recordings. Before you share your screen, mask everything, or hide codes until asked.

tray-open = Open Countersign
tray-find = Find a code…
tray-lock = Lock
tray-unlock = Locked. Open to unlock…
tray-nothing = No pinned accounts
tray-quit = Quit
tray-copied = Code copied
tray-not-copied = Nothing was copied

find-title = Find an account
find-accounts = Accounts
find-keys = Enter copies the code and closes this window. Escape closes it.
find-none = No account matches.
find-empty = No accounts yet.
find-locked = Locked
find-locked-about = Your accounts are safe. Unlock them in the window of Countersign.
find-unlock = Unlock in the window
