## Copias de seguridad automáticas

backups = Copias de seguridad automáticas
backups-about = Copias cifradas de todas las cuentas en una carpeta suya, hechas tras cada cambio. Se abren con su propia frase de contraseña, en cualquier equipo, también cuando este ya no exista.
backups-on = Copiar automáticamente
backups-on-about = Tras un cambio, y otra vez hasta que salga bien.
backups-first-folder = Elija antes una carpeta.
backups-first-passphrase = Elija antes una frase de contraseña.
backups-first-both = Elija antes una carpeta y una frase de contraseña.
backups-folder = Carpeta
backups-no-folder = Ninguna aún. Lo que más ayuda es una en otro disco, o que se copie a otro lugar.
backups-choose = Elegir…
backups-change = Cambiar…
backups-set = Fijar…
backups-passphrase = Frase de contraseña de las copias
backups-passphrase-has = Fijada. Las copias anteriores a un cambio se abren con la de entonces.
backups-passphrase-none = Ninguna aún. No tiene que ser la que abre Countersign.
backups-passphrase-about = Quien tenga una copia y esta frase de contraseña tiene sus cuentas. Nadie puede consultarla por usted: guárdela en papel.
backups-passphrase-done = La frase de contraseña de las copias está fijada.
backups-keep = Cuántas se conservan
backups-keep-about = Las antiguas se eliminan cuando una más nueva se ha abierto y comparado.
backups-none = Aún no hay copia
backups-last = Última copia buena: { $ago }
backups-working = Copiando…
backups-now = Copiar ahora
backups-made = Se ha hecho, abierto y comparado una copia.
backups-looking = Mirando las copias…
backups-look = Ver las copias
