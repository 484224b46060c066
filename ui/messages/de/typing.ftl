## Codes, Passphrasen und Wiederherstellungscodes beim Eintippen

secret-show = Zeigen: { $label }
recovery-first = Tippen Sie den Wiederherstellungscode ein: 7 Gruppen zu 5 Zeichen.
recovery-sign = In Gruppe { $place } steht „{ $sign }“, das in keinem Wiederherstellungscode vorkommt.
recovery-group = Gruppe { $place } hat { counted-characters }; jede Gruppe hat 5.
recovery-length = Das sind { counted-characters }; ein Wiederherstellungscode hat 35.
recovery-rules = 7 Gruppen zu fünf Zeichen. Leerzeichen, Striche und Kleinschreibung spielen keine Rolle; O gilt als 0, I und L gelten als 1.
passphrase-again = Noch einmal dieselbe
passphrase-hint = Mindestens { $least } Zeichen. Gut sind ein paar Wörter, die nur Sie zusammenstellen würden.
passphrase-short = Das sind { counted-characters }; eine Passphrase hat mindestens { $least }.
passphrase-differs = Die beiden stimmen nicht überein.
passphrase-missing = Tippen Sie die Passphrase ein, die diesen Tresor öffnet.
strength-weak = Für einen Computer schnell zu erraten. Am meisten helfen ein paar Wörter mehr.
strength-fair = Langsam zu erraten. Ein weiteres Wort macht es schwer.
strength-strong = Schwer zu erraten.
