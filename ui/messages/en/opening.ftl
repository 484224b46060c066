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
