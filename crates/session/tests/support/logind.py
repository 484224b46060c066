# dbusmock's logind with two sessions from the start, and with the answers of the parameters to the question for the
# caller's. Set up before the first call is answered: the program under test asks as soon as the name is there.
from dbusmock.templates import logind
from dbusmock.templates.logind import *  # noqa: F401,F403


def load(mock, parameters):
    logind.load(mock, {})
    for session in ("c1", "c2"):
        mock.AddSession(session, "seat0", 1000, "ann", True)
    for name, argument in (("GetSessionByPID", "u"), ("GetSession", "s")):
        if name in parameters:
            mock.AddMethod(logind.MAIN_IFACE, name, argument, "o", parameters[name])
