"""One broken row per rule about values, units, relations and weeks."""

from data_access.uploads.check import check_upload
from indicators.vocabulary import Dataset
from tests.data_access.uploads.broken_files import Example
from tests.data_access.uploads.register import SmallRegister, past_of
from tests.data_access.uploads.sheets import carriers_csv, rollout_csv, weekly_csv


def _weekly(code: str, change: dict[str, str], *bad_inputs: str) -> Example:
    return Example(code, weekly_csv(change), bad_inputs)


def _carriers(code: str, change: dict[str, str], *bad_inputs: str) -> Example:
    return Example(code, carriers_csv(change), bad_inputs, Dataset.CARRIERS)


def _rollout(code: str, change: dict[str, str], *bad_inputs: str) -> Example:
    return Example(code, rollout_csv(change), bad_inputs, Dataset.ROLLOUT)


def _after(dataset: Dataset, content: bytes) -> SmallRegister:
    return past_of(check_upload(content, "上周.csv", dataset, SmallRegister()))


_LAST_WEEK = _after(Dataset.WEEKLY, weekly_csv({"统计日期": "2020-03-29"}))
_STEADY_WEEKS = _after(
    Dataset.WEEKLY,
    weekly_csv(
        *(
            {"统计日期": f"2020-{day}", "尚缺工人数": str(1_500 + 10 * step)}
            for step, day in enumerate(
                ("02-09", "02-16", "02-23", "03-01", "03-08", "03-15", "03-22", "03-29")
            )
        )
    ),
)
_LAST_RENT = _after(Dataset.CARRIERS, carriers_csv({"统计日期": "2020-03-29"}))


def _next_week(code: str, change: dict[str, str], *bad_inputs: str) -> Example:
    return Example(code, weekly_csv(change), bad_inputs, context=_LAST_WEEK)


_TEN_TIMES = {
    "企业总数": "12000",
    "已复工企业数": "9600",
    "规上企业数": "3100",
    "应返岗人数": "860000",
}
_MOBILE = "联系电话13812345678"

VALUE_EXAMPLES = (
    _weekly("V01", {"企业总数": "无"}, "B-059"),
    _weekly("V02", {"规上企业数": "——", "规上已复工企业数": ""}, "B-059"),
    _weekly("V03", {"企业总数": "一千"}),
    _weekly("V04", {"企业总数": "约1200"}, "B-060"),
    _weekly("V04", {"产能恢复率(%)": "85～90"}, "B-060"),
    _weekly("V05", {"企业总数": "TRUE"}, "B-124"),
    _weekly("V06", {"企业总数": "12,34,567"}, "B-051"),
    _weekly("V06", {"产能恢复率(%)": "85,3%"}, "B-121"),
    _weekly("V07", {"企业总数": "1,200"}, "B-050", "B-051"),
    _weekly("V07", {"产能恢复率(%)": "７６．５"}, "B-053"),
    _weekly("V08", {"产能恢复率(%)": "85％"}, "B-055"),
    _weekly("V09", {"企业总数": "0.12万"}),
    _weekly("V10", {"企业总数": "1.2E+03"}, "B-057"),
    _weekly("V11", {"产能恢复率(%)": "1.5e-2"}, "B-057"),
    _weekly("V12", {"已返岗人数": "12.5 人"}, "B-067"),
    _weekly("V13", {"企业总数": "－5"}, "B-053", "B-068"),
    _carriers("V13", {"减免租金累计(万元)": "-1"}, "B-068"),
    _weekly("V14", {"停产停工企业数": "-0"}, "B-069"),
    _weekly("V15", {"企业总数": "12345678901234567890123"}, "B-070"),
    _weekly("V15", {"产能恢复率(%)": "900%"}, "B-056"),
    _weekly("V16", {"产能恢复率(%)": "85.3333"}, "B-071"),
    _weekly("V17", {"产能恢复率(%)": "130%"}, "B-056"),
    _weekly("V18", {"产能恢复率(%)": "0.85"}, "B-055"),
    _weekly("V19", {"企业总数": "#DIV/0!"}, "B-048"),
    _weekly("V20", {"备注": "长" * 100_000}, "B-102"),
    _weekly("V21", {"备注": _MOBILE}, "B-104"),
    _weekly("V22", {"备注": "上\u202e下"}, "B-101"),
    _weekly("V22", {"备注": "第一行\n第二行"}, "B-028"),
    _weekly("V23", {"高新区名称": "合肥高新技术产业\u3000开发区"}, "B-034"),
    _rollout("V24", {"阶段": "进行中"}),
    _carriers("V26", {"是否复工": "大概"}),
    _carriers("V27", {"是否复工": "已复工"}),
    _carriers("V28", {"减免租金累计(万元)": "21.4美元"}),
    _weekly("D01", {"统计日期": "四月初"}),
    _weekly("D02", {"统计日期": "4月5日"}, "B-075"),
    _weekly("D03", {"统计日期": "43926"}, "B-076"),
    _weekly("D04", {"统计日期": "20/4/5"}, "B-078"),
    _weekly("D04", {"统计日期": "4/5/20"}, "B-078"),
    _weekly("D05", {"统计日期": "2020-02-30"}, "B-077"),
    _weekly("D05", {"统计日期": "2020-13-01"}, "B-077"),
    _weekly("D06", {"统计日期": "2020-04-13"}, "B-080"),
    _weekly("D07", {"统计日期": "2020-03-01"}, "B-084"),
    _weekly("D08", {"统计日期": "20200405"}, "B-075"),
    _weekly("D09", {"周次": "第13周"}, "B-081"),
    _weekly("D10", {"统计日期": "2020-04-12"}),
)

ROW_EXAMPLES = (
    _weekly("U01", {"高新区代码": "", "高新区名称": "裹阳高新技术产业开发区"}, "B-088"),
    _rollout("U01", {"单位代码": "", "单位名称": "无锡城"}, "B-099"),
    _weekly("U02", {"高新区代码": "HTZ001"}),
    _weekly("U03", {"高新区代码": "", "高新区名称": "北京中关村"}, "B-086"),
    _weekly("U04", {"高新区代码": "57"}, "B-074"),
    _carriers("U05", {"机构代码": "9.1110E+17"}, "B-073"),
    _carriers("U06", {"机构代码": "", "机构名称": "同名孵化器"}),
    _weekly("U07", {"高新区代码": "HTZ168", "高新区名称": "新近高新技术产业开发区"}, "B-090"),
    _weekly("U08", {"高新区代码": "HTZ169", "高新区名称": "旧日高新技术产业开发区"}, "B-090"),
    _carriers("U09", {"级别": "省级"}),
    _rollout("U09", {"省": "浙江省"}, "B-099"),
    _carriers("U10", {"级别": "市级"}),
    Example(
        "U11", weekly_csv(), ("B-089",), context=SmallRegister(beyond_scope=frozenset({"HTZ057"}))
    ),
    _weekly("R01", {"企业总数": "960", "已复工企业数": "1200"}, "B-040"),
    _weekly("R02", {"规上企业数": "1300"}, "B-065"),
    _weekly("R03", {"规上工业企业数": "311"}, "B-065"),
    _weekly("R04", {"停产停工企业数": "241"}, "B-065"),
    _weekly("R05", {"物流配送难企业数": "1201"}),
    _weekly("R06", {"已返岗人数": "", "其中远程办公人数": ""}),
    _weekly("R07", {"已复工企业数": "300"}),
    Example("R10", weekly_csv({}, {}), ("B-091",)),
    Example("R11", weekly_csv({}, {"企业总数": "1201"}), ("B-091",)),
    Example("R12", weekly_csv({}, {"统计日期": "合计"}), ("B-093",)),
    Example("R13", weekly_csv({}, {"统计日期": "合计", "企业总数": "1300"}), ("B-093",)),
    _weekly("R14", {"备注": "示例行，请删除"}, "B-116"),
    _weekly("R16", {"零报告": "是"}),
    _weekly("R20", {"企业复工率": "85%"}, "B-066"),
    _weekly("R21", {"复岗率%": "850%"}, "B-056"),
    _weekly("R21", {"企业复工率": "-3%"}, "B-056"),
    _next_week("T01", {"尚缺工人数": "15000"}, "B-063"),
    _next_week("T02", _TEN_TIMES, "B-063"),
    _next_week("T03", {}, "B-064", "B-082"),
    Example(
        "T04",
        carriers_csv({"减免租金累计(万元)": "12"}),
        dataset=Dataset.CARRIERS,
        context=_LAST_RENT,
    ),
    _next_week("T05", {"企业总数": "2400"}),
    _next_week("T06", {"已返岗人数": "5100", "其中远程办公人数": "63000"}, "B-041"),
    Example("T07", weekly_csv({"尚缺工人数": "2600"}), context=_STEADY_WEEKS),
)
