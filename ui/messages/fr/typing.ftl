## Codes, phrases secrètes et codes de secours pendant la frappe

secret-show = Afficher : { $label }
code-first = Tapez d’abord le code.
code-sign = Un code ne contient pas « { $sign } ». Tapez seulement ce que montre le code.
code-long = Cela fait { counted-characters } ; un code en a { $most } au plus.
code-short = Cela fait { counted-characters } ; un code en a au moins { $least }.
code-digits = { $count ->
    [one] Cela fait { $count } chiffre ; les codes de ce compte en ont { $wanted }.
    [many] Cela fait { $count } de chiffres ; les codes de ce compte en ont { $wanted }.
   *[other] Cela fait { $count } chiffres ; les codes de ce compte en ont { $wanted }.
}
code-characters = Cela fait { counted-characters } ; les codes de ce compte en ont { $wanted }.
code-letter = Ce code contient une lettre. Les codes de ce compte n’ont que des chiffres.
code-letter-meant = Ce code contient une lettre. Vouliez-vous dire { $digit } au lieu de { $letter } ?
code-several = Ce texte contient { $count } codes. Gardez celui que vous voulez.
code-none = Ce texte ne contient pas de code de { $wanted } caractères.
code-range = { $least } à { $most }
recovery-first = Tapez le code de secours : 7 groupes de 5 caractères.
recovery-sign = Le groupe { $place } contient « { $sign } », qu’aucun code de secours ne contient.
recovery-group = Le groupe { $place } a { counted-characters } ; chaque groupe en a 5.
recovery-length = Cela fait { counted-characters } ; un code de secours en a 35.
recovery-rules = 7 groupes de cinq. Espaces, tirets et minuscules ne comptent pas ; O vaut 0, I et L valent 1.
passphrase-again = La même encore une fois
passphrase-hint = Au moins { $least } caractères. Quelques mots que vous seul réuniriez conviennent bien.
passphrase-short = Cela fait { counted-characters } ; une phrase secrète en a au moins { $least }.
passphrase-differs = Les deux ne sont pas identiques.
passphrase-missing = Tapez la phrase secrète qui ouvre ce coffre.
strength-weak = Vite devinée par un ordinateur. Quelques mots de plus aident le mieux.
strength-fair = Lente à deviner. Un mot de plus la rend difficile.
strength-strong = Difficile à deviner.

## Confirmer que c’est vous

confirm = Confirmez que c’est vous
confirm-keychain = Le trousseau répond pour vous. Il n’y a rien à taper.
confirm-passphrase = Votre phrase secrète
confirm-recovery = Votre code de secours
way-keychain = Trousseau
way-two-part = Phrase secrète et trousseau
