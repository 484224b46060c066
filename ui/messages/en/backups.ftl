## Automatic backups

backups = Automatic backups
backups-about = Encrypted copies of all accounts in a folder of yours, made after each change. They open with their own passphrase, on any computer, also when this one is gone.
backups-on = Back up by itself
backups-on-about = After a change, and again until it worked.
backups-first-folder = Choose a folder first.
backups-first-passphrase = Choose a passphrase first.
backups-first-both = Choose a folder and a passphrase first.
backups-folder = Folder
backups-no-folder = None yet. One on another disk, or one that is copied elsewhere, helps most.
backups-choose = Choose…
backups-change = Change…
backups-set = Set…
backups-passphrase = Passphrase of the backups
backups-passphrase-has = Set. Backups from before a change open with the one of that time.
backups-passphrase-none = None yet. It does not have to be the one that opens Countersign.
backups-passphrase-about = Whoever has a backup and this passphrase has your accounts. Nobody can look it up for you: keep it on paper.
backups-passphrase-done = The passphrase of the backups is set.
backups-keep = How many are kept
backups-keep-about = Older ones are deleted when a newer one was opened and compared.
backups-none = No backup yet
backups-last = Last good backup: { $ago }
backups-working = Working…
backups-now = Back up now
backups-made = A backup is made, opened and compared.
backups-looking = Looking at the backups…
backups-look = Look at the backups
