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
first-offer = Un lien de { $host } attend. Choisissez « Avec mon organisation » pour le voir.
passphrase-title = Choisissez une phrase secrète
passphrase-about = Vos comptes sont scellés avec cette phrase secrète. Vous la tapez quand vous ouvrez Countersign.
passphrase-warning = Personne ne peut la retrouver pour vous. Après le premier compte, créez un code de secours : il les ouvre aussi.
passphrase-use = Utiliser cette phrase secrète
passphrase-setting-up = Configuration…
read-only-about = Une version plus récente de Countersign a créé ce coffre. Vous pouvez le lire ici ; pour changer quelque chose, installez la dernière version.

## Le trousseau

keychain-absent = Aucun trousseau ne fonctionne sur cet ordinateur.
keychain-locked = Votre trousseau est verrouillé. Vos comptes sont en sécurité.
keychain-no-collection = Votre trousseau n’a pas encore d’endroit où garder des clés.
keychain-denied = Le trousseau a refusé ce programme.
keychain-no-answer = Le trousseau ne répond pas.
keychain-failed = Le trousseau n’a pas pu être utilisé.
keychain-next-absent = Démarrez-en un, comme GNOME Keyring ou KWallet, ou utilisez une phrase secrète.
keychain-next-locked = Déverrouillez-le, ou utilisez votre phrase secrète.
keychain-next-no-collection = Créez son trousseau de session, ou utilisez une phrase secrète.
keychain-next-denied = Autorisez Countersign dans les réglages de votre trousseau, ou utilisez une phrase secrète.
keychain-next-no-answer = Cherchez une fenêtre qui demande son mot de passe, ou utilisez une phrase secrète.
keychain-next-failed = Réessayez, ou utilisez une phrase secrète.
keychain-note = Le trousseau ouvre vos comptes sans rien demander. Un verrouillage les efface de la mémoire, mais une personne assise devant votre session ouverte peut les rouvrir. « Demander ma phrase secrète » change cela.
doctor = Docteur du trousseau
doctor-asking = On interroge le trousseau. S’il affiche une fenêtre, répondez-y.
doctor-tried = Ce qui a été essayé
doctor-well = bon
doctor-failed = échoué
doctor-not-tried = non essayé
doctor-provider = Trousseau : { $name }
doctor-no-provider = Aucun trousseau n’a répondu.

## Un coffre qui ne s’ouvre pas

unusable = Vos codes ne peuvent pas être ouverts
unusable-safe = Rien n’a été changé ni supprimé.
unusable-newest = Le dernier bon instantané
unusable-holds = Il contient { counted-accounts }. Le fichier endommagé est mis de côté, jamais supprimé.
unusable-none = Aucun des instantanés de cet ordinateur n’est utilisable non plus.
unusable-all = Tous les instantanés ({ $count })
bring-back-of = Rétablir l’instantané : { $time }
bring-back = Le rétablir
bringing-back = Rétablissement…
bring-back-this = Rétablir…
bring-back-title = Rétablir cet instantané : { $time } ?
bring-back-lost = Ce qui a été ajouté ou changé ensuite n’y est pas.
bring-back-aside = Le fichier endommagé est mis de côté dans un dossier à part, pour qu’on puisse encore l’examiner. Il n’est jamais supprimé.
bring-back-opens = Le coffre s’ouvre avec ce qui l’ouvrait à ce moment-là.
bring-back-act = Rétablir l’instantané
