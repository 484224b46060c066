## Einstellungen

settings-title = Einstellungen
settings-sections = Abschnitte
settings-security = Sicherheit
settings-servers = Server und Anmeldung
settings-backups = Sicherungen
settings-appearance = Aussehen
settings-codes = Codes
settings-about = Über
settings-demo = Der Tresor der Vorführung wird beim Verlassen weggeworfen. Danach sind die Einstellungen Ihres eigenen Tresors wieder hier.

appearance-group = Wie es aussieht
appearance-theme = Farben
appearance-theme-system = Wie der Computer
appearance-theme-light = Hell
appearance-theme-dark = Dunkel
appearance-accent = Akzent
appearance-accent-about = Für alles, was man drücken kann, und für die verbleibende Zeit. Urteile behalten ihre eigenen Farben.
accent-teal = Petrol
accent-blue = Blau
accent-indigo = Indigo
accent-plum = Pflaume
accent-graphite = Graphit
appearance-density = Zeilen
appearance-density-comfortable = Bequem
appearance-density-compact = Dicht
appearance-text = Schriftgröße
appearance-text-about = { $percent } der üblichen Größe
appearance-text-smaller = Kleinere Schrift
appearance-text-larger = Größere Schrift
appearance-example = Ein Beispiel
appearance-language-group = Sprache
appearance-language = Sprache dieses Fensters
appearance-language-system = Wie der Computer

codes-group = Wie Codes gezeigt werden
codes-grouping = Gruppen von Ziffern
codes-grouping-standard = Nach Länge
codes-grouping-threes = Je drei
codes-grouping-twos = Paare
codes-grouping-none = Keine
codes-show-next = Nächster Code
codes-show-next-about = Der folgende Code, klein, unter jedem Code.
codes-hide = Codes verbergen, bis danach gefragt wird
codes-hide-about = An ihrer Stelle stehen Punkte. Kopieren geht, ohne sie zu zeigen. Ein gezeigter Code verbirgt sich wieder, wenn er wechselt.
codes-clipboard-group = Zwischenablage
codes-clipboard = Kopierten Code löschen
codes-clipboard-about = Nur wenn er noch da ist. Was Sie seitdem kopiert haben, bleibt.
codes-clipboard-after = { $seconds ->
    [one] Nach { $seconds } Sekunde
   *[other] Nach { $seconds } Sekunden
}
codes-clipboard-never = Nie

about-program = Countersign { $version }
about-system = Betriebssystem
about-desktop = Desktop-Umgebung
about-engine = Webansicht
about-package = Installiert als
about-words = Macht Anmeldecodes auf diesem Computer, richtet sie ein und prüft sie.
about-support-group = Hilfe
about-support = Text für den Support
about-support-about = Was wissen muss, wer Ihnen hilft: Versionen, Einstellungen, wie es um Tresor und Schlüsselbund steht, die letzten Probleme. Keine Schlüssel, Codes, Tokens und keine Namen von Konten und Personen.
about-support-open = Ansehen
support-about = Das ist alles, was in der Datei stehen wird. Es ist auf Englisch, für die, die Ihnen helfen. Nichts wird gesendet: Sie entscheiden, wohin es geht.
support-exchanges = Austausch mit Servern
support-exchanges-about = Der letzte, ohne das, was auf jemanden hinweist.
support-servers = Namen der Server
support-servers-about = Ohne sie sind die Server nur nummeriert.
support-gathering = Wird zusammengestellt…
support-copy = Kopieren
support-copied = Kopiert
support-save = Speichern unter…
support-saving = Wird gespeichert…
support-saved = Gespeichert in { $path }.
about-licences = Lizenzen
about-licences-about = Countersign steht unter der MIT-Lizenz oder der Apache License 2.0, nach Ihrer Wahl. Es ist mit der Arbeit anderer gemacht:
about-licences-show = Zeigen, womit es gemacht ist
licences-search = Nach Name oder Lizenz suchen
licences-count = { $count ->
    [one] { $count } Paket
   *[other] { $count } Pakete
}
licences-none = Nichts passt.
about-marks = Die Zeichen der Anbieter gehören ihren Inhabern. Sie stehen hier nur, um Konten zu unterscheiden.
