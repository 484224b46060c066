## Import: was hereinkommt

drop-anywhere = Zum Importieren loslassen. Sie sehen, was es ist, bevor etwas gespeichert wird.
dropped = Was abgelegt wurde
picture = Bild
ways-title = Bringen Sie Ihre Konten hierher
ways-about = Exporte und Sicherungen anderer Programme, auch verschlüsselte; Bilder von QR-Codes; Links. Legen Sie sie irgendwo auf diesem Fenster ab. Sie sehen jedes Konto, bevor etwas gespeichert wird.
ways-label = Wege zum Importieren
ways-more = Mehr zu diesem Import hinzufügen
way-files = Dateien wählen …
way-screen = Auf dem Bildschirm suchen
way-camera = Kamera
way-clipboard = Einfügen
way-link = Link eintippen
ways-link-hint = otpauth:// oder otpauth-migration://. Darin stehen Schlüssel, deshalb bleibt der Link beim Einfügen verborgen.
screen-nothing = Kein QR-Code gefunden. Angesehen: { $screens }.
screen-nothing-next = Machen Sie ihn größer, holen Sie ihn nach vorn, oder wählen Sie ein Bild davon.
parts-missing-next = Zeigen, ziehen oder fügen Sie den fehlenden Code auf dieselbe Weise ein; er kommt zu diesem Import. Was da ist, lässt sich auch ohne ihn importieren.
sources = Was gelesen wird
source-sealed = Das Passwort fehlt noch.
source-password = Passwort eintippen …
source-password-of = Passwort von { $name } eintippen
sealed-title = Diese Datei ist verschlüsselt
sealed-password = Ihr Passwort
sealed-hint = Das Passwort, das Sie beim Exportieren im anderen Programm gewählt haben. Es wird nicht aufbewahrt.
sealed-empty = Tippen Sie das Passwort der Datei ein.
sealed-open = Datei öffnen
sealed-opening = Wird geöffnet …
phase-opening = Wird mit dem Passwort geöffnet. Das Programm der Datei hat das absichtlich langsam gemacht.
phase-comparing = Wird mit Ihren Konten verglichen …
phase-preparing = Ein Schnappschuss des Vorhandenen wird gemacht …
phase-making-key = Aus der Passphrase wird ein Schlüssel gemacht. Das ist absichtlich langsam.
phase-checking = Wird noch einmal gelesen und verglichen …

## Die Kamera

camera-title = QR-Code vor die Kamera halten
camera-picture = Bild der Kamera
camera-asking = Es wird auf die Kamera gewartet. Vielleicht fragt das System nach Ihrer Erlaubnis.
camera-on = Er wird gelesen, sobald er scharf ist. Die Bilder bleiben auf diesem Computer und werden nicht aufbewahrt.
camera-hidden = Die Kamera ging aus, während das Fenster verborgen war.
camera-start = Kamera einschalten
camera-off = Die Kamera ist aus.
camera-refused = Countersign darf die Kamera nicht verwenden.
camera-none = Dieser Computer hat keine Kamera.
camera-in-use = Die Kamera ist da und gibt kein Bild.
camera-unsupported = In diesem Fenster geht die Kamera nicht.
camera-failed = Die Kamera hat aufgehört.
camera-next-off = Schalten Sie sie wieder ein, wenn Sie so weit sind.
camera-next-refused = Erlauben Sie es in den Einstellungen des Systems, oder machen Sie ein Bild des Codes und wählen Sie das.
camera-next-none = Schließen Sie eine an, oder machen Sie ein Bild des Codes und wählen Sie das.
camera-next-in-use = Wahrscheinlich verwendet sie ein anderes Programm. Schließen Sie es, und versuchen Sie es noch einmal.
camera-next-unsupported = Machen Sie ein Bild des Codes und wählen Sie das, oder suchen Sie auf dem Bildschirm.
camera-next-failed = Versuchen Sie es noch einmal, oder machen Sie ein Bild des Codes und wählen Sie das.

## Import: seine Zeilen

rows = Konten zum Importieren
rows-show = Zeigen
rows-all = Alle
rows-attention = Anzusehen
status-new = Neu
status-here = Schon da
status-changed = Geändert
status-attention = Anzusehen
row-number = Zeile { $number }
row-import = { $name } importieren
row-change = { $name } ändern
row-tags = Schlagwörter: { $tags }
row-note = Notiz: { $note }
row-picture = Mit seinem Bild
row-here = Es ist hier als { $name }.
row-changes = Der Schlüssel ist schon da, als { $name }. Wird die Zeile übernommen, ändert sich dieses Konto:
refused = { $count ->
    [one] Eine Zeile lässt sich nicht übernehmen. Speichern Sie, was in der Datei dort steht, samt den Gründen; der Text enthält Schlüssel, die jeder lesen kann.
   *[other] { $count } Zeilen lassen sich nicht übernehmen. Speichern Sie, was in der Datei dort steht, samt den Gründen; der Text enthält Schlüssel, die jeder lesen kann.
}
refused-save = Diese als Text speichern …
refused-saved = Gespeichert in { $path }. Diese Datei enthält Schlüssel: Löschen Sie sie, wenn Sie sie nicht mehr brauchen.
summary-none = Noch gibt es nichts zu importieren.
summary-new = { $count } neu
summary-here = { $count } schon da
summary-changed = { $count } geändert
summary-attention = { $count ->
    [one] { $count } anzusehen
   *[other] { $count } anzusehen
}
summary-import = { $parts }. Nichts wird gespeichert, bevor Sie „{ import-act }“ wählen.
summary-nothing = { $parts }. Es gibt nichts zu importieren.
summary-unchosen = { $parts }. Nichts ist gewählt.
import-act = { $count } importieren
import-leave = Nicht importieren
imported = { $count ->
    [one] { counted-accounts } ist importiert.
   *[other] { counted-accounts } sind importiert.
}
imported-changed = { $count ->
    [one] { counted-accounts } ist geändert.
   *[other] { counted-accounts } sind geändert.
}
imported-both = Importiert: { counted-accounts }, geändert: { $changed }.
imported-refused = { $count ->
    [one] { counted-accounts } ließ sich nicht übernehmen. Es ist noch dort, woher Sie exportiert haben.
   *[other] { counted-accounts } ließen sich nicht übernehmen. Sie sind noch dort, woher Sie exportiert haben.
}
imported-next = Probieren Sie einen Code aus, bevor Sie im anderen Programm etwas löschen. Ist die importierte Datei nicht verschlüsselt, löschen Sie sie danach: Wer sie hat, hat Ihre Konten.
imported-see = Codes ansehen
imported-undo = Import rückgängig machen
imported-more = Etwas anderes importieren

## Export

export-none = Es gibt noch kein Konto zu exportieren.
export-which = Welche Konten
export-all = Alle: { counted-accounts }
export-some = Einige davon
export-some-chosen = Einige davon: { $count } gewählt
export-search = Suchen
export-search-label = Konten suchen
export-choose-found = Diese { $count } wählen
export-choose-none-found = Keine davon wählen
export-unlisted = { $count } weitere; die Suche zeigt sie.
export-form = In welcher Form
export-sealed = Verschlüsselt, mit einem Passwort
export-plain = Nicht verschlüsselt: Jeder kann es lesen
export-forbidden = Die Regeln dieses Computers erlauben nur verschlüsselte Exporte.
export-screen = Auf diesem Bildschirm, für ein Telefon
export-codes = QR-Codes zum Scannen
export-codes-about = Google Authenticator, Aegis, 2FAS und andere: mehrere Konten in jedem Code
export-code = Der QR-Code dieses Kontos
export-code-about = Jeder Authenticator auf einem Telefon scannt ihn
export-plan = Was geschrieben wird
export-left-out = { $count ->
    [one] { counted-accounts } wird nicht in der Datei sein:
   *[other] { counted-accounts } werden nicht in der Datei sein:
}
export-losses = Nicht alles passt in dieses Format. Es bleibt hier:
export-fits = Von { counted-accounts } passt alles in dieses Format.
export-password = Passwort der Datei
export-not-encrypted = Das ist nicht verschlüsselt.
export-warning = Wer es sieht, kann Ihre Codes machen, auch viel später. Nehmen Sie eine verschlüsselte Form, wo es geht; löschen Sie diese, sobald sie gedient hat.
export-where = Sie wählen, wohin. Es wird zurückgelesen und verglichen, bevor es als fertig gilt.
export-writing = Wird geschrieben …
export-choose = Ein Konto wählen
export-act = { counted-accounts } schreiben
export-act-plain = { $count ->
    [one] { $count } Schlüssel schreiben, den jeder lesen kann
   *[other] { $count } Schlüssel schreiben, die jeder lesen kann
}
export-ask = Schlüssel schreiben, die jeder lesen kann?
export-ask-keep = Nicht schreiben
export-ask-sheet = Wer das Blatt hat oder eine Kopie seiner Datei, kann Ihre Codes machen.
export-ask-file = Wer die Datei in die Hand bekommt oder eine Kopie in einer Sicherung oder Cloud, kann Ihre Codes machen.
exported = { $count ->
    [one] { counted-accounts } ist geschrieben, zurückgelesen und verglichen.
   *[other] { counted-accounts } sind geschrieben, zurückgelesen und verglichen.
}
exported-plain = Wer diese Datei hat, hat die Konten. Löschen Sie sie, wenn sie ihren Zweck erfüllt hat.
exported-back = Zurück zu den Codes
exported-again = In einem anderen Format exportieren
codes-label = QR-Codes
codes-picture = QR-Code { $place } von { $count }
codes-picture-of = QR-Code von { $account }
codes-place = Code { $place } von { $count }. Scannen Sie alle, einen nach dem anderen.
codes-timeout = Nach einer Minute verborgen.
codes-previous = Voriger Code
codes-next = Nächster Code
codes-show = QR-Codes zeigen
codes-timed-out = Nach einer Minute verborgen. Wieder zeigen
codes-warning = Wer sie sieht oder filmt, hat die Konten. Sehen Sie nach, wer hinter Ihnen steht.
codes-warning-one = Wer ihn sieht oder filmt, hat das Konto. Sehen Sie nach, wer hinter Ihnen steht.
codes-left-out = { $count ->
    [one] { counted-accounts } wird nicht in den Codes sein:
   *[other] { counted-accounts } werden nicht in den Codes sein:
}
codes-in = In diesen Codes: { $place } von { counted-accounts }.
codes-none = Keines dieser Konten passt in solche Codes.
codes-none-next = Wählen Sie eines davon allein: In seinen eigenen QR-Code passt es. Oder nehmen Sie eine Datei in einer anderen Form.
codes-differs = Ein anderes Programm liest diesen Code vielleicht anders:
