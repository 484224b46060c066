### What the window says. English is the source: every other file here has the same messages with the same variables.
### Rules: docs/design-system.md, “Words”. Whole sentences, never glued from parts.

## Names that several views use

account-without-name = Account without a name
close = Close
cancel = Cancel
undo = Undo

## The window

nav-label = Views
nav-codes = Codes
nav-enroll = Enroll
nav-verify = Verify
nav-transfer = Import & export
nav-transfer-short = Import
nav-settings = Settings
nav-lock = Lock
nav-palette = Find anything
version = Version { $version }
nothing-to-undo = There is nothing to undo.
undone = Taken back.
