"""Registers, fails with a wrong code, verifies and removes with ZITADEL's official Python client.

Arguments: the server's address, the user id. Standard input: the token. Prints one JSON object with what came back.
Codes are made here, with what Python brings.
"""

import base64
import hashlib
import hmac
import json
import struct
import sys
import time

from zitadel_client import Zitadel
from zitadel_client.exceptions import ApiError
from zitadel_client.models import (
    UserServiceListAuthenticationFactorsRequest,
    UserServiceListAuthenticationMethodTypesRequest,
    UserServiceRegisterTOTPRequest,
    UserServiceRemoveTOTPRequest,
    UserServiceVerifyTOTPRegistrationRequest,
)


def code_at(secret, step):
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return "%06d" % ((struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000)


def refused(call):
    try:
        call()
    except ApiError as error:
        body = error.response_body
        body = body.model_dump(by_alias=True) if hasattr(body, "model_dump") else body
        return {"status": error.code, "body": body}
    return None


url, user = sys.argv[1:]
users = Zitadel.with_access_token(url, sys.stdin.read().strip()).users


def verify(code):
    return users.verify_totp_registration(UserServiceVerifyTOTPRegistrationRequest(user_id=user, code=code))


def factors():
    found = users.list_authentication_factors(UserServiceListAuthenticationFactorsRequest(user_id=user)).result
    return [str(factor.state.value if hasattr(factor.state, "value") else factor.state) for factor in found or []]


started = users.register_totp(UserServiceRegisterTOTPRequest(user_id=user))
now = int(time.time()) // 30
right = [code_at(started.secret, step) for step in range(now - 2, now + 4)]
wrong = next(code for code in ("%06d" % n for n in range(10)) if code not in right)
pending = factors()
wrong_code = refused(lambda: verify(wrong))
verified = verify(code_at(started.secret, int(time.time()) // 30))
methods = users.list_authentication_method_types(
    UserServiceListAuthenticationMethodTypesRequest(user_id=user)
).auth_method_types
ready = factors()
again = refused(lambda: verify("123456"))
removed = users.remove_totp(UserServiceRemoveTOTPRequest(user_id=user))
gone = refused(lambda: users.remove_totp(UserServiceRemoveTOTPRequest(user_id=user)))

print(
    json.dumps(
        {
            "uri": started.uri,
            "secret": started.secret,
            "sequences": [str(each.details.sequence) for each in (started, verified, removed)],
            "owner": started.details.resource_owner,
            "pending": pending,
            "wrongCode": wrong_code,
            "methods": [str(getattr(method, "value", method)) for method in methods],
            "ready": ready,
            "again": again,
            "gone": gone,
        }
    )
)
