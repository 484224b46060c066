## Was den Tresor öffnet

slots = Was diesen Tresor öffnet
slots-about = Jedes davon öffnet ihn allein. Behalten Sie mindestens zwei, und den Wiederherstellungscode auf Papier.
slots-add = Einen Weg hinzufügen
slot-keychain = Der Schlüsselbund
slot-passphrase = Eine Passphrase
slot-recovery = Ein Wiederherstellungscode
slot-two-part = Eine Passphrase, mit dem Schlüsselbund
slot-about-keychain = Öffnet, ohne zu fragen, solange der Schlüsselbund Ihres Desktops entsperrt ist.
slot-about-passphrase = Öffnet, wenn Sie sie eintippen, auf diesem Computer oder mit einer Kopie.
slot-about-recovery = Öffnet den Tresor, wenn sonst nichts hilft. Er wurde einmal gezeigt; nur Sie haben ihn.
slot-about-two-part = Öffnet mit Ihrer Passphrase und dem Schlüsselbund dieses Computers zusammen. Eine gestohlene Festplatte allein genügt nicht.
slot-damaged = Beschädigt: Es öffnet nichts. Entfernen Sie es, und fügen Sie es neu hinzu.
slot-last = Der einzige Zugang. Fügen Sie einen anderen hinzu, bevor Sie ihn entfernen.
slot-change = Ändern
slot-change-passphrase = Passphrase ändern
slot-change-two-part = Passphrase und Schlüsselbund ändern
slot-make-new = Neuen machen
slot-remove = Entfernen
slot-remove-keychain = Schlüsselbund entfernen
slot-remove-passphrase = Passphrase entfernen
slot-remove-recovery = Wiederherstellungscode entfernen
slot-remove-two-part = Passphrase und Schlüsselbund entfernen
slot-ask-keychain = Den Schlüsselbund entfernen?
slot-ask-passphrase = Die Passphrase entfernen?
slot-ask-recovery = Den Wiederherstellungscode entfernen?
slot-ask-two-part = Passphrase und Schlüsselbund entfernen?
slot-remove-about = Es öffnet diesen Tresor dann nicht mehr. Ihre Konten bleiben, und die anderen Wege gehen wie bisher.
slot-remove-paper = Was Sie aufgeschrieben oder gedruckt haben, wird wertlos.
slot-remove-confirm = Zeigen Sie mit einem anderen Weg, dass Sie noch hineinkommen.
slot-removed = Entfernt: { $slot }.
slot-add-keychain = Schlüsselbund hinzufügen
slot-add-passphrase = Passphrase hinzufügen
slot-add-both = Passphrase und Schlüsselbund zusammen hinzufügen
slot-add-two-part = Passphrase mit dem Schlüsselbund hinzufügen
slot-added-keychain = Der Schlüsselbund öffnet jetzt diesen Tresor.
slot-added-passphrase = Die Passphrase öffnet jetzt diesen Tresor.
slot-added-two-part = Passphrase und Schlüsselbund öffnen jetzt zusammen diesen Tresor.
slot-changed = Die Passphrase ist geändert.
slot-changing = Wird geändert …
slot-how-keychain = Dann öffnet der Schlüsselbund dieses Computers den Tresor von selbst, für jeden, der diesen Computer als Sie benutzt. Einzutippen ist nichts.
slot-how-two-part = Beides ist nötig, um den Tresor zu öffnen: was Sie eintippen und was der Schlüsselbund dieses Computers aufbewahrt. Ist der Schlüsselbund verloren, hilft nur der Wiederherstellungscode.
slot-how-passphrase = Sie tippen sie ein, um den Tresor zu öffnen. Sie wird nirgends aufbewahrt, und niemand kann sie für Sie nachschlagen.
slot-new-passphrase = Neue Passphrase
slot-passphrase-to-add = Passphrase, die hinzukommt
slot-passphrase-stays = Die Passphrase dieses Tresors bleibt, wie sie ist.
ask = Nach meiner Passphrase fragen
ask-about = Heute öffnet der Schlüsselbund diesen Tresor von selbst. Wählen Sie, was stattdessen nötig ist; der Schlüsselbund allein öffnet dann nichts.
ask-what = Was stattdessen nötig ist
ask-passphrase = Meine Passphrase
ask-passphrase-about = Geht auf jedem Computer, auf den der Tresor kopiert wird. Wie gut sie schützt, hängt von der Passphrase ab.
ask-both = Meine Passphrase und der Schlüsselbund, zusammen
ask-both-about = An einer gestohlenen Festplatte gibt es nichts zu erraten. Ist der Schlüsselbund verloren, hilft nur der Wiederherstellungscode.
ask-no-recovery = Es gibt noch keinen Wiederherstellungscode. Machen Sie danach einen.
asked = Von jetzt an wird nach Ihrer Passphrase gefragt.

## Sperren

locking = Sperren
locking-about = Eine Sperre leert das Fenster und löscht den Schlüssel aus dem Speicher. Eine unfertige Einrichtung bleibt erhalten.
locking-idle = Sperren, wenn der Computer nicht benutzt wird
locking-open = Es bleibt offen, bis Sie sperren.
locking-after-about = Nach { $time } ohne Maus und Tastatur in diesem Fenster.
locking-longest = Ihre Administration erlaubt höchstens { $time }.
locking-after = Nach { $time }
locking-desktop = Mit dem Desktop sperren
locking-desktop-about = Wenn der Bildschirm gesperrt wird, und bevor der Computer schläft.
locking-start = Gesperrt beginnen
locking-start-about = Beim Start wartet Countersign auf Sie, auch wo der Schlüsselbund öffnen könnte.
locking-note = Nur der Schlüsselbund öffnet diesen Tresor, ein Klick öffnet ihn also wieder. Mit einer Passphrase hält eine Sperre.

## Von der Administration

policy = Von Ihrer Administration
policy-about = Für diesen Computer festgelegt. Es lässt sich hier lesen und nicht ändern.
policy-server = Server, bei dem Codes eingerichtet werden
policy-lock = Sperrt spätestens
policy-lock-after = Nach { $time } ohne Benutzung
policy-export = Export ohne Verschlüsselung
policy-export-off = Aus
policy-export-allowed = Erlaubt
policy-file = Datei: { $path }

## Schnappschüsse

snapshots = Schnappschüsse
snapshots-about = Kopien des Tresors auf diesem Computer, versiegelt wie der Tresor. Sie helfen gegen Versehen und Schäden, nicht gegen eine verlorene Festplatte.
snapshots-count = { $count ->
    [one] { $count } Schnappschuss, gemacht { $ago }.
   *[other] { $count } Schnappschüsse, der neueste gemacht { $ago }.
}
snapshots-none = Es gibt noch keinen Schnappschuss. Nach der nächsten Änderung entsteht einer von selbst.
snapshots-folder = In { $path }
snapshot-time = { $day }, { $time }
snapshot-take = Jetzt einen machen
snapshot-taken = Ein Schnappschuss von jetzt ist gemacht.
snapshot-restore = Wiederherstellen …
snapshot-restore-of = Schnappschuss wiederherstellen: { $time }
snapshot-ask = Diesen Schnappschuss wiederherstellen: { $time }?
snapshot-ask-about = Ihre Konten werden, wie sie damals waren: { counted-accounts }.
snapshot-ask-undo = Zuerst wird ein Schnappschuss von jetzt gemacht, damit sich das rückgängig machen lässt.
snapshot-ask-added = Konten, die seitdem hinzukamen, kommen in den Papierkorb.
snapshot-ask-counters = Zähler gehen nie zurück, damit kein Code zweimal benutzt wird.
snapshot-ask-slots = Was den Tresor öffnet, bleibt wie jetzt.
snapshot-act = Schnappschuss wiederherstellen
snapshot-restoring = Wird wiederhergestellt …
snapshot-restored = Der Schnappschuss ist wiederhergestellt. { $what }.
snapshot-same = Der Schnappschuss ist wiederhergestellt. Nichts war anders.
snapshot-back = { $count ->
    [one] { counted-accounts } ist zurück
   *[other] { counted-accounts } sind zurück
}
snapshot-as-then = { $count ->
    [one] { counted-accounts } ist wie damals
   *[other] { counted-accounts } sind wie damals
}
snapshot-trashed = { counted-accounts } im Papierkorb
snapshot-undo = Wiederherstellung rückgängig machen
snapshot-undone = Alles ist, wie es vor der Wiederherstellung war.
snapshot-scheduled = Nach einer Änderung von selbst gemacht
snapshot-asked = Von Ihnen veranlasst
snapshot-before-restore = Vor einer Wiederherstellung gemacht
snapshot-before-migration = Vor einer Aktualisierung von Countersign gemacht
snapshot-before-import = Vor einem Import gemacht
snapshot-outdated = Wird noch mit dem neuen Schlüssel versiegelt
snapshot-damaged = Beschädigt
snapshot-other-vault = Von einem anderen Tresor
snapshot-newer = Von einem neueren Countersign gemacht

## Papierkorb

trash = Papierkorb
trash-about = Entfernte Konten bleiben 30 Tage hier und machen keine Codes. Danach werden sie endgültig gelöscht.
trash-empty = Der Papierkorb ist leer.
trash-removed = { $count ->
    [one] Entfernt: { $day } · noch { $count } Tag
   *[other] Entfernt: { $day } · noch { $count } Tage
}
trash-restore = Zurückholen
trash-restore-named = { $account } zurückholen
trash-restored = { $account } ist wieder bei Ihren Codes.
trash-delete = Löschen …
trash-delete-named = { $account } endgültig löschen
trash-delete-ask = { $account } endgültig löschen?
trash-delete-act = { $account } löschen
trash-delete-about = Der Schlüssel wird aus dem Tresor und aus jedem Schnappschuss entfernt. Niemand kann ihn zurückholen.
trash-delete-copies = Kopien des Tresors, die außerhalb von Countersign gemacht wurden, enthalten ihn noch.
trash-clear = Papierkorb leeren
trash-clear-ask = { counted-accounts } endgültig löschen?
trash-clear-about = Ihre Schlüssel werden aus dem Tresor und aus jedem Schnappschuss entfernt. Niemand kann sie zurückholen.

## Wenn etwas nicht stimmt

trouble = Wenn etwas nicht stimmt
trouble-doctor = Prüft den Schlüsselbund dieses Computers Schritt für Schritt und sagt, was zu tun ist.
trouble-key = Nachdem ein Computer oder eine Kopie des Tresors verloren ging. Alles wird neu versiegelt.
vault-folder = Tresor: { $path }

## Ein neuer Schlüssel

rekey = Neuer Schlüssel für diesen Tresor
rekey-open = Neuen Schlüssel machen …
rekey-about = Alles wird mit einem Schlüssel neu versiegelt, der noch nie benutzt wurde. Tun Sie das, nachdem ein Computer, eine Festplatte oder eine Kopie des Tresors verloren ging.
rekey-copies = Kopien an anderen Orten öffnen sich weiter wie bisher. Ein Wiederherstellungscode ist immer ein neuer.
rekey-keeps = Öffnet den Tresor danach
rekey-recovery = Ein neuer Wiederherstellungscode, den Sie zuerst abtippen
rekey-drops = Öffnet nichts mehr
rekey-recall = Eine Kopie, die schon jemand hat, lässt sich nicht zurückrufen: Sie öffnet sich weiter mit dem, was sie damals öffnete. Kann das geschehen sein, lassen Sie Ihre Konten dort neu einrichten, wo Sie sich anmelden.
rekey-step = Schritt { $place } von 3
rekey-type = Tippen Sie den neuen Code von Ihrem Papier ab
rekey-another = Auch eine andere Passphrase wählen
rekey-passphrase = Passphrase von jetzt an
rekey-done = Dieser Tresor hat einen neuen Schlüssel.
rekey-done-about = Auch die Schnappschüsse auf diesem Computer sind damit versiegelt. Vernichten Sie den alten Wiederherstellungscode.
rekey-keep = Schlüssel behalten
rekey-begin = Beginnen
rekey-next = Weiter
rekey-act = Neuen Schlüssel machen
rekey-working = Alles wird neu versiegelt …

## Der Wiederherstellungscode

recovery-make-new = Neuen Wiederherstellungscode machen
recovery-about = Ein Wiederherstellungscode öffnet Ihren Tresor, wenn sonst nichts hilft: eine vergessene Passphrase, ein geleerter Schlüsselbund, eine Kopie auf einem neuen Computer.
recovery-once = Er wird einmal gezeigt.
recovery-once-about = Sie schreiben ihn auf oder drucken ihn.
recovery-typed = Sie tippen ihn ab,
recovery-typed-about = damit beide Seiten wissen, dass er stimmt.
recovery-works = Dann gilt er.
recovery-works-about = Wer vorher geht, ändert nichts.
recovery-old = Der Code, den Sie jetzt haben, gilt, bis der neue abgetippt ist.
recovery-type = Tippen Sie den Code von Ihrem Papier ab
recovery-done = Der Wiederherstellungscode gilt von jetzt an.
recovery-done-about = Bewahren Sie das Papier auf, wo Sie einen Pass aufbewahren, und nicht neben diesem Computer.
recovery-show = Code zeigen
recovery-discard = Code verwerfen
recovery-written = Ich habe ihn auf Papier
recovery-checking = Wird geprüft …
recovery-use = Diesen Code verwenden
recovery-shown = Schreiben Sie ihn auf oder drucken Sie ihn, und bewahren Sie ihn nicht bei diesem Computer auf. Er wird nur jetzt gezeigt: 7 Gruppen zu fünf Zeichen.
recovery-picture = Der Wiederherstellungscode
recovery-print = Blatt drucken
sheet-title = Wiederherstellungscode für Countersign
sheet-about = Er öffnet Ihre Anmeldecodes, wenn sonst nichts hilft: eine vergessene Passphrase, ein verlorener Schlüsselbund, ein neuer Computer. Wer ihn und eine Kopie des Tresors hat, hat Ihre Codes. Bewahren Sie ihn auf wie einen Pass.
sheet-made = Gemacht am { $day }. Ein neuerer Code macht diesen wertlos.
sheet-use = So wird er benutzt: Öffnen Sie Countersign, wählen Sie „Wiederherstellungscode verwenden“, und tippen Sie ihn ein. Großschreibung und Leerzeichen spielen keine Rolle.
