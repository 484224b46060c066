## Konten hinzufügen

add-right = Stimmt das?
add-ways = Wie hinzugefügt wird
add-way-link = Link einfügen
add-way-picture = QR-Bild
add-way-hand = Von Hand
add-import = Mehrere Konten, eine Datei eines anderen Programms, der Bildschirm oder die Kamera:
add-act = Dieses Konto hinzufügen
add-act-several = { $count ->
    [one] { $count } Konto hinzufügen
   *[other] { $count } Konten hinzufügen
}
added = { $account } ist hinzugefügt.
added-several = { $count ->
    [one] { $count } Konto ist hinzugefügt.
   *[other] { $count } Konten sind hinzugefügt.
}
add-several = { $count ->
    [one] { $count } QR-Code wurde gefunden. Wählen Sie, was hinzukommt.
   *[other] { $count } QR-Codes wurden gefunden. Wählen Sie, was hinzukommt.
}
add-here = Dieser Schlüssel ist schon da, als { $account }.
add-link-hint = Der Schlüssel des Kontos steht darin, deshalb bleibt er beim Einfügen verborgen.
add-drop = Bild mit einem QR-Code
add-drop-about = Ziehen Sie ein Bild des QR-Codes hierher, oder fügen Sie eines ein.
add-drop-hint = Ein Bildschirmfoto oder ein Foto. Es wird auf diesem Computer gelesen und nicht aufbewahrt.
add-large = { $name } hat { $size } MiB; gelesen werden höchstens 32 MiB. Wählen Sie ein kleineres Bild, oder schneiden Sie es auf den Code zu.
add-large-unnamed = Dieses Bild
add-issuer-example = Bei wem das Konto ist
add-label-example = Ihr Anmeldename oder Ihre E-Mail-Adresse dort
add-key = Schlüssel
add-key-hint = Die Buchstaben und die Ziffern von 2 bis 7, die Ihnen gezeigt wurden. Leerzeichen spielen keine Rolle.
add-advanced = Erweitert
add-kind = Art
add-algorithm = Algorithmus
add-digits = Stellen
add-counter = Zähler
add-period = Zeitraum in Sekunden
add-look = Konto ansehen

## Der Schlüssel für ein Telefon

key-title = Auf Ihr Telefon bringen
key-show-again = Wieder zeigen
key-text = Als Text zeigen
key-text-hide = Text verbergen
key-text-warning = Wer diesen Schlüssel liest, kann Ihre Codes machen. Ein Bildschirmleser spricht ihn laut aus.
key-text-keep = Verborgen lassen
key-hidden = Nach 5 Minuten verborgen.
