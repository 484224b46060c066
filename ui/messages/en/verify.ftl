## Verifying a code

verify-title = Verify a code
verify-account = Account
verify-code = The code that was read out
verify-verdict = Verdict
verify-live = This code can still sign someone in. For a caller’s clock alone, the clock test needs no code of an account.
verify-against = Checked against
verify-coincidence = Coincidence
verify-coincidence-what = { $chance } random codes would match somewhere as well.
verify-one-in = 1 in { $count }
verify-coincidence-none = No random code would match anywhere else.
verify-foot = This checks the code against the key on this computer. It does not say who is calling.
verify-empty = Nothing to check against
verify-empty-about = A code is checked against an account on this computer, and there is none yet.
verify-clock = The caller’s account is not here? Test the caller’s clock
timeline-now = Now, by this computer’s clock: { $time }
timeline-accepted = Accepted: codes of { $from } to { $until }
timeline-typed = The typed code: { $from } to { $until }

## The verdicts

verdict-now = Right, now
verdict-now-about = This is the code of { $account } for this moment.
verdict-before = Right, one step ago
verdict-before-about = This is the code of { $account } from one step ago. It still counts.
verdict-ahead = Right, one step ahead
verdict-ahead-about = This is the next code of { $account }. It already counts.
verdict-slow = Right, but { $time } slow: not accepted
verdict-slow-about = That code belongs to { $account }, but to another time. The clock that made it is about { $time } slow, seen from this computer.
verdict-fast = Right, but { $time } fast: not accepted
verdict-fast-about = That code belongs to { $account }, but to another time. The clock that made it is about { $time } fast, seen from this computer.
verdict-next = Right, next
verdict-next-about = This is the next code of { $account }.
verdict-codes-ahead = { $count ->
    [one] Right, but { $count } code ahead: not accepted
   *[other] Right, but { $count } codes ahead: not accepted
}
verdict-codes-ahead-about = { $count ->
    [one] That code belongs to { $account }, but { $count } code further on than this computer has counted.
   *[other] That code belongs to { $account }, but { $count } codes further on than this computer has counted.
}
verdict-codes-behind = { $count ->
    [one] Right, but { $count } code ago: not accepted
   *[other] Right, but { $count } codes ago: not accepted
}
verdict-codes-behind-about = { $count ->
    [one] That code belongs to { $account }, but it was used { $count } code ago.
   *[other] That code belongs to { $account }, but it was used { $count } codes ago.
}
verdict-wrong = Wrong
verdict-wrong-about = That code isn’t right. Check that you are reading { $account }.
verdict-malformed = Not a code

## The clock test

clock-test = Clock test
clock-about = Shows whether a caller’s phone has the right time, without the key of any account. The key below is thrown away when you leave.
clock-scan = Let the caller scan this
clock-scan-about = With the app that makes their codes, on a shared screen or beside you. It adds an account “Clock test”.
clock-qr = QR code of a throw-away key
clock-key = The throw-away key, in groups of four
clock-key-show = Can’t scan? Show the key to read out
clock-type-next = Type the next code that is read out
clock-type = Type the code that is read out
clock-code-next = The code after it
clock-code = The caller’s code
clock-check = Check the clock
clock-result = Result
clock-afterwards = Afterwards the caller deletes the account “Clock test”. This does not say who is calling.
clock-another = For another caller
clock-leave = Leave the clock test

## The inspector

inspector-title = What was sent and received
inspector-about = Newest first. Keys, codes and sign-ins are masked. Locking the vault empties the list.
inspector-copied = Copied as support text
inspector-copy = Copy as support text
inspector-empty = Nothing was sent yet.
inspector-clear = Clear the list
inspector-copied-all = Copied
inspector-copy-all = Copy all as support text
inspector-at = { $day }, { $time } · { $duration }
