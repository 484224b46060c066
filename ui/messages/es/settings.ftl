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
about-system = Sistema operativo
about-desktop = Escritorio
about-engine = Vista web
about-package = Instalado como
about-words = Crea códigos de acceso en este equipo, los configura y los comprueba.
about-support-group = Ayuda
about-support = Texto para el soporte
about-support-about = Lo que debe saber quien le ayuda: versiones, ajustes, el estado de la caja fuerte y del llavero, los últimos problemas. Sin claves, códigos, tokens ni nombres de cuentas o personas.
about-support-open = Verlo
support-about = Esto es todo lo que habrá en el archivo. Está en inglés, para quien le ayuda. No se envía nada: usted decide adónde va.
support-exchanges = Intercambios con servidores
support-exchanges-about = Los últimos, sin lo que nombra a alguien.
support-servers = Nombres de los servidores
support-servers-about = Sin ellos, los servidores solo llevan un número.
support-gathering = Reuniendo los datos…
support-copy = Copiar
support-copied = Copiado
support-save = Guardar como…
support-saving = Guardando…
support-saved = Guardado en { $path }.
about-licences = Licencias
about-licences-about = Countersign está bajo la licencia MIT o la Apache License 2.0, a su elección. Está hecho con el trabajo de otras personas:
about-licences-show = Mostrar con qué está hecho
licences-search = Buscar por nombre o licencia
licences-count = { $count ->
    [one] { $count } paquete
    [many] { $count } de paquetes
   *[other] { $count } paquetes
}
licences-none = Nada coincide.
about-marks = Los símbolos de los emisores pertenecen a sus dueños. Están aquí solo para distinguir las cuentas.
