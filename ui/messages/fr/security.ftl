## Ce qui ouvre le coffre

slots = Ce qui ouvre ce coffre
slots-about = Chacun de ces moyens suffit. Gardez-en au moins deux, et le code de secours sur papier.
slots-add = Ajouter un moyen
slot-keychain = Le trousseau
slot-passphrase = Une phrase secrète
slot-recovery = Un code de secours
slot-two-part = Une phrase secrète, avec le trousseau
slot-about-keychain = Ouvre sans rien demander tant que le trousseau de votre session est déverrouillé.
slot-about-passphrase = Ouvre quand vous la tapez, sur cet ordinateur ou avec une copie.
slot-about-recovery = Ouvre le coffre quand rien d’autre ne le fait. Il a été montré une fois ; vous seul l’avez.
slot-about-two-part = Ouvre avec votre phrase secrète et le trousseau de cet ordinateur ensemble. Un disque volé seul ne suffit pas.
slot-damaged = Endommagé : il n’ouvre rien. Retirez-le, et ajoutez-le de nouveau.
slot-last = Le seul accès. Ajoutez-en un autre avant de le retirer.
slot-change = Changer
slot-change-passphrase = Changer la phrase secrète
slot-change-two-part = Changer phrase secrète et trousseau
slot-make-new = En créer un nouveau
slot-remove = Retirer
slot-remove-keychain = Retirer le trousseau
slot-remove-passphrase = Retirer la phrase secrète
slot-remove-recovery = Retirer le code de secours
slot-remove-two-part = Retirer phrase secrète et trousseau
slot-ask-keychain = Retirer le trousseau ?
slot-ask-passphrase = Retirer la phrase secrète ?
slot-ask-recovery = Retirer le code de secours ?
slot-ask-two-part = Retirer phrase secrète et trousseau ?
slot-remove-about = Il n’ouvrira plus ce coffre. Vos comptes restent, et les autres moyens fonctionnent comme avant.
slot-remove-paper = Ce que vous avez noté ou imprimé devient inutile.
slot-remove-confirm = Montrez par un autre moyen que vous pouvez encore entrer.
slot-removed = Retiré : { $slot }.
slot-add-keychain = Ajouter le trousseau
slot-add-passphrase = Ajouter une phrase secrète
slot-add-both = Ajouter phrase secrète et trousseau ensemble
slot-add-two-part = Ajouter une phrase secrète avec le trousseau
slot-added-keychain = Le trousseau ouvre maintenant ce coffre.
slot-added-passphrase = La phrase secrète ouvre maintenant ce coffre.
slot-added-two-part = Phrase secrète et trousseau ouvrent maintenant ce coffre, ensemble.
slot-changed = La phrase secrète est changée.
slot-changing = Changement…
slot-how-keychain = Le trousseau de cet ordinateur ouvre alors le coffre de lui-même, pour quiconque utilise cet ordinateur avec votre session. Il n’y a rien à taper.
slot-how-two-part = Il faut les deux pour ouvrir le coffre : ce que vous tapez, et ce que garde le trousseau de cet ordinateur. Si le trousseau est perdu, seul le code de secours aide.
slot-how-passphrase = Vous la tapez pour ouvrir le coffre. Elle n’est gardée nulle part, et personne ne peut la retrouver pour vous.
slot-new-passphrase = Nouvelle phrase secrète
slot-passphrase-to-add = Phrase secrète à ajouter
slot-passphrase-stays = La phrase secrète de ce coffre reste comme elle est.
ask = Demander ma phrase secrète
ask-about = Aujourd’hui, le trousseau ouvre ce coffre de lui-même. Choisissez ce qu’il faudra à la place ; le trousseau seul n’ouvrira alors plus rien.
ask-what = Ce qu’il faut à la place
ask-passphrase = Ma phrase secrète
ask-passphrase-about = Fonctionne sur chaque ordinateur où le coffre est copié. La protection dépend de la phrase secrète.
ask-both = Ma phrase secrète et le trousseau, ensemble
ask-both-about = Un disque volé ne donne rien à deviner. Si le trousseau est perdu, seul le code de secours aide.
ask-no-recovery = Il n’y a pas encore de code de secours. Créez-en un ensuite.
asked = Votre phrase secrète est désormais demandée.

## Verrouillage

locking = Verrouillage
locking-about = Un verrouillage vide la fenêtre et efface la clé de la mémoire. Une configuration inachevée est gardée.
locking-idle = Verrouiller quand l’ordinateur n’est pas utilisé
locking-open = Il reste ouvert jusqu’à ce que vous le verrouilliez.
locking-after-about = Après { $time } sans souris ni clavier dans cette fenêtre.
locking-longest = Votre administrateur autorise { $time } au plus.
locking-after = Après { $time }
locking-desktop = Verrouiller avec la session
locking-desktop-about = Quand l’écran est verrouillé, et avant la mise en veille.
locking-start = Commencer verrouillé
locking-start-about = Au démarrage, Countersign vous attend, même là où le trousseau pourrait l’ouvrir.
locking-note = Seul le trousseau ouvre ce coffre : un clic suffit à le rouvrir. Demandez une phrase secrète, et le verrouillage tient.

## De l’administrateur

policy = De votre administrateur
policy-about = Fixé pour cet ordinateur. On peut le lire ici, pas le changer.
policy-server = Serveur où configurer des codes
policy-lock = Verrouille au plus tard
policy-lock-after = Après { $time } sans utilisation
policy-export = Export sans chiffrement
policy-export-off = Désactivé
policy-export-allowed = Autorisé
policy-file = Fichier : { $path }

## Instantanés

snapshots = Instantanés
snapshots-about = Des copies du coffre sur cet ordinateur, scellées comme lui. Elles aident contre les erreurs et les dommages, pas contre un disque perdu.
snapshots-count = { $count ->
    [one] { $count } instantané, pris { $ago }.
    [many] { $count } d’instantanés, le dernier pris { $ago }.
   *[other] { $count } instantanés, le dernier pris { $ago }.
}
snapshots-none = Il n’y a pas encore d’instantané. Il s’en crée un de lui-même après le prochain changement.
snapshots-folder = Dans { $path }
snapshot-time = { $day }, { $time }
snapshot-take = Prendre un instantané
snapshot-taken = Un instantané vient d’être pris.
snapshot-restore = Restaurer…
snapshot-restore-of = Restaurer l’instantané : { $time }
snapshot-ask = Restaurer cet instantané : { $time } ?
snapshot-ask-about = Vos comptes redeviennent ceux de ce moment-là : { counted-accounts }.
snapshot-ask-undo = Un instantané est d’abord pris, pour que cela puisse être annulé.
snapshot-ask-added = Les comptes ajoutés depuis vont à la corbeille.
snapshot-ask-counters = Les compteurs ne reculent jamais : aucun code ne sert deux fois.
snapshot-ask-slots = Ce qui ouvre le coffre reste comme maintenant.
snapshot-act = Restaurer l’instantané
snapshot-restoring = Restauration…
snapshot-restored = L’instantané est restauré. { $what }.
snapshot-same = L’instantané est restauré. Rien n’était différent.
snapshot-back = { $count ->
    [one] { counted-accounts } est de retour
    [many] { counted-accounts } sont de retour
   *[other] { counted-accounts } sont de retour
}
snapshot-as-then = { $count ->
    [one] { counted-accounts } est comme alors
    [many] { counted-accounts } sont comme alors
   *[other] { counted-accounts } sont comme alors
}
snapshot-trashed = { counted-accounts } à la corbeille
snapshot-undo = Annuler la restauration
snapshot-undone = Tout est comme avant la restauration de l’instantané.
snapshot-scheduled = Pris de lui-même après un changement
snapshot-asked = Pris à votre demande
snapshot-before-restore = Pris avant une restauration
snapshot-before-migration = Pris avant une mise à jour de Countersign
snapshot-before-import = Pris avant un import
snapshot-outdated = Attend d’être scellé avec la nouvelle clé
snapshot-damaged = Endommagé
snapshot-other-vault = D’un autre coffre
snapshot-newer = Pris par un Countersign plus récent

## Corbeille

trash = Corbeille
trash-about = Les comptes retirés restent ici 30 jours et ne créent pas de codes. Ensuite, ils sont supprimés pour toujours.
trash-empty = La corbeille est vide.
trash-removed = { $count ->
    [one] Retiré : { $day } · encore { $count } jour
    [many] Retiré : { $day } · encore { $count } de jours
   *[other] Retiré : { $day } · encore { $count } jours
}
trash-restore = Rétablir
trash-restore-named = Rétablir { $account }
trash-restored = { $account } est de retour parmi vos codes.
trash-delete = Supprimer…
trash-delete-named = Supprimer { $account } pour toujours
trash-delete-ask = Supprimer { $account } pour toujours ?
trash-delete-act = Supprimer { $account }
trash-delete-about = Sa clé est retirée du coffre et de chaque instantané. Personne ne pourra la récupérer.
trash-delete-copies = Les copies du coffre faites en dehors de Countersign la contiennent encore.
trash-clear = Vider la corbeille
trash-clear-ask = Supprimer { counted-accounts } pour toujours ?
trash-clear-about = Leurs clés sont retirées du coffre et de chaque instantané. Personne ne pourra les récupérer.

## Quand quelque chose ne va pas

trouble = Quand quelque chose ne va pas
trouble-doctor = Essaie le trousseau de cet ordinateur pas à pas, et dit quoi faire.
trouble-key = Après la perte d’un ordinateur ou d’une copie du coffre. Tout est scellé de nouveau.
vault-folder = Coffre : { $path }

## Une nouvelle clé

rekey = Nouvelle clé pour ce coffre
rekey-open = Créer une nouvelle clé…
rekey-about = Tout est scellé de nouveau avec une clé jamais utilisée. Faites-le après la perte d’un ordinateur, d’un disque ou d’une copie du coffre.
rekey-copies = Les copies faites ailleurs s’ouvrent comme avant. Un code de secours est toujours nouveau.
rekey-keeps = Ouvrira le coffre ensuite
rekey-recovery = Un nouveau code de secours, que vous retapez d’abord
rekey-drops = N’ouvrira plus rien
rekey-recall = Une copie que quelqu’un a déjà ne peut pas être rappelée : elle s’ouvre toujours avec ce qui l’ouvrait alors. Si cela a pu arriver, faites reconfigurer vos comptes là où vous vous connectez.
rekey-step = Étape { $place } sur 3
rekey-type = Tapez le nouveau code depuis votre papier
rekey-another = Choisir aussi une autre phrase secrète
rekey-passphrase = Phrase secrète désormais
rekey-done = Ce coffre a une nouvelle clé.
rekey-done-about = Les instantanés de cet ordinateur sont aussi scellés avec elle. Détruisez l’ancien code de secours.
rekey-keep = Garder la clé
rekey-begin = Commencer
rekey-next = Continuer
rekey-act = Créer la nouvelle clé
rekey-working = Tout est scellé de nouveau…

## Le code de secours

recovery-make-new = Créer un nouveau code de secours
recovery-about = Un code de secours ouvre votre coffre quand rien d’autre ne le fait : une phrase secrète oubliée, un trousseau vidé, une copie sur un nouvel ordinateur.
recovery-once = Il est montré une fois.
recovery-once-about = Vous le notez ou l’imprimez.
recovery-typed = Vous le retapez,
recovery-typed-about = pour que nous sachions tous deux qu’il est juste.
recovery-works = Alors il fonctionne.
recovery-works-about = Partir avant ne change rien.
recovery-old = Le code que vous avez fonctionne jusqu’à ce que le nouveau soit retapé.
recovery-type = Tapez le code depuis votre papier
recovery-done = Le code de secours fonctionne désormais.
recovery-done-about = Gardez le papier là où vous gardez un passeport, et pas à côté de cet ordinateur.
recovery-show = Afficher le code
recovery-discard = Jeter ce code
recovery-written = Je l’ai sur papier
recovery-checking = Vérification…
recovery-use = Utiliser ce code
recovery-shown = Notez-le ou imprimez-le, et gardez-le loin de cet ordinateur. Il n’est montré que maintenant : 7 groupes de cinq caractères.
recovery-picture = Le code de secours
recovery-print = Imprimer une feuille
sheet-title = Code de secours pour Countersign
sheet-about = Il ouvre vos codes de connexion quand rien d’autre ne le fait : une phrase secrète oubliée, un trousseau perdu, un nouvel ordinateur. Qui l’a, avec une copie du coffre, a vos codes. Gardez-le comme un passeport.
sheet-made = Créé le { $day }. Un code plus récent rend celui-ci inutile.
sheet-use = Pour l’utiliser : ouvrez Countersign, choisissez « Utiliser le code de secours » et tapez-le. Majuscules et espaces ne comptent pas.
