## Wörter mehrerer Ansichten

back = Zurück
done = Fertig
asking-server = Der Server wird gefragt …
code = Code
code-for = für { $name }
check-code = Code prüfen
user-id = Benutzer-ID
user-id-hint = Die Nummer der Person, für die die Codes sind, nicht der Anmeldename.
user-id-missing = Geben Sie die Benutzer-ID der Person ein.
server = Server
person = Person
on-behalf = Im Namen von
login = Anmeldename
on-behalf-of = Im Namen von { $who }
on-behalf-at = Im Namen von { $who } bei { $host }
token = Token
dialect = Dialekt
dialect-v2 = Server von heute. Wählen Sie das, wenn niemand etwas anderes gesagt hat.
dialect-v2beta = Server aus der Zeit, bevor v2 fertig war.
dialect-v3alpha = Eine Versuchsform von 2024, mit IDs der Registrierungen. Codes mit 6 bis 9 Zeichen.
dialect-resources-v3alpha = Die spätere Versuchsform, vom Oktober 2024. Codes mit 6 bis 9 Zeichen.
server-questions = Fragen: { $help }

## Was der Knopf eines Fehlers tut

error-try-again = Noch einmal versuchen
error-check-address = Adresse prüfen
error-check-state = Stand abfragen
error-change-user = Konto wechseln
error-new-token = Neues Token eingeben
error-use-token = Token eingeben
error-start-again = Von vorn beginnen
error-fix-clock = Noch einmal prüfen
error-unlock = Entsperren
error-sign-in-again = Erneut anmelden
error-use-server-time = Zeit des Servers verwenden
error-give-registration-id = ID eingeben
error-choose-folder = Ordner wählen
error-wait = Noch { $seconds } s
error-copied = Für den Helpdesk kopiert
error-copy = Für den Helpdesk kopieren
error-inspect = Alles, was gesendet und empfangen wurde

## Was gesendet und empfangen wurde

exchange-request = Anfrage
exchange-answer = Antwort
exchange-no-answer = Keine Antwort
exchange-body-request = Inhalt der Anfrage
exchange-body-answer = Inhalt der Antwort
exchange-request-id = Anfrage-ID
exchange-clock = Uhr des Servers
exchange-difference = Unterschied
exchange-sent = Gesendet
exchange-status = Status
exchange-status-none = keine Antwort
exchange-id = ID
exchange-message = Meldung
exchange-took = Dauer
exchange-type = Inhaltstyp
exchange-said = Was der Server gesagt hat
exchange-said-body = Die Antwort des Servers
milliseconds = { $count } ms

## Der Text für den Helpdesk

ticket-reference = Referenz
ticket-what = Was
ticket-local = Ortszeit
ticket-server-id = ID des Servers
ticket-server-code = Code des Servers
ticket-difference = Uhrenunterschied

## Zeiten und Größen

time-moment-ago = gerade eben
time-minutes = { $count } min
time-hours = { $count } h
time-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
size-bytes = { $count ->
    [one] { $count } Byte
   *[other] { $count } Byte
}
size-kib = { $count } KiB
size-mib = { $count } MiB
clock-unknown = unbekannt
clock-none = keiner
clock-slower = dieser Computer geht gegenüber dem Server { $time } nach
clock-faster = dieser Computer geht gegenüber dem Server { $time } vor

## Wie ein Konto ist

facts-totp = Zeitbasiert
facts-hotp = Zählerbasiert
facts-digits = { $count } Ziffern
facts-characters = { $count } Zeichen
facts-period = alle { $seconds } s
facts-counter = Zähler { $count }

## Ein Code, der eingegeben wird

code-odd = Codes haben kein „{ $character }“. Geben Sie nur ein, was der Code zeigt.
code-too-long = Das hat { $count } Zeichen; Codes haben höchstens { $most }.
code-missing = Geben Sie zuerst den Code ein.
code-too-short = { $count ->
    [one] Das hat { $count } Zeichen; Codes haben mindestens { $least }.
   *[other] Das hat { $count } Zeichen; Codes haben mindestens { $least }.
}
code-several = In diesem Text stehen { $count } Codes. Lassen Sie den stehen, den Sie meinen.
code-none-in-text = In diesem Text steht kein Code mit { $count } Zeichen.
code-none-in-text-between = In diesem Text steht kein Code mit { $least } bis { $most } Zeichen.
code-letter-meant = In diesem Code steht ein Buchstabe. Meinten Sie { $digit } statt { $letter }?
code-letter = In diesem Code steht ein Buchstabe. Die Codes dieses Kontos haben nur Ziffern.
code-length-digits = { $count ->
    [one] Das hat { $count } Ziffer; die Codes dieses Kontos haben { $length }.
   *[other] Das hat { $count } Ziffern; die Codes dieses Kontos haben { $length }.
}
code-length-characters = { $count ->
    [one] Das hat { $count } Zeichen; die Codes dieses Kontos haben { $length }.
   *[other] Das hat { $count } Zeichen; die Codes dieses Kontos haben { $length }.
}
live-copy = Kopieren
preview-now = Der Code jetzt
preview-counter = Der Code für den Zähler { $count }

## Der Code dieses Computers

own-code = Der Code dieses Computers
own-code-wait = Neuer Code in { $seconds } s …
own-code-now = Diesen jetzt verwenden
own-code-use = Code dieses Computers verwenden
own-code-caller = Der Code des Anrufers
own-code-caller-use = Code des Anrufers verwenden

## Bestätigen, dass Sie es sind

confirm-you = Bestätigen Sie, dass Sie es sind
confirm-way-keychain = Schlüsselbund
confirm-way-passphrase = Passphrase
confirm-way-recovery = Wiederherstellungscode
confirm-way-two-part = Passphrase und Schlüsselbund
confirm-passphrase = Ihre Passphrase
confirm-recovery = Ihr Wiederherstellungscode
confirm-keychain = Der Schlüsselbund antwortet für Sie. Es ist nichts einzugeben.

## Wer angemeldet ist

session-none = Niemand ist angemeldet.
session-over = Die Anmeldung ist abgelaufen.
session-token-as = Mit einem Token angemeldet, als { $who }.
session-token = Mit einem Token angemeldet.
session-as = Angemeldet als { $who }.
session-someone = Angemeldet.

## Was ein Link oder eine Datei über einen Server sagt

facts-name = Name
facts-address = Adresse
facts-kind = Art
facts-kind-dialect = { $provider }, { $dialect }
facts-client = Client-ID
facts-help = Wen man fragt
