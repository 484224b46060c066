## Vista de presentación

presenter-title = Vista de presentación
presenter-caption = Demostración
presenter-no-account = Configure la primera cuenta para ver aquí su código.
presenter-scenarios = Escenarios
presenter-leave = Salir de la vista de presentación
presenter-say = Diga: «{ $words }»
presenter-next = { $count ->
    [one] Código siguiente en { $count } segundo
    [many] Código siguiente en { $count } de segundos
   *[other] Código siguiente en { $count } segundos
}
presenter-code = Código de { $account }
presenter-demo-only = La vista de presentación solo muestra las cuentas de la demostración. Empiece antes la demostración.

## La demostración guiada

guide-title = Demostración guiada
guide-caption = cuatro pasos
guide-about = Un código incorrecto, un reloj atrasado, sin permiso, éxito. Se reproduce sola.
guide-at = Demostración guiada, { $at } de { $of }
guide-next = Siguiente: { $step }
guide-finish = Terminar
guide-leave = Salir de la guía
guide-say = Diga en voz alta:
guide-quote = «{ $words }»
guide-wrong-code = Un código incorrecto
guide-wrong-code-next = un código incorrecto
guide-wrong-code-shows = La persona nueva se equivocó en una cifra. El servidor rechaza el código.
guide-wrong-code-say = Un código incorrecto no cuesta nada. La configuración se conserva y lo intentamos de nuevo.
guide-slow-clock = Un reloj atrasado
guide-slow-clock-next = un reloj atrasado
guide-slow-clock-shows = El código es el correcto, pero el reloj del teléfono va 94 segundos atrasado.
guide-slow-clock-say = El código es correcto, pero para otro momento. La culpa es del reloj, no suya.
guide-no-permission = Sin permiso
guide-no-permission-next = sin permiso
guide-no-permission-shows = El servidor no deja que esta asistencia configure a esa persona.
guide-no-permission-say = La referencia dice qué derecho falta. No se cambió nada.
guide-success = Éxito
guide-success-next = éxito
guide-success-shows = El reloj vuelve a ir bien y el código se acepta.
guide-success-say = Así es cuando todo va bien: escribir el código y listo.

## La franja y el panel

demo-banner = Demostración: aquí no se guarda nada
demo-guide = Guía por la demostración
demo-guide-short = Guía
demo-scenario = Escenario: { $scenario }
demo-scenario-clock = Escenario: { $scenario }, reloj desajustado
demo-reset = Restablecer la demostración
demo-reset-short = Restablecer
demo-reset-done = La demostración está como al principio.
demo-leave = Salir
demo-drawer = Qué hace el servidor
demo-drawer-about = El servidor de la demostración funciona dentro de este programa. Elija cómo se comporta; cambia al instante.
demo-server-clock = El reloj del servidor
demo-caller-clock = El reloj de quien llama
demo-clock-right = En hora
demo-clock-slow = { $time } atrasado
demo-clock-fast = { $time } adelantado
demo-drawer-scenario = Escenario
demo-address = Dirección del servidor: { $address }
presenter-playing = { $title }. { $happens }

## Las personas de la demostración

role-new-starter = Persona nueva
role-new-starter-about = Aún no tiene códigos. La configuración funciona.
role-half-way = A medias
role-half-way-about = Empezó y nunca terminó. Empezar de nuevo sustituye esa configuración.
role-already-enrolled = Ya configurada
role-already-enrolled-about = Ya tiene códigos. Hay que quitarlos antes de una nueva configuración.
role-no-permission = Sin permiso
role-no-permission-about = No puede ser configurada desde aquí. El servidor dice que no.
