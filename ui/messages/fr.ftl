### Français. Le vouvoiement ; une espace insécable fine devant les signes doubles.

## Noms

account-without-name = Compte sans nom
close = Fermer
cancel = Annuler
undo = Annuler l’action

## La fenêtre

nav-label = Vues
nav-codes = Codes
nav-enroll = Configurer
nav-verify = Vérifier
nav-transfer = Import et export
nav-settings = Réglages
nav-lock = Verrouiller
nav-palette = Tout trouver
version = Version { $version }
nothing-to-undo = Il n’y a rien à annuler.

## Premier démarrage

first-title = Configurez vos codes de connexion
first-about = Les codes sont créés sur cet ordinateur, même sans réseau.
first-enroll = Avec mon organisation
first-enroll-about = Configurer des codes pour un compte donné par votre organisation.
first-add = Ajouter ou importer mes codes
first-add-about = Depuis un lien, une image avec un code QR ou une clé que vous tapez.
first-demo = Essayer la démonstration
first-demo-about = Voir comment se passent la configuration et la vérification. Rien n’est gardé.

## Verrouillé

locked-title = Countersign est verrouillé
locked-about = Aucun code ne reste dans cette fenêtre tant qu’elle est verrouillée.
locked-offer = Un lien de { $host } attend. Il s’affiche après le déverrouillage.
locked-doctor = Examiner le trousseau
locked-keychain = Déverrouiller avec le trousseau
locked-unlocking = Déverrouillage…
locked-or = ou
locked-passphrase-label = Phrase secrète
locked-two-part-hint = Le trousseau ajoute sa part de lui-même.
locked-passphrase = Déverrouiller avec la phrase secrète
locked-two-part = Déverrouiller avec phrase secrète et trousseau
locked-unlock = Déverrouiller
locked-use-recovery = Utiliser le code de secours
locked-recovery = Déverrouiller avec le code de secours

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
recovery-hint-away = Ranger ce conseil
recovery-code = Code de secours
loading = Ouverture de vos codes…
read-only = Lecture seule
codes-damaged = { $count ->
    [one] Un compte n’a pas pu être lu. Il est gardé tel quel ; les autres fonctionnent.
    [many] { $count } de comptes n’ont pas pu être lus. Ils sont gardés tels quels ; les autres fonctionnent.
   *[other] { $count } comptes n’ont pas pu être lus. Ils sont gardés tels quels ; les autres fonctionnent.
}
codes-damaged-which = Lesquels
codes-damaged-delete = Supprimer pour toujours…
codes-damaged-delete-named = Supprimer { $id } pour toujours
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

## Palette et raccourcis

palette-label = Tout trouver
palette-placeholder = Un compte, un réglage ou une action
palette-results = Résultats
palette-none = Rien ne correspond à « { $text } ».
palette-found = { $count ->
    [one] { $count } résultat
    [many] { $count } de résultats
   *[other] { $count } résultats
}
palette-accounts = Comptes
palette-actions = Actions
palette-settings = Réglages
palette-copies = copie le code
palette-hint = Entrée choisit, Échap ferme
keys-title = Raccourcis clavier
keys-everywhere = Partout
keys-list = Dans la liste des codes
keys-search = Rechercher
keys-search-letters = Rechercher en tapant
keys-any-letter = une lettre
keys-copy = Copier le code
keys-copy-next = Copier le code suivant
keys-show = Afficher ou cacher le code
keys-move = Aller de compte en compte
keys-ends = Premier ou dernier compte
keys-order = Déplacer le compte dans votre ordre
keys-select = Sélectionner ou désélectionner
keys-select-all = Tout sélectionner
keys-edit = Modifier le compte
keys-remove = Retirer le compte
keys-menu = Plus pour le compte
keys-time = Entendre combien de temps le code reste valable
keys-leave = Effacer la recherche, quitter la sélection

## Actions

act-palette = Tout trouver
act-keys = Afficher les raccourcis clavier
act-codes = Aller aux codes
act-enroll = Configurer des codes avec mon organisation
act-verify = Vérifier un code
act-import = Importer des comptes
act-export = Exporter des comptes
act-settings = Ouvrir les réglages
act-add = Ajouter un compte
act-add-picture = Ajouter un compte depuis une image
act-add-hand = Ajouter un compte à la main
act-lock = Verrouiller
act-undo = Annuler le dernier changement
act-mask = Masquer les noms et les codes
act-unmask = Afficher de nouveau les noms et les codes
act-select = Sélectionner plusieurs comptes
act-sort-manual = Afficher les codes dans mon ordre
act-sort-name = Trier les codes par nom
act-sort-use = Trier les codes par dernière utilisation
act-hide = Cacher les codes jusqu’à ce qu’on les demande
act-unhide = Toujours afficher les codes
act-next = Afficher aussi le code suivant
act-no-next = Ne pas afficher le code suivant
act-theme-system = Thème : comme l’ordinateur
act-theme-light = Thème : clair
act-theme-dark = Thème : sombre
act-density-comfortable = Lignes : aérées
act-density-compact = Lignes : serrées
act-larger = Texte plus grand
act-smaller = Texte plus petit
act-demo = Commencer la démonstration
act-leave-demo = Quitter la démonstration
act-presenter = Vue de présentation
act-security = Réglages : sécurité
act-servers = Réglages : serveurs et connexion
act-backups = Réglages : sauvegardes
act-appearance = Réglages : apparence
act-code-settings = Réglages : codes
act-about = Réglages : à propos de Countersign

## Réglages

settings-title = Réglages
settings-sections = Sections
settings-security = Sécurité
settings-servers = Serveurs et connexion
settings-backups = Sauvegardes
settings-appearance = Apparence
settings-codes = Codes
settings-about = À propos
settings-demo = Le coffre de la démonstration est jeté quand vous la quittez. Les réglages de votre propre coffre reviennent ensuite ici.

appearance-group = L’aspect
appearance-theme = Thème
appearance-theme-system = Comme l’ordinateur
appearance-theme-light = Clair
appearance-theme-dark = Sombre
appearance-accent = Accent
appearance-accent-about = Pour ce sur quoi on appuie et pour le temps restant. Les verdicts gardent leurs propres couleurs.
accent-teal = Bleu canard
accent-blue = Bleu
accent-indigo = Indigo
accent-plum = Prune
accent-graphite = Graphite
appearance-density = Lignes
appearance-density-comfortable = Aérées
appearance-density-compact = Serrées
appearance-text = Taille du texte
appearance-text-about = { $percent } de la taille habituelle
appearance-text-smaller = Texte plus petit
appearance-text-larger = Texte plus grand
appearance-example = Un exemple
appearance-language-group = Langue
appearance-language = Langue de cette fenêtre
appearance-language-about = Certaines vues et certains messages ne sont pour l’instant qu’en anglais.
appearance-language-system = Comme l’ordinateur

codes-group = L’affichage des codes
codes-grouping = Groupes de chiffres
codes-grouping-standard = Selon la longueur
codes-grouping-threes = Par trois
codes-grouping-twos = Par deux
codes-grouping-none = Aucun
codes-show-next = Code suivant
codes-show-next-about = Celui qui vient après, en petit, sous chaque code.
codes-hide = Cacher les codes jusqu’à la demande
codes-hide-about = Des points prennent leur place. On peut copier sans afficher. Un code demandé se cache de nouveau quand il change.
codes-clipboard-group = Presse-papiers
codes-clipboard = Effacer un code copié
codes-clipboard-about = Seulement s’il y est encore. Ce que vous avez copié depuis reste.
codes-clipboard-after = { $seconds ->
    [one] Après { $seconds } seconde
    [many] Après { $seconds } de secondes
   *[other] Après { $seconds } secondes
}
codes-clipboard-never = Jamais

about-program = Countersign { $version }
about-platform = Sur { $platform }
about-words = Crée des codes de connexion sur cet ordinateur, les configure et les vérifie.
about-licences = Licences
about-licences-about = Countersign est sous licence MIT ou Apache License 2.0, à votre choix. Il est fait avec le travail d’autres personnes :
about-licences-show = { $count ->
    [one] Afficher le { $count } composant de cette fenêtre
    [many] Afficher les { $count } de composants de cette fenêtre
   *[other] Afficher les { $count } composants de cette fenêtre
}
about-marks = Les signes des émetteurs appartiennent à leurs propriétaires. Ils ne sont là que pour distinguer les comptes.

## Vue de présentation

presenter-title = Vue de présentation
presenter-caption = Démonstration
presenter-no-account = Configurez le premier compte pour voir son code ici.
presenter-scenarios = Scénarios
presenter-leave = Quitter la vue de présentation
presenter-say = À dire : « { $words } »
presenter-next = { $count ->
    [one] Code suivant dans { $count } seconde
    [many] Code suivant dans { $count } de secondes
   *[other] Code suivant dans { $count } secondes
}
presenter-code = Code de { $account }
presenter-demo-only = La vue de présentation ne montre que les comptes de la démonstration. Commencez d’abord la démonstration.
