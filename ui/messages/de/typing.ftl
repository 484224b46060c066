## Codes, Passphrasen und Wiederherstellungscodes beim Eintippen

secret-show = Zeigen: { $label }
code-first = Tippen Sie zuerst den Code ein.
code-sign = Codes haben kein „{ $sign }“. Tippen Sie nur ein, was der Code zeigt.
code-long = Das sind { counted-characters }; Codes haben höchstens { $most }.
code-short = Das sind { counted-characters }; Codes haben mindestens { $least }.
code-digits = { $count ->
    [one] Das ist { $count } Ziffer; die Codes dieses Kontos haben { $wanted }.
   *[other] Das sind { $count } Ziffern; die Codes dieses Kontos haben { $wanted }.
}
code-characters = Das sind { counted-characters }; die Codes dieses Kontos haben { $wanted }.
code-letter = In diesem Code steht ein Buchstabe. Die Codes dieses Kontos haben nur Ziffern.
code-letter-meant = In diesem Code steht ein Buchstabe. Meinten Sie { $digit } statt { $letter }?
code-several = In diesem Text stehen { $count } Codes. Lassen Sie den stehen, den Sie meinen.
code-none = In diesem Text steht kein Code mit { $wanted } Zeichen.
code-range = { $least } bis { $most }
recovery-first = Tippen Sie den Wiederherstellungscode ein: 7 Gruppen zu 5 Zeichen.
recovery-sign = In Gruppe { $place } steht „{ $sign }“, das in keinem Wiederherstellungscode vorkommt.
recovery-group = Gruppe { $place } hat { counted-characters }; jede Gruppe hat 5.
recovery-length = Das sind { counted-characters }; ein Wiederherstellungscode hat 35.
recovery-rules = 7 Gruppen zu fünf Zeichen. Leerzeichen, Striche und Kleinschreibung sind gleich; O gilt als 0, I und L gelten als 1.
passphrase-again = Noch einmal dieselbe
passphrase-hint = Mindestens { $least } Zeichen. Gut sind ein paar Wörter, die nur Sie zusammenstellen würden.
passphrase-short = Das sind { counted-characters }; eine Passphrase hat mindestens { $least }.
passphrase-differs = Die beiden stimmen nicht überein.
passphrase-missing = Tippen Sie die Passphrase ein, die diesen Tresor öffnet.
strength-weak = Für einen Computer schnell zu erraten. Am meisten helfen ein paar Wörter mehr.
strength-fair = Langsam zu erraten. Ein weiteres Wort macht es schwer.
strength-strong = Schwer zu erraten.

## Bestätigen, dass Sie es sind

confirm = Bestätigen Sie, dass Sie es sind
confirm-keychain = Der Schlüsselbund antwortet für Sie. Einzutippen ist nichts.
confirm-passphrase = Ihre Passphrase
confirm-recovery = Ihr Wiederherstellungscode
way-keychain = Schlüsselbund
way-two-part = Passphrase und Schlüsselbund
