## What opens the vault

slots = What opens this vault
slots-about = Each of these opens it on its own. Keep at least two, and the recovery code on paper.
slots-add = Add a way
slot-keychain = The keychain
slot-passphrase = A passphrase
slot-recovery = A recovery code
slot-two-part = A passphrase, with the keychain
slot-about-keychain = Opens without asking while your desktop’s keychain is unlocked.
slot-about-passphrase = Opens when you enter it, on this computer or with a copy.
slot-about-recovery = Opens the vault when nothing else does. It was shown once; only you have it.
slot-about-two-part = Opens with your passphrase and this computer’s keychain together. A stolen disk alone is not enough.
slot-damaged = Damaged: it opens nothing. Remove it, and add it anew.
slot-last = The only way in. Add another one before you remove it.
slot-change = Change
slot-change-passphrase = Change the passphrase
slot-change-two-part = Change passphrase and keychain
slot-make-new = Make a new one
slot-remove = Remove
slot-remove-keychain = Remove the keychain
slot-remove-passphrase = Remove the passphrase
slot-remove-recovery = Remove the recovery code
slot-remove-two-part = Remove passphrase and keychain
slot-ask-keychain = Remove the keychain?
slot-ask-passphrase = Remove the passphrase?
slot-ask-recovery = Remove the recovery code?
slot-ask-two-part = Remove passphrase and keychain?
slot-remove-about = It no longer opens this vault. Your accounts stay, and the other ways work as before.
slot-remove-paper = What you wrote down or printed becomes useless.
slot-remove-confirm = Show with another way that you can still get in.
slot-removed = Removed: { $slot }.
slot-add-keychain = Add the keychain
slot-add-passphrase = Add a passphrase
slot-add-both = Add passphrase and keychain together
slot-add-two-part = Add a passphrase with the keychain
slot-added-keychain = The keychain opens this vault now.
slot-added-passphrase = The passphrase opens this vault now.
slot-added-two-part = Passphrase and keychain open this vault now, together.
slot-changed = The passphrase is changed.
slot-changing = Changing…
slot-how-keychain = The keychain of this computer then opens the vault by itself, for whoever uses this computer as you. Nothing has to be typed.
slot-how-two-part = Both are needed to open the vault: what you type, and what the keychain of this computer keeps. If the keychain is lost, only the recovery code helps.
slot-how-passphrase = You type it to open the vault. It is kept nowhere, and nobody can look it up for you.
slot-new-passphrase = New passphrase
slot-passphrase-to-add = Passphrase to add
slot-passphrase-stays = The passphrase that this vault has stays as it is.
ask = Ask for my passphrase
ask-about = Today the keychain opens this vault by itself. Choose what is needed instead; the keychain alone then opens nothing.
ask-what = What is needed instead
ask-passphrase = My passphrase
ask-passphrase-about = Works on every computer that the vault is copied to. How well it protects depends on the passphrase.
ask-both = My passphrase and the keychain, together
ask-both-about = A stolen disk gives nothing to guess against. If the keychain is lost, only the recovery code helps.
ask-no-recovery = There is no recovery code yet. Make one afterwards.
asked = From now on your passphrase is asked for.

## Locking

locking = Locking
locking-about = A lock clears the window and wipes the key from memory. An unfinished setup is kept.
locking-idle = Lock when the computer is not used
locking-open = It stays open until you lock it.
locking-after-about = After { $time } without the mouse or the keyboard in this window.
locking-longest = Your administrator allows { $time } at the most.
locking-after = After { $time }
locking-desktop = Lock with the desktop
locking-desktop-about = When the screen is locked, and before the computer sleeps.
locking-start = Begin locked
locking-start-about = When Countersign starts, it waits for you, even where the keychain could open it.
locking-note = Only the keychain opens this vault, so one click opens it again. Ask for a passphrase, and a lock holds.

## From the administrator

policy = From your administrator
policy-about = Laid down for this computer. It can be read here, and not be changed.
policy-server = Server to set up codes at
policy-lock = Locks at the latest
policy-lock-after = After { $time } without use
policy-export = Export without encryption
policy-export-off = Off
policy-export-allowed = Allowed
policy-file = File: { $path }

## Snapshots

snapshots = Snapshots
snapshots-about = Copies of the vault on this computer, sealed as the vault is. They help against mistakes and damage, not against a lost disk.
snapshots-count = { $count ->
    [one] { $count } snapshot, the newest made { $ago }.
   *[other] { $count } snapshots, the newest made { $ago }.
}
snapshots-none = There is no snapshot yet. One is made by itself after the next change.
snapshots-folder = In { $path }
snapshot-time = { $day }, { $time }
snapshot-take = Take a snapshot now
snapshot-taken = A snapshot of now is made.
snapshot-restore = Restore…
snapshot-restore-of = Restore the snapshot of { $time }
snapshot-ask = Restore the snapshot of { $time }?
snapshot-ask-about = Your accounts become those of that moment: { counted-accounts }.
snapshot-ask-undo = A snapshot of now is made first, so this can be undone.
snapshot-ask-added = Accounts that were added since go to the trash.
snapshot-ask-counters = Counters never go back, so no code is used twice.
snapshot-ask-slots = What opens the vault stays as it is now.
snapshot-act = Restore the snapshot
snapshot-restoring = Restoring…
snapshot-restored = The snapshot is restored. { $what }.
snapshot-same = The snapshot is restored. Nothing was different.
snapshot-back = { $count ->
    [one] { counted-accounts } is back
   *[other] { counted-accounts } are back
}
snapshot-as-then = { $count ->
    [one] { counted-accounts } is as it was then
   *[other] { counted-accounts } are as they were then
}
snapshot-trashed = { counted-accounts } went to the trash
snapshot-undo = Undo the restoring
snapshot-undone = Everything is as it was before the snapshot was restored.
snapshot-scheduled = Made by itself after a change
snapshot-asked = You asked for it
snapshot-before-restore = Made before a snapshot was restored
snapshot-before-migration = Made before an update of Countersign
snapshot-before-import = Made before an import
snapshot-outdated = Waits to be sealed with the new key
snapshot-damaged = Damaged
snapshot-other-vault = Of another vault
snapshot-newer = Made by a newer Countersign

## Trash

trash = Trash
trash-about = Removed accounts stay here for 30 days and make no codes. Then they are deleted for good.
trash-empty = The trash is empty.
trash-removed = { $count ->
    [one] Removed { $day } · { $count } day left
   *[other] Removed { $day } · { $count } days left
}
trash-restore = Restore
trash-restore-named = Restore { $account }
trash-restored = { $account } is back among your codes.
trash-delete = Delete…
trash-delete-named = Delete { $account } for good
trash-delete-ask = Delete { $account } for good?
trash-delete-act = Delete { $account }
trash-delete-about = Its key is removed from the vault and from every snapshot. Nobody can bring it back.
trash-delete-copies = Copies of the vault that were made outside of Countersign still hold it.
trash-clear = Empty the trash
trash-clear-ask = Delete { counted-accounts } for good?
trash-clear-about = Their keys are removed from the vault and from every snapshot. Nobody can bring them back.

## When something is wrong

trouble = When something is wrong
trouble-doctor = Tries the keychain of this computer step by step, and says what to do.
trouble-key = After a computer or a copy of the vault was lost. Everything is sealed again.
vault-folder = Vault: { $path }

## A new key

rekey = New key for this vault
rekey-open = Make a new key…
rekey-about = Everything is sealed again with a key that was never used before. Do this after a computer, a disk or a copy of the vault was lost.
rekey-copies = Copies made elsewhere still open as before. A recovery code is always a new one.
rekey-keeps = Opens the vault afterwards
rekey-recovery = A new recovery code, which you type back first
rekey-drops = Opens nothing any more
rekey-recall = A copy that somebody has already can’t be recalled: it still opens with what opened it then. If that may have happened, have your accounts set up anew where you sign in.
rekey-step = Step { $place } of 3
rekey-type = Type the new code from your paper
rekey-another = Choose another passphrase as well
rekey-passphrase = Passphrase from now on
rekey-done = This vault has a new key.
rekey-done-about = The snapshots on this computer are sealed with it too. Destroy the old recovery code.
rekey-keep = Keep the key
rekey-begin = Begin
rekey-next = Go on
rekey-act = Make the new key
rekey-working = Sealing everything again…

## The recovery code

recovery-make-new = Make a new recovery code
recovery-about = A recovery code opens your vault when nothing else does: a forgotten passphrase, an emptied keychain, a copy on a new computer.
recovery-once = It is shown once.
recovery-once-about = You write it down or print it.
recovery-typed = You type it back,
recovery-typed-about = so that both of us know it is right.
recovery-works = Then it works.
recovery-works-about = Leaving before that changes nothing.
recovery-old = The code that you have now works until the new one is typed back.
recovery-type = Type the code from your paper
recovery-done = The recovery code works from now on.
recovery-done-about = Keep the paper where you keep a passport, and not beside this computer.
recovery-show = Show the code
recovery-discard = Discard this code
recovery-written = I have it on paper
recovery-checking = Checking…
recovery-use = Use this code
recovery-shown = Write it down or print it, and keep it away from this computer. It is shown only now: 7 groups of five characters.
recovery-picture = The recovery code
recovery-print = Print a sheet
sheet-title = Recovery code for Countersign
sheet-about = It opens your sign-in codes when nothing else does: a forgotten passphrase, a lost keychain, a new computer. Whoever has it and a copy of the vault has your codes. Keep it as you keep a passport.
sheet-made = Made on { $day }. A newer code makes this one useless.
sheet-use = To use it: open Countersign, choose “Use the recovery code”, and type it in. Capitals and spaces don’t matter.
