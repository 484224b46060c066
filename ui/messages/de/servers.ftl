## Anmelden

sign-in = Anmelden
sign-in-token-hint = Ein persönliches Zugriffstoken von { $host }. Es wird in Ihrem Tresor versiegelt und beim Senden aus diesem Formular gelöscht.
sign-in-panel = Anmeldung
sign-in-device = Auf einem anderen Gerät anmelden
sign-in-device-about = Öffnen Sie auf Ihrem Telefon oder einem anderen Computer diese Adresse und geben Sie den Code ein:
sign-in-qr = QR-Code der Adresse, mit dem Code darin
sign-in-waiting = Es wird darauf gewartet, dass Sie sich dort anmelden.
sign-in-ends = Es endet in { $time }.
sign-in-browser = Weiter in Ihrem Browser
sign-in-browser-about = Er zeigt die Seite von { $host }. Wenn Sie sich angemeldet haben, geht es in diesem Fenster weiter.
sign-in-open = Erneut öffnen
sign-in-copied = Adresse kopiert
sign-in-copy = Adresse kopieren
sign-in-use-device = Anderes Gerät verwenden
sign-in-use-browser = Browser hier verwenden
token-new = Ein neues Token
token-new-hint = Von Ihrem Helpdesk, für { $host }. Ihre Einrichtung und ihr QR-Code bleiben, wie sie sind.
token-later = Später
token-use = Dieses Token verwenden

## Ein Link oder eine Datei einer Organisation

offer-title = Codes bei { $host } einrichten?
offer-about = Ein Link oder eine Datei bittet Countersign, bei diesem Server Codes einzurichten. Als Nächstes melden Sie sich dort an.
offer-known-as = Diesen Server haben Sie schon, als { $server }. Mit der Anmeldung dort geht es weiter.
offer-known = Diesen Server haben Sie schon. Mit der Anmeldung dort geht es weiter.
offer-warning = Fahren Sie nur fort, wenn Ihre Organisation Sie darum gebeten hat und die Adresse ihre ist.
offer-waiting = { $count ->
    [one] Noch ein Link oder eine Datei ist eingegangen. Er folgt nach diesem.
   *[other] Noch { $count } Links oder Dateien sind eingegangen. Sie folgen nach diesem.
}
leave-it = Lassen
offer-go-on = Weiter zur Anmeldung
offer-add = Diesen Server hinzufügen
offer-problem = Dieser Link oder diese Datei lässt sich nicht verwenden

## Server in den Einstellungen

servers-title = Server
servers-about = Wo Sie oder Menschen, die Sie anrufen, Codes einrichten. Wie jemand angemeldet ist, liegt versiegelt in Ihrem Tresor.
servers-managed = Von Ihrer Administration
servers-sign-out-of = Von { $server } abmelden
servers-sign-out = Abmelden
servers-sign-in-again-to = Erneut bei { $server } anmelden
servers-signed-out = Von { $server } abgemeldet.
servers-more-about = Mehr über { $server }
servers-more = Mehr …
servers-none = Noch keine. Eine Einrichtung mit Ihrer Organisation fügt einen hinzu.
servers-add = Server hinzufügen
servers-requests = Anfragen an Ihre Server
servers-requests-about = Jede Anfrage mit ihrer Antwort, zum Ansehen oder für den Helpdesk. Schlüssel sind verdeckt.
servers-requests-show = Anfragen zeigen

## Ein Server

server-managed = Diesen Server hat Ihre Administration festgelegt. Er lässt sich hier nicht ändern oder entfernen.
server-clock-section = Uhr und Zertifikate
server-time-unknown = Für einen Computer, dessen Uhr sich nicht stellen lässt. Die Uhren wurden noch nicht verglichen.
server-time-agrees = Für einen Computer, dessen Uhr sich nicht stellen lässt. Hier stimmen die Uhren überein.
server-time-measured = Gemessen: { $difference }.
server-authorities = Eigene Zertifizierungsstellen
server-authorities-none = Keine hinzugefügt. Nötig, wo Ihre Organisation ihre Zertifikate selbst ausstellt.
server-authorities-added = { $count ->
    [one] { $count } hinzugefügt. Sie gilt nur für diesen Server.
   *[other] { $count } hinzugefügt. Sie gelten nur für diesen Server.
}
server-authorities-add = Hinzufügen
server-authorities-remove = Hinzugefügte Zertifizierungsstellen entfernen
server-authorities-remove-short = Entfernen
server-authority-large = { $name } ist zu groß für ein Zertifikat.
server-remove = Server entfernen
server-change = Ändern …
server-remove-title = { $server } entfernen?
server-remove-about = Sie werden dort abgemeldet, und das Profil verschwindet. Konten, die dort eingerichtet wurden, bleiben, ihre Codes auch.
server-removed = { $server } ist entfernt.
server-removed-but = { $server } ist entfernt. { $problem }

## Einen Server ausprobieren

server-test-running = Wird getestet …
server-test-again = Noch einmal testen
server-test = Server testen
check-good = Geht
check-bad = Geht nicht
check-unknown = Nicht bekannt
check-reachable = Server erreichen
check-certificate = Sein Zertifikat prüfen
check-instance = Den Dienst finden
check-dialect = Seinen Dialekt finden
check-clock = Uhren vergleichen
check-signed-in = Angemeldet

## Das Profil eines Servers

server-address-missing = Geben Sie die Adresse des Servers ein.
server-changed = { $server } ist geändert.
server-added = { $server } ist hinzugefügt.
server-change-title = { $server } ändern
server-signs-out = Eine andere Adresse beendet die Anmeldung dort.
server-not-now = Nicht jetzt
server-save = Server speichern
server-add = Server hinzufügen
server-address = Adresse des Servers
server-client-hint = Ihr Helpdesk kennt sie. Ein Einrichtungslink oder eine Einrichtungsdatei bringt sie mit.
server-more = Mehr zu diesem Server
server-name-hint = Wie Sie ihn nennen. Leer: der Name des Hosts.
server-find-out = Herausfinden
server-way = Wie man sich anmeldet
server-help-hint = Eine Telefonnummer oder Adresse des Helpdesks. Darf leer sein.
way-browser = Im Browser
way-browser-about = Jede Person meldet sich mit ihrem eigenen Browser an.
way-device = Auf einem anderen Gerät
way-device-about = Für einen Computer ohne Browser.
way-token = Mit einem Token
way-token-about = Für einen Helpdesk, der Codes für andere einrichtet.
server-offer = Einrichtungslink und -datei
server-offer-about = Für Menschen, die bei diesem Server Codes einrichten sollen. Kein Token und kein Schlüssel steht darin.
server-offer-make = Link machen
server-offer-copied = Link kopiert
server-offer-copy = Link kopieren
server-offer-save = Als Datei speichern …
server-offer-what = Was in der Datei steht
server-offer-saved = { $name } ist gespeichert.
