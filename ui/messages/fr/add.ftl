## Ajouter des comptes

add-right = Est-ce bien cela ?
add-ways = Façon d’ajouter
add-way-link = Coller un lien
add-way-picture = Image QR
add-way-hand = À la main
add-import = Plusieurs comptes, un fichier d’un autre programme, l’écran ou la caméra :
add-act = Ajouter ce compte
add-act-several = { $count ->
    [one] Ajouter { $count } compte
    [many] Ajouter { $count } de comptes
   *[other] Ajouter { $count } comptes
}
added = { $account } est ajouté.
added-several = { $count ->
    [one] { $count } compte ajouté.
    [many] { $count } de comptes ajoutés.
   *[other] { $count } comptes ajoutés.
}
add-several = { $count ->
    [one] { $count } code QR trouvé. Choisissez ce qu’il faut ajouter.
    [many] { $count } de codes QR trouvés. Choisissez ce qu’il faut ajouter.
   *[other] { $count } codes QR trouvés. Choisissez ce qu’il faut ajouter.
}
add-here = Cette clé est déjà ici, sous le nom { $account }.
add-link-hint = Il contient la clé du compte : il reste caché pendant que vous le collez.
add-drop = Image avec un code QR
add-drop-about = Déposez ici une image du code QR, ou collez-en une.
add-drop-hint = Une capture d’écran ou une photo. Elle est lue sur cet ordinateur et n’est pas gardée.
add-large = { $name } fait { $size } Mio ; on lit 32 Mio au plus. Choisissez une image plus petite, ou recadrez-la sur le code.
add-large-unnamed = Cette image
add-issuer-example = Chez qui est le compte
add-label-example = Votre identifiant ou votre e-mail là-bas
add-key = Clé
add-key-hint = Les lettres et les chiffres de 2 à 7 qui vous ont été montrés. Les espaces ne comptent pas.
add-advanced = Avancé
add-kind = Type
add-algorithm = Algorithme
add-digits = Chiffres
add-counter = Compteur
add-period = Période en secondes
add-look = Voir le compte

## La clé pour un téléphone

key-title = L’ajouter à votre téléphone
key-show-again = Afficher de nouveau
key-text = Afficher en texte
key-text-hide = Cacher le texte
key-text-warning = Qui lit cette clé peut créer vos codes. Un lecteur d’écran la dit à voix haute.
key-text-keep = La garder cachée
key-hidden = Caché après 5 minutes.
