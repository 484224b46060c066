## Lo que abre la caja fuerte

slots = Lo que abre esta caja fuerte
slots-about = Cada una de estas formas la abre por sí sola. Conserve al menos dos, y el código de recuperación en papel.
slots-add = Añadir una forma
slot-keychain = El llavero
slot-passphrase = Una frase de contraseña
slot-recovery = Un código de recuperación
slot-two-part = Una frase de contraseña, con el llavero
slot-about-keychain = Abre sin preguntar mientras el llavero de su escritorio está desbloqueado.
slot-about-passphrase = Abre cuando la escribe, en este equipo o con una copia.
slot-about-recovery = Abre la caja fuerte cuando nada más lo hace. Se mostró una vez; solo usted lo tiene.
slot-about-two-part = Abre con su frase de contraseña y el llavero de este equipo, juntos. Un disco robado no basta.
slot-damaged = Dañado: no abre nada. Quítelo y añádalo de nuevo.
slot-last = La única entrada. Añada otra antes de quitarla.
slot-change = Cambiar
slot-change-passphrase = Cambiar la frase de contraseña
slot-change-two-part = Cambiar frase de contraseña y llavero
slot-make-new = Crear uno nuevo
slot-remove = Quitar
slot-remove-keychain = Quitar el llavero
slot-remove-passphrase = Quitar la frase de contraseña
slot-remove-recovery = Quitar el código de recuperación
slot-remove-two-part = Quitar frase de contraseña y llavero
slot-ask-keychain = ¿Quitar el llavero?
slot-ask-passphrase = ¿Quitar la frase de contraseña?
slot-ask-recovery = ¿Quitar el código de recuperación?
slot-ask-two-part = ¿Quitar frase de contraseña y llavero?
slot-remove-about = Ya no abrirá esta caja fuerte. Sus cuentas se quedan, y las otras formas funcionan como antes.
slot-remove-paper = Lo que anotó o imprimió deja de servir.
slot-remove-confirm = Muestre con otra forma que aún puede entrar.
slot-removed = Quitado: { $slot }.
slot-add-keychain = Añadir el llavero
slot-add-passphrase = Añadir una frase de contraseña
slot-add-both = Añadir frase de contraseña y llavero juntos
slot-add-two-part = Añadir una frase de contraseña con el llavero
slot-added-keychain = El llavero abre ahora esta caja fuerte.
slot-added-passphrase = La frase de contraseña abre ahora esta caja fuerte.
slot-added-two-part = Frase de contraseña y llavero abren ahora esta caja fuerte, juntos.
slot-changed = La frase de contraseña está cambiada.
slot-changing = Cambiando…
slot-how-keychain = El llavero de este equipo abre entonces la caja fuerte por sí solo, para quien use este equipo como usted. No hay nada que escribir.
slot-how-two-part = Hacen falta ambos para abrir la caja fuerte: lo que usted escribe y lo que guarda el llavero de este equipo. Si se pierde el llavero, solo ayuda el código de recuperación.
slot-how-passphrase = La escribe para abrir la caja fuerte. No se guarda en ninguna parte, y nadie puede consultarla por usted.
slot-new-passphrase = Frase de contraseña nueva
slot-passphrase-to-add = Frase de contraseña que se añade
slot-passphrase-stays = La frase de contraseña de esta caja fuerte queda como está.
ask = Pedir mi frase de contraseña
ask-about = Hoy el llavero abre esta caja fuerte por sí solo. Elija qué hará falta en su lugar; el llavero solo ya no abrirá nada.
ask-what = Qué hace falta en su lugar
ask-passphrase = Mi frase de contraseña
ask-passphrase-about = Funciona en cada equipo al que se copie la caja fuerte. Lo bien que protege depende de la frase.
ask-both = Mi frase de contraseña y el llavero, juntos
ask-both-about = Un disco robado no da nada que adivinar. Si se pierde el llavero, solo ayuda el código de recuperación.
ask-no-recovery = Aún no hay código de recuperación. Cree uno después.
asked = Desde ahora se pide su frase de contraseña.

## Bloqueo

locking = Bloqueo
locking-about = Un bloqueo vacía la ventana y borra la clave de la memoria. Una configuración sin terminar se conserva.
locking-idle = Bloquear cuando no se usa el equipo
locking-open = Queda abierto hasta que usted lo bloquee.
locking-after-about = Tras { $time } sin ratón ni teclado en esta ventana.
locking-longest = Su administrador permite { $time } como máximo.
locking-after = Tras { $time }
locking-desktop = Bloquear con el escritorio
locking-desktop-about = Cuando se bloquea la pantalla, y antes de que el equipo se suspenda.
locking-start = Empezar bloqueado
locking-start-about = Al iniciarse, Countersign le espera, incluso donde el llavero podría abrirlo.
locking-note = Solo el llavero abre esta caja fuerte, así que un clic la abre de nuevo. Pida una frase de contraseña, y el bloqueo aguanta.

## Del administrador

policy = De su administrador
policy-about = Fijado para este equipo. Aquí se puede leer, no cambiar.
policy-server = Servidor donde configurar códigos
policy-lock = Se bloquea a más tardar
policy-lock-after = Tras { $time } sin uso
policy-export = Exportar sin cifrar
policy-export-off = Desactivado
policy-export-allowed = Permitido
policy-file = Archivo: { $path }

## Instantáneas

snapshots = Instantáneas
snapshots-about = Copias de la caja fuerte en este equipo, selladas como ella. Ayudan contra errores y daños, no contra un disco perdido.
snapshots-count = { $count ->
    [one] { $count } instantánea, hecha { $ago }.
    [many] { $count } de instantáneas, la última hecha { $ago }.
   *[other] { $count } instantáneas, la última hecha { $ago }.
}
snapshots-none = Aún no hay ninguna instantánea. Se crea una por sí sola tras el próximo cambio.
snapshots-folder = En { $path }
snapshot-time = { $day }, { $time }
snapshot-take = Crear una instantánea ahora
snapshot-taken = Se ha creado una instantánea de ahora.
snapshot-restore = Restaurar…
snapshot-restore-of = Restaurar la instantánea: { $time }
snapshot-ask = ¿Restaurar esta instantánea: { $time }?
snapshot-ask-about = Sus cuentas pasan a ser las de aquel momento: { counted-accounts }.
snapshot-ask-undo = Primero se crea una instantánea de ahora, para poder deshacerlo.
snapshot-ask-added = Las cuentas añadidas desde entonces van a la papelera.
snapshot-ask-counters = Los contadores nunca retroceden, así ningún código se usa dos veces.
snapshot-ask-slots = Lo que abre la caja fuerte queda como ahora.
snapshot-act = Restaurar la instantánea
snapshot-restoring = Restaurando…
snapshot-restored = La instantánea está restaurada. { $what }.
snapshot-same = La instantánea está restaurada. Nada era distinto.
snapshot-back = { $count ->
    [one] { counted-accounts } ha vuelto
    [many] { counted-accounts } han vuelto
   *[other] { counted-accounts } han vuelto
}
snapshot-as-then = { $count ->
    [one] { counted-accounts } está como entonces
    [many] { counted-accounts } están como entonces
   *[other] { counted-accounts } están como entonces
}
snapshot-trashed = { counted-accounts } en la papelera
snapshot-undo = Deshacer la restauración
snapshot-undone = Todo está como antes de restaurar la instantánea.
snapshot-scheduled = Creada por sí sola tras un cambio
snapshot-asked = Creada a petición suya
snapshot-before-restore = Creada antes de una restauración
snapshot-before-migration = Creada antes de actualizar Countersign
snapshot-before-import = Creada antes de una importación
snapshot-outdated = Espera a ser sellada con la clave nueva
snapshot-damaged = Dañada
snapshot-other-vault = De otra caja fuerte
snapshot-newer = De un Countersign más nuevo

## Papelera

trash = Papelera
trash-about = Las cuentas quitadas quedan aquí 30 días y no crean códigos. Después se eliminan para siempre.
trash-empty = La papelera está vacía.
trash-removed = { $count ->
    [one] Quitada: { $day } · queda { $count } día
    [many] Quitada: { $day } · quedan { $count } de días
   *[other] Quitada: { $day } · quedan { $count } días
}
trash-restore = Recuperar
trash-restore-named = Recuperar { $account }
trash-restored = { $account } está de nuevo entre sus códigos.
trash-delete = Eliminar…
trash-delete-named = Eliminar { $account } para siempre
trash-delete-ask = ¿Eliminar { $account } para siempre?
trash-delete-act = Eliminar { $account }
trash-delete-about = Su clave se quita de la caja fuerte y de cada instantánea. Nadie puede recuperarla.
trash-delete-copies = Las copias de la caja fuerte hechas fuera de Countersign aún la contienen.
trash-clear = Vaciar la papelera
trash-clear-ask = ¿Eliminar { counted-accounts } para siempre?
trash-clear-about = Sus claves se quitan de la caja fuerte y de cada instantánea. Nadie puede recuperarlas.

## Cuando algo va mal

trouble = Cuando algo va mal
trouble-doctor = Prueba el llavero de este equipo paso a paso y dice qué hacer.
trouble-key = Tras perder un equipo o una copia de la caja fuerte. Todo se sella de nuevo.
vault-folder = Caja fuerte: { $path }

## Una clave nueva

rekey = Clave nueva para esta caja fuerte
rekey-open = Crear una clave nueva…
rekey-about = Todo se sella de nuevo con una clave nunca usada. Hágalo tras perder un equipo, un disco o una copia de la caja fuerte.
rekey-copies = Las copias hechas en otros sitios se abren como antes. Un código de recuperación siempre es nuevo.
rekey-keeps = Abre la caja fuerte después
rekey-recovery = Un código de recuperación nuevo, que usted escribe antes
rekey-drops = Ya no abre nada
rekey-recall = Una copia que alguien ya tiene no se puede retirar: sigue abriéndose con lo que la abría entonces. Si eso pudo ocurrir, haga configurar de nuevo sus cuentas donde inicia sesión.
rekey-step = Paso { $place } de 3
rekey-type = Escriba el código nuevo desde su papel
rekey-another = Elegir también otra frase de contraseña
rekey-passphrase = Frase de contraseña desde ahora
rekey-done = Esta caja fuerte tiene una clave nueva.
rekey-done-about = También las instantáneas de este equipo están selladas con ella. Destruya el código de recuperación anterior.
rekey-keep = Conservar la clave
rekey-begin = Empezar
rekey-next = Continuar
rekey-act = Crear la clave nueva
rekey-working = Sellando todo de nuevo…

## El código de recuperación

recovery-make-new = Crear un código de recuperación nuevo
recovery-about = Un código de recuperación abre su caja fuerte cuando nada más lo hace: una frase de contraseña olvidada, un llavero vaciado, una copia en un equipo nuevo.
recovery-once = Se muestra una vez.
recovery-once-about = Lo anota o lo imprime.
recovery-typed = Lo escribe de vuelta,
recovery-typed-about = para que ambos sepamos que es correcto.
recovery-works = Entonces funciona.
recovery-works-about = Salir antes no cambia nada.
recovery-old = El código que tiene ahora funciona hasta que escriba el nuevo.
recovery-type = Escriba el código desde su papel
recovery-done = El código de recuperación funciona desde ahora.
recovery-done-about = Guarde el papel donde guarda un pasaporte, y no junto a este equipo.
recovery-show = Mostrar el código
recovery-discard = Descartar este código
recovery-written = Lo tengo en papel
recovery-checking = Comprobando…
recovery-use = Usar este código
recovery-shown = Anótelo o imprímalo, y guárdelo lejos de este equipo. Solo se muestra ahora: 7 grupos de cinco caracteres.
recovery-picture = El código de recuperación
recovery-print = Imprimir una hoja
sheet-title = Código de recuperación para Countersign
sheet-about = Abre sus códigos de acceso cuando nada más lo hace: una frase de contraseña olvidada, un llavero perdido, un equipo nuevo. Quien lo tenga junto con una copia de la caja fuerte tiene sus códigos. Guárdelo como un pasaporte.
sheet-made = Creado el { $day }. Un código más nuevo deja este sin valor.
sheet-use = Para usarlo: abra Countersign, elija «Usar el código de recuperación» y escríbalo. Mayúsculas y espacios no importan.
