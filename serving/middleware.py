"""The layers around Streamlit, outermost first."""

from starlette.middleware import Middleware

from serving.compression import CompressedStatic
from serving.gate import Gate, content_security_policy
from serving.language import ChineseIndex, inline_script_hashes


def middleware() -> list[Middleware]:
    """The gate sees everything, also the answers of the other two."""
    policy = content_security_policy(inline_script_hashes())
    return [
        Middleware(Gate, content_security_policy=policy),
        Middleware(CompressedStatic),
        Middleware(ChineseIndex),
    ]
