## Import : ce qui arrive

drop-anywhere = Déposez pour importer. Vous voyez ce que c’est avant que quoi que ce soit soit enregistré.
dropped = Ce qui a été déposé
picture = Image
ways-title = Amenez vos comptes ici
ways-about = Exports et sauvegardes d’autres programmes, même chiffrés ; images de codes QR ; liens. Déposez-les n’importe où sur cette fenêtre. Vous voyez chaque compte avant que quoi que ce soit soit enregistré.
ways-label = Façons d’importer
ways-more = Ajouter à cet import
way-files = Choisir des fichiers…
way-screen = Regarder l’écran
way-camera = Caméra
way-clipboard = Coller
way-link = Taper un lien
ways-link-hint = otpauth:// ou otpauth-migration://. Il contient des clés : il reste caché pendant que vous le collez.
screen-nothing = Aucun code QR trouvé. Regardé : { $screens }.
screen-nothing-next = Agrandissez-le, mettez-le au premier plan, ou choisissez une image du code.
parts-missing-next = Montrez, déposez ou collez le code manquant de la même façon ; il s’ajoute à cet import. Ce qui est là peut aussi être importé sans lui.
sources = Ce qui est lu
source-sealed = Il manque son mot de passe.
source-password = Taper le mot de passe…
source-password-of = Taper le mot de passe de { $name }
sealed-title = Ce fichier est chiffré
sealed-password = Son mot de passe
sealed-hint = Celui que vous avez choisi dans l’autre programme en exportant. Il n’est pas gardé.
sealed-empty = Tapez le mot de passe du fichier.
sealed-open = Ouvrir le fichier
sealed-opening = Ouverture…
phase-opening = Ouverture avec le mot de passe. Le programme du fichier l’a voulue lente.
phase-comparing = Comparaison avec vos comptes…
phase-preparing = Création d’un instantané de l’existant…
phase-making-key = Calcul d’une clé à partir de la phrase secrète. C’est lent exprès.
phase-checking = Relecture et comparaison…

## La caméra

camera-title = Tenez le code QR devant la caméra
camera-picture = Image de la caméra
camera-asking = En attente de la caméra. Le système peut vous demander de l’autoriser.
camera-on = Il est lu dès qu’il est net. Les images restent sur cet ordinateur et ne sont pas gardées.
camera-hidden = La caméra s’est éteinte pendant que la fenêtre était cachée.
camera-start = Démarrer la caméra
camera-off = La caméra est éteinte.
camera-refused = Countersign n’a pas le droit d’utiliser la caméra.
camera-none = Cet ordinateur n’a pas de caméra.
camera-in-use = La caméra est là, mais ne donne pas d’image.
camera-unsupported = La caméra n’est pas utilisable dans cette fenêtre.
camera-failed = La caméra s’est arrêtée.
camera-next-off = Redémarrez-la quand vous serez prêt.
camera-next-refused = Autorisez-la dans les réglages du système, ou faites une image du code et choisissez-la.
camera-next-none = Branchez-en une, ou faites une image du code et choisissez-la.
camera-next-in-use = Un autre programme l’utilise probablement. Fermez-le, puis réessayez.
camera-next-unsupported = Faites une image du code et choisissez-la, ou regardez l’écran.
camera-next-failed = Réessayez, ou faites une image du code et choisissez-la.

## Import : ses lignes

rows = Comptes à importer
rows-show = Afficher
rows-all = Tous
rows-attention = À regarder
status-new = Nouveau
status-here = Déjà ici
status-changed = Changé
status-attention = À regarder
row-number = Ligne { $number }
row-import = Importer { $name }
row-change = Changer { $name }
row-tags = Étiquettes : { $tags }
row-note = Remarque : { $note }
row-picture = Avec son image
row-here = Il est ici sous le nom { $name }.
row-changes = Sa clé est déjà ici, sous le nom { $name }. Le prendre change ce compte :
refused = { $count ->
    [one] Une ligne ne peut pas être prise. Enregistrez ce que le fichier y contient, avec la raison ; le texte contient des clés que chacun peut lire.
    [many] { $count } de lignes ne peuvent pas être prises. Enregistrez ce que le fichier y contient, avec les raisons ; le texte contient des clés que chacun peut lire.
   *[other] { $count } lignes ne peuvent pas être prises. Enregistrez ce que le fichier y contient, avec les raisons ; le texte contient des clés que chacun peut lire.
}
refused-save = Les enregistrer en texte…
refused-saved = Enregistré dans { $path }. Ce fichier contient des clés : supprimez-le quand vous n’en avez plus besoin.
summary-none = Il n’y a encore rien à importer.
summary-new = { $count ->
    [one] { $count } nouveau
    [many] { $count } de nouveaux
   *[other] { $count } nouveaux
}
summary-here = { $count } déjà ici
summary-changed = { $count ->
    [one] { $count } changé
    [many] { $count } de changés
   *[other] { $count } changés
}
summary-attention = { $count ->
    [one] { $count } à regarder
    [many] { $count } à regarder
   *[other] { $count } à regarder
}
summary-import = { $parts }. Rien n’est enregistré avant que vous choisissiez « { import-act } ».
summary-nothing = { $parts }. Il n’y a rien à importer.
summary-unchosen = { $parts }. Rien n’est choisi.
import-act = Importer { $count }
import-leave = Abandonner
imported = { $count ->
    [one] { counted-accounts } importé.
    [many] { counted-accounts } importés.
   *[other] { counted-accounts } importés.
}
imported-changed = { $count ->
    [one] { counted-accounts } changé.
    [many] { counted-accounts } changés.
   *[other] { counted-accounts } changés.
}
imported-both = Importé : { counted-accounts } ; changé : { $changed }.
imported-refused = { $count ->
    [one] { counted-accounts } n’a pas pu être pris. Il est toujours là d’où vous avez exporté.
    [many] { counted-accounts } n’ont pas pu être pris. Ils sont toujours là d’où vous avez exporté.
   *[other] { counted-accounts } n’ont pas pu être pris. Ils sont toujours là d’où vous avez exporté.
}
imported-next = Essayez un code avant de supprimer quoi que ce soit dans l’autre programme. Si le fichier importé n’est pas chiffré, supprimez-le ensuite : qui l’a, a vos comptes.
imported-see = Voir vos codes
imported-undo = Annuler l’import
imported-more = Importer autre chose

## Export

export-none = Il n’y a pas encore de compte à exporter.
export-which = Quels comptes
export-all = Tous : { counted-accounts }
export-some = Certains
export-some-chosen = Certains : { $count } choisis
export-search = Rechercher
export-search-label = Rechercher dans les comptes
export-choose-found = Choisir ces { $count }
export-choose-none-found = N’en choisir aucun
export-unlisted = { $count } de plus ; recherchez pour les voir.
export-form = Sous quelle forme
export-sealed = Chiffré, avec un mot de passe
export-plain = Non chiffré : chacun peut le lire
export-forbidden = Les règles de cet ordinateur n’autorisent que les exports chiffrés.
export-screen = Sur cet écran, pour un téléphone
export-codes = Codes QR à scanner
export-codes-about = Google Authenticator, Aegis, 2FAS et d’autres : plusieurs comptes par code
export-code = Le code QR de ce compte
export-code-about = N’importe quel authentificateur de téléphone le scanne
export-plan = Ce qui sera écrit
export-left-out = { $count ->
    [one] { counted-accounts } ne sera pas dans le fichier :
    [many] { counted-accounts } ne seront pas dans le fichier :
   *[other] { counted-accounts } ne seront pas dans le fichier :
}
export-losses = Ce format ne contient pas tout. Ceci reste ici :
export-fits = Tout entre dans ce format, pour { counted-accounts }.
export-password = Mot de passe du fichier
export-not-encrypted = Ceci n’est pas chiffré.
export-warning = Qui le voit peut créer vos codes, même bien plus tard. Prenez une forme chiffrée quand vous le pouvez ; supprimez celle-ci dès qu’elle a servi.
export-where = Vous choisissez où. Le fichier est relu et comparé avant de compter comme fait.
export-writing = Écriture…
export-choose = Choisissez un compte
export-act = Écrire { counted-accounts }
export-act-plain = { $count ->
    [one] Écrire { $count } clé que chacun peut lire
    [many] Écrire { $count } de clés que chacun peut lire
   *[other] Écrire { $count } clés que chacun peut lire
}
export-ask = Écrire des clés que chacun peut lire ?
export-ask-keep = Ne pas l’écrire
export-ask-sheet = Qui a la feuille, ou une copie de son fichier, peut créer vos codes.
export-ask-file = Qui obtient le fichier, ou une copie dans une sauvegarde ou un nuage, peut créer vos codes.
exported = { $count ->
    [one] { counted-accounts } écrit, relu et comparé.
    [many] { counted-accounts } écrits, relus et comparés.
   *[other] { counted-accounts } écrits, relus et comparés.
}
exported-plain = Qui a ce fichier a les comptes. Supprimez-le quand il a servi.
exported-back = Retour à vos codes
exported-again = Exporter dans un autre format
codes-label = Codes QR
codes-picture = Code QR { $place } sur { $count }
codes-picture-of = Code QR de { $account }
codes-place = Code { $place } sur { $count }. Scannez-les tous, l’un après l’autre.
codes-timeout = Caché après une minute.
codes-previous = Code précédent
codes-next = Code suivant
codes-show = Afficher les codes QR
codes-timed-out = Caché après une minute. Afficher de nouveau
codes-warning = Qui les voit ou les filme a les comptes. Regardez qui est derrière vous.
codes-warning-one = Qui le voit ou le filme a le compte. Regardez qui est derrière vous.
codes-left-out = { $count ->
    [one] { counted-accounts } ne sera pas dans les codes :
    [many] { counted-accounts } ne seront pas dans les codes :
   *[other] { counted-accounts } ne seront pas dans les codes :
}
codes-in = Dans ces codes : { $place } sur { counted-accounts }.
codes-none = Aucun de ces comptes ne tient dans de tels codes.
codes-none-next = Choisissez-en un seul : il tient dans son propre code QR. Ou prenez un fichier sous une autre forme.
codes-differs = Un autre programme peut lire ce code autrement :
