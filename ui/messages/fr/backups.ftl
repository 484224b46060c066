## Sauvegardes automatiques

backups = Sauvegardes automatiques
backups-about = Des copies chiffrées de tous les comptes dans un dossier à vous, faites après chaque changement. Elles s’ouvrent avec leur propre phrase secrète, sur n’importe quel ordinateur, même quand celui-ci n’existe plus.
backups-on = Sauvegarder automatiquement
backups-on-about = Après un changement, et encore jusqu’à ce que cela réussisse.
backups-first-folder = Choisissez d’abord un dossier.
backups-first-passphrase = Choisissez d’abord une phrase secrète.
backups-first-both = Choisissez d’abord un dossier et une phrase secrète.
backups-folder = Dossier
backups-no-folder = Aucun encore. Le plus utile : un dossier sur un autre disque, ou copié ailleurs.
backups-choose = Choisir…
backups-change = Changer…
backups-set = Définir…
backups-passphrase = Phrase secrète des sauvegardes
backups-passphrase-has = Définie. Les sauvegardes d’avant un changement s’ouvrent avec celle d’alors.
backups-passphrase-none = Aucune encore. Ce n’est pas forcément celle qui ouvre Countersign.
backups-passphrase-about = Qui a une sauvegarde et cette phrase secrète a vos comptes. Personne ne peut la retrouver pour vous : gardez-la sur papier.
backups-passphrase-done = La phrase secrète des sauvegardes est définie.
backups-keep = Combien sont gardées
backups-keep-about = Les plus anciennes sont supprimées quand une plus récente a été ouverte et comparée.
backups-none = Pas encore de sauvegarde
backups-last = Dernière bonne sauvegarde : { $ago }
backups-working = Sauvegarde…
backups-now = Sauvegarder maintenant
backups-made = Une sauvegarde est faite, ouverte et comparée.
backups-looking = Examen des sauvegardes…
backups-look = Voir les sauvegardes
