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
nav-transfer-short = Importar
nav-settings = Ajustes
nav-lock = Bloquear
nav-palette = Buscar todo
version = Versión { $version }
nothing-to-undo = No hay nada que deshacer.
undone = Deshecho.
