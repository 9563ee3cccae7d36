"""Answers to the forms of sign-in: beside the loop that serves everybody, and in words."""

from collections.abc import Awaitable, Callable, Mapping

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from data_access.errors import StoreUnavailableError

Form = Mapping[str, str]
Answer = Callable[[Request, Form], Response]
AnswerWithout = Callable[[Request, Form, str], Response]


def answering(
    answer: Answer, without_store: AnswerWithout
) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that reads the form and answers in a thread, since an answer asks the store.

    Args:
        answer: what is answered to the fields of the form.
        without_store: the form again, with the reason why the store cannot be used.
    """

    def answered(request: Request, form: Form) -> Response:
        try:
            return answer(request, form)
        except StoreUnavailableError as error:
            return without_store(request, form, error.reason_zh)

    async def endpoint(request: Request) -> Response:
        async with request.form() as sent:
            form = {name: str(value) for name, value in sent.items()}
        return await to_thread.run_sync(answered, request, form)

    return endpoint
