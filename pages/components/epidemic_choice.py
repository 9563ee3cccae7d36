"""The sections of 疫情数据 and the kinds of file, chosen in the address."""

import streamlit as st

from data_access.epidemic.kinds import EpidemicKind
from indicators.vocabulary import LabelledEnum
from pages.components.choices import remember_choice


class Section(LabelledEnum):
    """What the page is looked at for."""

    STATE = "state", "更新情况"
    IMPORT = "import", "导入"
    CLUSTERS = "clusters", "聚集性疫情登记"
    NOTICES = "notices", "公告"
    COMPARISON = "comparison", "推算与公告对照"
    VARIANTS = "variants", "地方分级办法"


def pick_section() -> Section:
    """Which section is open; the address keeps it."""
    labels = {section.label_zh: section for section in Section}
    chosen = _pick("看什么", list(labels), "section")
    return labels.get(chosen, Section.STATE)


def pick_kind() -> EpidemicKind:
    """Which kind of file is imported."""
    labels = {kind.label_zh: kind for kind in EpidemicKind}
    return labels.get(_pick("导入哪种", list(labels), "kind"), EpidemicKind.CASES)


def _pick(label_zh: str, options: list[str], key: str) -> str:
    chosen = st.segmented_control(
        label_zh,
        options,
        default=options[0],
        required=True,
        wrap=True,
        key=key,
        bind="query-params",
        persist_state="session",
    )
    remember_choice(key, chosen, options[0])
    return chosen or options[0]
