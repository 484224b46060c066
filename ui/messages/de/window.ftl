### Deutsch. Das Fenster kommt ohne Anrede aus, wo es geht, und sagt sonst „Sie“.

## Namen

account-without-name = Konto ohne Namen
close = Schließen
cancel = Abbrechen
undo = Rückgängig

## Das Fenster

nav-label = Ansichten
nav-codes = Codes
nav-enroll = Einrichten
nav-verify = Prüfen
nav-transfer = Import & Export
nav-transfer-short = Import
nav-settings = Einstellungen
nav-lock = Sperren
nav-palette = Alles finden
version = Version { $version }
nothing-to-undo = Es gibt nichts rückgängig zu machen.
undone = Zurückgenommen.
