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
palette-doing = With an account
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
key-ctrl = Ctrl
key-shift = Shift
key-enter = Enter
key-space = Space
key-home = Home
key-end = End
key-delete = Delete
key-esc = Esc
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
act-hide = Hide codes until they are asked for
act-unhide = Show codes all the time
act-next = Show the next code too
act-no-next = Don’t show the next code
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
act-desktop = Settings: desktop
act-about = Settings: about Countersign
act-choice = { $setting }: { $choice }

# Never shown: what an act may be looked for by besides its name. English is looked through in every language.

also-keys = help
also-enroll = register sign up
also-verify = helpdesk caller
also-import = file screen camera clipboard aegis google migration move
also-export = backup print sheet migration move
also-settings = preferences options
also-add = new import
also-add-picture = qr image
also-add-hand = key type
also-mask = hide screen sharing
also-select = several bulk
also-presenter = projector stage
also-inspector = inspector requests network log
also-larger = zoom font
also-smaller = zoom font
