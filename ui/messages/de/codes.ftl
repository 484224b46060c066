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
hint-away = Hinweis ausblenden
recovery-code = Wiederherstellungscode
loading = Ihre Codes werden geöffnet …
loading-asked = Vielleicht bittet Ihr Desktop Sie, den Schlüsselbund zu entsperren. Die Frage kann hinter diesem Fenster stehen.
read-only = Nur zum Lesen
codes-damaged = { $count ->
    [one] Ein Konto ließ sich nicht lesen. Es wird aufbewahrt, wie es ist; die anderen funktionieren.
   *[other] { $count } Konten ließen sich nicht lesen. Sie werden aufbewahrt, wie sie sind; die anderen funktionieren.
}
codes-damaged-which = Welche
codes-damaged-delete = Endgültig löschen …
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
edit-codes-warning = Ändern Sie das nur auf das, was der Dienst nennt. Mit anderen Werten weichen die Codes von denen des Dienstes ab und werden dort abgelehnt.
edit-codes-unfit = Stellen, Zeitraum und Zähler sind ganze Zahlen.
edit-counter-hint = Damit entsteht der nächste Code. Werden die Codes abgelehnt, stellen Sie ihn auf den Wert, ab dem der Dienst weiterzählt.
edit-counter-back-title = Den Zähler zurückstellen?
edit-counter-back-act = Auf { $count } zurückstellen
edit-kind-stays = Ob Codes nach der Zeit oder nach einem Zähler gehen, bleibt, wie es ist: Der Dienst hat das mit dem Schlüssel festgelegt. Ist es hier falsch, fügen Sie das Konto neu hinzu.
edit-kind-steam = Die Codes von Steam haben nur eine Form. Daran ist nichts zu ändern.
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
