links-group = Links aus anderen Programmen
links-hint = Konto-Links mit Countersign öffnen?
links-hint-about = Webseiten und Mails übergeben ein Konto mit einem Link, der mit otpauth beginnt. Sie sehen, was darin steht, bevor etwas hinzukommt.
links-hint-yes = Hier öffnen
links-on = Konto-Links öffnen sich jetzt mit Countersign.
links-title = Konto-Links mit Countersign öffnen
links-about = Links, die mit otpauth beginnen. Was darin steht, wird gezeigt, bevor etwas hinzukommt.
links-none = Auf diesem System legen dessen eigene Einstellungen fest, welches Programm sie öffnet.
links-exposed = Der Link kam durch das System, wo andere Programme den Schlüssel gesehen haben können. Mit einem QR-Code bleibt der Schlüssel bei Ihnen.
links-wait-locked = { $count ->
    [one] Ein Link mit einem Konto wartet. Er wird nach dem Entsperren gezeigt.
   *[other] { $count } Links mit Konten warten. Sie werden nach dem Entsperren gezeigt.
}
links-wait-first = { $count ->
    [one] Ein Link mit einem Konto wartet. Wählen Sie „{ first-add }“, um ihn anzusehen.
   *[other] { $count } Links mit Konten warten. Wählen Sie „{ first-add }“, um sie anzusehen.
}
links-refused = { $count ->
    [one] Ein Link wurde nicht angenommen: Er ist zu lang, oder es kamen zu viele auf einmal. Öffnen Sie ihn noch einmal.
   *[other] { $count } Links wurden nicht angenommen: Sie sind zu lang, oder es kamen zu viele auf einmal. Öffnen Sie sie noch einmal.
}
