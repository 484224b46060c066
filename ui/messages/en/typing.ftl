## Codes, passphrases and recovery codes as they are typed

secret-show = Show: { $label }
recovery-first = Type the recovery code: 7 groups of 5 characters.
recovery-sign = Group { $place } has “{ $sign }” in it, which no recovery code has.
recovery-group = Group { $place } has { counted-characters }; each group has 5.
recovery-length = That has { counted-characters }; a recovery code has 35.
recovery-rules = 7 groups of five. Spaces, dashes and small letters don’t matter; O counts as 0, I and L as 1.
passphrase-again = The same again
passphrase-hint = At least { $least } characters. A few words that only you would put together are good.
passphrase-short = That has { counted-characters }; a passphrase has at least { $least }.
passphrase-differs = The two are not the same.
passphrase-missing = Type the passphrase that opens this vault.
strength-weak = Quick to guess for a computer. A few more words help most.
strength-fair = Slow to guess. One more word makes it hard.
strength-strong = Hard to guess.
