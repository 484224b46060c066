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
