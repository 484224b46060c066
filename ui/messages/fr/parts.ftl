## Mots de plusieurs vues

back = Retour
done = Terminé
asking-server = Interrogation du serveur…
code = Code
code-for = pour { $name }
check-code = Vérifier le code
user-id = Identifiant d’utilisateur
user-id-hint = Le numéro de la personne à qui sont destinés les codes, pas son nom de connexion.
user-id-missing = Tapez l’identifiant d’utilisateur de la personne.
server = Serveur
person = Personne
on-behalf = Au nom de
login = Nom de connexion
on-behalf-of = Au nom de { $who }
on-behalf-at = Au nom de { $who } auprès de { $host }
token = Jeton
dialect = Dialecte
dialect-v2 = Les serveurs d’aujourd’hui. À choisir si personne n’a dit autre chose.
dialect-v2beta = Les serveurs d’avant la version finale de v2.
dialect-v3alpha = Une forme d’essai de 2024, avec identifiants d’enregistrement. Codes de 6 à 9 caractères.
dialect-resources-v3alpha = La forme d’essai suivante, d’octobre 2024. Codes de 6 à 9 caractères.
server-questions = Questions : { $help }

## Le bouton d’une erreur

error-try-again = Réessayer
error-check-address = Vérifier l’adresse
error-check-state = Consulter l’état
error-change-user = Changer de compte
error-new-token = Saisir un nouveau jeton
error-use-token = Saisir un jeton
error-start-again = Recommencer
error-fix-clock = Vérifier de nouveau
error-unlock = Déverrouiller
error-sign-in-again = Se reconnecter
error-use-server-time = Utiliser l’heure du serveur
error-give-registration-id = Saisir son identifiant
error-choose-folder = Choisir un dossier
error-wait = Attendre { $seconds } s
error-copied = Copié pour l’assistance
error-copy = Copier pour l’assistance
error-inspect = Tout ce qui a été envoyé et reçu

## Ce qui a été envoyé et reçu

exchange-request = Requête
exchange-answer = Réponse
exchange-no-answer = Pas de réponse
exchange-body-request = Corps de la requête
exchange-body-answer = Corps de la réponse
exchange-request-id = Identifiant de requête
exchange-clock = Horloge du serveur
exchange-difference = Écart
exchange-sent = Envoyé
exchange-status = Statut
exchange-status-none = pas de réponse
exchange-id = Identifiant
exchange-message = Message
exchange-took = Durée
exchange-type = Type de contenu
exchange-said = Ce que le serveur a dit
exchange-said-body = La réponse du serveur
milliseconds = { $count } ms

## Le texte pour l’assistance

ticket-reference = Référence
ticket-what = Quoi
ticket-local = Heure locale
ticket-server-id = Identifiant du serveur
ticket-server-code = Code du serveur
ticket-difference = Écart des horloges

## Durées et tailles

time-moment-ago = à l’instant
time-minutes = { $count } min
time-hours = { $count } h
time-days = { $count ->
    [one] { $count } jour
    [many] { $count } de jours
   *[other] { $count } jours
}
size-bytes = { $count ->
    [one] { $count } octet
    [many] { $count } de octets
   *[other] { $count } octets
}
size-kib = { $count } Kio
size-mib = { $count } Mio
clock-unknown = inconnu
clock-none = aucun
clock-slower = cet ordinateur retarde de { $time } sur le serveur
clock-faster = cet ordinateur avance de { $time } sur le serveur

## Ce qu’est un compte

facts-totp = Basé sur l’heure
facts-hotp = Basé sur un compteur
facts-digits = { $count } chiffres
facts-characters = { $count } caractères
facts-period = toutes les { $seconds } s
facts-counter = compteur { $count }

## Un code que l’on tape

code-odd = Les codes n’ont pas de « { $character } ». Tapez seulement ce que montre le code.
code-too-long = Cela fait { $count } caractères ; les codes en ont { $most } au plus.
code-missing = Tapez d’abord le code.
code-too-short = { $count ->
    [one] Cela fait { $count } caractère ; les codes en ont au moins { $least }.
    [many] Cela fait { $count } de caractères ; les codes en ont au moins { $least }.
   *[other] Cela fait { $count } caractères ; les codes en ont au moins { $least }.
}
code-several = Ce texte contient { $count } codes. Gardez celui que vous voulez.
code-none-in-text = Ce texte ne contient aucun code de { $count } caractères.
code-none-in-text-between = Ce texte ne contient aucun code de { $least } à { $most } caractères.
code-letter-meant = Ce code contient une lettre. Vouliez-vous dire { $digit } au lieu de { $letter } ?
code-letter = Ce code contient une lettre. Les codes de ce compte n’ont que des chiffres.
code-length-digits = { $count ->
    [one] Cela fait { $count } chiffre ; les codes de ce compte en ont { $length }.
    [many] Cela fait { $count } de chiffres ; les codes de ce compte en ont { $length }.
   *[other] Cela fait { $count } chiffres ; les codes de ce compte en ont { $length }.
}
code-length-characters = { $count ->
    [one] Cela fait { $count } caractère ; les codes de ce compte en ont { $length }.
    [many] Cela fait { $count } de caractères ; les codes de ce compte en ont { $length }.
   *[other] Cela fait { $count } caractères ; les codes de ce compte en ont { $length }.
}
live-copy = Copier
preview-now = Le code en ce moment
preview-counter = Le code pour le compteur { $count }

## Le code de cet ordinateur

own-code = Le code de cet ordinateur
own-code-wait = Nouveau code dans { $seconds } s…
own-code-now = Utiliser celui-ci maintenant
own-code-use = Utiliser le code de cet ordinateur
own-code-caller = Le code de l’appelant
own-code-caller-use = Utiliser le code de l’appelant

## Confirmer que c’est vous

confirm-you = Confirmez que c’est vous
confirm-way-keychain = Trousseau
confirm-way-passphrase = Phrase secrète
confirm-way-recovery = Code de secours
confirm-way-two-part = Phrase secrète et trousseau
confirm-passphrase = Votre phrase secrète
confirm-recovery = Votre code de secours
confirm-keychain = Le trousseau répond pour vous. Il n’y a rien à taper.

## Qui est connecté

session-none = Personne n’est connecté.
session-over = La connexion a pris fin.
session-token-as = Connecté par jeton, en tant que { $who }.
session-token = Connecté par jeton.
session-as = Connecté en tant que { $who }.
session-someone = Connecté.

## Ce qu’un lien ou un fichier dit d’un serveur

facts-name = Nom
facts-address = Adresse
facts-kind = Type
facts-kind-dialect = { $provider }, { $dialect }
facts-client = Identifiant client
facts-help = À qui s’adresser
