## Einen Code prüfen

verify-title = Einen Code prüfen
verify-account = Konto
verify-code = Der vorgelesene Code
verify-verdict = Urteil
verify-live = Mit diesem Code kann man sich noch anmelden. Für die Uhr eines Anrufers allein braucht der Uhrentest keinen Code eines Kontos.
verify-against = Geprüft gegen
verify-coincidence = Zufall
verify-coincidence-what = { $chance } zufälligen Codes würde irgendwo ebenfalls passen.
verify-one-in = 1 von { $count }
verify-coincidence-none = Kein zufälliger Code würde irgendwo sonst passen.
verify-foot = Das prüft den Code mit dem Schlüssel auf diesem Computer. Es sagt nicht, wer anruft.
verify-empty = Nichts, womit sich prüfen lässt
verify-empty-about = Ein Code wird mit einem Konto auf diesem Computer geprüft, und es gibt noch keines.
verify-clock = Das Konto des Anrufers ist nicht hier? Seine Uhr testen
timeline-now = Jetzt, nach der Uhr dieses Computers: { $time }
timeline-accepted = Angenommen: Codes von { $from } bis { $until }
timeline-typed = Der eingegebene Code: { $from } bis { $until }

## Die Urteile

verdict-now = Richtig, jetzt
verdict-now-about = Das ist der Code von { $account } für diesen Augenblick.
verdict-before = Richtig, einen Schritt zuvor
verdict-before-about = Das ist der Code von { $account } von einem Schritt zuvor. Er zählt noch.
verdict-ahead = Richtig, einen Schritt voraus
verdict-ahead-about = Das ist der nächste Code von { $account }. Er zählt schon.
verdict-slow = Richtig, aber { $time } nach: nicht angenommen
verdict-slow-about = Dieser Code gehört zu { $account }, aber zu einer anderen Zeit. Die Uhr, die ihn machte, geht von diesem Computer aus gesehen etwa { $time } nach.
verdict-fast = Richtig, aber { $time } vor: nicht angenommen
verdict-fast-about = Dieser Code gehört zu { $account }, aber zu einer anderen Zeit. Die Uhr, die ihn machte, geht von diesem Computer aus gesehen etwa { $time } vor.
verdict-next = Richtig, der nächste
verdict-next-about = Das ist der nächste Code von { $account }.
verdict-codes-ahead = { $count ->
    [one] Richtig, aber { $count } Code voraus: nicht angenommen
   *[other] Richtig, aber { $count } Codes voraus: nicht angenommen
}
verdict-codes-ahead-about = { $count ->
    [one] Dieser Code gehört zu { $account }, aber { $count } Code weiter, als dieser Computer gezählt hat.
   *[other] Dieser Code gehört zu { $account }, aber { $count } Codes weiter, als dieser Computer gezählt hat.
}
verdict-codes-behind = { $count ->
    [one] Richtig, aber { $count } Code zurück: nicht angenommen
   *[other] Richtig, aber { $count } Codes zurück: nicht angenommen
}
verdict-codes-behind-about = { $count ->
    [one] Dieser Code gehört zu { $account }, wurde aber vor { $count } Code verwendet.
   *[other] Dieser Code gehört zu { $account }, wurde aber vor { $count } Codes verwendet.
}
verdict-wrong = Falsch
verdict-wrong-about = Dieser Code stimmt nicht. Prüfen Sie, dass Sie { $account } ablesen.
verdict-malformed = Kein Code

## Der Uhrentest

clock-test = Uhrentest
clock-about = Zeigt, ob das Telefon eines Anrufers die richtige Zeit hat, ohne den Schlüssel eines Kontos. Der Schlüssel unten wird beim Verlassen weggeworfen.
clock-scan = Lassen Sie den Anrufer das scannen
clock-scan-about = Mit der App, die seine Codes macht, auf einem geteilten Bildschirm oder neben Ihnen. Sie legt ein Konto „Clock test“ an.
clock-qr = QR-Code eines Wegwerfschlüssels
clock-key = Der Wegwerfschlüssel, in Vierergruppen
clock-key-show = Scannen geht nicht? Schlüssel zum Vorlesen zeigen
clock-type-next = Geben Sie den nächsten vorgelesenen Code ein
clock-type = Geben Sie den vorgelesenen Code ein
clock-code-next = Der Code danach
clock-code = Der Code des Anrufers
clock-check = Uhr prüfen
clock-result = Ergebnis
clock-afterwards = Danach löscht der Anrufer das Konto „Clock test“. Das sagt nicht, wer anruft.
clock-another = Für einen anderen Anrufer
clock-leave = Uhrentest verlassen

## Der Inspektor

inspector-title = Was gesendet und empfangen wurde
inspector-about = Das Neueste zuerst. Schlüssel, Codes und Anmeldungen sind verdeckt. Das Sperren des Tresors leert die Liste.
inspector-copied = Als Text für den Support kopiert
inspector-copy = Als Text für den Support kopieren
inspector-empty = Es wurde noch nichts gesendet.
inspector-clear = Liste leeren
inspector-copied-all = Kopiert
inspector-copy-all = Alles als Text für den Support kopieren
inspector-at = { $day }, { $time } · { $duration }
