"""Pages to be printed, outside Streamlit: plain HTML in A4, with a place for the seal."""

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response

from data_access.errors import StoreUnavailableError, UnknownReceiptError
from data_access.marks import notice_zh
from data_access.store import Store
from data_access.uploads.admission import SUPERSEDES_CODE
from data_access.versions import resolve_as_of
from data_access.views.receipt_sheet import ReceiptSheet, receipt_sheet
from figures.formats import is_missing
from indicators.periods import local_text, week_label_zh
from indicators.vocabulary import Severity
from serving.identity import visitor

_FOLDER: Final = Path(__file__).with_name("forms")
_ASSETS: Final = {"print.css": "text/css", "print.js": "text/javascript"}
_LABELS: Final = {severity.value: severity.label_zh for severity in Severity}


def printed_receipt(request: Request, store: Store) -> Response:
    """The 上报表 of a receipt, as far as it lies within the visitor's scope."""
    number = request.path_params["number"]
    actor = visitor(request, store)
    try:
        with store.reading() as session:
            sheet = receipt_sheet(session, resolve_as_of(session), actor, number)
    except UnknownReceiptError:
        return PlainTextResponse("查无此回执，或它不在您的管辖范围内", status_code=404)
    except StoreUnavailableError as error:
        return PlainTextResponse(error.reason_zh, status_code=503)
    told = _told(sheet, notice_zh(store.settings, actor))
    return HTMLResponse(_forms().get_template("receipt.html").render(told))


def asset(request: Request) -> Response:
    """The style and the script of the forms."""
    name = request.path_params["name"]
    if name not in _ASSETS:
        return PlainTextResponse("没有这个文件", status_code=404)
    return FileResponse(_FOLDER / name, media_type=_ASSETS[name])


def _told(sheet: ReceiptSheet, notice_zh: str) -> dict[str, object]:
    receipt = sheet.receipt
    issues = None if sheet.issues is None else sheet.issues.to_dict("records")
    for issue in issues or ():
        row = issue["sheet_row"]
        issue["row_zh"] = "整份文件" if is_missing(row) else f"{int(row)}"
        issue["severity_zh"] = _LABELS[issue["severity"]]
    return {
        "receipt": receipt,
        "sheet": sheet,
        "units": sheet.units.to_dict("records"),
        "issues": issues,
        "reason_zh": receipt.explanations.get(SUPERSEDES_CODE, ""),
        "facts": [
            ("单位", f"{len(receipt.units):,} 家次"),
            ("填报人", receipt.actor_name),
            ("入库时间", local_text(receipt.committed_at)),
            ("文件", receipt.file_name),
        ],
        "notice_zh": notice_zh,
        "week_zh": week_label_zh,
    }


@cache
def _forms() -> Environment:
    return Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined)
