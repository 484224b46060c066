## Primer inicio

first-title = Configure sus códigos de acceso
first-about = Los códigos se crean en este equipo, también sin red.
first-enroll = Con mi organización
first-enroll-about = Configurar códigos para una cuenta que le dio su organización.
first-add = Añadir o importar mis códigos
first-add-about = Desde un enlace, una imagen con código QR o una clave que usted escribe.
first-demo = Probar la demostración
first-demo-about = Ver cómo se configura y se comprueba. No se guarda nada.

## Bloqueado

locked-title = Countersign está bloqueado
locked-about = Mientras está bloqueado no queda ningún código en esta ventana.
locked-offer = Un enlace de { $host } espera. Se muestra al desbloquear.
locked-doctor = Examinar el llavero
locked-keychain = Desbloquear con el llavero
locked-unlocking = Desbloqueando…
locked-or = o
locked-passphrase-label = Frase de contraseña
locked-two-part-hint = El llavero añade su parte por sí solo.
locked-passphrase = Desbloquear con la frase de contraseña
locked-two-part = Desbloquear con frase de contraseña y llavero
locked-unlock = Desbloquear
locked-use-recovery = Usar el código de recuperación
locked-recovery = Desbloquear con el código de recuperación
