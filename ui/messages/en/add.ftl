## Adding accounts

add-right = Is this right?
add-ways = Way to add
add-way-link = Paste a link
add-way-picture = QR picture
add-way-hand = By hand
add-import = Several accounts, a file of another program, the screen or the camera:
add-act = Add this account
add-act-several = { $count ->
    [one] Add { $count } account
   *[other] Add { $count } accounts
}
added = Added { $account }.
added-several = { $count ->
    [one] Added { $count } account.
   *[other] Added { $count } accounts.
}
add-several = { $count ->
    [one] { $count } QR code was found. Choose what to add.
   *[other] { $count } QR codes were found. Choose what to add.
}
add-here = This key is already here, as { $account }.
add-link-hint = It has the account’s key in it, so it is hidden while you paste.
add-drop = Picture with a QR code
add-drop-about = Drop a picture of the QR code here, or paste one.
add-drop-hint = A screenshot or a photo. It is read on this computer and not kept.
add-large = { $name } has { $size } MiB; the most that is read is 32 MiB. Choose a smaller picture, or cut it to the code.
add-large-unnamed = That picture
add-issuer-example = Who the account is with
add-label-example = Your login or e-mail there
add-key = Key
add-key-hint = The letters and digits from 2 to 7 that were shown to you. Spaces don’t matter.
add-advanced = Advanced
add-kind = Kind
add-algorithm = Algorithm
add-digits = Digits
add-counter = Counter
add-period = Period in seconds
add-look = Look at the account

## The key for a phone

key-title = Add it to your phone
key-show-again = Show again
key-text = Show as text
key-text-hide = Hide the text
key-text-warning = Whoever reads this key can make your codes. A screen reader says it aloud.
key-text-keep = Keep it hidden
key-hidden = Hidden after 5 minutes.
