## Comprobar un código

verify-title = Comprobar un código
verify-account = Cuenta
verify-code = El código que le leyeron
verify-verdict = Veredicto
verify-live = Con este código aún se puede iniciar sesión. Solo para el reloj de quien llama, la prueba del reloj no necesita el código de ninguna cuenta.
verify-against = Comprobado con
verify-coincidence = Coincidencia
verify-coincidence-what = { $chance } códigos al azar también coincidiría en algún punto.
verify-one-in = 1 de cada { $count }
verify-coincidence-none = Ningún código al azar coincidiría en otro punto.
verify-foot = Esto comprueba el código con la clave de este equipo. No dice quién llama.
verify-empty = Nada con qué comprobar
verify-empty-about = Un código se comprueba con una cuenta de este equipo, y aún no hay ninguna.
verify-clock = ¿La cuenta de quien llama no está aquí? Probar su reloj
timeline-now = Ahora, según el reloj de este equipo: { $time }
timeline-accepted = Aceptados: códigos de { $from } a { $until }
timeline-typed = El código escrito: de { $from } a { $until }

## Los veredictos

verdict-now = Correcto, ahora
verdict-now-about = Es el código de { $account } para este momento.
verdict-before = Correcto, un paso atrás
verdict-before-about = Es el código de { $account } de un paso atrás. Todavía cuenta.
verdict-ahead = Correcto, un paso adelante
verdict-ahead-about = Es el código siguiente de { $account }. Ya cuenta.
verdict-slow = Correcto, pero { $time } atrasado: no se acepta
verdict-slow-about = Ese código es de { $account }, pero de otro momento. El reloj que lo creó va unos { $time } atrasado, visto desde este equipo.
verdict-fast = Correcto, pero { $time } adelantado: no se acepta
verdict-fast-about = Ese código es de { $account }, pero de otro momento. El reloj que lo creó va unos { $time } adelantado, visto desde este equipo.
verdict-next = Correcto, el siguiente
verdict-next-about = Es el código siguiente de { $account }.
verdict-codes-ahead = { $count ->
    [one] Correcto, pero { $count } código adelantado: no se acepta
    [many] Correcto, pero { $count } de códigos adelantado: no se acepta
   *[other] Correcto, pero { $count } códigos adelantado: no se acepta
}
verdict-codes-ahead-about = { $count ->
    [one] Ese código es de { $account }, pero { $count } código más allá de lo que contó este equipo.
    [many] Ese código es de { $account }, pero { $count } de códigos más allá de lo que contó este equipo.
   *[other] Ese código es de { $account }, pero { $count } códigos más allá de lo que contó este equipo.
}
verdict-codes-behind = { $count ->
    [one] Correcto, pero de hace { $count } código: no se acepta
    [many] Correcto, pero de hace { $count } de códigos: no se acepta
   *[other] Correcto, pero de hace { $count } códigos: no se acepta
}
verdict-codes-behind-about = { $count ->
    [one] Ese código es de { $account }, pero se usó hace { $count } código.
    [many] Ese código es de { $account }, pero se usó hace { $count } de códigos.
   *[other] Ese código es de { $account }, pero se usó hace { $count } códigos.
}
verdict-wrong = Incorrecto
verdict-wrong-about = Ese código no es correcto. Compruebe que está leyendo { $account }.
verdict-malformed = No es un código

## La prueba del reloj

clock-test = Prueba del reloj
clock-about = Muestra si el teléfono de quien llama está en hora, sin la clave de ninguna cuenta. La clave de abajo se tira al salir.
clock-scan = Haga que quien llama escanee esto
clock-scan-about = Con la aplicación que crea sus códigos, en una pantalla compartida o a su lado. Añade una cuenta «Clock test».
clock-qr = Código QR de una clave desechable
clock-key = La clave desechable, en grupos de cuatro
clock-key-show = ¿No puede escanear? Mostrar la clave para leerla
clock-type-next = Escriba el siguiente código que le lean
clock-type = Escriba el código que le lean
clock-code-next = El código posterior
clock-code = El código de quien llama
clock-check = Comprobar el reloj
clock-result = Resultado
clock-afterwards = Después, quien llama elimina la cuenta «Clock test». Esto no dice quién llama.
clock-another = Para otra persona que llama
clock-leave = Salir de la prueba del reloj

## El inspector

inspector-title = Lo que se envió y se recibió
inspector-about = Lo más reciente primero. Las claves, los códigos y las sesiones están ocultos. Bloquear la caja fuerte vacía la lista.
inspector-copied = Copiado como texto de asistencia
inspector-copy = Copiar como texto de asistencia
inspector-empty = Aún no se ha enviado nada.
inspector-clear = Vaciar la lista
inspector-copied-all = Copiado
inspector-copy-all = Copiar todo como texto de asistencia
inspector-at = { $day }, { $time } · { $duration }
