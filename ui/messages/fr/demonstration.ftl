## Vue de présentation

presenter-title = Vue de présentation
presenter-caption = Démonstration
presenter-no-account = Configurez le premier compte pour voir son code ici.
presenter-scenarios = Scénarios
presenter-leave = Quitter la vue de présentation
presenter-say = À dire : « { $words } »
presenter-next = { $count ->
    [one] Code suivant dans { $count } seconde
    [many] Code suivant dans { $count } de secondes
   *[other] Code suivant dans { $count } secondes
}
presenter-code = Code de { $account }
presenter-demo-only = La vue de présentation ne montre que les comptes de la démonstration. Commencez d’abord la démonstration.

## La démonstration guidée

guide-title = Démonstration guidée
guide-caption = quatre étapes
guide-about = Un code faux, une horloge en retard, pas d’autorisation, la réussite. Elle se joue seule.
guide-at = Démonstration guidée, { $at } sur { $of }
guide-next = Suite : { $step }
guide-finish = Terminer
guide-leave = Quitter le guide
guide-say = À dire :
guide-quote = « { $words } »
guide-wrong-code = Un code faux
guide-wrong-code-next = un code faux
guide-wrong-code-shows = La nouvelle recrue s’est trompée d’un chiffre. Le serveur refuse le code.
guide-wrong-code-say = Un code faux ne coûte rien. La configuration est gardée, et nous réessayons.
guide-slow-clock = Une horloge en retard
guide-slow-clock-next = une horloge en retard
guide-slow-clock-shows = Le code est le bon, mais l’horloge du téléphone retarde de 94 secondes.
guide-slow-clock-say = Le code est juste, mais pour un autre moment. C’est la faute de l’horloge, pas la vôtre.
guide-no-permission = Pas d’autorisation
guide-no-permission-next = pas d’autorisation
guide-no-permission-shows = Le serveur ne laisse pas cette assistance configurer cette personne.
guide-no-permission-say = La référence dit quel droit manque. Rien n’a été modifié.
guide-success = Réussite
guide-success-next = réussite
guide-success-shows = L’horloge est de nouveau à l’heure et le code est accepté.
guide-success-say = Voilà comment cela se passe quand tout va bien : on tape le code, et c’est fini.

## Le bandeau et le panneau

demo-banner = Démonstration : rien n’est gardé ici
demo-guide = Guider dans la démonstration
demo-guide-short = Guide
demo-scenario = Scénario : { $scenario }
demo-scenario-clock = Scénario : { $scenario }, horloge décalée
demo-reset = Réinitialiser la démonstration
demo-reset-short = Réinitialiser
demo-reset-done = La démonstration est comme à son début.
demo-leave = Quitter
demo-drawer = Ce que fait le serveur
demo-drawer-about = Le serveur de la démonstration tourne dans ce programme. Choisissez son comportement ; il change aussitôt.
demo-server-clock = L’horloge du serveur
demo-caller-clock = L’horloge de l’appelant
demo-clock-right = À l’heure
demo-clock-slow = { $time } de retard
demo-clock-fast = { $time } d’avance
demo-drawer-scenario = Scénario
demo-address = Adresse du serveur : { $address }
presenter-playing = { $title }. { $happens }

## Les personnes de la démonstration

role-new-starter = Nouvelle recrue
role-new-starter-about = N’a pas encore de codes. La configuration fonctionne.
role-half-way = À mi-chemin
role-half-way-about = A commencé et jamais terminé. Recommencer remplace cette configuration.
role-already-enrolled = Déjà configurée
role-already-enrolled-about = A déjà des codes. Il faut les supprimer avant une nouvelle configuration.
role-no-permission = Pas d’autorisation
role-no-permission-about = Ne peut être configurée par cet appelant. Le serveur dit non.
