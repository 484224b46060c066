## Códigos

codes-title = Códigos
codes-add = Añadir
codes-list = Cuentas
codes-search = Buscar cuentas
codes-search-clear = Borrar la búsqueda
codes-found = { $count ->
    [0] No se encontró nada
    [one] { $count } cuenta encontrada
    [many] { $count } de cuentas encontradas
   *[other] { $count } cuentas encontradas
}
codes-near = Nada coincide exactamente. Esto se parece.
codes-sort = Orden
codes-sort-manual = Mi orden
codes-sort-name = Por nombre
codes-sort-use = Últimas usadas primero
codes-all-tags = Todas
codes-tags = Mostrar una etiqueta
codes-options = Opciones de la lista
codes-select = Seleccionar varias
codes-show-all = Mostrar todos los códigos
codes-hide-all = Ocultar todos los códigos
recovery-hint = Aún no hay código de recuperación
recovery-hint-about = Abre sus códigos cuando nada más lo hace. Hacen falta dos minutos y un bolígrafo.
recovery-hint-make = Crear un código de recuperación
hint-away = Quitar este consejo
recovery-code = Código de recuperación
loading = Abriendo sus códigos…
loading-asked = Puede que su escritorio le pida desbloquear el llavero. La pregunta puede estar detrás de esta ventana.
read-only = Solo lectura
codes-damaged = { $count ->
    [one] Una cuenta no se pudo leer. Se conserva tal como está; las demás funcionan.
    [many] { $count } de cuentas no se pudieron leer. Se conservan tal como están; las demás funcionan.
   *[other] { $count } cuentas no se pudieron leer. Se conservan tal como están; las demás funcionan.
}
codes-damaged-which = Cuáles
codes-damaged-delete = Eliminar para siempre…
codes-damaged-title = ¿Eliminar para siempre la cuenta dañada { $id }?
codes-damaged-act = Eliminar la cuenta dañada
codes-damaged-snapshots = Hoy no se puede leer. Una instantánea anterior al daño quizá aún la contenga; mire antes en los ajustes.
codes-damaged-final = Después nadie podrá recuperarla. Sus otras cuentas quedan como están.
codes-damaged-done = El registro dañado { $id } está eliminado.
codes-no-match = Nada coincide con «{ $text }».
codes-no-match-about = Borre la búsqueda o añada una cuenta.
codes-no-match-in-tag = Nada con la etiqueta { $tag } coincide con «{ $text }».
codes-no-match-in-tag-about = Quizá esté en otra etiqueta.
codes-search-all-tags = Buscar en todas
codes-add-account = Añadir una cuenta
codes-empty = Aún no hay cuentas
codes-empty-about = Añada una o configure una con su organización.
codes-empty-enroll = Configurar con mi organización
codes-copied = { $seconds ->
    [one] Copiado. El portapapeles se vacía en { $seconds } segundo.
    [many] Copiado. El portapapeles se vacía en { $seconds } de segundos.
   *[other] Copiado. El portapapeles se vacía en { $seconds } segundos.
}
codes-copied-next = { $seconds ->
    [one] El código siguiente está copiado. El portapapeles se vacía en { $seconds } segundo.
    [many] El código siguiente está copiado. El portapapeles se vacía en { $seconds } de segundos.
   *[other] El código siguiente está copiado. El portapapeles se vacía en { $seconds } segundos.
}
codes-copied-stays = Copiado. El portapapeles no se vacía por sí solo.
codes-time-left = { $seconds ->
    [one] El código de { $account } cambia en { $seconds } segundo.
    [many] El código de { $account } cambia en { $seconds } de segundos.
   *[other] El código de { $account } cambia en { $seconds } segundos.
}
codes-time-left-none = El código de { $account } no cambia por sí solo.
codes-masked = Todo está tapado. F8 lo muestra de nuevo.
codes-unmasked = Los nombres y códigos se muestran de nuevo.
codes-mask-line = Los nombres y códigos están tapados.
codes-mask-end = Mostrarlos
codes-moved = { $account } es ahora el número { $place } de { $count }.
codes-removed = { $account } se ha quitado. Queda 30 días en la papelera.
codes-removed-several = { $count ->
    [one] Se ha quitado { $count } cuenta. Queda 30 días en la papelera.
    [many] Se han quitado { $count } de cuentas. Quedan 30 días en la papelera.
   *[other] Se han quitado { $count } cuentas. Quedan 30 días en la papelera.
}
codes-remove-title = ¿Quitar { $account } de este equipo?
codes-remove-about = Sin esta cuenta quizá no pueda iniciar sesión en { $issuer }.
codes-remove-trash = Queda 30 días en la papelera.
codes-remove-act = Quitar { $issuer }
codes-remove-several-title = { $count ->
    [one] ¿Quitar { $count } cuenta de este equipo?
    [many] ¿Quitar { $count } de cuentas de este equipo?
   *[other] ¿Quitar { $count } cuentas de este equipo?
}
codes-remove-several-about = Sin ellas quizá no pueda iniciar sesión allí. Quedan 30 días en la papelera.
codes-remove-several-act = { $count ->
    [one] Quitar { $count } cuenta
    [many] Quitar { $count } de cuentas
   *[other] Quitar { $count } cuentas
}
codes-and-more = { $count ->
    [one] y { $count } más
    [many] y { $count } más
   *[other] y { $count } más
}
keep-it = Conservarla
keep-them = Conservarlas

## La fila de una cuenta

row-copy = Copiar el código
row-copied = Copiado
row-pinned = Fijada
row-next = después { $code }
row-next-step = Siguiente
row-next-step-named = Código siguiente de { $account }
row-show = Mostrar
row-show-named = Mostrar el código de { $account }
row-hidden = Código oculto
row-more = Más para { $account }
row-check = Comprobar un código
row-edit = Editar…
row-copy-next = Copiar el código siguiente
row-pin = Mantener arriba
row-unpin = No mantener arriba
row-select = Seleccionar
row-up = Subir
row-down = Bajar
row-remove = Quitar…
row-seconds = { $count } s

## Varias cuentas

select-label = Cuentas seleccionadas
select-count = { $count ->
    [0] Ninguna seleccionada
    [one] { $count } seleccionada
    [many] { $count } seleccionadas
   *[other] { $count } seleccionadas
}
select-all = Seleccionar todas
select-tag = Etiquetar…
select-export = Exportar…
select-pin = Mantener arriba
select-remove = Quitar…
select-done = Listo
tag-title = { $count ->
    [one] Etiquetar { $count } cuenta
    [many] Etiquetar { $count } de cuentas
   *[other] Etiquetar { $count } cuentas
}
tag-new = Etiqueta nueva
tag-new-hint = Las etiquetas ordenan las cuentas, y la búsqueda las encuentra.
tag-add = Añadir
tag-existing = Etiquetas
tag-save = Guardar las etiquetas
tag-none = Aún no hay etiquetas.
tagged = { $count ->
    [one] Las etiquetas de { $count } cuenta están guardadas.
    [many] Las etiquetas de { $count } de cuentas están guardadas.
   *[other] Las etiquetas de { $count } cuentas están guardadas.
}
pinned = { $count ->
    [one] { $count } cuenta se mantiene arriba.
    [many] { $count } de cuentas se mantienen arriba.
   *[other] { $count } cuentas se mantienen arriba.
}
unpinned = { $count ->
    [one] { $count } cuenta ya no se mantiene arriba.
    [many] { $count } de cuentas ya no se mantienen arriba.
   *[other] { $count } cuentas ya no se mantienen arriba.
}

## Editar una cuenta

edit-title = Editar la cuenta
edit-picture-change = Cambiar la imagen
edit-picture-choose = Elegir una imagen
edit-picture-none = Usar la letra
edit-picture-mark = Usar el símbolo del emisor
edit-picture-large = { $name } supera los 32 MiB. Elija una imagen más pequeña.
edit-issuer = Emisor
edit-label = Cuenta
edit-tags = Etiquetas
edit-tags-example = trabajo, servidores
edit-tags-hint = Separadas por comas. La búsqueda las encuentra.
edit-note = Nota
edit-note-hint = Sellada como lo demás. No es sitio para contraseñas.
edit-pinned = Mantenerla arriba
edit-codes = Códigos
edit-codes-warning = Ponga aquí solo lo que indica el servicio. Con otros valores, los códigos no coinciden con los del servicio y se rechazan allí.
edit-codes-unfit = Las cifras, el periodo y el contador son números enteros.
edit-counter-hint = Con él se crea el próximo código. Si los códigos se rechazan, ponga el valor desde el que el servicio sigue contando.
edit-counter-back-title = ¿Retroceder el contador?
edit-counter-back-act = Retroceder a { $count }
edit-kind-stays = Que los códigos sigan la hora o un contador no cambia: el servicio lo fijó con la clave. Si aquí está mal, añada la cuenta de nuevo.
edit-kind-steam = Los códigos de Steam tienen una sola forma. No hay nada que cambiar.
edit-added = Añadida
edit-used = Copiada por última vez
edit-key = Código QR
edit-key-about = Para tener esta cuenta también en un teléfono. Quien lo escanee podrá crear sus códigos.
edit-key-show = Mostrar el código QR
edit-key-hide = Ocultarlo
edit-key-text = ¿No puede escanear? Mostrar la clave
edit-key-hidden = Oculto tras un minuto.
edit-key-qr = Código QR de { $account }
edit-key-picture = La clave, en grupos de cuatro
edit-leave = Dejarla como estaba
edit-save = Guardar la cuenta
edit-saving = Guardando…
edit-saved = { $account } está guardada.
