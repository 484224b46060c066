## Palette und Tastenkürzel

palette-label = Alles finden
palette-placeholder = Ein Konto, eine Einstellung oder was zu tun ist
palette-results = Ergebnisse
palette-none = Nichts passt zu „{ $text }“.
palette-found = { $count ->
    [one] { $count } Ergebnis
   *[other] { $count } Ergebnisse
}
palette-accounts = Konten
palette-actions = Aktionen
palette-doing = Mit einem Konto
palette-settings = Einstellungen
palette-copies = kopiert den Code
palette-hint = Eingabe wählt, Esc schließt
keys-title = Tastenkürzel
keys-everywhere = Überall
keys-list = In der Liste der Codes
keys-search = Suchen
keys-search-letters = Suchen durch Tippen
keys-any-letter = ein Buchstabe
keys-copy = Code kopieren
keys-copy-next = Nächsten Code kopieren
keys-show = Code zeigen oder verbergen
keys-move = Von Konto zu Konto gehen
keys-ends = Erstes oder letztes Konto
keys-order = Konto in der eigenen Reihenfolge verschieben
keys-select = Auswählen oder abwählen
keys-select-all = Alle auswählen
keys-edit = Konto bearbeiten
keys-remove = Konto entfernen
keys-menu = Mehr zum Konto
keys-time = Hören, wie lange der Code noch gilt
key-ctrl = Strg
key-shift = Umschalt
key-enter = Eingabe
key-space = Leertaste
key-home = Pos1
key-end = Ende
key-delete = Entf
key-esc = Esc
keys-leave = Suche leeren, Auswahl beenden

## Aktionen

act-palette = Alles finden
act-keys = Tastenkürzel zeigen
act-codes = Zu den Codes
act-enroll = Codes mit meiner Organisation einrichten
act-verify = Einen Code prüfen
act-import = Konten importieren
act-export = Konten exportieren
act-settings = Einstellungen öffnen
act-add = Konto hinzufügen
act-add-picture = Konto aus einem Bild hinzufügen
act-add-hand = Konto von Hand hinzufügen
act-lock = Sperren
act-undo = Letzte Änderung zurücknehmen
act-mask = Namen und Codes verdecken
act-unmask = Namen und Codes wieder zeigen
act-select = Mehrere Konten auswählen
act-hide = Codes verbergen, bis danach gefragt wird
act-unhide = Codes immer zeigen
act-next = Auch den nächsten Code zeigen
act-no-next = Den nächsten Code nicht zeigen
act-larger = Größere Schrift
act-smaller = Kleinere Schrift
act-demo = Vorführung beginnen
act-leave-demo = Vorführung verlassen
act-presenter = Bühnenansicht
act-security = Einstellungen: Sicherheit
act-servers = Einstellungen: Server und Anmeldung
act-backups = Einstellungen: Sicherungen
act-appearance = Einstellungen: Aussehen
act-code-settings = Einstellungen: Codes
act-desktop = Einstellungen: Desktop
act-about = Einstellungen: über Countersign
act-choice = { $setting }: { $choice }

# Never shown: what an act may be looked for by besides its name. English is looked through in every language.

also-keys = Hilfe Tastatur
also-enroll = registrieren anmelden
also-verify = Helpdesk Anrufer bestätigen
also-import = Datei Bildschirm Kamera Zwischenablage übernehmen umziehen
also-export = Sicherung drucken Blatt umziehen
also-settings = Optionen Vorlieben
also-add = neu anlegen
also-add-picture = QR-Code Foto
also-add-hand = Schlüssel eintippen
also-mask = verbergen Bildschirm teilen Maske
also-select = mehrere markieren
also-presenter = Beamer Bühne Vorführung
also-inspector = Anfragen Netzwerk Protokoll
also-larger = Zoom vergrößern
also-smaller = Zoom verkleinern
