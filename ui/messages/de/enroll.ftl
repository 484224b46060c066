## Einrichten: der Anfang

enroll-step = Schritt { $at } von { $of }
enroll-later = Später fertigstellen
enroll-how = Wie sollen Sie das einrichten?
enroll-sign-in = Bei meiner Organisation anmelden
enroll-sign-in-at = Sie melden sich bei { $host } an.
enroll-sign-in-about = Sie melden sich an wie jeden Tag.
enroll-link = Ich habe einen Link oder eine Datei
enroll-link-about = Aus einer Nachricht oder von einer Seite Ihrer Organisation.
enroll-qr = Ich habe einen QR-Code
enroll-qr-about = Eine Seite zeigt einen und fragt danach nach einem Code.
enroll-helpdesk = Angaben von meinem Helpdesk
enroll-helpdesk-about = Eine Serveradresse, eine Benutzer-ID und ein Token, die Ihnen jemand gegeben hat.
enroll-elsewhere = Eine anderswo begonnene Einrichtung fertigstellen
enroll-demo = Zuerst in der Vorführung ansehen

## Server, Link, Person

enroll-server-where = Wo melden Sie sich an?
enroll-server-which = Welche Organisation?
enroll-server-missing = Geben Sie die Adresse des Servers Ihrer Organisation ein.
enroll-server-link = Ich habe stattdessen einen Link oder eine Datei
enroll-server-other = Ein anderer Server
offer-open = Öffnen Sie Ihren Link oder Ihre Datei
offer-link = Link
offer-link-about = Er nennt den Server Ihrer Organisation. Sie sehen, wohin er führt, bevor etwas gesendet wird.
offer-read = Link lesen
offer-file = Datei wählen
offer-file-large = { $name } hat { $size }; eine Einrichtungsdatei hat höchstens 16 KiB.
offer-holds-key = In diesem Link steht der Schlüssel eines Kontos, wie in einem QR-Code. Er wird hier nicht mehr gezeigt.
offer-to-picture = Weiter wie mit einem QR-Code
enroll-sign-in-to = Bei { $server } anmelden
enroll-who = Für wen wird eingerichtet?
enroll-who-look = Person suchen
enroll-who-me = Ich bin es
enroll-details = Angaben von Ihrem Helpdesk
enroll-token-hint = Nur für diese Einrichtung; beim Senden aus diesem Formular gelöscht.
enroll-start = Codes einrichten

## Sind Sie das?

subject-person = Ist das die richtige Person?
subject-you = Sind Sie das?
subject-at = { $who } bei { $host }
subject-started = Diese Einrichtung ist begonnen. Weiter beginnt sie nicht von Neuem.
subject-ready = Codes sind schon eingerichtet.
subject-ready-here = Auf diesem Computer ist eine unfertige Einrichtung dieses Kontos. Es kann diese sein oder eine ältere.
subject-here-gone = Auf diesem Computer ist eine unfertige Einrichtung dieses Kontos, bei { $host } keine. Ihr QR-Code gilt wahrscheinlich nicht mehr.
subject-here-unknown = Auf diesem Computer ist eine unfertige Einrichtung dieses Kontos. { $host } hat nicht gesagt, ob sie dort noch wartet.
subject-here = Auf diesem Computer ist eine unfertige Einrichtung dieses Kontos. Ihr QR-Code gilt noch.
subject-pending = Eine frühere Einrichtung wurde nicht fertig. Ein neuer Anfang macht ihren QR-Code wertlos.
subject-unknown = { $host } hat nicht gesagt, ob Codes eingerichtet sind. Ein Anfang macht eine unfertige Einrichtung wertlos.
subject-none = Es sind noch keine Codes eingerichtet.
subject-go-on = Weiter
subject-finish-try = Versuchen, jene Einrichtung fertigzustellen
subject-finish = Jene Einrichtung fertigstellen
subject-open = Unfertige Einrichtung öffnen
subject-replace = Entfernen und neu einrichten
subject-other = Jemand anders
subject-not-me = Das bin ich nicht
subject-for-another = Codes für eine andere Person einrichten

## Alte Codes entfernen

replace-title = Diese Codes entfernen?
replace-title-of = Die Codes von { $who } entfernen?
replace-stops = Gilt sofort nicht mehr
replace-stops-what = Codes für { $who } bei { $host }, auf jedem Telefon und Computer.
replace-works = Geht weiterhin
replace-untold = Was bleibt, ist nicht bekannt
replace-untold-what = { $host } hat nicht gesagt, womit { $who } sich sonst anmelden kann. Stellen Sie die neue Einrichtung in einem Zug fertig.
replace-nothing = Sonst bleibt nichts
replace-nothing-what = Bis die neue Einrichtung fertig ist, gibt es keinen zweiten Weg zur Anmeldung. Stellen Sie sie in einem Zug fertig.
replace-when = Sie werden entfernt, wenn die neue Einrichtung beginnt; das ist der nächste Schritt.

## Wo die Codes sein sollen

where-title = Wo möchten Sie Ihre Codes haben?
where-removed = Die alten Codes sind entfernt. Neue sind noch nicht eingerichtet.
where-id = Die ID der Einrichtung
where-id-about = Die der Codes, die jetzt eingerichtet sind. Ihr Helpdesk kennt sie.
where-here = Auf diesem Computer
where-here-about = Countersign macht sie, auch ohne Netz.
where-phone = Hier und auf meinem Telefon
where-phone-about = Sie scannen einen QR-Code mit der App des Telefons. Beide machen dann dieselben Codes.

## Der Code

enter-title = Geben Sie den Code ein
enter-length = Dieser Server nimmt Codes mit { $least } bis { $most } Zeichen; die Codes dieses Kontos haben { $count }.
enter-clock-slower = Die Uhr dieses Computers geht gegenüber der des Servers { $time } nach.
enter-clock-faster = Die Uhr dieses Computers geht gegenüber der des Servers { $time } vor.
enter-follows = Die Codes dieses Kontos folgen der Zeit des Servers.
use-server-time = Zeit des Servers für Codes verwenden
enter-phone = Der Code auf Ihrem Telefon
enter-phone-hint = Scannen Sie zuerst den QR-Code, dann geben Sie ein, was das Telefon zeigt.
enter-just-changed = Der Code hat gerade gewechselt. Der eingegebene gilt meist noch.
enter-checking = Wird geprüft …
enter-anyway = Trotzdem senden
enter-discard = Verwerfen
enter-start-again = Von vorn beginnen?
enter-start-again-about = Der QR-Code, den Sie gescannt haben, gilt dann nicht mehr.
discard-title = Die Einrichtung von { $account } verwerfen?
discard-act = Einrichtung verwerfen
discarded = Die unfertige Einrichtung ist verworfen.
discarded-here = Hier verworfen. { $problem }
registration-none = { $host } hat keine unfertige Einrichtung für dieses Konto.
registration-pending = { $host } wartet auf einen Code, um diese Einrichtung abzuschließen.
registration-ready = Bei { $host } sind schon Codes eingerichtet.
registration-unknown = { $host } hat nicht gesagt, wie es um diese Einrichtung steht.

## Fertig

done-they = Die Einrichtung ist fertig
done-you = Die Einrichtung ist fertig
done-made-here = Codes für { $account } entstehen auf diesem Computer.
done-behalf = Im Namen von { $who } bei { $host }. Dieser Computer behält auch den Schlüssel.
done-found-out = Die Antwort ging unterwegs verloren. Am Server ist zu sehen, dass er den Code angenommen hat.
done-counted = Der Server zählt diese Einrichtung ohne Prüfung. Ihr Code stimmt hier.
done-sign-in-again = Der Server verlangt, dass Sie sich erneut anmelden, mit einem Code. Bis dahin lehnt er alles andere ab.
done-wait = Warten Sie vor der Anmeldung auf den nächsten Code. Der Server nimmt jeden Code nur einmal.
done-try = Anmeldung ausprobieren
done-phone = Aufs Telefon kopieren
done-advice = Bevor dieser Computer verloren geht: Ein Wiederherstellungscode öffnet diese Codes anderswo, und ein zweiter Weg zur Anmeldung lässt Sie auch ohne sie hinein.
done-let-in = Es hat geklappt: { $host } hat { $who } angemeldet.
done-trying = Ihr Browser zeigt die Seite von { $host }. Melden Sie sich dort an wie künftig jeden Tag, mit dem Code oben.
waiting-browser = Es wird auf Ihren Browser gewartet.
done-stop-waiting = Nicht länger warten
done-untold = Wie es ausgeht, steht dort und nicht hier.

## Eine anderswo begonnene Einrichtung

elsewhere-serial-missing = Dieser Server verlangt die Seriennummer.
elsewhere-id-missing = Dieser Server verlangt die ID der Registrierung.
elsewhere-ready = Dort sind jetzt Codes eingerichtet
elsewhere-done = Die Einrichtung ist fertig
elsewhere-found-out = Die Antwort ging unterwegs verloren; ob durch diesen Code, lässt sich nicht sagen. Der Schlüssel ist dort, wo die Einrichtung begonnen wurde, und nicht hier.
elsewhere-accepted = { $host } hat den Code angenommen. Der Schlüssel ist dort, wo die Einrichtung begonnen wurde, und nicht hier.
elsewhere-no-check = Der Schlüssel dieser Einrichtung ist nicht hier. Der Code lässt sich vor dem Senden nicht prüfen; nur der Server kann es sagen.
elsewhere-user = Benutzer-ID (leer: Sie selbst)
elsewhere-serial = Seriennummer
elsewhere-id = ID der Registrierung
elsewhere-id-optional = ID der Registrierung (falls der Server eine gegeben hat)
elsewhere-send = Code senden

## Eine Seite, die den Code prüft

page-right = Stimmt das?
page-read = QR-Code lesen
page-add = Dieses Konto hinzufügen
page-another = Einen anderen lesen
page-way-picture = Einen QR-Code lesen
page-way-link = Die Seite gab stattdessen einen Link
page-way-hand = Die Seite zeigt einen Schlüssel zum Eintippen
page-noted = Notiert
page-type = Geben Sie diesen Code auf der Seite Ihrer Organisation ein
page-accepted = Sie sagen, dass die Seite ihn angenommen hat. Codes für { $account } entstehen auf diesem Computer.
page-wait = Warten Sie vor der Anmeldung auf den nächsten Code: Die meisten Seiten nehmen jeden nur einmal.
page-next = Nächster Code
page-make = Code machen
page-was-accepted = Er wurde angenommen
page-was-refused = Er wurde abgelehnt
page-refused = Warten Sie oben auf den nächsten Code und geben Sie ihn ein. Wird auch er abgelehnt, liegt es an einem davon:
page-refused-clock = Die Uhr dieses Computers geht falsch. Sie merken es daran, dass ein Telefon eine andere Zeit zeigt.
page-refused-old = Die Seite zeigt jedes Mal einen neuen QR-Code, und dieser ist von früher. Lesen Sie den neuesten.
page-stays = Das Konto bleibt inzwischen hier.
page-read-again = QR-Code noch einmal lesen
page-check = Einen Code hier prüfen
page-decides = Die Seite entscheidet. Von hier wird nichts gesendet, also kann Countersign nicht wissen, was sie sagte.

## Eine unfertige Einrichtung

pending = Unfertige Einrichtung
pending-waits = Eine unfertige Einrichtung wartet ({ $day }). Stellen Sie sie fertig oder verwerfen Sie sie.
pending-finish = Fertigstellen
pending-discard = Verwerfen
pending-discard-about = Ein QR-Code davon, den Sie gescannt haben, gilt dann nicht mehr. Ihre anderen Konten bleiben, wie sie sind.
