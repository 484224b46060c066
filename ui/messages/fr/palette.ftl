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
palette-doing = Avec un compte
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
key-ctrl = Ctrl
key-shift = Maj
key-enter = Entrée
key-space = Espace
key-home = Début
key-end = Fin
key-delete = Suppr
key-esc = Échap
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
act-hide = Cacher les codes jusqu’à ce qu’on les demande
act-unhide = Toujours afficher les codes
act-next = Afficher aussi le code suivant
act-no-next = Ne pas afficher le code suivant
act-larger = Texte plus grand
act-smaller = Texte plus petit
act-demo = Commencer la démonstration
act-leave-demo = Quitter la démonstration
act-presenter = Vue de présentation
act-security = Réglages : sécurité
act-servers = Réglages : serveurs et connexion
act-backups = Réglages : sauvegardes
act-appearance = Réglages : apparence
act-code-settings = Réglages : codes
act-desktop = Réglages : bureau
act-about = Réglages : à propos de Countersign
act-choice = { $setting } : { $choice }

# Never shown: what an act may be looked for by besides its name. English is looked through in every language.

also-keys = aide clavier
also-enroll = inscrire inscription
also-verify = assistance appelant contrôler
also-import = fichier écran caméra presse-papiers migration
also-export = sauvegarde imprimer feuille migration
also-settings = préférences options réglages
also-add = nouveau
also-add-picture = QR photo
also-add-hand = clé saisir
also-mask = cacher partage d’écran
also-select = plusieurs
also-presenter = projecteur scène
also-inspector = requêtes réseau journal
also-larger = zoom agrandir
also-smaller = zoom réduire
