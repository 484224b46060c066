## Iniciar sesión

sign-in = Iniciar sesión
sign-in-token-hint = Un token de acceso personal de { $host }. Queda sellado en su caja fuerte y se borra de este formulario al enviarlo.
sign-in-panel = Inicio de sesión
sign-in-device = Iniciar sesión en otro dispositivo
sign-in-device-about = En su teléfono u otro equipo, abra esta dirección y escriba el código:
sign-in-qr = Código QR de la dirección, con el código incluido
sign-in-waiting = Esperando a que inicie sesión allí.
sign-in-ends = Termina en { $time }.
sign-in-browser = Siga en su navegador
sign-in-browser-about = Muestra la página de { $host }. Cuando haya iniciado sesión, esta ventana sigue.
sign-in-open = Abrir de nuevo
sign-in-copied = Dirección copiada
sign-in-copy = Copiar la dirección
sign-in-use-device = Usar otro dispositivo
sign-in-use-browser = Usar el navegador de aquí
token-new = Un token nuevo
token-new-hint = De su servicio de asistencia, para { $host }. Su configuración y su código QR quedan como están.
token-later = Más tarde
token-use = Usar este token

## Un enlace o archivo de una organización

offer-title = ¿Configurar códigos en { $host }?
offer-about = Un enlace o un archivo pide a Countersign que configure códigos en este servidor. Después inicia sesión allí.
offer-known-as = Ya tiene este servidor, como { $server }. Al iniciar sesión allí se sigue con él.
offer-known = Ya tiene este servidor. Al iniciar sesión allí se sigue con él.
offer-warning = Siga solo si su organización se lo pidió y la dirección es suya.
offer-waiting = { $count ->
    [one] Ha llegado otro enlace o archivo. Se muestra después de este.
    [many] Han llegado { $count } de enlaces o archivos más. Se muestran después de este.
   *[other] Han llegado { $count } enlaces o archivos más. Se muestran después de este.
}
leave-it = Dejarlo
offer-go-on = Seguir para iniciar sesión
offer-add = Añadir este servidor
offer-problem = Este enlace o archivo no se puede usar

## Servidores en los ajustes

servers-title = Servidores
servers-about = Donde usted, o quienes le llaman, configuran códigos. Los inicios de sesión están sellados en su caja fuerte.
servers-managed = De su administrador
servers-sign-out-of = Cerrar la sesión en { $server }
servers-sign-out = Cerrar sesión
servers-sign-in-again-to = Iniciar sesión de nuevo en { $server }
servers-signed-out = Sesión cerrada en { $server }.
servers-more-about = Más sobre { $server }
servers-more = Más…
servers-none = Aún ninguno. Configurar con su organización añade uno.
servers-add = Añadir un servidor
servers-requests = Solicitudes a sus servidores
servers-requests-about = Cada solicitud con su respuesta, para mirarla o enviarla a la asistencia. Las claves están ocultas.
servers-requests-show = Mostrar las solicitudes

## Un servidor

server-managed = Su administrador fijó este servidor. Aquí no se puede cambiar ni quitar.
server-clock-section = Reloj y certificados
server-time-unknown = Para un equipo cuyo reloj no se puede ajustar. Los relojes aún no se han comparado.
server-time-agrees = Para un equipo cuyo reloj no se puede ajustar. Aquí los relojes coinciden.
server-time-measured = Medido: { $difference }.
server-authorities = Autoridades de certificación propias
server-authorities-none = Ninguna añadida. Hace falta si su organización emite ella misma sus certificados.
server-authorities-added = { $count ->
    [one] { $count } añadida. Solo vale para este servidor.
    [many] { $count } añadidas. Solo valen para este servidor.
   *[other] { $count } añadidas. Solo valen para este servidor.
}
server-authorities-add = Añadir una
server-authorities-remove = Quitar las autoridades añadidas
server-authorities-remove-short = Quitar
server-authority-large = { $name } es demasiado grande para un certificado.
server-remove = Quitar el servidor
server-change = Cambiar…
server-remove-title = ¿Quitar { $server }?
server-remove-about = Se cierra allí su sesión y el perfil desaparece. Las cuentas configuradas allí se quedan, y sus códigos también.
server-removed = { $server } está quitado.
server-removed-but = { $server } está quitado. { $problem }

## Probar un servidor

server-test-running = Probando…
server-test-again = Probarlo de nuevo
server-test = Probar el servidor
check-good = Funciona
check-bad = Falla
check-unknown = No se sabe
check-reachable = Llegar al servidor
check-certificate = Comprobar su certificado
check-instance = Encontrar el servicio
check-dialect = Encontrar su dialecto
check-clock = Comparar los relojes
check-signed-in = Sesión

## El perfil de un servidor

server-address-missing = Escriba la dirección del servidor.
server-changed = { $server } está cambiado.
server-added = { $server } está añadido.
server-change-title = Cambiar { $server }
server-signs-out = Otra dirección termina la sesión allí.
server-not-now = Ahora no
server-save = Guardar el servidor
server-add = Añadir el servidor
server-address = Dirección del servidor
server-client-hint = Su servicio de asistencia lo conoce. Un enlace o archivo de configuración lo trae consigo.
server-more = Más sobre este servidor
server-name-hint = Como usted lo llama. Vacío: el nombre del host.
server-find-out = Averiguarlo
server-way = Cómo se inicia sesión
server-help-hint = Un teléfono o una dirección del servicio de asistencia. Puede estar vacío.
way-browser = En el navegador
way-browser-about = Cada persona inicia sesión con su navegador.
way-device = En otro dispositivo
way-device-about = Para un equipo sin navegador.
way-token = Con un token
way-token-about = Para un servicio de asistencia que configura códigos para otros.
server-offer = Enlace y archivo de configuración
server-offer-about = Para quienes deben configurar códigos en este servidor. No contiene ni token ni clave.
server-offer-make = Crear un enlace
server-offer-copied = Enlace copiado
server-offer-copy = Copiar el enlace
server-offer-save = Guardar como archivo…
server-offer-what = Qué contiene el archivo
server-offer-saved = { $name } está guardado.
