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
