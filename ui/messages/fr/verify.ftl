## Vérifier un code

verify-title = Vérifier un code
verify-account = Compte
verify-code = Le code lu à voix haute
verify-verdict = Verdict
verify-live = Ce code permet encore de se connecter. Pour la seule horloge d’un appelant, le test d’horloge se passe du code d’un compte.
verify-against = Vérifié avec
verify-coincidence = Coïncidence
verify-coincidence-what = { $chance } codes au hasard correspondrait aussi quelque part.
verify-one-in = 1 sur { $count }
verify-coincidence-none = Aucun code au hasard ne correspondrait ailleurs.
verify-foot = Cela vérifie le code avec la clé de cet ordinateur. Cela ne dit pas qui appelle.
verify-empty = Rien avec quoi vérifier
verify-empty-about = Un code se vérifie avec un compte de cet ordinateur, et il n’y en a pas encore.
verify-clock = Le compte de l’appelant n’est pas ici ? Tester son horloge
timeline-now = Maintenant, à l’horloge de cet ordinateur : { $time }
timeline-accepted = Acceptés : les codes de { $from } à { $until }
timeline-typed = Le code tapé : de { $from } à { $until }

## Les verdicts

verdict-now = Juste, maintenant
verdict-now-about = C’est le code de { $account } pour ce moment.
verdict-before = Juste, un pas plus tôt
verdict-before-about = C’est le code de { $account } d’un pas plus tôt. Il compte encore.
verdict-ahead = Juste, un pas plus tard
verdict-ahead-about = C’est le code suivant de { $account }. Il compte déjà.
verdict-slow = Juste, mais { $time } de retard : non accepté
verdict-slow-about = Ce code est bien de { $account }, mais d’un autre moment. L’horloge qui l’a créé retarde d’environ { $time }, vue de cet ordinateur.
verdict-fast = Juste, mais { $time } d’avance : non accepté
verdict-fast-about = Ce code est bien de { $account }, mais d’un autre moment. L’horloge qui l’a créé avance d’environ { $time }, vue de cet ordinateur.
verdict-next = Juste, le suivant
verdict-next-about = C’est le code suivant de { $account }.
verdict-codes-ahead = { $count ->
    [one] Juste, mais { $count } code trop tôt : non accepté
    [many] Juste, mais { $count } de codes trop tôt : non accepté
   *[other] Juste, mais { $count } codes trop tôt : non accepté
}
verdict-codes-ahead-about = { $count ->
    [one] Ce code est bien de { $account }, mais { $count } code au-delà de ce que cet ordinateur a compté.
    [many] Ce code est bien de { $account }, mais { $count } de codes au-delà de ce que cet ordinateur a compté.
   *[other] Ce code est bien de { $account }, mais { $count } codes au-delà de ce que cet ordinateur a compté.
}
verdict-codes-behind = { $count ->
    [one] Juste, mais d’il y a { $count } code : non accepté
    [many] Juste, mais d’il y a { $count } de codes : non accepté
   *[other] Juste, mais d’il y a { $count } codes : non accepté
}
verdict-codes-behind-about = { $count ->
    [one] Ce code est bien de { $account }, mais il a servi il y a { $count } code.
    [many] Ce code est bien de { $account }, mais il a servi il y a { $count } de codes.
   *[other] Ce code est bien de { $account }, mais il a servi il y a { $count } codes.
}
verdict-wrong = Faux
verdict-wrong-about = Ce code n’est pas juste. Vérifiez que vous lisez { $account }.
verdict-malformed = Pas un code

## Le test d’horloge

clock-test = Test d’horloge
clock-about = Montre si le téléphone d’un appelant est à l’heure, sans la clé d’aucun compte. La clé ci-dessous est jetée quand vous partez.
clock-scan = Faites scanner ceci à l’appelant
clock-scan-about = Avec l’application qui crée ses codes, sur un écran partagé ou près de vous. Cela ajoute un compte « Clock test ».
clock-qr = Code QR d’une clé jetable
clock-key = La clé jetable, par groupes de quatre
clock-key-show = Impossible de scanner ? Afficher la clé à dicter
clock-type-next = Tapez le code suivant qu’on vous lit
clock-type = Tapez le code qu’on vous lit
clock-code-next = Le code d’après
clock-code = Le code de l’appelant
clock-check = Vérifier l’horloge
clock-result = Résultat
clock-afterwards = Ensuite, l’appelant supprime le compte « Clock test ». Cela ne dit pas qui appelle.
clock-another = Pour un autre appelant
clock-leave = Quitter le test d’horloge

## L’inspecteur

inspector-title = Ce qui a été envoyé et reçu
inspector-about = Le plus récent d’abord. Les clés, codes et connexions sont masqués. Verrouiller le coffre vide la liste.
inspector-copied = Copié comme texte d’assistance
inspector-copy = Copier comme texte d’assistance
inspector-empty = Rien n’a encore été envoyé.
inspector-clear = Vider la liste
inspector-copied-all = Copié
inspector-copy-all = Tout copier comme texte d’assistance
inspector-at = { $day }, { $time } · { $duration }
