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
first-offer = A link of { $host } waits. Choose “With my organisation” to look at it.
passphrase-title = Choose a passphrase
passphrase-about = Your accounts are sealed with this passphrase instead. You type it when you open Countersign.
passphrase-warning = Nobody can look it up for you. After the first account, make a recovery code: it opens them too.
passphrase-use = Use this passphrase
passphrase-setting-up = Setting up…
read-only-about = A newer version of Countersign made this vault. You can read it here; to change anything, install the newest version.

## The keychain

keychain-absent = No keychain runs on this computer.
keychain-locked = Your keychain is locked. Your accounts are safe.
keychain-no-collection = Your keychain has no place to keep keys yet.
keychain-denied = The keychain refused this program.
keychain-no-answer = The keychain does not answer.
keychain-failed = The keychain could not be used.
keychain-next-absent = Start one, such as GNOME Keyring or KWallet, or use a passphrase.
keychain-next-locked = Unlock it, or use your passphrase.
keychain-next-no-collection = Create its login keyring, or use a passphrase.
keychain-next-denied = Allow Countersign in your keychain’s settings, or use a passphrase.
keychain-next-no-answer = Look for a window that asks for its password, or use a passphrase.
keychain-next-failed = Try again, or use a passphrase.
keychain-note = The keychain opens your accounts without asking. A lock clears them from memory, but whoever sits at your unlocked desktop can open them again. “Ask for my passphrase” changes that.
doctor = Keychain doctor
doctor-asking = Asking the keychain. If it shows a window, answer it there.
doctor-tried = What was tried
doctor-well = well
doctor-failed = failed
doctor-not-tried = not tried
doctor-provider = Keychain: { $name }
doctor-no-provider = No keychain answered.

## A vault that does not open

unusable = Your codes can’t be opened
unusable-safe = Nothing was changed or deleted.
unusable-newest = The newest good snapshot
unusable-holds = It holds { counted-accounts }. The damaged file is set aside, never deleted.
unusable-none = None of the snapshots on this computer can be used either.
unusable-all = All snapshots ({ $count })
bring-back-of = Bring back the snapshot of { $time }
bring-back = Bring it back
bringing-back = Bringing it back…
bring-back-this = Bring back…
bring-back-title = Bring back the snapshot of { $time }?
bring-back-lost = What was added or changed after it is not in it.
bring-back-aside = The damaged file is set aside in a folder of its own, so that it can still be examined. It is never deleted.
bring-back-opens = The vault opens with what opened it at that moment.
bring-back-act = Bring back the snapshot
