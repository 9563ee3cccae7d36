"""The columns of 疫情数据: how far series go, imports, problems, notices and clusters."""

from collections.abc import Mapping
from typing import Final

from data_access.epidemic.kinds import EpidemicKind
from figures.tables import ColumnFormat, Columns, TableKind

STATE_COLUMNS: Final[Columns] = {
    "mark_zh": ColumnFormat("提示"),
    "kind_zh": ColumnFormat("数据"),
    "province_zh": ColumnFormat("省份"),
    "last_day": ColumnFormat("最近一天", TableKind.DATE),
    "days_behind": ColumnFormat("距今天数", TableKind.COUNT),
    "places": ColumnFormat("地方数", TableKind.COUNT),
    "rows": ColumnFormat("条数", TableKind.COUNT),
    "moved_zh": ColumnFormat("入库时间"),
    "actor_name": ColumnFormat("导入人"),
    "file_name": ColumnFormat("文件"),
}
IMPORT_COLUMNS: Final[Columns] = {
    "id": ColumnFormat("序号", TableKind.COUNT),
    "at_zh": ColumnFormat("时间"),
    "kind_zh": ColumnFormat("数据"),
    "file_name": ColumnFormat("文件"),
    "rows": ColumnFormat("入库条数", TableKind.COUNT),
    "actor_name": ColumnFormat("导入人"),
    "stands_zh": ColumnFormat("状态"),
}
ISSUE_COLUMNS: Final[Columns] = {
    "row": ColumnFormat("行"),
    "severity_zh": ColumnFormat("性质"),
    "column_zh": ColumnFormat("列"),
    "value": ColumnFormat("原值"),
    "message_zh": ColumnFormat("问题"),
}
APART_COLUMNS: Final[Columns] = {
    "name_zh": ColumnFormat("名称"),
    "province_zh": ColumnFormat("省份"),
    "adcode": ColumnFormat("文件中的代码"),
    "why_zh": ColumnFormat("为什么单列"),
    "rows": ColumnFormat("行数", TableKind.COUNT),
    "last_day": ColumnFormat("最近一天", TableKind.DATE),
    "last": ColumnFormat("最近的数", TableKind.COUNT),
}
NOTICE_COLUMNS: Final[Columns] = {
    "announced_on": ColumnFormat("公告日期", TableKind.DATE),
    "province_zh": ColumnFormat("省份"),
    "place_zh": ColumnFormat("地方"),
    "unit_zh": ColumnFormat("单位类型"),
    "level_zh": ColumnFormat("风险等级"),
    "issuer_zh": ColumnFormat("发布机构"),
    "document_zh": ColumnFormat("文件"),
    "source": ColumnFormat("来源"),
    "adcode": ColumnFormat("代码"),
}
CLUSTER_COLUMNS: Final[Columns] = {
    "recorded_on": ColumnFormat("日期", TableKind.DATE),
    "province_zh": ColumnFormat("省份"),
    "place_zh": ColumnFormat("地方"),
    "said_zh": ColumnFormat("聚集性疫情"),
    "note_zh": ColumnFormat("说明"),
    "source": ColumnFormat("来源"),
    "adcode": ColumnFormat("代码"),
}
FRESH_COLUMNS: Final[Mapping[EpidemicKind, Columns]] = {
    EpidemicKind.CASES: {
        "sheet_row": ColumnFormat("行", TableKind.COUNT),
        "name_zh": ColumnFormat("地方"),
        "adcode": ColumnFormat("代码"),
        "asof_date": ColumnFormat("统计日期", TableKind.DATE),
        "confirmed": ColumnFormat("累计确诊", TableKind.COUNT),
        "before": ColumnFormat("原为", TableKind.COUNT),
    },
    EpidemicKind.CLUSTERS: {
        "sheet_row": ColumnFormat("行", TableKind.COUNT),
        **CLUSTER_COLUMNS,
        "before_zh": ColumnFormat("原为"),
    },
    EpidemicKind.NOTICES: {
        "sheet_row": ColumnFormat("行", TableKind.COUNT),
        **NOTICE_COLUMNS,
        "before_zh": ColumnFormat("原为"),
    },
    EpidemicKind.CORRECTIONS: {
        "sheet_row": ColumnFormat("行", TableKind.COUNT),
        "place_zh": ColumnFormat("地方"),
        "adcode": ColumnFormat("代码"),
        "asof_date": ColumnFormat("统计日期", TableKind.DATE),
        "correction": ColumnFormat("订正数", TableKind.COUNT),
        "before": ColumnFormat("原为", TableKind.COUNT),
        "source": ColumnFormat("来源"),
    },
}
REVIEW_COLUMNS: Final[Columns] = {
    "agreement_zh": ColumnFormat("对照"),
    "announced_on": ColumnFormat("公告日期", TableKind.DATE),
    "place_zh": ColumnFormat("地方"),
    "unit_zh": ColumnFormat("单位类型"),
    "suggested_zh": ColumnFormat("推算"),
    "published_zh": ColumnFormat("公告"),
    "explained_zh": ColumnFormat("为什么"),
    "source": ColumnFormat("公告来源"),
    "adcode": ColumnFormat("代码"),
}
DIFFERENCE_COLUMNS: Final[Columns] = {
    "place_zh": ColumnFormat("不一致的地方"),
    "announced_on": ColumnFormat("公告日期", TableKind.DATE),
    "suggested_zh": ColumnFormat("推算"),
    "published_zh": ColumnFormat("公告"),
    "explained_zh": ColumnFormat("为什么"),
}
HISTORY_COLUMNS: Final[Columns] = {
    "on": ColumnFormat("日期（周日）", TableKind.DATE),
    "level_zh": ColumnFormat("采用"),
    "suggested_zh": ColumnFormat("推算"),
    "published_zh": ColumnFormat("公告"),
    "differs_zh": ColumnFormat("对照"),
    "confirmed_cumulative": ColumnFormat("累计确诊", TableKind.COUNT),
    "new_confirmed_14d": ColumnFormat("近14日新增", TableKind.COUNT),
    "reason_zh": ColumnFormat("理由"),
}
VARIANT_COLUMNS: Final[Columns] = {
    "province_zh": ColumnFormat("省份"),
    "counted_on": ColumnFormat("日期", TableKind.DATE),
    "colour_zh": ColumnFormat("颜色"),
    "label_zh": ColumnFormat("该省用词"),
    "counties": ColumnFormat("县（市、区）数", TableKind.COUNT),
    "source": ColumnFormat("来源"),
}
URBAN_COLUMNS: Final[Columns] = {
    "urban_area_zh": ColumnFormat("城区"),
    "city_adcode": ColumnFormat("代码"),
    "district_zh": ColumnFormat("市辖区"),
    "source_zh": ColumnFormat("依据"),
}
