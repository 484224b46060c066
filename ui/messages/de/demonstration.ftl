## Bühnenansicht

presenter-title = Bühnenansicht
presenter-caption = Vorführung
presenter-no-account = Richten Sie das erste Konto ein, um hier seinen Code zu sehen.
presenter-scenarios = Szenarien
presenter-leave = Bühnenansicht verlassen
presenter-say = Dazu sagen: „{ $words }“
presenter-next = { $count ->
    [one] Nächster Code in { $count } Sekunde
   *[other] Nächster Code in { $count } Sekunden
}
presenter-code = Code von { $account }
presenter-demo-only = Die Bühnenansicht zeigt nur Konten der Vorführung. Beginnen Sie zuerst die Vorführung.
