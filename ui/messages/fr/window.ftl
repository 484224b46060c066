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
nav-transfer-short = Import
nav-settings = Réglages
nav-lock = Verrouiller
nav-palette = Tout trouver
version = Version { $version }
nothing-to-undo = Il n’y a rien à annuler.
undone = Annulé.
