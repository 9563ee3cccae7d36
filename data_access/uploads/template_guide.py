"""The sheet 填报说明 of a template: advice, and the data dictionary of the dataset."""

from typing import Final

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_access.datasets.dictionary import data_dictionary
from indicators.vocabulary import Dataset

HEADER_FILL: Final = PatternFill("solid", fgColor="1F4E8C")
HEADER_FONT: Final = Font(bold=True, color="FFFFFF")
WRAPPED: Final = Alignment(wrap_text=True, vertical="center")
_GUIDE_HEADERS: Final = {
    "header_zh": "列名",
    "required_zh": "必填",
    "unit_zh": "单位",
    "kind_zh": "类型",
    "limits_zh": "范围或选项",
    "cumulative_zh": "累计",
    "meaning_zh": "含义",
    "example": "举例",
}
_GUIDE_WIDTHS: Final = (26, 8, 10, 10, 40, 18, 60, 18)
_ADVICE_ZH: Final = (
    "一行一个单位；灰底的日期、代码、名称已填好，不要改动；不报的单位整行留空或删除。",
    "没有统计的留空（缺报），确实为零才填 0。深色表头为必填。",
    "红色表示自相矛盾或必填未填，黄色表示请核对；选中单元格可见范围和上周数。",
    "颜色、批注和本说明页不会被读取；不要合并单元格，不要增加列。",
    "填好后保存为 .xlsx（WPS 选“Excel 文件”），在“数据填报”页上传。",
)


def write_guide(page: Worksheet, dataset: Dataset, notice_zh: str) -> None:
    """How to fill the sheet in, and every column of the dataset."""
    lines = [f"{notice_zh} {dataset.label_zh}填报说明".strip(), *_ADVICE_ZH]
    for number, line in enumerate(lines, start=1):
        page.cell(number, 1, line)
    page.cell(1, 1).font = Font(bold=True, size=12)
    dictionary = data_dictionary(dataset)[list(_GUIDE_HEADERS)]
    start = len(lines) + 2
    for at, header in enumerate(_GUIDE_HEADERS.values(), start=1):
        cell = page.cell(start, at, header)
        cell.fill, cell.font = HEADER_FILL, HEADER_FONT
        page.column_dimensions[get_column_letter(at)].width = _GUIDE_WIDTHS[at - 1]
    for number, cells in enumerate(dictionary.itertuples(index=False, name=None), start=start + 1):
        for at, text in enumerate(cells, start=1):
            page.cell(number, at, text).alignment = WRAPPED
