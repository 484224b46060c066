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
