## Dicho en varias vistas

counted-accounts = { $count ->
    [one] { $count } cuenta
    [many] { $count } de cuentas
   *[other] { $count } cuentas
}
counted-characters = { $count ->
    [one] { $count } carácter
    [many] { $count } de caracteres
   *[other] { $count } caracteres
}
choose-all = Elegir todo
choose-none = No elegir nada
hide = Ocultar
import = Importar
export = Exportar
leave-as-is = Dejarlo como está
link = Enlace
link-read = Leer el enlace
look-again = Mirar otra vez
looking = Mirando…
not-now = Ahora no
reading = Leyendo…
show-all = Mostrar los { $count }
show-fewer = Mostrar menos
