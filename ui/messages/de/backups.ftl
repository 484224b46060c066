## Automatische Sicherungen

backups = Automatische Sicherungen
backups-about = Verschlüsselte Kopien aller Konten in einem Ordner von Ihnen, nach jeder Änderung gemacht. Sie öffnen sich mit einer eigenen Passphrase, auf jedem Computer, auch wenn es diesen nicht mehr gibt.
backups-on = Von selbst sichern
backups-on-about = Nach einer Änderung, und wieder, bis es gelungen ist.
backups-first-folder = Wählen Sie zuerst einen Ordner.
backups-first-passphrase = Wählen Sie zuerst eine Passphrase.
backups-first-both = Wählen Sie zuerst einen Ordner und eine Passphrase.
backups-folder = Ordner
backups-no-folder = Noch keiner. Am meisten hilft einer auf einem anderen Datenträger oder einer, der anderswohin kopiert wird.
backups-choose = Wählen …
backups-change = Ändern …
backups-set = Festlegen …
backups-passphrase = Passphrase der Sicherungen
backups-passphrase-has = Festgelegt. Sicherungen von vor einer Änderung öffnen sich mit der von damals.
backups-passphrase-none = Noch keine. Sie muss nicht die sein, die Countersign öffnet.
backups-passphrase-about = Wer eine Sicherung und diese Passphrase hat, hat Ihre Konten. Niemand kann sie für Sie nachschlagen: Bewahren Sie sie auf Papier auf.
backups-passphrase-done = Die Passphrase der Sicherungen ist festgelegt.
backups-keep = Wie viele aufbewahrt werden
backups-keep-about = Ältere werden gelöscht, wenn eine neuere geöffnet und verglichen wurde.
backups-none = Noch keine Sicherung
backups-last = Letzte gute Sicherung: { $ago }
backups-working = Wird gemacht …
backups-now = Jetzt sichern
backups-made = Eine Sicherung ist gemacht, geöffnet und verglichen.
backups-looking = Die Sicherungen werden angesehen …
backups-look = Sicherungen ansehen
