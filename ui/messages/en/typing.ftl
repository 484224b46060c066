## Codes, passphrases and recovery codes as they are typed

secret-show = Show: { $label }
code-first = Type the code first.
code-sign = Codes have no “{ $sign }”. Type only what the code shows.
code-long = That has { counted-characters }; codes have { $most } at the most.
code-short = That has { counted-characters }; codes have at least { $least }.
code-digits = { $count ->
    [one] That has { $count } digit; this account’s codes have { $wanted }.
   *[other] That has { $count } digits; this account’s codes have { $wanted }.
}
code-characters = That has { counted-characters }; this account’s codes have { $wanted }.
code-letter = This code has a letter in it. This account’s codes have digits only.
code-letter-meant = This code has a letter in it. Did you mean { $digit } instead of { $letter }?
code-several = That text has { $count } codes in it. Keep the one you mean.
code-none = No code with { $wanted } characters is in that text.
code-range = { $least } to { $most }
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

## Confirm that it is you

confirm = Confirm that it is you
confirm-keychain = The keychain answers for you. There is nothing to type.
confirm-passphrase = Your passphrase
confirm-recovery = Your recovery code
way-keychain = Keychain
way-two-part = Passphrase and keychain
