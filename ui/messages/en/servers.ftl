## Signing in

sign-in = Sign in
sign-in-token-hint = A personal access token of { $host }. It is sealed in your vault, and cleared from this form when it is sent.
sign-in-panel = Signing in
sign-in-device = Sign in on another device
sign-in-device-about = On your phone or another computer, open this address and type the code:
sign-in-qr = QR code of the address, with the code in it
sign-in-waiting = Waiting for you to sign in there.
sign-in-ends = It ends in { $time }.
sign-in-browser = Continue in your browser
sign-in-browser-about = It shows the page of { $host }. When you have signed in, this window goes on.
sign-in-open = Open again
sign-in-copied = Address copied
sign-in-copy = Copy address
sign-in-use-device = Use another device
sign-in-use-browser = Use the browser here
token-new = A new token
token-new-hint = From your helpdesk, for { $host }. Your setup and its QR code stay as they are.
token-later = Later
token-use = Use this token

## A link or file of an organisation

offer-title = Set up codes at { $host }?
offer-about = A link or file asks Countersign to set up codes at this server. You sign in there next.
offer-known-as = You have this server already, as { $server }. Signing in there goes on with it.
offer-known = You have this server already. Signing in there goes on with it.
offer-warning = Go on only if your organisation told you to, and the address is theirs.
offer-waiting = { $count ->
    [one] Another link or file came in. It is shown after this one.
   *[other] { $count } more links or files came in. They are shown after this one.
}
leave-it = Leave it
offer-go-on = Go on to signing in
offer-add = Add this server
offer-problem = This link or file can’t be used

## Servers in the settings

servers-title = Servers
servers-about = Where you, or people who call you, set up codes. How somebody is signed in is sealed in your vault.
servers-managed = From your administrator
servers-sign-out-of = Sign out of { $server }
servers-sign-out = Sign out
servers-sign-in-again-to = Sign in again to { $server }
servers-signed-out = Signed out of { $server }.
servers-more-about = More about { $server }
servers-more = More…
servers-none = None yet. Enrolling with your organisation adds one.
servers-add = Add a server
servers-requests = Requests to your servers
servers-requests-about = Each request with its answer, to look at or to send to a helpdesk. Keys are masked.
servers-requests-show = Show the requests

## One server

server-managed = Your administrator laid this server down. It can’t be changed or removed here.
server-clock-section = Clock and certificates
server-time-unknown = For a computer whose clock can’t be set. The clocks were not compared yet.
server-time-agrees = For a computer whose clock can’t be set. Here the clocks agree.
server-time-measured = Measured: { $difference }.
server-authorities = Certificate authorities of your own
server-authorities-none = None added. Needed where your organisation issues its certificates itself.
server-authorities-added = { $count ->
    [one] { $count } added. It counts for this server only.
   *[other] { $count } added. They count for this server only.
}
server-authorities-add = Add one
server-authorities-remove = Remove the added certificate authorities
server-authorities-remove-short = Remove
server-authority-large = { $name } is too large for a certificate.
server-remove = Remove the server
server-change = Change…
server-remove-title = Remove { $server }?
server-remove-about = You are signed out there, and the profile goes. Accounts that were set up there stay, and so do their codes.
server-removed = Removed { $server }.
server-removed-but = Removed { $server }. { $problem }

## Trying a server

server-test-running = Testing…
server-test-again = Test it again
server-test = Test the server
check-good = Works
check-bad = Fails
check-unknown = Not known
check-reachable = Reach the server
check-certificate = Check its certificate
check-instance = Find the service
check-dialect = Find its dialect
check-clock = Compare the clocks
check-signed-in = Signed in

## A server’s profile

server-address-missing = Type the address of the server.
server-changed = Changed { $server }.
server-added = Added { $server }.
server-change-title = Change { $server }
server-signs-out = Another address ends the sign-in there.
server-not-now = Not now
server-save = Save the server
server-add = Add the server
server-address = Address of the server
server-client-hint = Your helpdesk knows it. An enrollment link or file brings it along.
server-more = More about this server
server-name-hint = What you call it. Empty: the host’s name.
server-find-out = Find it out
server-way = How people sign in
server-help-hint = A telephone number or an address of the helpdesk. May be empty.
way-browser = In the browser
way-browser-about = Each person signs in with their own browser.
way-device = On another device
way-device-about = For a computer without a browser.
way-token = With a token
way-token-about = For a helpdesk that sets up codes for others.
server-offer = Enrollment link and file
server-offer-about = For people who are to set up codes at this server. No token and no key is in it.
server-offer-make = Make a link
server-offer-copied = Link copied
server-offer-copy = Copy the link
server-offer-save = Save as a file…
server-offer-what = What is in the file
server-offer-saved = Saved { $name }.
