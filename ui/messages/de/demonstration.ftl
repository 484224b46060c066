## Bühnenansicht

presenter-title = Bühnenansicht
presenter-caption = Vorführung
presenter-no-account = Richten Sie das erste Konto ein, um hier seinen Code zu sehen.
presenter-scenarios = Szenarien
presenter-leave = Bühnenansicht verlassen
presenter-say = Dazu sagen: „{ $words }“
presenter-next = { $count ->
    [one] Nächster Code in { $count } Sekunde
   *[other] Nächster Code in { $count } Sekunden
}
presenter-code = Code von { $account }
presenter-demo-only = Die Bühnenansicht zeigt nur Konten der Vorführung. Beginnen Sie zuerst die Vorführung.

## Die geführte Vorführung

guide-title = Geführte Vorführung
guide-caption = vier Schritte
guide-about = Ein falscher Code, eine nachgehende Uhr, keine Berechtigung, Erfolg. Sie läuft von selbst.
guide-at = Geführte Vorführung, { $at } von { $of }
guide-next = Weiter: { $step }
guide-finish = Beenden
guide-leave = Führung verlassen
guide-say = Laut sagen:
guide-quote = „{ $words }“
guide-wrong-code = Ein falscher Code
guide-wrong-code-next = ein falscher Code
guide-wrong-code-shows = Die neue Person hat eine Ziffer vertippt. Der Server lehnt den Code ab.
guide-wrong-code-say = Ein falscher Code kostet nichts. Die Einrichtung bleibt, und wir versuchen es noch einmal.
guide-slow-clock = Eine nachgehende Uhr
guide-slow-clock-next = eine nachgehende Uhr
guide-slow-clock-shows = Der Code ist der richtige, aber die Uhr des Telefons geht 94 Sekunden nach.
guide-slow-clock-say = Der Code stimmt, aber für eine andere Zeit. Schuld ist die Uhr, nicht Sie.
guide-no-permission = Keine Berechtigung
guide-no-permission-next = keine Berechtigung
guide-no-permission-shows = Der Server lässt diesen Helpdesk jene Person nicht einrichten.
guide-no-permission-say = Die Referenz sagt, welches Recht fehlt. Nichts wurde geändert.
guide-success = Erfolg
guide-success-next = Erfolg
guide-success-shows = Die Uhr geht wieder richtig, und der Code wird angenommen.
guide-success-say = So geht es, wenn alles stimmt: Code eingeben, fertig.

## Leiste und Schublade

demo-banner = Vorführung: Hier bleibt nichts erhalten
demo-guide = Durch die Vorführung führen
demo-guide-short = Führung
demo-scenario = Szenario: { $scenario }
demo-scenario-clock = Szenario: { $scenario }, Uhr verstellt
demo-reset = Vorführung zurücksetzen
demo-reset-short = Zurücksetzen
demo-reset-done = Die Vorführung ist wieder wie am Anfang.
demo-leave = Verlassen
demo-drawer = Was der Server tut
demo-drawer-about = Der Server der Vorführung läuft in diesem Programm. Wählen Sie, wie er sich verhält; es gilt sofort.
demo-server-clock = Die Uhr des Servers
demo-caller-clock = Die Uhr des Anrufers
demo-clock-right = Richtig
demo-clock-slow = { $time } nach
demo-clock-fast = { $time } vor
demo-drawer-scenario = Szenario
demo-address = Adresse des Servers: { $address }
presenter-playing = { $title }. { $happens }

## Die Menschen der Vorführung

role-new-starter = Neu dabei
role-new-starter-about = Hat noch keine Codes. Das Einrichten geht.
role-half-way = Auf halbem Weg
role-half-way-about = Hat einmal begonnen und nie abgeschlossen. Ein neuer Anfang ersetzt jene Einrichtung.
role-already-enrolled = Schon eingerichtet
role-already-enrolled-about = Hat schon Codes. Sie müssen vor einer neuen Einrichtung entfernt werden.
role-no-permission = Keine Berechtigung
role-no-permission-about = Darf von dieser Stelle nicht eingerichtet werden. Der Server sagt Nein.
