## Le bureau autour de la fenêtre : réglages, zone de notification, petite fenêtre

settings-desktop = Bureau

desktop-tray-group = Zone de notification
desktop-tray = Afficher une icône dans la zone de notification
desktop-tray-about = Son menu contient vos comptes épinglés. En choisir un copie son code. Verrouillé, il n’en nomme aucun.
desktop-tray-missing = Ce bureau n’a pas de zone de notification. L’icône apparaîtra dès qu’il y en aura une.
desktop-close = Continuer quand la fenêtre est fermée
desktop-close-about = Countersign reste dans la zone de notification. Quittez-le depuis là.
desktop-close-missing = Sans zone de notification, fermer la fenêtre quitte Countersign.
desktop-start = Démarrer avec le bureau
desktop-start-about = Quand vous ouvrez une session sur cet ordinateur. Il reste dans la zone de notification s’il continue quand la fenêtre est fermée.

desktop-find-group = Des codes partout
desktop-find-about = Une touche ouvre une petite fenêtre : tapez, appuyez sur Entrée, et le code est copié.
desktop-find-wayland = Ce bureau ne laisse aucun programme prendre une touche. Dans ses réglages du clavier, créez une touche qui lance cette commande :
shortcut-title = Touche pour la petite fenêtre
shortcut-none = Aucune
shortcut-choose = Choisir une touche
shortcut-remove = Retirer la touche
shortcut-press = Appuyez sur les touches…
shortcut-about = Maintenez Ctrl, Alt ou la touche système, et appuyez sur une lettre, un chiffre, la barre d’espace ou F1 à F12. Échap annule.
shortcut-unfit = Cela ne peut pas être choisi. Maintenez Ctrl, Alt ou la touche système, et appuyez sur une lettre, un chiffre, la barre d’espace ou F1 à F12.

desktop-screen-group = Partage d’écran
desktop-protect = Garder la fenêtre hors des captures et des enregistrements
desktop-protect-about = Les autres voient une place vide quand vous partagez votre écran. La démonstration reste toujours visible.
desktop-protect-missing = Ce système ne peut pas garder une fenêtre hors des captures et des enregistrements. Avant de partager votre écran, masquez tout, ou cachez les codes.

tray-open = Ouvrir Countersign
tray-find = Trouver un code…
tray-lock = Verrouiller
tray-unlock = Verrouillé. Ouvrir pour déverrouiller…
tray-nothing = Aucun compte épinglé
tray-quit = Quitter
tray-copied = Code copié
tray-not-copied = Rien n’a été copié

find-title = Trouver un compte
find-accounts = Comptes
find-keys = Entrée copie le code et ferme cette fenêtre. Échap la ferme.
find-none = Aucun compte ne correspond.
find-empty = Aucun compte pour le moment.
find-locked = Verrouillé
find-locked-about = Vos comptes sont en sûreté. Déverrouillez-les dans la fenêtre de Countersign.
find-unlock = Déverrouiller dans la fenêtre
