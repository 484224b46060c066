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

## The guided demonstration

guide-title = Guided demonstration
guide-caption = four steps
guide-about = A wrong code, a slow clock, no permission, success. It plays by itself.
guide-at = Guided demonstration, { $at } of { $of }
guide-next = Next: { $step }
guide-finish = Finish
guide-leave = Leave the guide
guide-say = Say aloud:
guide-quote = “{ $words }”
guide-wrong-code = A wrong code
guide-wrong-code-next = a wrong code
guide-wrong-code-shows = The new starter mistyped one digit. The server refuses the code.
guide-wrong-code-say = A wrong code costs nothing. The setup is kept, and we try again.
guide-slow-clock = A slow clock
guide-slow-clock-next = a slow clock
guide-slow-clock-shows = The code is the right one, but the phone’s clock is 94 seconds slow.
guide-slow-clock-say = The code is right, but for another time. The clock is the fault, not you.
guide-no-permission = No permission
guide-no-permission-next = no permission
guide-no-permission-shows = The server does not let this helpdesk set up that person.
guide-no-permission-say = The reference says which right is missing. Nothing was changed.
guide-success = Success
guide-success-next = success
guide-success-shows = The clock is right again, and the code is accepted.
guide-success-say = That is how it goes when all is well: type the code, done.

## The banner and the drawer

demo-banner = Demonstration: nothing here is kept
demo-guide = Guide through the demonstration
demo-guide-short = Guide
demo-scenario = Scenario: { $scenario }
demo-scenario-clock = Scenario: { $scenario }, clock off
demo-reset = Reset the demonstration
demo-reset-short = Reset
demo-reset-done = The demonstration is as it was at its start.
demo-leave = Leave
demo-drawer = What the server does
demo-drawer-about = The demonstration’s server runs inside this program. Choose how it behaves; it changes at once.
demo-server-clock = The server’s clock
demo-caller-clock = The caller’s clock
demo-clock-right = Right
demo-clock-slow = { $time } slow
demo-clock-fast = { $time } fast
demo-drawer-scenario = Scenario
demo-address = Address of the server: { $address }
presenter-playing = { $title }. { $happens }

## The people of the demonstration

role-new-starter = New starter
role-new-starter-about = Has no codes yet. Setting up works.
role-half-way = Half-way
role-half-way-about = Started once and never finished. Starting again replaces that setup.
role-already-enrolled = Already enrolled
role-already-enrolled-about = Has codes already. They have to be removed before a new setup.
role-no-permission = No permission
role-no-permission-about = May not be set up by this caller. The server says no.
