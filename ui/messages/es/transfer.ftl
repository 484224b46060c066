## Importar: lo que entra

drop-anywhere = Suéltelo para importar. Verá qué es antes de que se guarde nada.
dropped = Lo que se soltó
picture = Imagen
ways-title = Traiga aquí sus cuentas
ways-about = Exportaciones y copias de seguridad de otros programas, también cifradas; imágenes de códigos QR; enlaces. Suéltelos en cualquier parte de esta ventana. Verá cada cuenta antes de que se guarde nada.
ways-label = Formas de importar
ways-more = Añadir más a esta importación
way-files = Elegir archivos…
way-screen = Mirar la pantalla
way-camera = Cámara
way-clipboard = Pegar
way-link = Escribir un enlace
ways-link-hint = otpauth:// u otpauth-migration://. Lleva claves, por eso queda oculto mientras lo pega.
screen-nothing = No se encontró ningún código QR. Se miró: { $screens }.
screen-nothing-next = Amplíelo, tráigalo al frente o elija una imagen de él.
parts-missing-next = Muestre, suelte o pegue del mismo modo el código que falta; se añade a esta importación. Lo que hay también se puede importar sin él.
sources = Lo que se lee
source-sealed = Necesita su contraseña.
source-password = Escribir la contraseña…
source-password-of = Escribir la contraseña de { $name }
sealed-title = Este archivo está cifrado
sealed-password = Su contraseña
sealed-hint = La que eligió en el otro programa al exportar. No se guarda.
sealed-empty = Escriba la contraseña del archivo.
sealed-open = Abrir el archivo
sealed-opening = Abriendo…
phase-opening = Abriendo con la contraseña. El programa del archivo lo hizo lento a propósito.
phase-comparing = Comparando con sus cuentas…
phase-preparing = Haciendo una instantánea de lo que hay…
phase-making-key = Creando una clave a partir de la frase de contraseña. Es lento a propósito.
phase-checking = Leyendo de nuevo y comparando…

## La cámara

camera-title = Ponga el código QR ante la cámara
camera-picture = Imagen de la cámara
camera-asking = Esperando la cámara. Quizá el sistema le pida permiso.
camera-on = Se lee en cuanto está nítido. Las imágenes quedan en este equipo y no se guardan.
camera-hidden = La cámara se apagó mientras la ventana estaba oculta.
camera-start = Encender la cámara
camera-off = La cámara está apagada.
camera-refused = Countersign no puede usar la cámara.
camera-none = Este equipo no tiene cámara.
camera-in-use = La cámara está, pero no da imagen.
camera-unsupported = La cámara no se puede usar en esta ventana.
camera-failed = La cámara se detuvo.
camera-next-off = Enciéndala de nuevo cuando quiera.
camera-next-refused = Permítalo en los ajustes del sistema, o haga una imagen del código y elíjala.
camera-next-none = Conecte una, o haga una imagen del código y elíjala.
camera-next-in-use = Probablemente la usa otro programa. Ciérrelo e inténtelo de nuevo.
camera-next-unsupported = Haga una imagen del código y elíjala, o mire la pantalla.
camera-next-failed = Inténtelo de nuevo, o haga una imagen del código y elíjala.

## Importar: sus filas

rows = Cuentas por importar
rows-show = Mostrar
rows-all = Todas
rows-attention = Por revisar
status-new = Nueva
status-here = Ya está aquí
status-changed = Cambiada
status-attention = Por revisar
row-number = Fila { $number }
row-import = Importar { $name }
row-change = Cambiar { $name }
row-tags = Etiquetas: { $tags }
row-note = Nota: { $note }
row-picture = Con su imagen
row-here = Está aquí como { $name }.
row-changes = Su clave ya está aquí, como { $name }. Tomarla cambia esa cuenta:
refused = { $count ->
    [one] Una fila no se puede tomar. Guarde lo que el archivo tiene ahí, con el motivo; el texto contiene claves que cualquiera puede leer.
    [many] { $count } de filas no se pueden tomar. Guarde lo que el archivo tiene ahí, con los motivos; el texto contiene claves que cualquiera puede leer.
   *[other] { $count } filas no se pueden tomar. Guarde lo que el archivo tiene ahí, con los motivos; el texto contiene claves que cualquiera puede leer.
}
refused-save = Guardarlas como texto…
refused-saved = Guardado en { $path }. Ese archivo contiene claves: elimínelo cuando ya no lo necesite.
summary-none = Aún no hay nada que importar.
summary-new = { $count ->
    [one] { $count } nueva
    [many] { $count } de nuevas
   *[other] { $count } nuevas
}
summary-here = { $count } ya aquí
summary-changed = { $count ->
    [one] { $count } cambiada
    [many] { $count } de cambiadas
   *[other] { $count } cambiadas
}
summary-attention = { $count ->
    [one] { $count } por revisar
    [many] { $count } por revisar
   *[other] { $count } por revisar
}
summary-import = { $parts }. No se guarda nada hasta que elija «{ import-act }».
summary-nothing = { $parts }. No hay nada que importar.
summary-unchosen = { $parts }. No hay nada elegido.
import-act = Importar { $count }
import-leave = Descartarla
imported = { $count ->
    [one] { counted-accounts } importada.
    [many] { counted-accounts } importadas.
   *[other] { counted-accounts } importadas.
}
imported-changed = { $count ->
    [one] { counted-accounts } cambiada.
    [many] { counted-accounts } cambiadas.
   *[other] { counted-accounts } cambiadas.
}
imported-both = Importado: { counted-accounts }; cambiado: { $changed }.
imported-refused = { $count ->
    [one] { counted-accounts } no se pudo tomar. Sigue allí desde donde exportó.
    [many] { counted-accounts } no se pudieron tomar. Siguen allí desde donde exportó.
   *[other] { counted-accounts } no se pudieron tomar. Siguen allí desde donde exportó.
}
imported-next = Pruebe un código antes de eliminar nada en el otro programa. Si el archivo importado no está cifrado, elimínelo después: quien lo tenga tiene sus cuentas.
imported-see = Ver sus códigos
imported-undo = Deshacer la importación
imported-more = Importar otra cosa

## Exportar

export-none = Aún no hay ninguna cuenta que exportar.
export-which = Qué cuentas
export-all = Todas: { counted-accounts }
export-some = Algunas
export-some-chosen = Algunas: { $count } elegidas
export-search = Buscar
export-search-label = Buscar en las cuentas
export-choose-found = Elegir estas { $count }
export-choose-none-found = No elegir ninguna de estas
export-unlisted = { $count } más; busque para verlas.
export-form = En qué forma
export-sealed = Cifrado, con contraseña
export-plain = Sin cifrar: cualquiera puede leerlo
export-forbidden = Las reglas de este equipo solo permiten exportaciones cifradas.
export-screen = En esta pantalla, para un teléfono
export-codes = Códigos QR para escanear
export-codes-about = Google Authenticator, Aegis, 2FAS y otros: varias cuentas en cada código
export-code = El código QR de esta cuenta
export-code-about = Cualquier autenticador de un teléfono lo escanea
export-plan = Qué se escribirá
export-left-out = { $count ->
    [one] { counted-accounts } no estará en el archivo:
    [many] { counted-accounts } no estarán en el archivo:
   *[other] { counted-accounts } no estarán en el archivo:
}
export-losses = No todo cabe en este formato. Esto se queda aquí:
export-fits = Todo cabe en este formato, en { counted-accounts }.
export-password = Contraseña del archivo
export-not-encrypted = Esto no está cifrado.
export-warning = Quien lo vea podrá crear sus códigos, incluso mucho después. Use una forma cifrada donde pueda; elimine esta en cuanto haya servido.
export-where = Usted elige dónde. Se vuelve a leer y se compara antes de darlo por hecho.
export-writing = Escribiendo…
export-choose = Elija una cuenta
export-act = Escribir { counted-accounts }
export-act-plain = { $count ->
    [one] Escribir { $count } clave que cualquiera puede leer
    [many] Escribir { $count } de claves que cualquiera puede leer
   *[other] Escribir { $count } claves que cualquiera puede leer
}
export-ask = ¿Escribir claves que cualquiera puede leer?
export-ask-keep = No escribirlas
export-ask-sheet = Quien tenga la hoja, o una copia de su archivo, podrá crear sus códigos.
export-ask-file = Quien consiga el archivo, o una copia en una copia de seguridad o una nube, podrá crear sus códigos.
exported = { $count ->
    [one] { counted-accounts } escrita, leída de nuevo y comparada.
    [many] { counted-accounts } escritas, leídas de nuevo y comparadas.
   *[other] { counted-accounts } escritas, leídas de nuevo y comparadas.
}
exported-plain = Quien tenga este archivo tiene las cuentas. Elimínelo cuando haya cumplido.
exported-back = Volver a sus códigos
exported-again = Exportar en otro formato
codes-label = Códigos QR
codes-picture = Código QR { $place } de { $count }
codes-picture-of = Código QR de { $account }
codes-place = Código { $place } de { $count }. Escanéelos todos, uno tras otro.
codes-timeout = Oculto tras un minuto.
codes-previous = Código anterior
codes-next = Código siguiente
codes-show = Mostrar los códigos QR
codes-timed-out = Oculto tras un minuto. Mostrar de nuevo
codes-warning = Quien los vea o grabe tiene las cuentas. Mire quién está detrás de usted.
codes-warning-one = Quien lo vea o grabe tiene la cuenta. Mire quién está detrás de usted.
codes-left-out = { $count ->
    [one] { counted-accounts } no estará en los códigos:
    [many] { counted-accounts } no estarán en los códigos:
   *[other] { counted-accounts } no estarán en los códigos:
}
codes-in = En estos códigos: { $place } de { counted-accounts }.
codes-none = Ninguna de estas cuentas cabe en códigos así.
codes-none-next = Elija una sola: cabe en su propio código QR. O use un archivo en otra forma.
codes-differs = Otro programa puede leer este código de otra forma:
