"""The real server around one page that shows every widget whose words are Streamlit's own."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit import runtime

from figures.theme import PLOT_CONFIG
from pages.components.apology import apologise
from pages.components.downloads import offer_bytes
from pages.components.drawn_figure import drawn_figure
from serving.lifespan import lifespan
from serving.middleware import middleware
from serving.routes import routes
from serving.startup import serve


def ui() -> None:
    """One page; `?fault=1` makes it fail."""
    st.set_page_config(layout="wide")
    if st.query_params.get("fault"):
        raise RuntimeError("a secret that no visitor may read")
    st.title("试验页")
    st.markdown("Upload")
    st.text(f"signed_in={st.user.get('local_id') is not None}")
    st.file_uploader("周报文件", type=["csv", "xlsx"], key="file")
    st.selectbox("省份", ["湖北", "广东"], index=None, key="province")
    st.multiselect("园区", ["东湖", "中关村"], key="zones")
    st.date_input("统计日期", date(2020, 3, 1), key="day")
    st.text_input("备注", key="remark")
    st.error("没有提交", icon=":material/error:")
    st.number_input("企业总数", 0, 100, key="count")
    with st.sidebar:
        st.caption("侧栏")
    st.metric("复工率", "91.2%", "1.0 个百分点", chart_data=[1, 2, 3], border=True)
    st.dataframe(pd.DataFrame({"园区": ["东湖", "中关村"], "复工率": [0.9, 0.8]}), key="table")
    lines = go.Figure(go.Scatter(x=[1, 2], y=[3, 4]), {"height": 300})
    drawn_figure(lines, key="chart", alt_zh="一条折线", config=PLOT_CONFIG)
    offer_bytes("下载", lambda: b"a,b\n", "模板.csv", "text/csv")


if runtime.exists():
    ui()
else:
    app = st.App(
        __file__,
        routes=routes(),
        middleware=middleware(),
        lifespan=lifespan,
        on_script_error=apologise,
    )
    if __name__ == "__main__":
        serve(app)
