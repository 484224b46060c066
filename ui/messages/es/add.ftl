## Añadir cuentas

add-right = ¿Es correcto?
add-ways = Forma de añadir
add-way-link = Pegar un enlace
add-way-picture = Imagen QR
add-way-hand = A mano
add-import = Varias cuentas, un archivo de otro programa, la pantalla o la cámara:
add-act = Añadir esta cuenta
add-act-several = { $count ->
    [one] Añadir { $count } cuenta
    [many] Añadir { $count } de cuentas
   *[other] Añadir { $count } cuentas
}
added = { $account } está añadida.
added-several = { $count ->
    [one] { $count } cuenta añadida.
    [many] { $count } de cuentas añadidas.
   *[other] { $count } cuentas añadidas.
}
add-several = { $count ->
    [one] Se encontró { $count } código QR. Elija qué añadir.
    [many] Se encontraron { $count } de códigos QR. Elija qué añadir.
   *[other] Se encontraron { $count } códigos QR. Elija qué añadir.
}
add-here = Esta clave ya está aquí, como { $account }.
add-link-hint = Lleva la clave de la cuenta, por eso queda oculto mientras lo pega.
add-drop = Imagen con un código QR
add-drop-about = Suelte aquí una imagen del código QR o pegue una.
add-drop-hint = Una captura de pantalla o una foto. Se lee en este equipo y no se guarda.
add-large = { $name } tiene { $size } MiB; se leen 32 MiB como máximo. Elija una imagen más pequeña o recórtela hasta el código.
add-large-unnamed = Esa imagen
add-issuer-example = Con quién es la cuenta
add-label-example = Su usuario o correo allí
add-key = Clave
add-key-hint = Las letras y las cifras del 2 al 7 que se le mostraron. Los espacios no importan.
add-advanced = Avanzado
add-kind = Tipo
add-algorithm = Algoritmo
add-digits = Cifras
add-counter = Contador
add-period = Periodo en segundos
add-look = Ver la cuenta

## La clave para un teléfono

key-title = Añadirla a su teléfono
key-show-again = Mostrar de nuevo
key-text = Mostrar como texto
key-text-hide = Ocultar el texto
key-text-warning = Quien lea esta clave podrá crear sus códigos. Un lector de pantalla la dice en voz alta.
key-text-keep = Dejarla oculta
key-hidden = Oculto tras 5 minutos.
