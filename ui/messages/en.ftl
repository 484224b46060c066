### What the window says. English is the source: every other file here has the same messages with the same variables.
### Rules: docs/design-system.md, “Words”. Whole sentences, never glued from parts.

## Names that several views use

account-without-name = Account without a name
close = Close
cancel = Cancel
undo = Undo

## The window

nav-label = Views
nav-codes = Codes
nav-enroll = Enroll
nav-verify = Verify
nav-transfer = Import & export
nav-settings = Settings
nav-lock = Lock
nav-palette = Find anything
version = Version { $version }
nothing-to-undo = There is nothing to undo.

## First run

first-title = Set up your sign-in codes
first-about = Codes are made on this computer, also without a network.
first-enroll = With my organisation
first-enroll-about = Set up codes for an account that your organisation gave you.
first-add = Add or import my codes
first-add-about = From a link, a QR code in a picture, or a key that you type.
first-demo = Try the demonstration
first-demo-about = See how setting up and checking work. Nothing is kept.

## Locked

locked-title = Countersign is locked
locked-about = No code is kept in this window while it is locked.
locked-offer = A link of { $host } waits. It is shown when you have unlocked.
locked-doctor = Examine the keychain
locked-keychain = Unlock with the keychain
locked-unlocking = Unlocking…
locked-or = or
locked-passphrase-label = Passphrase
locked-two-part-hint = The keychain adds its part by itself.
locked-passphrase = Unlock with the passphrase
locked-two-part = Unlock with passphrase and keychain
locked-unlock = Unlock
locked-use-recovery = Use the recovery code
locked-recovery = Unlock with the recovery code

## Codes

codes-title = Codes
codes-add = Add
codes-list = Accounts
codes-search = Search accounts
codes-search-clear = Clear the search
codes-found = { $count ->
    [0] Nothing found
    [one] { $count } account found
   *[other] { $count } accounts found
}
codes-near = Nothing matches exactly. These come close.
codes-sort = Order
codes-sort-manual = My order
codes-sort-name = By name
codes-sort-use = Last used first
codes-all-tags = All
codes-tags = Show one tag
codes-options = List options
codes-select = Select several
codes-show-all = Show all codes
codes-hide-all = Hide all codes
recovery-hint = There is no recovery code yet
recovery-hint-about = It opens your codes when nothing else does. It takes two minutes and a pen.
recovery-hint-make = Make a recovery code
recovery-hint-away = Put this hint away
recovery-code = Recovery code
loading = Opening your codes…
read-only = Read-only
codes-damaged = { $count ->
    [one] One account could not be read. It is kept as it is; the others work.
   *[other] { $count } accounts could not be read. They are kept as they are; the others work.
}
codes-damaged-which = Which
codes-damaged-delete = Delete for good…
codes-damaged-delete-named = Delete { $id } for good
codes-damaged-title = Delete the damaged account { $id } for good?
codes-damaged-act = Delete the damaged account
codes-damaged-snapshots = It can’t be read today. A snapshot from before the damage may still hold it; look in Settings first.
codes-damaged-final = Nobody can bring it back afterwards. Your other accounts stay as they are.
codes-damaged-done = The damaged record { $id } is deleted.
codes-no-match = Nothing matches “{ $text }”.
codes-no-match-about = Clear the search or add an account.
codes-no-match-in-tag = Nothing with the tag { $tag } matches “{ $text }”.
codes-no-match-in-tag-about = Other tags may have it.
codes-search-all-tags = Search all tags
codes-add-account = Add an account
codes-empty = No accounts yet
codes-empty-about = Add one, or set one up with your organisation.
codes-empty-enroll = Set up with my organisation
codes-copied = { $seconds ->
    [one] Copied. The clipboard is cleared in { $seconds } second.
   *[other] Copied. The clipboard is cleared in { $seconds } seconds.
}
codes-copied-next = { $seconds ->
    [one] The next code is copied. The clipboard is cleared in { $seconds } second.
   *[other] The next code is copied. The clipboard is cleared in { $seconds } seconds.
}
codes-copied-stays = Copied. The clipboard is not cleared by itself.
codes-time-left = { $seconds ->
    [one] The code for { $account } changes in { $seconds } second.
   *[other] The code for { $account } changes in { $seconds } seconds.
}
codes-time-left-none = The code for { $account } doesn’t change by itself.
codes-masked = Everything is masked. Press F8 to show it again.
codes-unmasked = Names and codes are shown again.
codes-mask-line = Names and codes are masked.
codes-mask-end = Show them
codes-moved = { $account } is now number { $place } of { $count }.
codes-removed = Removed { $account }. It stays in the trash for 30 days.
codes-removed-several = { $count ->
    [one] Removed { $count } account. It stays in the trash for 30 days.
   *[other] Removed { $count } accounts. They stay in the trash for 30 days.
}
codes-remove-title = Remove { $account } from this computer?
codes-remove-about = You may not be able to sign in to { $issuer } without it.
codes-remove-trash = It stays in the trash for 30 days.
codes-remove-act = Remove { $issuer }
codes-remove-several-title = { $count ->
    [one] Remove { $count } account from this computer?
   *[other] Remove { $count } accounts from this computer?
}
codes-remove-several-about = You may not be able to sign in there without them. They stay in the trash for 30 days.
codes-remove-several-act = { $count ->
    [one] Remove { $count } account
   *[other] Remove { $count } accounts
}
codes-and-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
keep-it = Keep it
keep-them = Keep them

## One account’s row

row-copy = Copy the code
row-copied = Copied
row-pinned = Pinned
row-next = next { $code }
row-next-step = Next
row-next-step-named = Next code for { $account }
row-show = Show
row-show-named = Show the code for { $account }
row-hidden = Code hidden
row-more = More for { $account }
row-check = Check a code
row-edit = Edit…
row-copy-next = Copy the next code
row-pin = Keep at the top
row-unpin = Don’t keep at the top
row-select = Select
row-up = Move up
row-down = Move down
row-remove = Remove…
row-seconds = { $count } s

## Several accounts at once

select-label = Selected accounts
select-count = { $count ->
    [0] None selected
    [one] { $count } selected
   *[other] { $count } selected
}
select-all = Select all
select-tag = Tag…
select-export = Export…
select-pin = Keep at the top
select-remove = Remove…
select-done = Done
tag-title = { $count ->
    [one] Tag { $count } account
   *[other] Tag { $count } accounts
}
tag-new = New tag
tag-new-hint = Tags sort accounts, and the search finds them.
tag-add = Add tag
tag-existing = Tags
tag-save = Save the tags
tag-none = There are no tags yet.
tagged = { $count ->
    [one] The tags of { $count } account are saved.
   *[other] The tags of { $count } accounts are saved.
}
pinned = { $count ->
    [one] { $count } account is kept at the top.
   *[other] { $count } accounts are kept at the top.
}
unpinned = { $count ->
    [one] { $count } account is no longer kept at the top.
   *[other] { $count } accounts are no longer kept at the top.
}

## Editing an account

edit-title = Edit account
edit-picture-change = Change the picture
edit-picture-choose = Choose a picture
edit-picture-none = Use the letter
edit-picture-mark = Use the issuer’s mark
edit-picture-large = { $name } has more than 32 MiB. Choose a smaller picture.
edit-issuer = Issuer
edit-label = Account
edit-tags = Tags
edit-tags-example = work, servers
edit-tags-hint = With commas between them. The search finds them.
edit-note = Note
edit-note-hint = Sealed like the rest. Not a place for passwords.
edit-pinned = Keep it at the top
edit-codes = Codes
edit-added = Added
edit-used = Last copied
edit-key = QR code
edit-key-about = To put this account on a phone too. Whoever scans it can make your codes.
edit-key-show = Show the QR code
edit-key-hide = Hide it
edit-key-text = Can’t scan? Show key
edit-key-hidden = Hidden after a minute.
edit-key-qr = QR code for { $account }
edit-key-picture = The key, in groups of four
edit-leave = Leave it as it was
edit-save = Save the account
edit-saving = Saving…
edit-saved = { $account } is saved.

## The palette and the sheet of shortcuts

palette-label = Find anything
palette-placeholder = An account, a setting, or what to do
palette-results = Results
palette-none = Nothing matches “{ $text }”.
palette-found = { $count ->
    [one] { $count } result
   *[other] { $count } results
}
palette-accounts = Accounts
palette-actions = Actions
palette-settings = Settings
palette-copies = copies the code
palette-hint = Enter chooses, Esc closes
keys-title = Keyboard shortcuts
keys-everywhere = Everywhere
keys-list = In the list of codes
keys-search = Search
keys-search-letters = Search by typing
keys-any-letter = any letter
keys-copy = Copy the code
keys-copy-next = Copy the next code
keys-show = Show or hide the code
keys-move = Go from account to account
keys-ends = First or last account
keys-order = Move the account in your order
keys-select = Select or deselect
keys-select-all = Select all
keys-edit = Edit the account
keys-remove = Remove the account
keys-menu = More for the account
keys-time = Hear how long the code lasts
keys-leave = Clear the search, end selecting

## Actions

act-palette = Find anything
act-keys = Show the keyboard shortcuts
act-codes = Go to the codes
act-enroll = Set up codes with my organisation
act-verify = Check a code
act-import = Import accounts
act-export = Export accounts
act-settings = Open the settings
act-add = Add an account
act-add-picture = Add an account from a picture
act-add-hand = Add an account by hand
act-lock = Lock
act-undo = Take back the last change
act-mask = Mask names and codes
act-unmask = Show names and codes again
act-select = Select several accounts
act-sort-manual = Show the codes in my order
act-sort-name = Sort the codes by name
act-sort-use = Sort the codes by last use
act-hide = Hide codes until they are asked for
act-unhide = Show codes all the time
act-next = Show the next code too
act-no-next = Don’t show the next code
act-theme-system = Theme: as the computer
act-theme-light = Theme: light
act-theme-dark = Theme: dark
act-density-comfortable = Rows: comfortable
act-density-compact = Rows: compact
act-larger = Larger text
act-smaller = Smaller text
act-demo = Start the demonstration
act-leave-demo = Leave the demonstration
act-presenter = Presenter view
act-security = Settings: security
act-servers = Settings: servers and signing in
act-backups = Settings: backups
act-appearance = Settings: appearance
act-code-settings = Settings: codes
act-about = Settings: about Countersign

## Settings

settings-title = Settings
settings-sections = Sections
settings-security = Security
settings-servers = Servers and signing in
settings-backups = Backups
settings-appearance = Appearance
settings-codes = Codes
settings-about = About
settings-demo = The demonstration’s vault is thrown away when you leave. Your own vault’s settings are here again afterwards.

appearance-group = How it looks
appearance-theme = Theme
appearance-theme-system = As the computer
appearance-theme-light = Light
appearance-theme-dark = Dark
appearance-accent = Accent
appearance-accent-about = For what can be pressed, and for the time left. Verdicts keep their own colours.
accent-teal = Teal
accent-blue = Blue
accent-indigo = Indigo
accent-plum = Plum
accent-graphite = Graphite
appearance-density = Rows
appearance-density-comfortable = Comfortable
appearance-density-compact = Compact
appearance-text = Text size
appearance-text-about = { $percent } of the usual size
appearance-text-smaller = Smaller text
appearance-text-larger = Larger text
appearance-example = An example
appearance-language-group = Language
appearance-language = Language of this window
appearance-language-about = Some views and messages are in English only so far.
appearance-language-system = As the computer

codes-group = How codes are shown
codes-grouping = Groups of digits
codes-grouping-standard = By length
codes-grouping-threes = Threes
codes-grouping-twos = Pairs
codes-grouping-none = None
codes-show-next = Next code
codes-show-next-about = The one that comes after, small, under each code.
codes-hide = Hide codes until asked
codes-hide-about = Dots stand in their place. Copying works without showing. A code that was asked for hides again when it changes.
codes-clipboard-group = Clipboard
codes-clipboard = Clear a copied code
codes-clipboard-about = Only if it is still there. What you copied since then stays.
codes-clipboard-after = { $seconds ->
    [one] After { $seconds } second
   *[other] After { $seconds } seconds
}
codes-clipboard-never = Never

about-program = Countersign { $version }
about-platform = On { $platform }
about-words = Makes sign-in codes on this computer, sets them up, and checks them.
about-licences = Licences
about-licences-about = Countersign is under the MIT licence or the Apache License 2.0, as you like. It is made with the work of others:
about-licences-show = { $count ->
    [one] Show the { $count } component of this window
   *[other] Show the { $count } components of this window
}
about-marks = Issuers’ marks belong to their owners. They stand here only to tell accounts apart.

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
