## Se connecter

sign-in = Se connecter
sign-in-token-hint = Un jeton d’accès personnel de { $host }. Il est scellé dans votre coffre et disparaît de ce formulaire à l’envoi.
sign-in-panel = Connexion
sign-in-device = Se connecter sur un autre appareil
sign-in-device-about = Sur votre téléphone ou un autre ordinateur, ouvrez cette adresse et tapez le code :
sign-in-qr = Code QR de l’adresse, avec le code dedans
sign-in-waiting = En attente de votre connexion là-bas.
sign-in-ends = Cela se termine dans { $time }.
sign-in-browser = Continuez dans votre navigateur
sign-in-browser-about = Il affiche la page de { $host }. Une fois connecté, cette fenêtre continue.
sign-in-open = Rouvrir
sign-in-copied = Adresse copiée
sign-in-copy = Copier l’adresse
sign-in-use-device = Utiliser un autre appareil
sign-in-use-browser = Utiliser le navigateur ici
token-new = Un nouveau jeton
token-new-hint = De votre assistance, pour { $host }. Votre configuration et son code QR restent comme ils sont.
token-later = Plus tard
token-use = Utiliser ce jeton

## Un lien ou un fichier d’une organisation

offer-title = Configurer des codes auprès de { $host } ?
offer-about = Un lien ou un fichier demande à Countersign de configurer des codes sur ce serveur. Vous vous y connectez ensuite.
offer-known-as = Vous avez déjà ce serveur, sous le nom de { $server }. La connexion continue avec lui.
offer-known = Vous avez déjà ce serveur. La connexion continue avec lui.
offer-warning = Continuez seulement si votre organisation vous l’a demandé et si l’adresse est la sienne.
offer-waiting = { $count ->
    [one] Un autre lien ou fichier est arrivé. Il s’affiche après celui-ci.
    [many] { $count } d’autres liens ou fichiers sont arrivés. Ils s’affichent après celui-ci.
   *[other] { $count } autres liens ou fichiers sont arrivés. Ils s’affichent après celui-ci.
}
leave-it = Laisser
offer-go-on = Passer à la connexion
offer-add = Ajouter ce serveur
offer-problem = Ce lien ou ce fichier est inutilisable

## Les serveurs dans les réglages

servers-title = Serveurs
servers-about = Là où vous, ou ceux qui vous appellent, configurez des codes. Les connexions sont scellées dans votre coffre.
servers-managed = De votre administrateur
servers-sign-out-of = Se déconnecter de { $server }
servers-sign-out = Se déconnecter
servers-sign-in-again-to = Se reconnecter à { $server }
servers-signed-out = Déconnecté de { $server }.
servers-more-about = Plus sur { $server }
servers-more = Plus…
servers-none = Aucun pour l’instant. Une configuration avec votre organisation en ajoute un.
servers-add = Ajouter un serveur
servers-requests = Requêtes à vos serveurs
servers-requests-about = Chaque requête avec sa réponse, à regarder ou à envoyer à l’assistance. Les clés sont masquées.
servers-requests-show = Afficher les requêtes

## Un serveur

server-managed = Votre administrateur a fixé ce serveur. Il ne peut être ni modifié ni supprimé ici.
server-clock-section = Horloge et certificats
server-time-unknown = Pour un ordinateur dont l’horloge ne peut être réglée. Les horloges n’ont pas encore été comparées.
server-time-agrees = Pour un ordinateur dont l’horloge ne peut être réglée. Ici, les horloges concordent.
server-time-measured = Mesuré : { $difference }.
server-authorities = Vos propres autorités de certification
server-authorities-none = Aucune ajoutée. Nécessaire si votre organisation émet elle-même ses certificats.
server-authorities-added = { $count ->
    [one] { $count } ajoutée. Elle ne vaut que pour ce serveur.
    [many] { $count } ajoutées. Elles ne valent que pour ce serveur.
   *[other] { $count } ajoutées. Elles ne valent que pour ce serveur.
}
server-authorities-add = Ajouter
server-authorities-remove = Supprimer les autorités ajoutées
server-authorities-remove-short = Supprimer
server-authority-large = { $name } est trop grand pour un certificat.
server-remove = Supprimer le serveur
server-change = Modifier…
server-remove-title = Supprimer { $server } ?
server-remove-about = Vous y êtes déconnecté et le profil disparaît. Les comptes configurés là-bas restent, leurs codes aussi.
server-removed = { $server } est supprimé.
server-removed-but = { $server } est supprimé. { $problem }

## Essayer un serveur

server-test-running = Test en cours…
server-test-again = Tester de nouveau
server-test = Tester le serveur
check-good = Fonctionne
check-bad = Échoue
check-unknown = Inconnu
check-reachable = Joindre le serveur
check-certificate = Vérifier son certificat
check-instance = Trouver le service
check-dialect = Trouver son dialecte
check-clock = Comparer les horloges
check-signed-in = Connexion

## Le profil d’un serveur

server-address-missing = Tapez l’adresse du serveur.
server-changed = { $server } est modifié.
server-added = { $server } est ajouté.
server-change-title = Modifier { $server }
server-signs-out = Une autre adresse met fin à la connexion là-bas.
server-not-now = Pas maintenant
server-save = Enregistrer le serveur
server-add = Ajouter le serveur
server-address = Adresse du serveur
server-client-hint = Votre assistance le connaît. Un lien ou un fichier de configuration l’apporte.
server-more = Plus sur ce serveur
server-name-hint = Comme vous l’appelez. Vide : le nom de l’hôte.
server-find-out = À découvrir
server-way = Comment on se connecte
server-help-hint = Un numéro de téléphone ou une adresse de l’assistance. Peut être vide.
way-browser = Dans le navigateur
way-browser-about = Chaque personne se connecte avec son navigateur.
way-device = Sur un autre appareil
way-device-about = Pour un ordinateur sans navigateur.
way-token = Avec un jeton
way-token-about = Pour une assistance qui configure des codes pour d’autres.
server-offer = Lien et fichier de configuration
server-offer-about = Pour ceux qui doivent configurer des codes sur ce serveur. Ni jeton ni clé n’y figure.
server-offer-make = Créer un lien
server-offer-copied = Lien copié
server-offer-copy = Copier le lien
server-offer-save = Enregistrer dans un fichier…
server-offer-what = Ce que contient le fichier
server-offer-saved = { $name } est enregistré.
