## Palabras de varias vistas

back = Atrás
done = Listo
asking-server = Preguntando al servidor…
code = Código
code-for = para { $name }
check-code = Comprobar el código
user-id = ID de usuario
user-id-hint = El número de la persona para la que son los códigos, no su nombre de acceso.
user-id-missing = Escriba el ID de usuario de la persona.
server = Servidor
person = Persona
on-behalf = En nombre de
login = Nombre de acceso
on-behalf-of = En nombre de { $who }
on-behalf-at = En nombre de { $who } en { $host }
token = Token
dialect = Dialecto
dialect-v2 = Servidores de hoy. Elija este si nadie dijo otra cosa.
dialect-v2beta = Servidores de antes de que v2 fuera definitivo.
dialect-v3alpha = Una forma de prueba de 2024, con ID de registro. Códigos de 6 a 9 caracteres.
dialect-resources-v3alpha = La forma de prueba posterior, de octubre de 2024. Códigos de 6 a 9 caracteres.
server-questions = Preguntas: { $help }

## El botón de un error

error-try-again = Intentar de nuevo
error-check-address = Revisar la dirección
error-check-state = Consultar el estado
error-change-user = Cambiar de cuenta
error-new-token = Introducir un token nuevo
error-use-token = Introducir un token
error-start-again = Empezar de nuevo
error-fix-clock = Comprobar de nuevo
error-unlock = Desbloquear
error-sign-in-again = Iniciar sesión de nuevo
error-use-server-time = Usar la hora del servidor
error-give-registration-id = Introducir su ID
error-choose-folder = Elegir una carpeta
error-wait = Esperar { $seconds } s
error-copied = Copiado para la asistencia
error-copy = Copiar para la asistencia
error-inspect = Todo lo enviado y recibido

## Lo enviado y recibido

exchange-request = Solicitud
exchange-answer = Respuesta
exchange-no-answer = Sin respuesta
exchange-body-request = Cuerpo de la solicitud
exchange-body-answer = Cuerpo de la respuesta
exchange-request-id = ID de la solicitud
exchange-clock = Reloj del servidor
exchange-difference = Diferencia
exchange-sent = Enviado
exchange-status = Estado
exchange-status-none = sin respuesta
exchange-id = ID
exchange-message = Mensaje
exchange-took = Duración
exchange-type = Tipo de contenido
exchange-said = Lo que dijo el servidor
exchange-said-body = La respuesta del servidor
milliseconds = { $count } ms

## El texto para la asistencia

ticket-reference = Referencia
ticket-what = Qué
ticket-local = Hora local
ticket-server-id = ID del servidor
ticket-server-code = Código del servidor
ticket-difference = Diferencia de relojes

## Tiempos y tamaños

time-moment-ago = hace un momento
time-minutes = { $count } min
time-hours = { $count } h
time-days = { $count ->
    [one] { $count } día
    [many] { $count } de días
   *[other] { $count } días
}
size-bytes = { $count ->
    [one] { $count } byte
    [many] { $count } de bytes
   *[other] { $count } bytes
}
size-kib = { $count } KiB
size-mib = { $count } MiB
clock-unknown = desconocida
clock-none = ninguna
clock-slower = este equipo va { $time } atrasado respecto al servidor
clock-faster = este equipo va { $time } adelantado respecto al servidor

## Cómo es una cuenta

facts-totp = Basado en la hora
facts-hotp = Basado en un contador
facts-digits = { $count } cifras
facts-characters = { $count } caracteres
facts-period = cada { $seconds } s
facts-counter = contador { $count }

## Un código que se escribe

code-odd = Los códigos no tienen «{ $character }». Escriba solo lo que muestra el código.
code-too-long = Eso tiene { $count } caracteres; los códigos tienen { $most } como máximo.
code-missing = Escriba primero el código.
code-too-short = { $count ->
    [one] Eso tiene { $count } carácter; los códigos tienen al menos { $least }.
    [many] Eso tiene { $count } de caracteres; los códigos tienen al menos { $least }.
   *[other] Eso tiene { $count } caracteres; los códigos tienen al menos { $least }.
}
code-several = Ese texto contiene { $count } códigos. Deje el que quiera.
code-none-in-text = Ese texto no contiene ningún código de { $count } caracteres.
code-none-in-text-between = Ese texto no contiene ningún código de { $least } a { $most } caracteres.
code-letter-meant = Este código contiene una letra. ¿Quería decir { $digit } en lugar de { $letter }?
code-letter = Este código contiene una letra. Los códigos de esta cuenta solo tienen cifras.
code-length-digits = { $count ->
    [one] Eso tiene { $count } cifra; los códigos de esta cuenta tienen { $length }.
    [many] Eso tiene { $count } de cifras; los códigos de esta cuenta tienen { $length }.
   *[other] Eso tiene { $count } cifras; los códigos de esta cuenta tienen { $length }.
}
code-length-characters = { $count ->
    [one] Eso tiene { $count } carácter; los códigos de esta cuenta tienen { $length }.
    [many] Eso tiene { $count } de caracteres; los códigos de esta cuenta tienen { $length }.
   *[other] Eso tiene { $count } caracteres; los códigos de esta cuenta tienen { $length }.
}
live-copy = Copiar
preview-now = El código ahora
preview-counter = El código para el contador { $count }

## El código de este equipo

own-code = El código de este equipo
own-code-wait = Código nuevo en { $seconds } s…
own-code-now = Usar este ahora
own-code-use = Usar el código de este equipo
own-code-caller = El código de quien llama
own-code-caller-use = Usar el código de quien llama

## Confirmar que es usted

confirm-you = Confirme que es usted
confirm-way-keychain = Llavero
confirm-way-passphrase = Frase de contraseña
confirm-way-recovery = Código de recuperación
confirm-way-two-part = Frase de contraseña y llavero
confirm-passphrase = Su frase de contraseña
confirm-recovery = Su código de recuperación
confirm-keychain = El llavero responde por usted. No hay nada que escribir.

## Quién ha iniciado sesión

session-none = Nadie ha iniciado sesión.
session-over = La sesión ha terminado.
session-token-as = Sesión iniciada con un token, como { $who }.
session-token = Sesión iniciada con un token.
session-as = Sesión iniciada como { $who }.
session-someone = Sesión iniciada.

## Lo que un enlace o archivo dice de un servidor

facts-name = Nombre
facts-address = Dirección
facts-kind = Tipo
facts-kind-dialect = { $provider }, { $dialect }
facts-client = ID de cliente
facts-help = A quién preguntar
