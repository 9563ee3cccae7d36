"""The four kinds of epidemic file and their columns, each written once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from data_access.uploads.folding import fold_name
from indicators.vocabulary import LabelledEnum


class EpidemicKind(LabelledEnum):
    """What a file of the epidemic series holds."""

    CASES = "cases", "每日病例"
    CLUSTERS = "clusters", "聚集性疫情"
    NOTICES = "notices", "风险等级公告"
    CORRECTIONS = "corrections", "病例订正"


@dataclass(frozen=True, slots=True)
class SeriesColumn:
    """A column of such a file: its field, header, other headers, and what a cell looks like."""

    field: str
    header_zh: str
    synonyms: tuple[str, ...]
    required: bool
    example_zh: str


_SOURCE: Final = SeriesColumn("source", "来源", ("source", "出处", "网址"), False, "省卫生健康委")
_COUNT_DAY: Final = SeriesColumn(
    "asof_date", "统计日期", ("asof_date", "截至日期", "截止日期", "数据日期"), True, "2020-03-08"
)


def _where(
    *synonyms: str, province_zh: str = "湖北省", place_zh: str = "武汉市", code: str = "420100"
) -> tuple[SeriesColumn, ...]:
    """Province, name and code of a place, with an example that fits together."""
    codes = ("adcode", "区划代码", "代码", "地区代码")
    return (
        SeriesColumn("province", "省份", ("province", "省"), False, province_zh),
        SeriesColumn("place", "地名", ("地区", "名称", *synonyms), False, place_zh),
        SeriesColumn("adcode", "行政区划代码", codes, False, code),
    )


COLUMNS: Final[Mapping[EpidemicKind, tuple[SeriesColumn, ...]]] = {
    EpidemicKind.CASES: (
        _COUNT_DAY,
        *_where("city", "城市", "name"),
        SeriesColumn(
            "confirmed", "累计确诊", ("confirmed", "累计确诊病例", "确诊", "病例数"), True, "49948"
        ),
        SeriesColumn("published_on", "发布日期", ("date", "文件日期"), False, "2020-03-09"),
        _SOURCE,
    ),
    EpidemicKind.CLUSTERS: (
        SeriesColumn("recorded_on", "日期", ("date", "发生日期", "报告日期"), True, "2020-05-10"),
        *_where("place", "city", "县区", province_zh="吉林省", place_zh="舒兰市", code="220283"),
        SeriesColumn(
            "said", "有无聚集性疫情", ("cluster", "聚集性疫情", "has_cluster"), True, "有"
        ),
        SeriesColumn("note_zh", "说明", ("note", "备注"), False, "某家庭3例"),
        _SOURCE,
    ),
    EpidemicKind.NOTICES: (
        SeriesColumn("announced_on", "公告日期", ("date", "日期", "发布日期"), True, "2020-03-09"),
        SeriesColumn(
            "issuer_zh", "发布机构", ("issuer", "机关", "发文机关"), False, "湖北省疫情防控指挥部"
        ),
        SeriesColumn("document_zh", "文件", ("document", "文号", "文件名称"), False, "第20号通告"),
        *_where("place", "县区", "县（市、区）", place_zh="武汉市城区"),
        SeriesColumn("unit_type", "单位类型", ("unit_type", "类型"), False, "城区"),
        SeriesColumn("risk_level", "风险等级", ("risk_level", "等级", "level"), True, "高风险"),
        _SOURCE,
    ),
    EpidemicKind.CORRECTIONS: (
        _COUNT_DAY,
        *_where("city", "place", "城市"),
        SeriesColumn("correction", "订正数", ("correction", "订正", "订正病例"), True, "326"),
        SeriesColumn(
            "source", "来源", ("source", "note", "说明", "备注"), False, "4月17日订正通报"
        ),
    ),
}
# Where a column says which day a row is about.
DAY_FIELDS: Final[Mapping[EpidemicKind, str]] = {
    EpidemicKind.CASES: "asof_date",
    EpidemicKind.CLUSTERS: "recorded_on",
    EpidemicKind.NOTICES: "announced_on",
    EpidemicKind.CORRECTIONS: "asof_date",
}


def header_of(kind: EpidemicKind, field: str) -> str:
    """The Chinese header of a field."""
    return next(column.header_zh for column in COLUMNS[kind] if column.field == field)


def field_places(kind: EpidemicKind, headers: tuple[str, ...]) -> dict[str, int]:
    """Which column of a sheet holds each field; a header of ours goes before a synonym."""
    folded = [fold_name(header) for header in headers]
    places: dict[str, int] = {}
    for column in COLUMNS[kind]:
        for word in map(fold_name, (column.header_zh, *column.synonyms)):
            if word in folded and column.field not in places:
                places[column.field] = folded.index(word)
    return places


def template_lines(kind: EpidemicKind) -> list[list[str]]:
    """Header and an example row, as the reader takes them back."""
    columns = COLUMNS[kind]
    return [[one.header_zh for one in columns], [f"{one.example_zh}" for one in columns]]
