## In mehreren Ansichten

counted-accounts = { $count ->
    [one] { $count } Konto
   *[other] { $count } Konten
}
counted-characters = { $count } Zeichen
choose-all = Alle wählen
choose-none = Keine wählen
hide = Verbergen
import = Importieren
export = Exportieren
leave-as-is = So lassen, wie es ist
link = Link
link-read = Link lesen
look-again = Noch einmal nachsehen
looking = Es wird nachgesehen …
not-now = Nicht jetzt
reading = Wird gelesen …
show-all = Alle { $count } zeigen
show-fewer = Weniger zeigen
