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
first-offer = Un enlace de { $host } espera. Elija «Con mi organización» para verlo.
passphrase-title = Elija una frase de contraseña
passphrase-about = Sus cuentas se sellan en su lugar con esta frase de contraseña. La escribe al abrir Countersign.
passphrase-warning = Nadie puede consultarla por usted. Tras la primera cuenta, cree un código de recuperación: también las abre.
passphrase-use = Usar esta frase de contraseña
passphrase-setting-up = Preparando…
read-only-about = Una versión más nueva de Countersign creó esta caja fuerte. Aquí puede leerla; para cambiar algo, instale la versión más reciente.

## El llavero

keychain-absent = En este equipo no funciona ningún llavero.
keychain-locked = Su llavero está bloqueado. Sus cuentas están a salvo.
keychain-no-collection = Su llavero aún no tiene dónde guardar claves.
keychain-denied = El llavero rechazó este programa.
keychain-no-answer = El llavero no responde.
keychain-failed = No se pudo usar el llavero.
keychain-next-absent = Inicie uno, como GNOME Keyring o KWallet, o use una frase de contraseña.
keychain-next-locked = Desbloquéelo o use su frase de contraseña.
keychain-next-no-collection = Cree su llavero de inicio de sesión o use una frase de contraseña.
keychain-next-denied = Permita Countersign en los ajustes de su llavero o use una frase de contraseña.
keychain-next-no-answer = Busque una ventana que pida su contraseña o use una frase de contraseña.
keychain-next-failed = Inténtelo de nuevo o use una frase de contraseña.
keychain-note = El llavero abre sus cuentas sin preguntar. Un bloqueo las borra de la memoria, pero quien se siente ante su sesión abierta puede abrirlas de nuevo. «Pedir mi frase de contraseña» lo cambia.
doctor = Doctor del llavero
doctor-asking = Preguntando al llavero. Si muestra una ventana, responda en ella.
doctor-tried = Lo que se probó
doctor-well = bien
doctor-failed = falló
doctor-not-tried = sin probar
doctor-provider = Llavero: { $name }
doctor-no-provider = Ningún llavero respondió.

## Una caja fuerte que no se abre

unusable = No se pueden abrir sus códigos
unusable-safe = No se ha cambiado ni eliminado nada.
unusable-newest = La última instantánea buena
unusable-holds = Contiene { counted-accounts }. El archivo dañado se aparta, nunca se elimina.
unusable-none = Tampoco se puede usar ninguna de las instantáneas de este equipo.
unusable-all = Todas las instantáneas ({ $count })
bring-back-of = Recuperar la instantánea: { $time }
bring-back = Recuperarla
bringing-back = Recuperando…
bring-back-this = Recuperar…
bring-back-title = ¿Recuperar esta instantánea: { $time }?
bring-back-lost = Lo que se añadió o cambió después no está en ella.
bring-back-aside = El archivo dañado se aparta en una carpeta propia, para que aún se pueda examinar. Nunca se elimina.
bring-back-opens = La caja fuerte se abre con lo que la abría en aquel momento.
bring-back-act = Recuperar la instantánea
