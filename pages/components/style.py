"""The few rules of style that Streamlit's theme cannot express, sent once per page."""

from typing import Final

import streamlit as st

_RULES: Final = """
<style>
.stMainBlockContainer { padding: 4.2rem 2rem 2.5rem; max-width: 1760px; }
.stMainBlockContainer > div > .stVerticalBlock { gap: .7rem; }
.stMainBlockContainer h1 { padding: 0 0 .1rem; color: #143761; }
.stMainBlockContainer h3 { color: #143761; padding-bottom: .2rem; }
.synthetic { border-left: 4px solid #C2691B; background: #FBF4EA; color: #6B3A0E;
  padding: .35rem .8rem; font-size: .85rem; border-radius: 0 4px 4px 0; }
[data-testid="stMetric"] { background: #fff; }
[data-testid="stMetricValue"], td { font-variant-numeric: tabular-nums; }
[data-testid="stMetric"] div:has(> [data-testid="stMetricDelta"]) { flex-wrap: wrap; }
[data-testid="stMetric"] [data-testid="stMetricDeltaDescription"] { flex: 1 1 auto; }
[data-testid="stMetric"] [data-testid="stMetricDeltaDescription"] * { white-space: normal;
  overflow: visible; }
[data-testid="stMetricLabel"] p { font-size: .95rem; color: #55606C; }
[data-testid="stCaptionContainer"] { color: #55606C; }
.lag-list { margin: 0; padding: 0; list-style: none; font-size: .92rem; }
.lag-list li { padding: .42rem 0; border-bottom: 1px solid #E6E9ED; }
.lag-list b { color: #143761; }
.lag-list .why { color: #55606C; display: block; font-size: .85rem; }
@media (max-width: 640px) { .stMainBlockContainer { padding: 4rem .8rem 2rem; }
  .stMainBlockContainer > div > .stVerticalBlock { gap: .7rem; }
.stMainBlockContainer h1 { font-size: 1.4rem; } }
@media (min-width: 1800px) { [data-testid="stMetricValue"] { font-size: 2.3rem; } }
@media print { [data-testid="stHeader"], .stDownloadButton { display: none; } }
</style>
"""


def send_style() -> None:
    """Put the rules into the page."""
    st.html(_RULES)
