# Links with accounts in them, which the system opens.
links-group = Links from other programs
links-hint = Open account links with Countersign?
links-hint-about = Web pages and mails hand an account over with a link that begins with otpauth. You see what is in it before anything is added.
links-hint-yes = Open them here
links-on = Account links open with Countersign now.
links-title = Open account links with Countersign
links-about = Links that begin with otpauth. What is in one is shown before anything is added.
links-none = On this system, its own settings say which program opens them.
links-exposed = The link came through the system, where other programs may have seen the key. A QR code keeps it to yourself.
links-wait-locked = { $count ->
    [one] A link with an account waits. It is shown when you have unlocked.
   *[other] { $count } links with accounts wait. They are shown when you have unlocked.
}
links-wait-first = { $count ->
    [one] A link with an account waits. Choose “{ first-add }” to look at it.
   *[other] { $count } links with accounts wait. Choose “{ first-add }” to look at them.
}
links-refused = { $count ->
    [one] One link was not taken: it is too long, or too many came at once. Open it again.
   *[other] { $count } links were not taken: they are too long, or too many came at once. Open them again.
}
