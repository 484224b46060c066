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
palette-doing = Con una cuenta
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
key-ctrl = Ctrl
key-shift = Mayús
key-enter = Intro
key-space = Espacio
key-home = Inicio
key-end = Fin
key-delete = Supr
key-esc = Esc
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
act-hide = Ocultar los códigos hasta pedirlos
act-unhide = Mostrar los códigos siempre
act-next = Mostrar también el código siguiente
act-no-next = No mostrar el código siguiente
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
act-desktop = Ajustes: escritorio
act-about = Ajustes: acerca de Countersign
act-choice = { $setting }: { $choice }

# Never shown: what an act may be looked for by besides its name. English is looked through in every language.

also-keys = ayuda teclado
also-enroll = registrar inscribir
also-verify = soporte llamada comprobar
also-import = archivo pantalla cámara portapapeles migración
also-export = copia imprimir hoja migración
also-settings = preferencias opciones
also-add = nueva
also-add-picture = QR foto
also-add-hand = clave escribir
also-mask = ocultar compartir pantalla
also-select = varias
also-presenter = proyector escenario
also-inspector = solicitudes red registro
also-larger = zoom ampliar
also-smaller = zoom reducir
