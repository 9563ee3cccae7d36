"""A small identity provider (OIDC) on this machine: it signs in whoever it is told to."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from joserfc import jwk, jwt
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT = "resumption"
AGE = 0


@dataclass
class IdentityProvider:
    """Where it answers, and what it says of whoever comes."""

    port: int
    claims: dict[str, Any] = field(default_factory=dict)
    age: int = AGE
    key: Any = field(default_factory=lambda: jwk.RSAKey.generate_key(2048, {"kid": "one"}))
    nonce: str = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def routes(self) -> list[Route]:
        return [
            Route("/.well-known/openid-configuration", self._metadata),
            Route("/authorize", self._authorize),
            Route("/token", self._token, methods=["POST"]),
            Route("/jwks", self._keys),
        ]

    async def _metadata(self, _request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/jwks",
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    async def _authorize(self, request: Request) -> Response:
        asked = request.query_params
        self.nonce = asked.get("nonce", "")
        return RedirectResponse(f"{asked['redirect_uri']}?code=1&state={asked['state']}")

    async def _token(self, _request: Request) -> Response:
        now = int(time.time()) - self.age
        claims = {
            "iss": self.url, "aud": CLIENT, "sub": "1", "iat": now, "exp": int(time.time()) + 600,
            "nonce": self.nonce, **self.claims,
        }  # fmt: skip
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "id_token": token})

    async def _keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})


@contextmanager
def provider() -> Iterator[IdentityProvider]:
    """The provider, answering in a thread until it is left."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        made = IdentityProvider(trial.getsockname()[1])
    config = uvicorn.Config(Starlette(routes=made.routes()), port=made.port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield made
    finally:
        server.should_exit = True
        thread.join(10)


def secrets_for(made: IdentityProvider, address: str) -> str:
    """What `.streamlit/secrets.toml` says of this provider."""
    return (
        f'[auth]\nredirect_uri = "{address}/oauth2callback"\n'
        'cookie_secret = "only-for-this-test-0123456789abcdef"\n'
        f'client_id = "{CLIENT}"\nclient_secret = "none"\n'
        f'server_metadata_url = "{made.url}/.well-known/openid-configuration"\n'
    )
