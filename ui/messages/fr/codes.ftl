## Codes

codes-title = Codes
codes-add = Ajouter
codes-list = Comptes
codes-search = Rechercher un compte
codes-search-clear = Effacer la recherche
codes-found = { $count ->
    [0] Rien trouvé
    [one] { $count } compte trouvé
    [many] { $count } de comptes trouvés
   *[other] { $count } comptes trouvés
}
codes-near = Rien ne correspond exactement. Voici ce qui s’en approche.
codes-sort = Ordre
codes-sort-manual = Mon ordre
codes-sort-name = Par nom
codes-sort-use = Derniers utilisés d’abord
codes-all-tags = Tous
codes-tags = Afficher une étiquette
codes-options = Options de la liste
codes-select = En sélectionner plusieurs
codes-show-all = Afficher tous les codes
codes-hide-all = Cacher tous les codes
recovery-hint = Il n’y a pas encore de code de secours
recovery-hint-about = Il ouvre vos codes quand rien d’autre ne le fait. Il faut deux minutes et un stylo.
recovery-hint-make = Créer un code de secours
hint-away = Masquer ce conseil
recovery-code = Code de secours
loading = Ouverture de vos codes…
loading-asked = Votre bureau vous demande peut-être de déverrouiller le trousseau. Sa question peut se trouver derrière cette fenêtre.
read-only = Lecture seule
codes-damaged = { $count ->
    [one] Un compte n’a pas pu être lu. Il est gardé tel quel ; les autres fonctionnent.
    [many] { $count } de comptes n’ont pas pu être lus. Ils sont gardés tels quels ; les autres fonctionnent.
   *[other] { $count } comptes n’ont pas pu être lus. Ils sont gardés tels quels ; les autres fonctionnent.
}
codes-damaged-which = Lesquels
codes-damaged-delete = Supprimer pour toujours…
codes-damaged-title = Supprimer pour toujours le compte endommagé { $id } ?
codes-damaged-act = Supprimer le compte endommagé
codes-damaged-snapshots = Il est illisible aujourd’hui. Un instantané d’avant le dommage le contient peut-être encore ; regardez d’abord dans les réglages.
codes-damaged-final = Ensuite, personne ne pourra le récupérer. Vos autres comptes restent comme ils sont.
codes-damaged-done = L’enregistrement endommagé { $id } est supprimé.
codes-no-match = Rien ne correspond à « { $text } ».
codes-no-match-about = Effacez la recherche ou ajoutez un compte.
codes-no-match-in-tag = Rien avec l’étiquette { $tag } ne correspond à « { $text } ».
codes-no-match-in-tag-about = Une autre étiquette l’a peut-être.
codes-search-all-tags = Chercher partout
codes-add-account = Ajouter un compte
codes-empty = Aucun compte pour l’instant
codes-empty-about = Ajoutez-en un, ou configurez-en un avec votre organisation.
codes-empty-enroll = Configurer avec mon organisation
codes-copied = { $seconds ->
    [one] Copié. Le presse-papiers sera vidé dans { $seconds } seconde.
    [many] Copié. Le presse-papiers sera vidé dans { $seconds } de secondes.
   *[other] Copié. Le presse-papiers sera vidé dans { $seconds } secondes.
}
codes-copied-next = { $seconds ->
    [one] Le code suivant est copié. Le presse-papiers sera vidé dans { $seconds } seconde.
    [many] Le code suivant est copié. Le presse-papiers sera vidé dans { $seconds } de secondes.
   *[other] Le code suivant est copié. Le presse-papiers sera vidé dans { $seconds } secondes.
}
codes-copied-stays = Copié. Le presse-papiers n’est pas vidé de lui-même.
codes-time-left = { $seconds ->
    [one] Le code de { $account } change dans { $seconds } seconde.
    [many] Le code de { $account } change dans { $seconds } de secondes.
   *[other] Le code de { $account } change dans { $seconds } secondes.
}
codes-time-left-none = Le code de { $account } ne change pas de lui-même.
codes-masked = Tout est masqué. F8 l’affiche de nouveau.
codes-unmasked = Les noms et les codes sont de nouveau affichés.
codes-mask-line = Les noms et les codes sont masqués.
codes-mask-end = Les afficher
codes-moved = { $account } est maintenant à la place { $place } sur { $count }.
codes-removed = { $account } est retiré. Il reste 30 jours dans la corbeille.
codes-removed-several = { $count ->
    [one] { $count } compte retiré. Il reste 30 jours dans la corbeille.
    [many] { $count } de comptes retirés. Ils restent 30 jours dans la corbeille.
   *[other] { $count } comptes retirés. Ils restent 30 jours dans la corbeille.
}
codes-remove-title = Retirer { $account } de cet ordinateur ?
codes-remove-about = Sans ce compte, vous ne pourrez peut-être plus vous connecter à { $issuer }.
codes-remove-trash = Il reste 30 jours dans la corbeille.
codes-remove-act = Retirer { $issuer }
codes-remove-several-title = { $count ->
    [one] Retirer { $count } compte de cet ordinateur ?
    [many] Retirer { $count } de comptes de cet ordinateur ?
   *[other] Retirer { $count } comptes de cet ordinateur ?
}
codes-remove-several-about = Sans eux, vous ne pourrez peut-être plus vous connecter. Ils restent 30 jours dans la corbeille.
codes-remove-several-act = { $count ->
    [one] Retirer { $count } compte
    [many] Retirer { $count } de comptes
   *[other] Retirer { $count } comptes
}
codes-and-more = { $count ->
    [one] et { $count } autre
    [many] et { $count } d’autres
   *[other] et { $count } autres
}
keep-it = Le garder
keep-them = Les garder

## La ligne d’un compte

row-copy = Copier le code
row-copied = Copié
row-pinned = Épinglé
row-next = puis { $code }
row-next-step = Suivant
row-next-step-named = Code suivant de { $account }
row-show = Afficher
row-show-named = Afficher le code de { $account }
row-hidden = Code caché
row-more = Plus pour { $account }
row-check = Vérifier un code
row-edit = Modifier…
row-copy-next = Copier le code suivant
row-pin = Garder en haut
row-unpin = Ne plus garder en haut
row-select = Sélectionner
row-up = Monter
row-down = Descendre
row-remove = Retirer…
row-seconds = { $count } s

## Plusieurs comptes

select-label = Comptes sélectionnés
select-count = { $count ->
    [0] Aucun sélectionné
    [one] { $count } sélectionné
    [many] { $count } sélectionnés
   *[other] { $count } sélectionnés
}
select-all = Tout sélectionner
select-tag = Étiqueter…
select-export = Exporter…
select-pin = Garder en haut
select-remove = Retirer…
select-done = Terminé
tag-title = { $count ->
    [one] Étiqueter { $count } compte
    [many] Étiqueter { $count } de comptes
   *[other] Étiqueter { $count } comptes
}
tag-new = Nouvelle étiquette
tag-new-hint = Les étiquettes classent les comptes, et la recherche les trouve.
tag-add = Ajouter
tag-existing = Étiquettes
tag-save = Enregistrer les étiquettes
tag-none = Il n’y a pas encore d’étiquettes.
tagged = { $count ->
    [one] Les étiquettes de { $count } compte sont enregistrées.
    [many] Les étiquettes de { $count } de comptes sont enregistrées.
   *[other] Les étiquettes de { $count } comptes sont enregistrées.
}
pinned = { $count ->
    [one] { $count } compte est gardé en haut.
    [many] { $count } de comptes sont gardés en haut.
   *[other] { $count } comptes sont gardés en haut.
}
unpinned = { $count ->
    [one] { $count } compte n’est plus gardé en haut.
    [many] { $count } de comptes ne sont plus gardés en haut.
   *[other] { $count } comptes ne sont plus gardés en haut.
}

## Modifier un compte

edit-title = Modifier le compte
edit-picture-change = Changer l’image
edit-picture-choose = Choisir une image
edit-picture-none = Utiliser la lettre
edit-picture-mark = Utiliser le signe de l’émetteur
edit-picture-large = { $name } dépasse 32 Mio. Choisissez une image plus petite.
edit-issuer = Émetteur
edit-label = Compte
edit-tags = Étiquettes
edit-tags-example = travail, serveurs
edit-tags-hint = Séparées par des virgules. La recherche les trouve.
edit-note = Remarque
edit-note-hint = Scellée comme le reste. Ce n’est pas un endroit pour les mots de passe.
edit-pinned = Le garder en haut
edit-codes = Codes
edit-codes-warning = Ne mettez ici que ce que le service indique. Avec d’autres valeurs, les codes diffèrent de ceux du service et y sont refusés.
edit-codes-unfit = Chiffres, période et compteur sont des nombres entiers.
edit-counter-hint = Le prochain code est créé avec lui. Si les codes sont refusés, mettez la valeur à partir de laquelle le service compte.
edit-counter-back-title = Faire reculer le compteur ?
edit-counter-back-act = Le ramener à { $count }
edit-kind-stays = Que les codes suivent l’heure ou un compteur reste tel quel : le service l’a fixé avec la clé. Si c’est faux ici, ajoutez le compte à nouveau.
edit-kind-steam = Les codes de Steam n’ont qu’une forme. Il n’y a rien à y changer.
edit-added = Ajouté
edit-used = Copié en dernier
edit-key = Code QR
edit-key-about = Pour mettre ce compte aussi sur un téléphone. Qui le scanne peut créer vos codes.
edit-key-show = Afficher le code QR
edit-key-hide = Le cacher
edit-key-text = Impossible de scanner ? Afficher la clé
edit-key-hidden = Caché après une minute.
edit-key-qr = Code QR de { $account }
edit-key-picture = La clé, par groupes de quatre
edit-leave = Laisser comme c’était
edit-save = Enregistrer le compte
edit-saving = Enregistrement…
edit-saved = { $account } est enregistré.
