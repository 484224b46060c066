## Códigos, frases de contraseña y códigos de recuperación al escribirlos

secret-show = Mostrar: { $label }
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
