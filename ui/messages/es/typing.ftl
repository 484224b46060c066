## Códigos, frases de contraseña y códigos de recuperación al escribirlos

secret-show = Mostrar: { $label }
code-first = Escriba primero el código.
code-sign = Los códigos no llevan «{ $sign }». Escriba solo lo que muestra el código.
code-long = Son { counted-characters }; los códigos tienen { $most } como máximo.
code-short = Son { counted-characters }; los códigos tienen al menos { $least }.
code-digits = { $count ->
    [one] Es { $count } cifra; los códigos de esta cuenta tienen { $wanted }.
    [many] Son { $count } de cifras; los códigos de esta cuenta tienen { $wanted }.
   *[other] Son { $count } cifras; los códigos de esta cuenta tienen { $wanted }.
}
code-characters = Son { counted-characters }; los códigos de esta cuenta tienen { $wanted }.
code-letter = Este código lleva una letra. Los códigos de esta cuenta solo tienen cifras.
code-letter-meant = Este código lleva una letra. ¿Quería decir { $digit } en vez de { $letter }?
code-several = En ese texto hay { $count } códigos. Deje el que quiera.
code-none = En ese texto no hay ningún código de { $wanted } caracteres.
code-range = { $least } a { $most }
recovery-first = Escriba el código de recuperación: 7 grupos de 5 caracteres.
recovery-sign = El grupo { $place } lleva «{ $sign }», que ningún código de recuperación tiene.
recovery-group = El grupo { $place } tiene { counted-characters }; cada grupo tiene 5.
recovery-length = Son { counted-characters }; un código de recuperación tiene 35.
recovery-rules = 7 grupos de cinco. Espacios, guiones y minúsculas no importan; O cuenta como 0, I y L como 1.
passphrase-again = La misma otra vez
passphrase-hint = Al menos { $least } caracteres. Van bien unas palabras que solo usted juntaría.
passphrase-short = Son { counted-characters }; una frase de contraseña tiene al menos { $least }.
passphrase-differs = Las dos no son iguales.
passphrase-missing = Escriba la frase de contraseña que abre esta caja fuerte.
strength-weak = Un equipo la adivina deprisa. Lo que más ayuda son unas palabras más.
strength-fair = Lenta de adivinar. Una palabra más la hace difícil.
strength-strong = Difícil de adivinar.

## Confirmar que es usted

confirm = Confirme que es usted
confirm-keychain = El llavero responde por usted. No hay nada que escribir.
confirm-passphrase = Su frase de contraseña
confirm-recovery = Su código de recuperación
way-keychain = Llavero
way-two-part = Frase de contraseña y llavero
