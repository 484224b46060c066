## Words that several views use

back = Back
done = Done
asking-server = Asking the server…
code = Code
code-for = for { $name }
check-code = Check code
user-id = User id
user-id-hint = The number of the person that the codes are for, not the login name.
user-id-missing = Type the user id of the person.
server = Server
person = Person
on-behalf = On behalf of
login = Login
on-behalf-of = On behalf of { $who }
on-behalf-at = On behalf of { $who } at { $host }
token = Token
dialect = Dialect
dialect-v2 = Servers of today. Choose this if nobody said otherwise.
dialect-v2beta = Servers from before v2 was final.
dialect-v3alpha = A trial form of 2024, with registration ids. Codes of 6 to 9 characters.
dialect-resources-v3alpha = The later trial form, from October 2024. Codes of 6 to 9 characters.
server-questions = Questions: { $help }

## What an error’s button does

error-try-again = Try again
error-check-address = Check address
error-check-state = Check the state
error-change-user = Change account
error-new-token = Enter a new token
error-use-token = Enter a token
error-start-again = Start again
error-fix-clock = Check again
error-unlock = Unlock
error-sign-in-again = Sign in again
error-use-server-time = Use the server’s time
error-give-registration-id = Enter its id
error-choose-folder = Choose a folder
error-wait = Wait { $seconds } s
error-copied = Copied for helpdesk
error-copy = Copy for helpdesk
error-inspect = All that was sent and received

## What was sent and received

exchange-request = Request
exchange-answer = Answer
exchange-no-answer = No answer
exchange-body-request = Body of the request
exchange-body-answer = Body of the answer
exchange-request-id = Request id
exchange-clock = Server’s clock
exchange-difference = Difference
exchange-sent = Sent
exchange-status = Status
exchange-status-none = no answer
exchange-id = Id
exchange-message = Message
exchange-took = Took
exchange-type = Content type
exchange-said = What the server said
exchange-said-body = The server’s answer
milliseconds = { $count } ms

## The text for a helpdesk

ticket-reference = Reference
ticket-what = What
ticket-local = Local time
ticket-server-id = Server’s id
ticket-server-code = Server’s code
ticket-difference = Clock difference

## Times and sizes

time-moment-ago = a moment ago
time-minutes = { $count } min
time-hours = { $count } h
time-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
size-kib = { $count } KiB
size-mib = { $count } MiB
clock-unknown = unknown
clock-none = none
clock-slower = this computer is { $time } slower than the server
clock-faster = this computer is { $time } faster than the server

## What an account is like

facts-totp = Time-based
facts-hotp = Counter-based
facts-digits = { $count } digits
facts-characters = { $count } characters
facts-period = every { $seconds } s
facts-counter = counter { $count }

## A code that is typed

code-odd = Codes have no “{ $character }”. Type only what the code shows.
code-too-long = That has { $count } characters; codes have { $most } at the most.
code-missing = Type the code first.
code-too-short = { $count ->
    [one] That has { $count } character; codes have at least { $least }.
   *[other] That has { $count } characters; codes have at least { $least }.
}
code-several = That text has { $count } codes in it. Keep the one you mean.
code-none-in-text = No code with { $count } characters is in that text.
code-none-in-text-between = No code with { $least } to { $most } characters is in that text.
code-letter-meant = This code has a letter in it. Did you mean { $digit } instead of { $letter }?
code-letter = This code has a letter in it. This account’s codes have digits only.
code-length-digits = { $count ->
    [one] That has { $count } digit; this account’s codes have { $length }.
   *[other] That has { $count } digits; this account’s codes have { $length }.
}
code-length-characters = { $count ->
    [one] That has { $count } character; this account’s codes have { $length }.
   *[other] That has { $count } characters; this account’s codes have { $length }.
}
live-copy = Copy
preview-now = The code now
preview-counter = The code for the counter { $count }

## This computer’s own code

own-code = This computer’s code
own-code-wait = New code in { $seconds } s…
own-code-now = Use this one now
own-code-use = Use this computer’s code
own-code-caller = The caller’s code
own-code-caller-use = Use the caller’s code

## Confirming that it is you

confirm-you = Confirm that it is you
confirm-way-keychain = Keychain
confirm-way-passphrase = Passphrase
confirm-way-recovery = Recovery code
confirm-way-two-part = Passphrase and keychain
confirm-passphrase = Your passphrase
confirm-recovery = Your recovery code
confirm-keychain = The keychain answers for you. There is nothing to type.

## Who is signed in

session-none = Nobody is signed in.
session-over = The sign-in has ended.
session-token-as = Signed in with a token, as { $who }.
session-token = Signed in with a token.
session-as = Signed in as { $who }.
session-someone = Signed in.

## What a link or file says of a server

facts-name = Name
facts-address = Address
facts-kind = Kind
facts-kind-dialect = { $provider }, { $dialect }
facts-client = Client ID
facts-help = Whom to ask
