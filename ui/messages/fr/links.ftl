links-group = Liens d’autres programmes
links-hint = Ouvrir les liens de comptes avec Countersign ?
links-hint-about = Des pages web et des courriels transmettent un compte par un lien qui commence par otpauth. Vous voyez ce qu’il contient avant tout ajout.
links-hint-yes = Les ouvrir ici
links-on = Les liens de comptes s’ouvrent désormais avec Countersign.
links-title = Ouvrir les liens de comptes avec Countersign
links-about = Les liens qui commencent par otpauth. Leur contenu est montré avant tout ajout.
links-none = Sur ce système, ses propres réglages disent quel programme les ouvre.
links-exposed = Le lien est passé par le système, où d’autres programmes ont pu voir la clé. Un code QR, lui, reste entre vos mains.
links-wait-locked = { $count ->
    [one] Un lien avec un compte attend. Il s’affiche après le déverrouillage.
    [many] { $count } de liens avec des comptes attendent. Ils s’affichent après le déverrouillage.
   *[other] { $count } liens avec des comptes attendent. Ils s’affichent après le déverrouillage.
}
links-wait-first = { $count ->
    [one] Un lien avec un compte attend. Choisissez « { first-add } » pour le voir.
    [many] { $count } de liens avec des comptes attendent. Choisissez « { first-add } » pour les voir.
   *[other] { $count } liens avec des comptes attendent. Choisissez « { first-add } » pour les voir.
}
links-refused = { $count ->
    [one] Un lien n’a pas été pris : il est trop long, ou trop de liens sont arrivés à la fois. Ouvrez-le à nouveau.
    [many] { $count } de liens n’ont pas été pris : ils sont trop longs, ou trop nombreux à la fois. Ouvrez-les à nouveau.
   *[other] { $count } liens n’ont pas été pris : ils sont trop longs, ou trop nombreux à la fois. Ouvrez-les à nouveau.
}
