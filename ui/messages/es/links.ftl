links-group = Enlaces de otros programas
links-hint = ¿Abrir los enlaces de cuentas con Countersign?
links-hint-about = Páginas web y correos entregan una cuenta con un enlace que empieza por otpauth. Usted ve lo que contiene antes de añadir nada.
links-hint-yes = Abrirlos aquí
links-on = Los enlaces de cuentas se abren ahora con Countersign.
links-title = Abrir los enlaces de cuentas con Countersign
links-about = Enlaces que empiezan por otpauth. Lo que contienen se muestra antes de añadir nada.
links-none = En este sistema, sus propios ajustes dicen qué programa los abre.
links-exposed = El enlace pasó por el sistema, donde otros programas pueden haber visto la clave. Un código QR queda solo en sus manos.
links-wait-locked = { $count ->
    [one] Un enlace con una cuenta espera. Se muestra al desbloquear.
    [many] { $count } de enlaces con cuentas esperan. Se muestran al desbloquear.
   *[other] { $count } enlaces con cuentas esperan. Se muestran al desbloquear.
}
links-wait-first = { $count ->
    [one] Un enlace con una cuenta espera. Elija «{ first-add }» para verlo.
    [many] { $count } de enlaces con cuentas esperan. Elija «{ first-add }» para verlos.
   *[other] { $count } enlaces con cuentas esperan. Elija «{ first-add }» para verlos.
}
links-refused = { $count ->
    [one] No se aceptó un enlace: es demasiado largo o llegaron demasiados a la vez. Ábralo de nuevo.
    [many] No se aceptaron { $count } de enlaces: son demasiado largos o llegaron demasiados a la vez. Ábralos de nuevo.
   *[other] No se aceptaron { $count } enlaces: son demasiado largos o llegaron demasiados a la vez. Ábralos de nuevo.
}
