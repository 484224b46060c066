## Presenter view

presenter-title = Presenter view
presenter-caption = Demonstration
presenter-no-account = Set up the first account to see its code here.
presenter-scenarios = Scenarios
presenter-leave = Leave the presenter view
presenter-say = Say: “{ $words }”
presenter-next = { $count ->
    [one] Next code in { $count } second
   *[other] Next code in { $count } seconds
}
presenter-code = Code of { $account }
presenter-demo-only = The presenter view shows the demonstration’s accounts only. Start the demonstration first.
