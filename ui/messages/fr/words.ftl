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
choose-all = Tout choisir
choose-none = Ne rien choisir
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
