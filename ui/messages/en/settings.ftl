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
about-system = Operating system
about-desktop = Desktop
about-engine = Web view
about-package = Installed as
about-words = Makes sign-in codes on this computer, sets them up, and checks them.
about-support-group = Help
about-support = Text for support
about-support-about = What whoever helps you has to know: versions, settings, how vault and keychain stand, the last problems. No keys, codes, tokens, or names of accounts and people.
about-support-open = Look at it
support-about = This is all that will be in the file. It is in English, for whoever helps you. Nothing is sent: you decide where it goes.
support-exchanges = Exchanges with servers
support-exchanges-about = The last ones, without what names anybody.
support-servers = Names of servers
support-servers-about = Without them servers are only numbered.
support-gathering = Gathering…
support-copy = Copy
support-copied = Copied
support-save = Save as…
support-saving = Saving…
support-saved = Saved in { $path }.
about-licences = Licences
about-licences-about = Countersign is under the MIT licence or the Apache License 2.0, as you like. It is made with the work of others:
about-licences-show = Show what it is made with
licences-search = Search by name or licence
licences-count = { $count ->
    [one] { $count } package
   *[other] { $count } packages
}
licences-none = Nothing matches.
about-marks = Issuers’ marks belong to their owners. They stand here only to tell accounts apart.
