## Codes, phrases secrètes et codes de secours pendant la frappe

secret-show = Afficher : { $label }
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
