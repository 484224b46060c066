## Der Desktop um das Fenster herum: Einstellungen, Infobereich, kleines Fenster

settings-desktop = Desktop

desktop-tray-group = Infobereich
desktop-tray = Ein Zeichen im Infobereich zeigen
desktop-tray-about = Sein Menü hat Ihre angehefteten Konten. Die Auswahl kopiert den Code. Gesperrt nennt es keines.
desktop-tray-missing = Dieser Desktop hat keinen Infobereich. Das Zeichen erscheint, sobald es einen gibt.
desktop-close = Weiterlaufen, wenn das Fenster geschlossen wird
desktop-close-about = Countersign bleibt im Infobereich. Beenden Sie es dort.
desktop-close-missing = Ohne Infobereich beendet das Schließen des Fensters Countersign.
desktop-start = Mit dem Desktop starten
desktop-start-about = Wenn Sie sich an diesem Computer anmelden. Es bleibt im Infobereich, wenn es nach dem Schließen weiterläuft.

desktop-find-group = Codes von überall
desktop-find-about = Eine Taste öffnet ein kleines Fenster: tippen, Eingabetaste drücken, und der Code ist kopiert.
desktop-find-wayland = Dieser Desktop gibt keinem Programm eine Taste. Legen Sie in den Tastatureinstellungen des Desktops eine Taste an, die diesen Befehl ausführt:
shortcut-title = Taste für das kleine Fenster
shortcut-none = Keine
shortcut-choose = Taste wählen
shortcut-remove = Taste wegnehmen
shortcut-press = Tasten drücken …
shortcut-about = Halten Sie Strg, Alt oder die Systemtaste und drücken Sie einen Buchstaben, eine Ziffer, die Leertaste oder F1 bis F12. Escape bricht ab.
shortcut-unfit = Das kann nicht gewählt werden. Halten Sie Strg, Alt oder die Systemtaste und drücken Sie einen Buchstaben, eine Ziffer, die Leertaste oder F1 bis F12.

desktop-screen-group = Bildschirm teilen
desktop-protect = Das Fenster aus Bildschirmfotos und Aufnahmen heraushalten
desktop-protect-about = Andere sehen eine leere Stelle, wenn Sie Ihren Bildschirm teilen. Die Vorführung ist immer zu sehen.
desktop-protect-missing = Dieses System kann kein Fenster aus Bildschirmfotos und Aufnahmen heraushalten. Verdecken Sie alles oder verbergen Sie Codes, bevor Sie Ihren Bildschirm teilen.

tray-open = Countersign öffnen
tray-find = Code finden …
tray-lock = Sperren
tray-unlock = Gesperrt. Zum Entsperren öffnen …
tray-nothing = Keine angehefteten Konten
tray-quit = Beenden
tray-copied = Code kopiert
tray-not-copied = Es wurde nichts kopiert

find-title = Konto finden
find-accounts = Konten
find-keys = Die Eingabetaste kopiert den Code und schließt dieses Fenster. Escape schließt es.
find-none = Kein Konto passt.
find-empty = Noch keine Konten.
find-locked = Gesperrt
find-locked-about = Ihre Konten sind sicher. Entsperren Sie sie im Fenster von Countersign.
find-unlock = Im Fenster entsperren
