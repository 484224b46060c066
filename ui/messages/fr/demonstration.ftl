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
