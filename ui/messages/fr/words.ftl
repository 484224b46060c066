## Dit dans plusieurs vues

counted-accounts = { $count ->
    [one] { $count } compte
    [many] { $count } de comptes
   *[other] { $count } comptes
}
counted-characters = { $count ->
    [one] { $count } caractère
    [many] { $count } de caractères
   *[other] { $count } caractères
}
back = Retour
choose-all = Tout choisir
choose-none = Ne rien choisir
copy = Copier
hide = Cacher
import = Importer
export = Exporter
leave-as-is = Laisser tel quel
link = Lien
link-read = Lire le lien
look-again = Regarder à nouveau
looking = Recherche…
not-now = Pas maintenant
reading = Lecture…
show-all = Afficher les { $count }
show-fewer = En afficher moins
try-again = Réessayer
unexpected = Quelque chose s’est mal passé dans Countersign.
unexpected-safe = Vos comptes sont comme ils étaient.
unexpected-next = Réessayez ; si cela se reproduit, redémarrez le programme.
