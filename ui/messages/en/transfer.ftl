## Import: what comes in

drop-anywhere = Drop it to import. You see what it is before anything is saved.
dropped = What was dropped
picture = Picture
ways-title = Bring your accounts here
ways-about = Exports and backups of other programs, also encrypted ones; pictures of QR codes; links. Drop them anywhere on this window. You see every account before anything is saved.
ways-label = Ways to import
ways-more = Add more to this import
way-files = Choose files…
way-screen = Look at the screen
way-camera = Camera
way-clipboard = Paste
way-link = Type a link
ways-link-hint = otpauth:// or otpauth-migration://. It holds keys, so it is hidden while you paste.
screen-nothing = No QR code was found. Looked at { $screens }.
screen-nothing-next = Make it larger, bring it to the front, or choose a picture of it.
parts-missing-next = Show, drop or paste the missing code in the same way; it is added to this import. What is here can also be imported without it.
sources = What is read
source-sealed = It needs its password.
source-password = Type the password…
source-password-of = Type the password of { $name }
sealed-title = This file is encrypted
sealed-password = Its password
sealed-hint = The one that you chose in the other program when you exported. It is not kept.
sealed-empty = Type the password of the file.
sealed-open = Open the file
sealed-opening = Opening…
phase-opening = Opening with the password. The file’s own program made this slow on purpose.
phase-comparing = Comparing with your accounts…
phase-preparing = Making a snapshot of what is here…
phase-making-key = Making a key from the passphrase. That is slow on purpose.
phase-checking = Reading it again and comparing…

## The camera

camera-title = Hold the QR code in front of the camera
camera-picture = Picture of the camera
camera-asking = Waiting for the camera. The system may ask you to allow it.
camera-on = It is read as soon as it is sharp. Pictures stay on this computer and are not kept.
camera-hidden = The camera went off while the window was hidden.
camera-start = Start the camera
camera-off = The camera is off.
camera-refused = Countersign may not use the camera.
camera-none = This computer has no camera.
camera-in-use = The camera is there, and gives no picture.
camera-unsupported = The camera can’t be used in this window.
camera-failed = The camera stopped.
camera-next-off = Start it again when you are ready.
camera-next-refused = Allow it in the system’s settings, or make a picture of the code and choose that.
camera-next-none = Connect one, or make a picture of the code and choose that.
camera-next-in-use = Another program probably uses it. Close that, then try again.
camera-next-unsupported = Make a picture of the code and choose that, or look at the screen.
camera-next-failed = Try again, or make a picture of the code and choose that.

## Import: its rows

rows = Accounts to import
rows-show = Show
rows-all = All
rows-attention = Need a look
status-new = New
status-here = Already here
status-changed = Changed
status-attention = Needs a look
row-number = Row { $number }
row-import = Import { $name }
row-change = Change { $name }
row-tags = Tags: { $tags }
row-note = Note: { $note }
row-picture = With its picture
row-here = It is here as { $name }.
row-changes = Its key is here already, as { $name }. Taking it changes that account:
refused = { $count ->
    [one] One row can’t be taken. Save what the file has there, with the reasons; the text holds keys that anybody can read.
   *[other] { $count } rows can’t be taken. Save what the file has there, with the reasons; the text holds keys that anybody can read.
}
refused-save = Save these as text…
refused-saved = Saved in { $path }. That file holds keys: delete it when you are done with it.
summary-none = There is nothing to import yet.
summary-new = { $count } new
summary-here = { $count } already here
summary-changed = { $count } changed
summary-attention = { $count ->
    [one] { $count } needs a look
   *[other] { $count } need a look
}
summary-import = { $parts }. Nothing is saved until you choose Import { $count }.
summary-nothing = { $parts }. There is nothing to import.
summary-unchosen = { $parts }. Nothing is chosen.
import-act = Import { $count }
import-leave = Leave it out
imported = Imported { counted-accounts }.
imported-changed = Changed { counted-accounts }.
imported-both = Imported { counted-accounts }, changed { $changed }.
imported-refused = { $count ->
    [one] { counted-accounts } could not be taken. It is still where you exported from.
   *[other] { counted-accounts } could not be taken. They are still where you exported from.
}
imported-next = Try a code before you delete anything in the other program. If the file that you imported is not encrypted, delete it afterwards: whoever has it has your accounts.
imported-see = See your codes
imported-undo = Undo the import
imported-more = Import something else

## Export

export-none = There is no account to export yet.
export-which = Which accounts
export-all = All { counted-accounts }
export-some = Some of them
export-some-chosen = Some of them: { $count } chosen
export-search = Search
export-search-label = Search the accounts
export-choose-found = Choose these { $count }
export-choose-none-found = Choose none of these
export-unlisted = { $count } more; search to see them.
export-form = In which form
export-sealed = Encrypted, with a password
export-plain = Not encrypted: anybody can read it
export-forbidden = The rules of this computer allow encrypted exports only.
export-screen = On this screen, for a phone
export-codes = QR codes to scan
export-codes-about = Google Authenticator, Aegis, 2FAS and others: several accounts in each code
export-code = The QR code of this account
export-code-about = Any authenticator on a phone scans it
export-plan = What will be written
export-left-out = { $count ->
    [one] { counted-accounts } will not be in the file:
   *[other] { counted-accounts } will not be in the file:
}
export-losses = Not everything fits into this format. It stays here:
export-fits = Everything of { counted-accounts } fits into this format.
export-password = Password of the file
export-not-encrypted = This is not encrypted.
export-warning = Whoever sees it can make your codes, also much later. Take an encrypted one where you can; delete this one as soon as it served.
export-where = You choose where. It is read back and compared before it counts as done.
export-writing = Writing…
export-choose = Choose an account
export-act = Write { counted-accounts }
export-act-plain = { $count ->
    [one] Write { $count } key that anybody can read
   *[other] Write { $count } keys that anybody can read
}
export-ask = Write keys that anybody can read?
export-ask-keep = Don’t write it
export-ask-sheet = Whoever has the sheet, or a copy of its file, can make your codes.
export-ask-file = Whoever gets hold of the file, or of a copy in a backup or a cloud, can make your codes.
exported = Wrote { counted-accounts }, read back and compared.
exported-plain = Whoever has this file has the accounts. Delete it when it served its purpose.
exported-back = Back to your codes
exported-again = Export in another format
codes-label = QR codes
codes-picture = QR code { $place } of { $count }
codes-picture-of = QR code of { $account }
codes-place = Code { $place } of { $count }. Scan all of them, one after the other.
codes-timeout = Hidden after a minute.
codes-previous = Previous code
codes-next = Next code
codes-show = Show the QR codes
codes-timed-out = Hidden after a minute. Show again
codes-warning = Whoever sees or films them has the accounts. Look who is behind you.
codes-warning-one = Whoever sees or films them has the account. Look who is behind you.
codes-left-out = { $count ->
    [one] { counted-accounts } will not be in the codes:
   *[other] { counted-accounts } will not be in the codes:
}
codes-in = In these codes: { $place } of { counted-accounts }.
codes-none = None of these accounts can be in such codes.
codes-none-next = Choose one of them alone: its own QR code holds it. Or take a file in another form.
codes-differs = Another program may read this code otherwise:
