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
nav-settings = Einstellungen
nav-lock = Sperren
nav-palette = Alles finden
version = Version { $version }
nothing-to-undo = Es gibt nichts rückgängig zu machen.

## Erster Start

first-title = Anmeldecodes einrichten
first-about = Die Codes entstehen auf diesem Computer, auch ohne Netz.
first-enroll = Mit meiner Organisation
first-enroll-about = Codes für ein Konto einrichten, das Ihre Organisation Ihnen gegeben hat.
first-add = Eigene Codes hinzufügen oder importieren
first-add-about = Aus einem Link, einem Bild mit QR-Code oder einem Schlüssel, den Sie eintippen.
first-demo = Die Vorführung ausprobieren
first-demo-about = Sehen, wie Einrichten und Prüfen gehen. Nichts bleibt erhalten.

## Gesperrt

locked-title = Countersign ist gesperrt
locked-about = Solange es gesperrt ist, bleibt kein Code in diesem Fenster.
locked-offer = Ein Link von { $host } wartet. Er wird nach dem Entsperren gezeigt.
locked-doctor = Schlüsselbund untersuchen
locked-keychain = Mit dem Schlüsselbund entsperren
locked-unlocking = Wird entsperrt …
locked-or = oder
locked-passphrase-label = Passphrase
locked-two-part-hint = Der Schlüsselbund fügt seinen Teil selbst hinzu.
locked-passphrase = Mit der Passphrase entsperren
locked-two-part = Mit Passphrase und Schlüsselbund entsperren
locked-unlock = Entsperren
locked-use-recovery = Wiederherstellungscode verwenden
locked-recovery = Mit dem Wiederherstellungscode entsperren

## Codes

codes-title = Codes
codes-add = Hinzufügen
codes-list = Konten
codes-search = Konten suchen
codes-search-clear = Suche leeren
codes-found = { $count ->
    [0] Nichts gefunden
    [one] { $count } Konto gefunden
   *[other] { $count } Konten gefunden
}
codes-near = Nichts stimmt genau überein. Das hier kommt nahe.
codes-sort = Reihenfolge
codes-sort-manual = Meine Reihenfolge
codes-sort-name = Nach Namen
codes-sort-use = Zuletzt benutzte zuerst
codes-all-tags = Alle
codes-tags = Ein Schlagwort zeigen
codes-options = Optionen der Liste
codes-select = Mehrere auswählen
codes-show-all = Alle Codes zeigen
codes-hide-all = Alle Codes verbergen
recovery-hint = Es gibt noch keinen Wiederherstellungscode
recovery-hint-about = Er öffnet Ihre Codes, wenn sonst nichts hilft. Es dauert zwei Minuten und braucht einen Stift.
recovery-hint-make = Wiederherstellungscode machen
recovery-hint-away = Hinweis ausblenden
recovery-code = Wiederherstellungscode
loading = Ihre Codes werden geöffnet …
read-only = Nur zum Lesen
codes-damaged = { $count ->
    [one] Ein Konto ließ sich nicht lesen. Es wird aufbewahrt, wie es ist; die anderen funktionieren.
   *[other] { $count } Konten ließen sich nicht lesen. Sie werden aufbewahrt, wie sie sind; die anderen funktionieren.
}
codes-damaged-which = Welche
codes-damaged-delete = Endgültig löschen …
codes-damaged-delete-named = { $id } endgültig löschen
codes-damaged-title = Das beschädigte Konto { $id } endgültig löschen?
codes-damaged-act = Beschädigtes Konto löschen
codes-damaged-snapshots = Es lässt sich heute nicht lesen. Ein Schnappschuss von vor dem Schaden enthält es vielleicht noch; sehen Sie zuerst in den Einstellungen nach.
codes-damaged-final = Danach kann es niemand zurückholen. Ihre anderen Konten bleiben, wie sie sind.
codes-damaged-done = Der beschädigte Eintrag { $id } ist gelöscht.
codes-no-match = Nichts passt zu „{ $text }“.
codes-no-match-about = Leeren Sie die Suche oder fügen Sie ein Konto hinzu.
codes-no-match-in-tag = Nichts mit dem Schlagwort { $tag } passt zu „{ $text }“.
codes-no-match-in-tag-about = Vielleicht findet es sich unter einem anderen.
codes-search-all-tags = In allen suchen
codes-add-account = Konto hinzufügen
codes-empty = Noch keine Konten
codes-empty-about = Fügen Sie eines hinzu oder richten Sie eines mit Ihrer Organisation ein.
codes-empty-enroll = Mit meiner Organisation einrichten
codes-copied = { $seconds ->
    [one] Kopiert. Die Zwischenablage wird in { $seconds } Sekunde geleert.
   *[other] Kopiert. Die Zwischenablage wird in { $seconds } Sekunden geleert.
}
codes-copied-next = { $seconds ->
    [one] Der nächste Code ist kopiert. Die Zwischenablage wird in { $seconds } Sekunde geleert.
   *[other] Der nächste Code ist kopiert. Die Zwischenablage wird in { $seconds } Sekunden geleert.
}
codes-copied-stays = Kopiert. Die Zwischenablage wird nicht von selbst geleert.
codes-time-left = { $seconds ->
    [one] Der Code für { $account } wechselt in { $seconds } Sekunde.
   *[other] Der Code für { $account } wechselt in { $seconds } Sekunden.
}
codes-time-left-none = Der Code für { $account } wechselt nicht von selbst.
codes-masked = Alles ist verdeckt. F8 zeigt es wieder.
codes-unmasked = Namen und Codes sind wieder zu sehen.
codes-mask-line = Namen und Codes sind verdeckt.
codes-mask-end = Wieder zeigen
codes-moved = { $account } ist jetzt Nummer { $place } von { $count }.
codes-removed = { $account } ist entfernt. Es bleibt 30 Tage im Papierkorb.
codes-removed-several = { $count ->
    [one] { $count } Konto ist entfernt. Es bleibt 30 Tage im Papierkorb.
   *[other] { $count } Konten sind entfernt. Sie bleiben 30 Tage im Papierkorb.
}
codes-remove-title = { $account } von diesem Computer entfernen?
codes-remove-about = Ohne dieses Konto können Sie sich bei { $issuer } vielleicht nicht mehr anmelden.
codes-remove-trash = Es bleibt 30 Tage im Papierkorb.
codes-remove-act = { $issuer } entfernen
codes-remove-several-title = { $count ->
    [one] { $count } Konto von diesem Computer entfernen?
   *[other] { $count } Konten von diesem Computer entfernen?
}
codes-remove-several-about = Ohne sie können Sie sich dort vielleicht nicht mehr anmelden. Sie bleiben 30 Tage im Papierkorb.
codes-remove-several-act = { $count ->
    [one] { $count } Konto entfernen
   *[other] { $count } Konten entfernen
}
codes-and-more = { $count ->
    [one] und { $count } weiteres
   *[other] und { $count } weitere
}
keep-it = Behalten
keep-them = Alle behalten

## Die Zeile eines Kontos

row-copy = Code kopieren
row-copied = Kopiert
row-pinned = Angeheftet
row-next = danach { $code }
row-next-step = Nächster
row-next-step-named = Nächster Code für { $account }
row-show = Zeigen
row-show-named = Code für { $account } zeigen
row-hidden = Code verborgen
row-more = Mehr zu { $account }
row-check = Einen Code prüfen
row-edit = Bearbeiten …
row-copy-next = Nächsten Code kopieren
row-pin = Oben anheften
row-unpin = Nicht mehr anheften
row-select = Auswählen
row-up = Nach oben
row-down = Nach unten
row-remove = Entfernen …
row-seconds = { $count } s

## Mehrere Konten

select-label = Ausgewählte Konten
select-count = { $count ->
    [0] Keines ausgewählt
    [one] { $count } ausgewählt
   *[other] { $count } ausgewählt
}
select-all = Alle auswählen
select-tag = Schlagwörter …
select-export = Exportieren …
select-pin = Oben anheften
select-remove = Entfernen …
select-done = Fertig
tag-title = { $count ->
    [one] Schlagwörter für { $count } Konto
   *[other] Schlagwörter für { $count } Konten
}
tag-new = Neues Schlagwort
tag-new-hint = Schlagwörter ordnen Konten, und die Suche findet sie.
tag-add = Hinzufügen
tag-existing = Schlagwörter
tag-save = Schlagwörter speichern
tag-none = Es gibt noch keine Schlagwörter.
tagged = { $count ->
    [one] Die Schlagwörter von { $count } Konto sind gespeichert.
   *[other] Die Schlagwörter von { $count } Konten sind gespeichert.
}
pinned = { $count ->
    [one] { $count } Konto ist oben angeheftet.
   *[other] { $count } Konten sind oben angeheftet.
}
unpinned = { $count ->
    [one] { $count } Konto ist nicht mehr angeheftet.
   *[other] { $count } Konten sind nicht mehr angeheftet.
}

## Ein Konto bearbeiten

edit-title = Konto bearbeiten
edit-picture-change = Bild ändern
edit-picture-choose = Bild wählen
edit-picture-none = Buchstaben verwenden
edit-picture-mark = Zeichen des Anbieters verwenden
edit-picture-large = { $name } hat mehr als 32 MiB. Wählen Sie ein kleineres Bild.
edit-issuer = Anbieter
edit-label = Konto
edit-tags = Schlagwörter
edit-tags-example = Arbeit, Server
edit-tags-hint = Mit Kommas dazwischen. Die Suche findet sie.
edit-note = Notiz
edit-note-hint = Versiegelt wie alles andere. Kein Ort für Passwörter.
edit-pinned = Oben anheften
edit-codes = Codes
edit-added = Hinzugefügt
edit-used = Zuletzt kopiert
edit-key = QR-Code
edit-key-about = Um dieses Konto auch auf ein Telefon zu bringen. Wer ihn scannt, kann Ihre Codes machen.
edit-key-show = QR-Code zeigen
edit-key-hide = Verbergen
edit-key-text = Scannen geht nicht? Schlüssel zeigen
edit-key-hidden = Nach einer Minute verborgen.
edit-key-qr = QR-Code für { $account }
edit-key-picture = Der Schlüssel, in Vierergruppen
edit-leave = So lassen, wie es war
edit-save = Konto speichern
edit-saving = Wird gespeichert …
edit-saved = { $account } ist gespeichert.

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
palette-settings = Einstellungen
palette-copies = kopiert den Code
palette-hint = Enter wählt, Esc schließt
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
act-sort-manual = Codes in meiner Reihenfolge zeigen
act-sort-name = Codes nach Namen ordnen
act-sort-use = Codes nach letzter Benutzung ordnen
act-hide = Codes verbergen, bis danach gefragt wird
act-unhide = Codes immer zeigen
act-next = Auch den nächsten Code zeigen
act-no-next = Den nächsten Code nicht zeigen
act-theme-system = Farben: wie der Computer
act-theme-light = Farben: hell
act-theme-dark = Farben: dunkel
act-density-comfortable = Zeilen: bequem
act-density-compact = Zeilen: dicht
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
act-about = Einstellungen: über Countersign

## Einstellungen

settings-title = Einstellungen
settings-sections = Abschnitte
settings-security = Sicherheit
settings-servers = Server und Anmeldung
settings-backups = Sicherungen
settings-appearance = Aussehen
settings-codes = Codes
settings-about = Über
settings-demo = Der Tresor der Vorführung wird beim Verlassen weggeworfen. Danach sind die Einstellungen Ihres eigenen Tresors wieder hier.

appearance-group = Wie es aussieht
appearance-theme = Farben
appearance-theme-system = Wie der Computer
appearance-theme-light = Hell
appearance-theme-dark = Dunkel
appearance-accent = Akzent
appearance-accent-about = Für alles, was man drücken kann, und für die verbleibende Zeit. Urteile behalten ihre eigenen Farben.
accent-teal = Petrol
accent-blue = Blau
accent-indigo = Indigo
accent-plum = Pflaume
accent-graphite = Graphit
appearance-density = Zeilen
appearance-density-comfortable = Bequem
appearance-density-compact = Dicht
appearance-text = Schriftgröße
appearance-text-about = { $percent } der üblichen Größe
appearance-text-smaller = Kleinere Schrift
appearance-text-larger = Größere Schrift
appearance-example = Ein Beispiel
appearance-language-group = Sprache
appearance-language = Sprache dieses Fensters
appearance-language-about = Einige Ansichten und Meldungen gibt es bisher nur auf Englisch.
appearance-language-system = Wie der Computer

codes-group = Wie Codes gezeigt werden
codes-grouping = Gruppen von Ziffern
codes-grouping-standard = Nach Länge
codes-grouping-threes = Je drei
codes-grouping-twos = Paare
codes-grouping-none = Keine
codes-show-next = Nächster Code
codes-show-next-about = Der folgende Code, klein, unter jedem Code.
codes-hide = Codes verbergen, bis danach gefragt wird
codes-hide-about = An ihrer Stelle stehen Punkte. Kopieren geht, ohne sie zu zeigen. Ein gezeigter Code verbirgt sich wieder, wenn er wechselt.
codes-clipboard-group = Zwischenablage
codes-clipboard = Kopierten Code löschen
codes-clipboard-about = Nur wenn er noch da ist. Was Sie seitdem kopiert haben, bleibt.
codes-clipboard-after = { $seconds ->
    [one] Nach { $seconds } Sekunde
   *[other] Nach { $seconds } Sekunden
}
codes-clipboard-never = Nie

about-program = Countersign { $version }
about-platform = Auf { $platform }
about-words = Macht Anmeldecodes auf diesem Computer, richtet sie ein und prüft sie.
about-licences = Lizenzen
about-licences-about = Countersign steht unter der MIT-Lizenz oder der Apache License 2.0, nach Ihrer Wahl. Es ist mit der Arbeit anderer gemacht:
about-licences-show = { $count ->
    [one] { $count } Bestandteil dieses Fensters zeigen
   *[other] { $count } Bestandteile dieses Fensters zeigen
}
about-marks = Die Zeichen der Anbieter gehören ihren Inhabern. Sie stehen hier nur, um Konten zu unterscheiden.

## Bühnenansicht

presenter-title = Bühnenansicht
presenter-caption = Vorführung
presenter-no-account = Richten Sie das erste Konto ein, um hier seinen Code zu sehen.
presenter-scenarios = Szenarien
presenter-leave = Bühnenansicht verlassen
presenter-say = Dazu sagen: „{ $words }“
presenter-next = { $count ->
    [one] Nächster Code in { $count } Sekunde
   *[other] Nächster Code in { $count } Sekunden
}
presenter-code = Code von { $account }
presenter-demo-only = Die Bühnenansicht zeigt nur Konten der Vorführung. Beginnen Sie zuerst die Vorführung.
