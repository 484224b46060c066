## Said in several views

counted-accounts = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}
counted-characters = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
choose-all = Choose all
choose-none = Choose none
hide = Hide
import = Import
export = Export
leave-as-is = Leave it as it is
link = Link
link-read = Read the link
look-again = Look again
looking = Looking…
not-now = Not now
reading = Reading…
show-all = Show all { $count }
show-fewer = Show fewer
