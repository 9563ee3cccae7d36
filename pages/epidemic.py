"""How far the epidemic series go, how they come in, and what they say beside the notices."""

import streamlit as st

from pages.components import epidemic_sections as sections
from pages.components.epidemic_choice import pick_section
from pages.components.page_frame import page_title, source_note
from pages.components.unit_choice import view_of_week
from pages.components.visit import require

require("epidemic")
page_title("疫情数据", "病例、聚集性疫情和公告更新到哪天；导入、登记、撤回，与公告对照")
view = view_of_week()
section = pick_section()
st.subheader(section.label_zh, anchor=False)
sections.show(section, view)
source_note(
    "每次导入是一个新的版本，此前时点的等级不变",
    "聚集性疫情只取登记，从不推测",
    "官方公告优先于推算",
    "导入和撤回都记入审计",
)
