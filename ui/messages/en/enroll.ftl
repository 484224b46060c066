## Enrolling: how it begins

enroll-step = Step { $at } of { $of }
enroll-later = Finish later
enroll-how = How were you asked to set this up?
enroll-sign-in = Sign in to my organisation
enroll-sign-in-at = You sign in at { $host }.
enroll-sign-in-about = You sign in as you do every day.
enroll-link = I have a link or file
enroll-link-about = From a message or a page of your organisation.
enroll-qr = I have a QR code
enroll-qr-about = A page shows one, and asks for a code afterwards.
enroll-helpdesk = Details from my helpdesk
enroll-helpdesk-about = A server address, a user id and a token that somebody gave you.
enroll-elsewhere = Finish a setup that was started elsewhere
enroll-demo = See it first, in the demonstration

## The server, the link, the person

enroll-server-where = Where do you sign in?
enroll-server-which = Which organisation?
enroll-server-missing = Type the address of your organisation’s server.
enroll-server-link = I have a link or file instead
enroll-server-other = Another server
offer-open = Open your link or file
offer-link = Link
offer-link-about = It names your organisation’s server. You see where it leads before anything is sent.
offer-read = Read the link
offer-file = Choose a file
offer-file-large = { $name } has { $size }; an enrollment file has 16 KiB at the most.
offer-holds-key = That link has an account’s key in it, as a QR code has. It is no longer shown here.
offer-to-picture = Go on as with a QR code
enroll-sign-in-to = Sign in to { $server }
enroll-who = Who is being set up?
enroll-who-look = Look them up
enroll-who-me = It is me
enroll-details = Details from your helpdesk
enroll-token-hint = Used for this setup, and cleared from this form when it is sent.
enroll-start = Set up codes

## Is this you?

subject-person = Is this the right person?
subject-you = Is this you?
subject-at = { $who } at { $host }
subject-started = This setup is started. Going on does not start it again.
subject-ready = Codes are already set up.
subject-ready-here = An unfinished setup of this account is on this computer. It may be that one, or an older one.
subject-here-gone = An unfinished setup of this account is on this computer, and { $host } has none. Its QR code probably no longer works.
subject-here-unknown = An unfinished setup of this account is on this computer. { $host } didn’t say whether it still waits there.
subject-here = An unfinished setup of this account is on this computer. Its QR code still works.
subject-pending = An earlier setup was not finished. Starting again makes its QR code useless.
subject-unknown = { $host } didn’t say whether codes are set up. Starting makes an unfinished setup useless.
subject-none = No codes are set up yet.
subject-go-on = Go on
subject-finish-try = Try to finish that setup
subject-finish = Finish that setup
subject-open = Open the unfinished setup
subject-replace = Remove and set up again
subject-other = Somebody else
subject-not-me = This isn’t me
subject-for-another = Set up codes for another person

## Removing old codes

replace-title = Remove these codes?
replace-title-of = Remove the codes of { $who }?
replace-stops = Stops working at once
replace-stops-what = Codes for { $who } at { $host }, on every phone and computer.
replace-works = Still works
replace-untold = What is left is not known
replace-untold-what = { $host } didn’t say what else { $who } can sign in with. Finish the new setup in one go.
replace-nothing = Nothing else is left
replace-nothing-what = Until the new setup is finished, there is no second way to sign in. Finish it in one go.
replace-when = They are removed when the new setup starts, which is the next step.

## Where the codes are to be

where-title = Where do you want your codes?
where-removed = The old codes are removed. New ones are not set up yet.
where-id = The setup’s id
where-id-about = Of the codes that are set up now. Your helpdesk knows it.
where-here = On this computer
where-here-about = Countersign makes them, also without a network.
where-phone = Here and on my phone
where-phone-about = You scan a QR code with the phone’s own app. Both then make the same codes.

## The code

enter-title = Enter the code
enter-length = This server takes codes of { $least } to { $most } characters; this account’s codes have { $count }.
enter-clock-slower = This computer’s clock is { $time } slower than the server’s.
enter-clock-faster = This computer’s clock is { $time } faster than the server’s.
enter-follows = Codes for this account follow the server’s time.
use-server-time = Use the server’s time for codes
enter-phone = The code on your phone
enter-phone-hint = Scan the QR code first, then type what the phone shows.
enter-just-changed = The code has just changed. The one you typed usually still works.
enter-checking = Checking…
enter-anyway = Send anyway
enter-discard = Discard
enter-start-again = Start again?
enter-start-again-about = The QR code you scanned earlier will stop working.
discard-title = Discard the setup of { $account }?
discard-act = Discard the setup
discarded = The unfinished setup is discarded.
discarded-here = Discarded here. { $problem }
registration-none = { $host } has no unfinished setup for this account.
registration-pending = { $host } waits for a code to finish this setup.
registration-ready = Codes are already set up at { $host }.
registration-unknown = { $host } didn’t say in which state this setup is.

## Done

done-they = They’re set up
done-you = You’re set up
done-made-here = Codes for { $account } are made on this computer.
done-behalf = On behalf of { $who } at { $host }. This computer keeps their key too.
done-found-out = The answer was lost on the way. The server shows that it has accepted the code.
done-counted = The server counts this setup without a check. Your code is right here.
done-sign-in-again = The server wants you to sign in again, with a code. Until then it refuses everything else.
done-wait = Wait for the next code before signing in. The server takes each code once.
done-try = Try signing in
done-phone = Copy to phone
done-advice = Before this computer is lost: a recovery code opens these codes elsewhere, and a second way of signing in lets you in without them.
done-let-in = It worked: { $host } signed { $who } in.
done-trying = Your browser shows the page of { $host }. Sign in there as you will every day, with the code above.
waiting-browser = Waiting for your browser.
done-stop-waiting = Stop waiting
done-untold = What comes of it is told there, and not here.

## A setup that was started elsewhere

elsewhere-serial-missing = This server wants the serial number.
elsewhere-id-missing = This server wants the registration’s id.
elsewhere-ready = Codes are set up there now
elsewhere-done = The setup is finished
elsewhere-found-out = The answer was lost on the way, so it can’t be told whether by this code. The key is where the setup was started, and not here.
elsewhere-accepted = { $host } accepted the code. Its key is where the setup was started, and not here.
elsewhere-no-check = The key of this setup is not here. The code can’t be checked before it is sent; only the server can tell.
elsewhere-user = User id (empty: yourself)
elsewhere-serial = Serial number
elsewhere-id = Registration id
elsewhere-id-optional = Registration id (if the server gave one)
elsewhere-send = Send the code

## A page that checks the code

page-right = Is this right?
page-read = Read the QR code
page-add = Add this account
page-another = Read another one
page-way-picture = Read a QR code
page-way-link = The page gave a link instead
page-way-hand = The page shows a key to type
page-noted = Noted
page-type = Type this code on your organisation’s page
page-accepted = You say that the page accepted it. Codes for { $account } are made on this computer.
page-wait = Wait for the next code before you sign in: most pages take each code once.
page-next = Next code
page-make = Make a code
page-was-accepted = It was accepted
page-was-refused = It was refused
page-refused = Wait for the next code above, and type that one. If it is refused too, one of these is the reason:
page-refused-clock = This computer’s clock is off. A phone that shows another time than this computer tells you so.
page-refused-old = The page shows a new QR code each time, and this one is of an earlier showing. Read the newest.
page-stays = The account stays here in the meantime.
page-read-again = Read the QR code again
page-check = Check a code here
page-decides = The page decides. Nothing is sent from here, so Countersign can’t know what it said.

## An unfinished setup

pending = Unfinished setup
pending-waits = An unfinished setup from { $day } is waiting. Finish it or discard it.
pending-finish = Finish it
pending-discard = Discard it
pending-discard-about = A QR code of it that you scanned will stop working. Your other accounts stay as they are.
