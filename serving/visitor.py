"""Who a request comes from: the identity that the gate put in, as an actor."""

from starlette.requests import Request

from data_access.actor import DEMO_ACTOR, Actor
from serving.gate import DEMO_USER, USER_HEADER


def visitor(request: Request) -> Actor:
    """The actor of a request that passed the gate.

    Raises:
        LookupError: no such user; the gate lets nobody else through.
    """
    user = request.headers.get(USER_HEADER)
    if user != DEMO_USER:
        raise LookupError(user)
    return DEMO_ACTOR
