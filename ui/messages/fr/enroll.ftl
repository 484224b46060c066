## Configuration : le début

enroll-step = Étape { $at } sur { $of }
enroll-later = Terminer plus tard
enroll-how = Comment vous a-t-on demandé de configurer cela ?
enroll-sign-in = Me connecter à mon organisation
enroll-sign-in-at = Vous vous connectez auprès de { $host }.
enroll-sign-in-about = Vous vous connectez comme tous les jours.
enroll-link = J’ai un lien ou un fichier
enroll-link-about = D’un message ou d’une page de votre organisation.
enroll-qr = J’ai un code QR
enroll-qr-about = Une page en affiche un, puis demande un code.
enroll-helpdesk = Des informations de mon assistance
enroll-helpdesk-about = Une adresse de serveur, un identifiant d’utilisateur et un jeton qu’on vous a donnés.
enroll-elsewhere = Terminer une configuration commencée ailleurs
enroll-demo = Le voir d’abord dans la démonstration

## Le serveur, le lien, la personne

enroll-server-where = Où vous connectez-vous ?
enroll-server-which = Quelle organisation ?
enroll-server-missing = Tapez l’adresse du serveur de votre organisation.
enroll-server-link = J’ai plutôt un lien ou un fichier
enroll-server-other = Un autre serveur
offer-open = Ouvrez votre lien ou votre fichier
offer-link = Lien
offer-link-about = Il nomme le serveur de votre organisation. Vous voyez où il mène avant tout envoi.
offer-read = Lire le lien
offer-file = Choisir un fichier
offer-file-large = { $name } fait { $size } ; un fichier de configuration fait 16 Kio au plus.
offer-holds-key = Ce lien contient la clé d’un compte, comme un code QR. Il n’est plus affiché ici.
offer-to-picture = Continuer comme avec un code QR
enroll-sign-in-to = Se connecter à { $server }
enroll-who = Pour qui configure-t-on ?
enroll-who-look = Rechercher la personne
enroll-who-me = C’est moi
enroll-details = Informations de votre assistance
enroll-token-hint = Il sert à cette configuration et disparaît de ce formulaire à l’envoi.
enroll-start = Configurer les codes

## Est-ce bien vous ?

subject-person = Est-ce la bonne personne ?
subject-you = Est-ce vous ?
subject-at = { $who } auprès de { $host }
subject-started = Cette configuration est commencée. Continuer ne la recommence pas.
subject-ready = Les codes sont déjà configurés.
subject-ready-here = Une configuration inachevée de ce compte est sur cet ordinateur. C’est peut-être celle-là, ou une plus ancienne.
subject-here-gone = Une configuration inachevée de ce compte est sur cet ordinateur, et { $host } n’en a pas. Son code QR ne marche sans doute plus.
subject-here-unknown = Une configuration inachevée de ce compte est sur cet ordinateur. { $host } n’a pas dit si elle y attend encore.
subject-here = Une configuration inachevée de ce compte est sur cet ordinateur. Son code QR marche encore.
subject-pending = Une configuration précédente n’a pas été terminée. Recommencer rend son code QR inutile.
subject-unknown = { $host } n’a pas dit si des codes sont configurés. Commencer rend inutile une configuration inachevée.
subject-none = Aucun code n’est encore configuré.
subject-go-on = Continuer
subject-finish-try = Essayer de terminer cette configuration
subject-finish = Terminer cette configuration
subject-open = Ouvrir la configuration inachevée
subject-replace = Supprimer et configurer de nouveau
subject-other = Quelqu’un d’autre
subject-not-me = Ce n’est pas moi
subject-for-another = Configurer des codes pour une autre personne

## Supprimer les anciens codes

replace-title = Supprimer ces codes ?
replace-title-of = Supprimer les codes de { $who } ?
replace-stops = Cesse aussitôt de fonctionner
replace-stops-what = Les codes de { $who } auprès de { $host }, sur tous les téléphones et ordinateurs.
replace-works = Marche encore
replace-untold = On ne sait pas ce qui reste
replace-untold-what = { $host } n’a pas dit avec quoi d’autre { $who } peut se connecter. Terminez la nouvelle configuration d’une traite.
replace-nothing = Il ne reste rien d’autre
replace-nothing-what = Jusqu’à la fin de la nouvelle configuration, il n’y a pas de second moyen de se connecter. Terminez-la d’une traite.
replace-when = Ils sont supprimés quand la nouvelle configuration commence, à l’étape suivante.

## Où seront les codes

where-title = Où voulez-vous vos codes ?
where-removed = Les anciens codes sont supprimés. Les nouveaux ne sont pas encore configurés.
where-id = L’identifiant de la configuration
where-id-about = Celui des codes configurés actuellement. Votre assistance le connaît.
where-here = Sur cet ordinateur
where-here-about = Countersign les crée, même sans réseau.
where-phone = Ici et sur mon téléphone
where-phone-about = Vous scannez un code QR avec l’application du téléphone. Les deux créent alors les mêmes codes.

## Le code

enter-title = Saisissez le code
enter-length = Ce serveur accepte des codes de { $least } à { $most } caractères ; ceux de ce compte en ont { $count }.
enter-clock-slower = L’horloge de cet ordinateur retarde de { $time } sur celle du serveur.
enter-clock-faster = L’horloge de cet ordinateur avance de { $time } sur celle du serveur.
enter-follows = Les codes de ce compte suivent l’heure du serveur.
use-server-time = Utiliser l’heure du serveur pour les codes
enter-phone = Le code sur votre téléphone
enter-phone-hint = Scannez d’abord le code QR, puis tapez ce que montre le téléphone.
enter-just-changed = Le code vient de changer. Celui que vous avez tapé marche encore, en général.
enter-checking = Vérification…
enter-anyway = Envoyer quand même
enter-discard = Abandonner
enter-start-again = Recommencer ?
enter-start-again-about = Le code QR que vous avez scanné ne marchera plus.
discard-title = Abandonner la configuration de { $account } ?
discard-act = Abandonner la configuration
discarded = La configuration inachevée est abandonnée.
discarded-here = Abandonnée ici. { $problem }
registration-none = { $host } n’a pas de configuration inachevée pour ce compte.
registration-pending = { $host } attend un code pour terminer cette configuration.
registration-ready = Les codes sont déjà configurés auprès de { $host }.
registration-unknown = { $host } n’a pas dit où en est cette configuration.

## Terminé

done-they = La personne est configurée
done-you = C’est configuré
done-made-here = Les codes de { $account } sont créés sur cet ordinateur.
done-behalf = Au nom de { $who } auprès de { $host }. Cet ordinateur garde aussi sa clé.
done-found-out = La réponse s’est perdue en route. Le serveur montre qu’il a accepté le code.
done-counted = Le serveur considère cette configuration comme valable sans vérification. Votre code est juste ici.
done-sign-in-again = Le serveur veut que vous vous reconnectiez, avec un code. D’ici là, il refuse tout le reste.
done-wait = Attendez le code suivant avant de vous connecter. Le serveur n’accepte chaque code qu’une fois.
done-try = Essayer de se connecter
done-phone = Copier sur le téléphone
done-advice = Avant de perdre cet ordinateur : un code de secours ouvre ces codes ailleurs, et un second moyen de connexion vous laisse entrer sans eux.
done-let-in = Ça marche : { $host } a connecté { $who }.
done-trying = Votre navigateur affiche la page de { $host }. Connectez-vous-y comme vous le ferez chaque jour, avec le code ci-dessus.
waiting-browser = En attente de votre navigateur.
done-stop-waiting = Ne plus attendre
done-untold = Le résultat s’affiche là-bas, pas ici.

## Une configuration commencée ailleurs

elsewhere-serial-missing = Ce serveur veut le numéro de série.
elsewhere-id-missing = Ce serveur veut l’identifiant de l’enregistrement.
elsewhere-ready = Des codes y sont maintenant configurés
elsewhere-done = La configuration est terminée
elsewhere-found-out = La réponse s’est perdue en route ; on ne peut dire si c’est grâce à ce code. La clé est là où la configuration a commencé, et pas ici.
elsewhere-accepted = { $host } a accepté le code. La clé est là où la configuration a commencé, et pas ici.
elsewhere-no-check = La clé de cette configuration n’est pas ici. Le code ne peut pas être vérifié avant l’envoi ; seul le serveur peut le dire.
elsewhere-user = Identifiant d’utilisateur (vide : vous-même)
elsewhere-serial = Numéro de série
elsewhere-id = Identifiant d’enregistrement
elsewhere-id-optional = Identifiant d’enregistrement (si le serveur en a donné un)
elsewhere-send = Envoyer le code

## Une page qui vérifie le code

page-right = Est-ce correct ?
page-read = Lire le code QR
page-add = Ajouter ce compte
page-another = En lire un autre
page-way-picture = Lire un code QR
page-way-link = La page a plutôt donné un lien
page-way-hand = La page affiche une clé à taper
page-noted = C’est noté
page-type = Tapez ce code sur la page de votre organisation
page-accepted = Vous dites que la page l’a accepté. Les codes de { $account } sont créés sur cet ordinateur.
page-wait = Attendez le code suivant avant de vous connecter : la plupart des pages n’acceptent chaque code qu’une fois.
page-next = Code suivant
page-make = Créer un code
page-was-accepted = Il a été accepté
page-was-refused = Il a été refusé
page-refused = Attendez ci-dessus le code suivant et tapez-le. S’il est refusé aussi, c’est pour l’une de ces raisons :
page-refused-clock = L’horloge de cet ordinateur est décalée. Un téléphone qui montre une autre heure vous le dit.
page-refused-old = La page affiche chaque fois un nouveau code QR, et celui-ci est d’un affichage précédent. Lisez le plus récent.
page-stays = En attendant, le compte reste ici.
page-read-again = Relire le code QR
page-check = Vérifier un code ici
page-decides = C’est la page qui décide. Rien n’est envoyé d’ici, donc Countersign ne peut pas savoir ce qu’elle a dit.

## Une configuration inachevée

pending = Configuration inachevée
pending-waits = Une configuration inachevée attend ({ $day }). Terminez-la ou abandonnez-la.
pending-finish = La terminer
pending-discard = L’abandonner
pending-discard-about = Le code QR que vous en avez scanné ne marchera plus. Vos autres comptes restent comme ils sont.
