"""By what the areas of the risk map are shaded."""

import streamlit as st

from indicators.vocabulary import LabelledEnum
from pages.components.choices import remember_choice

_KEY = "shade"


class Shade(LabelledEnum):
    """What the colour of an area says."""

    INDICATOR = "indicator", "按指标"
    LEVEL = "level", "按风险等级"
    NONE = "none", "不着色"


def pick_shading() -> Shade:
    """The choice, kept in the address."""
    labels = {shade.label_zh: shade for shade in Shade}
    chosen = st.selectbox(
        "各地着色", list(labels), key=_KEY, bind="query-params", persist_state="session"
    )
    remember_choice(_KEY, chosen, Shade.INDICATOR.label_zh)
    return labels.get(chosen or "", Shade.INDICATOR)
