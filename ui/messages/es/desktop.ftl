## El escritorio alrededor de la ventana: ajustes, bandeja, ventana pequeña

settings-desktop = Escritorio

desktop-tray-group = Bandeja
desktop-tray = Mostrar un icono en la bandeja
desktop-tray-about = Su menú tiene sus cuentas fijadas. Al elegir una se copia su código. Bloqueado, no nombra ninguna.
desktop-tray-missing = Este escritorio no muestra ninguna bandeja. El icono aparecerá en cuanto haya una.
desktop-close = Seguir en marcha al cerrar la ventana
desktop-close-about = Countersign se queda en la bandeja. Ciérrelo desde allí.
desktop-close-missing = Sin bandeja, cerrar la ventana termina Countersign.
desktop-start = Iniciar con el escritorio
desktop-start-about = Cuando inicia sesión en este equipo. Se queda en la bandeja si sigue en marcha al cerrar la ventana.

desktop-find-group = Códigos desde cualquier lugar
desktop-find-about = Una tecla abre una ventana pequeña: escriba, pulse Intro y el código queda copiado.
desktop-find-wayland = Este escritorio no deja que ningún programa tome una tecla. En los ajustes de teclado del escritorio, cree una tecla que ejecute esta orden:
shortcut-title = Tecla para la ventana pequeña
shortcut-none = Ninguna
shortcut-choose = Elegir una tecla
shortcut-remove = Quitar la tecla
shortcut-press = Pulse las teclas…
shortcut-about = Mantenga Ctrl, Alt o la tecla del sistema y pulse una letra, una cifra, la barra espaciadora o F1 a F12. Escape cancela.
shortcut-unfit = Eso no se puede elegir. Mantenga Ctrl, Alt o la tecla del sistema y pulse una letra, una cifra, la barra espaciadora o F1 a F12.

desktop-screen-group = Compartir pantalla
desktop-protect = Dejar la ventana fuera de capturas y grabaciones
desktop-protect-about = Los demás ven un hueco vacío cuando comparte la pantalla. La demostración se ve siempre.
desktop-protect-missing = Este sistema no puede dejar una ventana fuera de capturas y grabaciones. Antes de compartir la pantalla, tape todo u oculte los códigos.

tray-open = Abrir Countersign
tray-find = Buscar un código…
tray-lock = Bloquear
tray-unlock = Bloqueado. Abrir para desbloquear…
tray-nothing = No hay cuentas fijadas
tray-quit = Salir
tray-copied = Código copiado
tray-not-copied = No se copió nada

find-title = Buscar una cuenta
find-accounts = Cuentas
find-keys = Intro copia el código y cierra esta ventana. Escape la cierra.
find-none = Ninguna cuenta coincide.
find-empty = Todavía no hay cuentas.
find-locked = Bloqueado
find-locked-about = Sus cuentas están a salvo. Desbloquéelas en la ventana de Countersign.
find-unlock = Desbloquear en la ventana
