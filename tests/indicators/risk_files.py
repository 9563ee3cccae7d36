"""Small files of cases and notices, as `python -m indicators.risk` takes them."""

from pathlib import Path

CASES = """\
date,asof_date,province,city,adcode,confirmed,cured,dead,source
2020-02-21,2020-02-20,北京市,海淀区,110108,60,0,0,x
2020-03-02,2020-03-01,北京市,海淀区,110108,63,0,0,x
2020-02-21,2020-02-20,湖北省,仙桃市,429004,575,0,0,x
2020-02-21,2020-02-20,湖北省,黄石市,420200,1008,0,0,x
2020-03-02,2020-03-01,湖北省,黄石市,420200,1015,0,0,x
2020-02-21,2020-02-20,北京市,境外输入,1100y0,不详,0,0,x
"""
NOTICES = """\
date,province,place,adcode,unit_type,risk_level,how,source
2020-03-09,湖北省,仙桃市,429004,county,medium,explicit,新华社
2020-03-09,湖北省,黄石市城区,420200,urban,medium,explicit,新华社
"""


def written(path: Path, content: str | bytes) -> Path:
    """The file, with this content."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
