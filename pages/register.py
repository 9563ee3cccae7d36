"""Which zones, carriers and sites owe reports, and since when (名录)."""

import streamlit as st

from pages.components import register_parts as parts
from pages.components.filters import pick_dataset, search_box
from pages.components.page_frame import page_title, source_note
from pages.components.register_import import import_register
from pages.components.register_list import pick_unit, show_past
from pages.components.unit_choice import view_of_week
from pages.components.visit import require

actor = require("register")
page_title("名录", "哪些高新区、载体和单位应当填报，自何时起、到何时止")
view = view_of_week()
left, right = st.columns([3, 2], vertical_alignment="bottom")
with left:
    dataset = pick_dataset()
with right:
    words = search_box("查找", "unit", "代码、名称、省份或所属高新区", 320)

st.subheader("批量修改", anchor=False)
import_register(view, dataset)

st.subheader(f"现有名录（{len(parts.units(view, dataset)):,} 家）", anchor=False)
show_past(view, dataset, pick_unit(view, dataset, words))
source_note(
    "失效日期以后不再应报，此前的填报照旧计入",
    "已有填报的单位不改省份、类型和所属高新区",
    "往日时点和已存的汇报按当时的名录算应报家数",
    "每次修改的表和逐项变化记入审计",
)
