### Español. De usted; los signos de apertura no se olvidan.

## Nombres

account-without-name = Cuenta sin nombre
close = Cerrar
cancel = Cancelar
undo = Deshacer

## La ventana

nav-label = Vistas
nav-codes = Códigos
nav-enroll = Configurar
nav-verify = Comprobar
nav-transfer = Importar y exportar
nav-settings = Ajustes
nav-lock = Bloquear
nav-palette = Buscar todo
version = Versión { $version }
nothing-to-undo = No hay nada que deshacer.

## Primer inicio

first-title = Configure sus códigos de acceso
first-about = Los códigos se crean en este equipo, también sin red.
first-enroll = Con mi organización
first-enroll-about = Configurar códigos para una cuenta que le dio su organización.
first-add = Añadir o importar mis códigos
first-add-about = Desde un enlace, una imagen con código QR o una clave que usted escribe.
first-demo = Probar la demostración
first-demo-about = Ver cómo se configura y se comprueba. No se guarda nada.

## Bloqueado

locked-title = Countersign está bloqueado
locked-about = Mientras está bloqueado no queda ningún código en esta ventana.
locked-offer = Un enlace de { $host } espera. Se muestra al desbloquear.
locked-doctor = Examinar el llavero
locked-keychain = Desbloquear con el llavero
locked-unlocking = Desbloqueando…
locked-or = o
locked-passphrase-label = Frase de contraseña
locked-two-part-hint = El llavero añade su parte por sí solo.
locked-passphrase = Desbloquear con la frase de contraseña
locked-two-part = Desbloquear con frase de contraseña y llavero
locked-unlock = Desbloquear
locked-use-recovery = Usar el código de recuperación
locked-recovery = Desbloquear con el código de recuperación

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
recovery-hint-away = Quitar este consejo
recovery-code = Código de recuperación
loading = Abriendo sus códigos…
read-only = Solo lectura
codes-damaged = { $count ->
    [one] Una cuenta no se pudo leer. Se conserva tal como está; las demás funcionan.
    [many] { $count } de cuentas no se pudieron leer. Se conservan tal como están; las demás funcionan.
   *[other] { $count } cuentas no se pudieron leer. Se conservan tal como están; las demás funcionan.
}
codes-damaged-which = Cuáles
codes-damaged-delete = Eliminar para siempre…
codes-damaged-delete-named = Eliminar { $id } para siempre
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

## Paleta y atajos

palette-label = Buscar todo
palette-placeholder = Una cuenta, un ajuste o qué hacer
palette-results = Resultados
palette-none = Nada coincide con «{ $text }».
palette-found = { $count ->
    [one] { $count } resultado
    [many] { $count } de resultados
   *[other] { $count } resultados
}
palette-accounts = Cuentas
palette-actions = Acciones
palette-settings = Ajustes
palette-copies = copia el código
palette-hint = Intro elige, Esc cierra
keys-title = Atajos de teclado
keys-everywhere = En todas partes
keys-list = En la lista de códigos
keys-search = Buscar
keys-search-letters = Buscar al escribir
keys-any-letter = una letra
keys-copy = Copiar el código
keys-copy-next = Copiar el código siguiente
keys-show = Mostrar u ocultar el código
keys-move = Ir de cuenta en cuenta
keys-ends = Primera o última cuenta
keys-order = Mover la cuenta en su orden
keys-select = Seleccionar o dejar de seleccionar
keys-select-all = Seleccionar todas
keys-edit = Editar la cuenta
keys-remove = Quitar la cuenta
keys-menu = Más para la cuenta
keys-time = Oír cuánto dura el código
keys-leave = Borrar la búsqueda, terminar la selección

## Acciones

act-palette = Buscar todo
act-keys = Mostrar los atajos de teclado
act-codes = Ir a los códigos
act-enroll = Configurar códigos con mi organización
act-verify = Comprobar un código
act-import = Importar cuentas
act-export = Exportar cuentas
act-settings = Abrir los ajustes
act-add = Añadir una cuenta
act-add-picture = Añadir una cuenta desde una imagen
act-add-hand = Añadir una cuenta a mano
act-lock = Bloquear
act-undo = Deshacer el último cambio
act-mask = Tapar nombres y códigos
act-unmask = Mostrar de nuevo nombres y códigos
act-select = Seleccionar varias cuentas
act-sort-manual = Mostrar los códigos en mi orden
act-sort-name = Ordenar los códigos por nombre
act-sort-use = Ordenar los códigos por último uso
act-hide = Ocultar los códigos hasta pedirlos
act-unhide = Mostrar los códigos siempre
act-next = Mostrar también el código siguiente
act-no-next = No mostrar el código siguiente
act-theme-system = Tema: como el equipo
act-theme-light = Tema: claro
act-theme-dark = Tema: oscuro
act-density-comfortable = Filas: holgadas
act-density-compact = Filas: compactas
act-larger = Texto más grande
act-smaller = Texto más pequeño
act-demo = Empezar la demostración
act-leave-demo = Salir de la demostración
act-presenter = Vista de presentación
act-security = Ajustes: seguridad
act-servers = Ajustes: servidores e inicio de sesión
act-backups = Ajustes: copias de seguridad
act-appearance = Ajustes: aspecto
act-code-settings = Ajustes: códigos
act-about = Ajustes: acerca de Countersign

## Ajustes

settings-title = Ajustes
settings-sections = Secciones
settings-security = Seguridad
settings-servers = Servidores e inicio de sesión
settings-backups = Copias de seguridad
settings-appearance = Aspecto
settings-codes = Códigos
settings-about = Acerca de
settings-demo = La caja fuerte de la demostración se tira al salir. Después vuelven aquí los ajustes de la suya.

appearance-group = Cómo se ve
appearance-theme = Tema
appearance-theme-system = Como el equipo
appearance-theme-light = Claro
appearance-theme-dark = Oscuro
appearance-accent = Acento
appearance-accent-about = Para lo que se puede pulsar y para el tiempo restante. Los veredictos conservan sus colores.
accent-teal = Verde azulado
accent-blue = Azul
accent-indigo = Índigo
accent-plum = Ciruela
accent-graphite = Grafito
appearance-density = Filas
appearance-density-comfortable = Holgadas
appearance-density-compact = Compactas
appearance-text = Tamaño del texto
appearance-text-about = { $percent } del tamaño habitual
appearance-text-smaller = Texto más pequeño
appearance-text-larger = Texto más grande
appearance-example = Un ejemplo
appearance-language-group = Idioma
appearance-language = Idioma de esta ventana
appearance-language-about = Algunas vistas y mensajes están por ahora solo en inglés.
appearance-language-system = Como el equipo

codes-group = Cómo se muestran los códigos
codes-grouping = Grupos de cifras
codes-grouping-standard = Según la longitud
codes-grouping-threes = De tres
codes-grouping-twos = De dos
codes-grouping-none = Ninguno
codes-show-next = Código siguiente
codes-show-next-about = El que viene después, pequeño, bajo cada código.
codes-hide = Ocultar los códigos hasta pedirlos
codes-hide-about = En su lugar hay puntos. Se puede copiar sin mostrar. Un código pedido se oculta de nuevo cuando cambia.
codes-clipboard-group = Portapapeles
codes-clipboard = Borrar un código copiado
codes-clipboard-about = Solo si sigue ahí. Lo que haya copiado desde entonces se queda.
codes-clipboard-after = { $seconds ->
    [one] Tras { $seconds } segundo
    [many] Tras { $seconds } de segundos
   *[other] Tras { $seconds } segundos
}
codes-clipboard-never = Nunca

about-program = Countersign { $version }
about-platform = En { $platform }
about-words = Crea códigos de acceso en este equipo, los configura y los comprueba.
about-licences = Licencias
about-licences-about = Countersign está bajo la licencia MIT o la Apache License 2.0, a su elección. Está hecho con el trabajo de otras personas:
about-licences-show = { $count ->
    [one] Mostrar { $count } componente de esta ventana
    [many] Mostrar { $count } de componentes de esta ventana
   *[other] Mostrar { $count } componentes de esta ventana
}
about-marks = Los símbolos de los emisores pertenecen a sus dueños. Están aquí solo para distinguir las cuentas.

## Vista de presentación

presenter-title = Vista de presentación
presenter-caption = Demostración
presenter-no-account = Configure la primera cuenta para ver aquí su código.
presenter-scenarios = Escenarios
presenter-leave = Salir de la vista de presentación
presenter-say = Diga: «{ $words }»
presenter-next = { $count ->
    [one] Código siguiente en { $count } segundo
    [many] Código siguiente en { $count } de segundos
   *[other] Código siguiente en { $count } segundos
}
presenter-code = Código de { $account }
presenter-demo-only = La vista de presentación solo muestra las cuentas de la demostración. Empiece antes la demostración.
