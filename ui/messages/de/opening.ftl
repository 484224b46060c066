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
first-offer = Ein Link von { $host } wartet. Wählen Sie „Mit meiner Organisation“, um ihn anzusehen.
passphrase-title = Passphrase wählen
passphrase-about = Stattdessen werden Ihre Konten mit dieser Passphrase versiegelt. Sie tippen sie ein, wenn Sie Countersign öffnen.
passphrase-warning = Niemand kann sie für Sie nachschlagen. Machen Sie nach dem ersten Konto einen Wiederherstellungscode: Auch er öffnet sie.
passphrase-use = Diese Passphrase verwenden
passphrase-setting-up = Wird eingerichtet …
read-only-about = Eine neuere Version von Countersign hat diesen Tresor angelegt. Hier können Sie ihn lesen; um etwas zu ändern, installieren Sie die neueste Version.

## Der Schlüsselbund

keychain-absent = Auf diesem Computer läuft kein Schlüsselbund.
keychain-locked = Ihr Schlüsselbund ist gesperrt. Ihre Konten sind sicher.
keychain-no-collection = Ihr Schlüsselbund hat noch keinen Ort für Schlüssel.
keychain-denied = Der Schlüsselbund hat dieses Programm abgewiesen.
keychain-no-answer = Der Schlüsselbund antwortet nicht.
keychain-failed = Der Schlüsselbund ließ sich nicht verwenden.
keychain-next-absent = Starten Sie einen, etwa GNOME Keyring oder KWallet, oder verwenden Sie eine Passphrase.
keychain-next-locked = Entsperren Sie ihn, oder verwenden Sie Ihre Passphrase.
keychain-next-no-collection = Legen Sie seinen Anmelde-Schlüsselbund an, oder verwenden Sie eine Passphrase.
keychain-next-denied = Erlauben Sie Countersign in den Einstellungen Ihres Schlüsselbunds, oder verwenden Sie eine Passphrase.
keychain-next-no-answer = Suchen Sie ein Fenster, das nach seinem Passwort fragt, oder verwenden Sie eine Passphrase.
keychain-next-failed = Versuchen Sie es noch einmal, oder verwenden Sie eine Passphrase.
keychain-note = Der Schlüsselbund öffnet Ihre Konten, ohne zu fragen. Eine Sperre entfernt sie aus dem Speicher, aber wer an Ihrem entsperrten Computer sitzt, kann sie wieder öffnen. „Nach meiner Passphrase fragen“ ändert das.
doctor = Schlüsselbund-Doktor
doctor-asking = Der Schlüsselbund wird gefragt. Zeigt er ein Fenster, antworten Sie dort.
doctor-tried = Was versucht wurde
doctor-well = in Ordnung
doctor-failed = fehlgeschlagen
doctor-not-tried = nicht versucht
doctor-provider = Schlüsselbund: { $name }
doctor-no-provider = Kein Schlüsselbund hat geantwortet.

## Ein Tresor, der sich nicht öffnet

unusable = Ihre Codes lassen sich nicht öffnen
unusable-safe = Nichts wurde geändert oder gelöscht.
unusable-newest = Der neueste gute Schnappschuss
unusable-holds = Er enthält { counted-accounts }. Die beschädigte Datei wird beiseitegelegt, nie gelöscht.
unusable-none = Auch keiner der Schnappschüsse auf diesem Computer lässt sich verwenden.
unusable-all = Alle Schnappschüsse ({ $count })
bring-back-of = Schnappschuss zurückholen: { $time }
bring-back = Zurückholen
bringing-back = Wird zurückgeholt …
bring-back-this = Zurückholen …
bring-back-title = Diesen Schnappschuss zurückholen: { $time }?
bring-back-lost = Was danach hinzukam oder geändert wurde, ist nicht darin.
bring-back-aside = Die beschädigte Datei kommt in einen eigenen Ordner, damit sie sich noch untersuchen lässt. Sie wird nie gelöscht.
bring-back-opens = Der Tresor öffnet sich mit dem, was ihn damals öffnete.
bring-back-act = Schnappschuss zurückholen
