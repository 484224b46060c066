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
about-system = Système d’exploitation
about-desktop = Bureau
about-engine = Vue web
about-package = Installé comme
about-words = Crée des codes de connexion sur cet ordinateur, les configure et les vérifie.
about-support-group = Aide
about-support = Texte pour l’assistance
about-support-about = Ce que doit savoir la personne qui vous aide : versions, réglages, état du coffre et du trousseau, derniers problèmes. Ni clés, ni codes, ni jetons, ni noms de comptes ou de personnes.
about-support-open = Le regarder
support-about = C’est tout ce que contiendra le fichier. Il est en anglais, pour la personne qui vous aide. Rien n’est envoyé : vous décidez où il va.
support-exchanges = Échanges avec les serveurs
support-exchanges-about = Les derniers, sans ce qui nomme quelqu’un.
support-servers = Noms des serveurs
support-servers-about = Sans eux, les serveurs sont seulement numérotés.
support-gathering = Collecte en cours…
support-copy = Copier
support-copied = Copié
support-save = Enregistrer sous…
support-saving = Enregistrement…
support-saved = Enregistré dans { $path }.
about-licences = Licences
about-licences-about = Countersign est sous licence MIT ou Apache License 2.0, à votre choix. Il est fait avec le travail d’autres personnes :
about-licences-show = Montrer avec quoi il est fait
licences-search = Chercher par nom ou licence
licences-count = { $count ->
    [one] { $count } paquet
    [many] { $count } de paquets
   *[other] { $count } paquets
}
licences-none = Rien ne correspond.
about-marks = Les signes des émetteurs appartiennent à leurs propriétaires. Ils ne sont là que pour distinguer les comptes.
