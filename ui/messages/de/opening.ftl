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
