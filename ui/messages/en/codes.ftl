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
hint-away = Put this hint away
recovery-code = Recovery code
loading = Opening your codes…
loading-asked = Your desktop may be asking you to unlock the keychain. Its question can be behind this window.
read-only = Read-only
codes-damaged = { $count ->
    [one] One account could not be read. It is kept as it is; the others work.
   *[other] { $count } accounts could not be read. They are kept as they are; the others work.
}
codes-damaged-which = Which
codes-damaged-delete = Delete for good…
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
edit-codes-warning = Change these only to what the service says. With other values the codes differ from the service’s, and are refused there.
edit-codes-unfit = Digits, period and counter are whole numbers.
edit-counter-hint = What the next code is made with. If the codes are refused, set it to where the service counts on from.
edit-counter-back-title = Set the counter back?
edit-counter-back-act = Set it back to { $count }
edit-kind-stays = Whether codes go by time or by a counter stays as it is: the service settled that with the key. If it is wrong here, add the account anew.
edit-kind-steam = Steam’s codes have one form only. There is nothing to change about it.
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
