## Configurar: el comienzo

enroll-step = Paso { $at } de { $of }
enroll-later = Terminar más tarde
enroll-how = ¿Cómo le pidieron que lo configurara?
enroll-sign-in = Iniciar sesión en mi organización
enroll-sign-in-at = Inicia sesión en { $host }.
enroll-sign-in-about = Inicia sesión como todos los días.
enroll-link = Tengo un enlace o un archivo
enroll-link-about = De un mensaje o una página de su organización.
enroll-qr = Tengo un código QR
enroll-qr-about = Una página lo muestra y después pide un código.
enroll-helpdesk = Datos de mi servicio de asistencia
enroll-helpdesk-about = Una dirección de servidor, un ID de usuario y un token que alguien le dio.
enroll-elsewhere = Terminar una configuración empezada en otro lugar
enroll-demo = Verlo antes en la demostración

## El servidor, el enlace, la persona

enroll-server-where = ¿Dónde inicia sesión?
enroll-server-which = ¿Qué organización?
enroll-server-missing = Escriba la dirección del servidor de su organización.
enroll-server-link = Tengo más bien un enlace o un archivo
enroll-server-other = Otro servidor
offer-open = Abra su enlace o archivo
offer-link = Enlace
offer-link-about = Nombra el servidor de su organización. Verá adónde lleva antes de que se envíe nada.
offer-read = Leer el enlace
offer-file = Elegir un archivo
offer-file-large = { $name } tiene { $size }; un archivo de configuración tiene 16 KiB como máximo.
offer-holds-key = Ese enlace contiene la clave de una cuenta, como un código QR. Ya no se muestra aquí.
offer-to-picture = Seguir como con un código QR
enroll-sign-in-to = Iniciar sesión en { $server }
enroll-who = ¿Para quién se configura?
enroll-who-look = Buscar a la persona
enroll-who-me = Soy yo
enroll-details = Datos de su servicio de asistencia
enroll-token-hint = Se usa para esta configuración y se borra de este formulario al enviarlo.
enroll-start = Configurar códigos

## ¿Es usted?

subject-person = ¿Es la persona correcta?
subject-you = ¿Es usted?
subject-at = { $who } en { $host }
subject-started = Esta configuración está empezada. Seguir no la empieza de nuevo.
subject-ready = Los códigos ya están configurados.
subject-ready-here = En este equipo hay una configuración sin terminar de esta cuenta. Puede ser esa o una anterior.
subject-here-gone = En este equipo hay una configuración sin terminar de esta cuenta, y { $host } no tiene ninguna. Su código QR probablemente ya no sirve.
subject-here-unknown = En este equipo hay una configuración sin terminar de esta cuenta. { $host } no dijo si aún espera allí.
subject-here = En este equipo hay una configuración sin terminar de esta cuenta. Su código QR aún sirve.
subject-pending = Una configuración anterior no se terminó. Empezar de nuevo inutiliza su código QR.
subject-unknown = { $host } no dijo si hay códigos configurados. Empezar inutiliza una configuración sin terminar.
subject-none = Aún no hay códigos configurados.
subject-go-on = Seguir
subject-finish-try = Intentar terminar esa configuración
subject-finish = Terminar esa configuración
subject-open = Abrir la configuración sin terminar
subject-replace = Quitar y configurar de nuevo
subject-other = Otra persona
subject-not-me = No soy yo
subject-for-another = Configurar códigos para otra persona

## Quitar los códigos antiguos

replace-title = ¿Quitar estos códigos?
replace-title-of = ¿Quitar los códigos de { $who }?
replace-stops = Deja de funcionar al instante
replace-stops-what = Los códigos de { $who } en { $host }, en todos los teléfonos y equipos.
replace-works = Sigue funcionando
replace-untold = No se sabe qué queda
replace-untold-what = { $host } no dijo con qué más puede iniciar sesión { $who }. Termine la nueva configuración de una vez.
replace-nothing = No queda nada más
replace-nothing-what = Hasta terminar la nueva configuración no hay una segunda forma de iniciar sesión. Termínela de una vez.
replace-when = Se quitan cuando empieza la nueva configuración, que es el paso siguiente.

## Dónde estarán los códigos

where-title = ¿Dónde quiere sus códigos?
where-removed = Los códigos antiguos están quitados. Los nuevos aún no están configurados.
where-id = El ID de la configuración
where-id-about = El de los códigos configurados ahora. Su servicio de asistencia lo conoce.
where-here = En este equipo
where-here-about = Countersign los crea, también sin red.
where-phone = Aquí y en mi teléfono
where-phone-about = Escanea un código QR con la aplicación del teléfono. Ambos crean entonces los mismos códigos.

## El código

enter-title = Introduzca el código
enter-length = Este servidor admite códigos de { $least } a { $most } caracteres; los de esta cuenta tienen { $count }.
enter-clock-slower = El reloj de este equipo va { $time } atrasado respecto al del servidor.
enter-clock-faster = El reloj de este equipo va { $time } adelantado respecto al del servidor.
enter-follows = Los códigos de esta cuenta siguen la hora del servidor.
use-server-time = Usar la hora del servidor para los códigos
enter-phone = El código de su teléfono
enter-phone-hint = Escanee primero el código QR y escriba después lo que muestra el teléfono.
enter-just-changed = El código acaba de cambiar. El que escribió suele servir todavía.
enter-checking = Comprobando…
enter-anyway = Enviar de todos modos
enter-discard = Descartar
enter-start-again = ¿Empezar de nuevo?
enter-start-again-about = El código QR que escaneó dejará de servir.
discard-title = ¿Descartar la configuración de { $account }?
discard-act = Descartar la configuración
discarded = La configuración sin terminar está descartada.
discarded-here = Descartada aquí. { $problem }
registration-none = { $host } no tiene ninguna configuración sin terminar de esta cuenta.
registration-pending = { $host } espera un código para terminar esta configuración.
registration-ready = Los códigos ya están configurados en { $host }.
registration-unknown = { $host } no dijo en qué estado está esta configuración.

## Listo

done-they = La persona está configurada
done-you = Todo está configurado
done-made-here = Los códigos de { $account } se crean en este equipo.
done-behalf = En nombre de { $who } en { $host }. Este equipo guarda también su clave.
done-found-out = La respuesta se perdió por el camino. El servidor muestra que aceptó el código.
done-counted = El servidor da por válida esta configuración sin comprobarla. Su código es correcto aquí.
done-sign-in-again = El servidor quiere que inicie sesión de nuevo, con un código. Hasta entonces rechaza todo lo demás.
done-wait = Espere al código siguiente antes de iniciar sesión. El servidor acepta cada código una sola vez.
done-try = Probar a iniciar sesión
done-phone = Copiar al teléfono
done-advice = Antes de perder este equipo: un código de recuperación abre estos códigos en otro lugar, y una segunda forma de iniciar sesión le deja entrar sin ellos.
done-let-in = Funcionó: { $host } inició la sesión de { $who }.
done-trying = Su navegador muestra la página de { $host }. Inicie sesión allí como lo hará cada día, con el código de arriba.
waiting-browser = Esperando a su navegador.
done-stop-waiting = Dejar de esperar
done-untold = El resultado se muestra allí, no aquí.

## Una configuración empezada en otro lugar

elsewhere-serial-missing = Este servidor quiere el número de serie.
elsewhere-id-missing = Este servidor quiere el ID del registro.
elsewhere-ready = Allí ya hay códigos configurados
elsewhere-done = La configuración está terminada
elsewhere-found-out = La respuesta se perdió por el camino; no se sabe si fue por este código. La clave está donde se empezó la configuración, no aquí.
elsewhere-accepted = { $host } aceptó el código. La clave está donde se empezó la configuración, no aquí.
elsewhere-no-check = La clave de esta configuración no está aquí. El código no se puede comprobar antes de enviarlo; solo el servidor puede decirlo.
elsewhere-user = ID de usuario (vacío: usted)
elsewhere-serial = Número de serie
elsewhere-id = ID de registro
elsewhere-id-optional = ID de registro (si el servidor dio uno)
elsewhere-send = Enviar el código

## Una página que comprueba el código

page-right = ¿Es correcto?
page-read = Leer el código QR
page-add = Añadir esta cuenta
page-another = Leer otro
page-way-picture = Leer un código QR
page-way-link = La página dio un enlace en su lugar
page-way-hand = La página muestra una clave para escribir
page-noted = Anotado
page-type = Escriba este código en la página de su organización
page-accepted = Usted dice que la página lo aceptó. Los códigos de { $account } se crean en este equipo.
page-wait = Espere al código siguiente antes de iniciar sesión: casi todas las páginas aceptan cada código una sola vez.
page-next = Código siguiente
page-make = Crear un código
page-was-accepted = Fue aceptado
page-was-refused = Fue rechazado
page-refused = Espere arriba al código siguiente y escríbalo. Si también lo rechaza, la razón es una de estas:
page-refused-clock = El reloj de este equipo va mal. Lo nota si un teléfono muestra otra hora.
page-refused-old = La página muestra cada vez un código QR nuevo, y este es de una vez anterior. Lea el más reciente.
page-stays = Mientras tanto, la cuenta se queda aquí.
page-read-again = Leer de nuevo el código QR
page-check = Comprobar un código aquí
page-decides = La página decide. Desde aquí no se envía nada, así que Countersign no puede saber qué dijo.

## Una configuración sin terminar

pending = Configuración sin terminar
pending-waits = Una configuración sin terminar espera ({ $day }). Termínela o descártela.
pending-finish = Terminarla
pending-discard = Descartarla
pending-discard-about = El código QR suyo que haya escaneado dejará de servir. Sus otras cuentas quedan como están.
