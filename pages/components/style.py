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
.cards { display: grid; gap: .7rem; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }
.cards .card { border: 1px solid #D5DBE3; border-radius: 4px; padding: .7rem .9rem .5rem;
  display: flex; flex-direction: column; position: relative; min-width: 0; }
.cards p { margin: 0; }
.cards .card-name { color: #55606C; font-size: .95rem; line-height: 1.35; }
.cards .card-value { font-size: 1.75rem; font-weight: 600; line-height: 1.3; color: #1D2733;
  font-variant-numeric: tabular-nums; }
.cards .card-note { color: #55606C; font-size: .85rem; line-height: 1.45; }
.cards .card-note b { font-weight: 600; white-space: nowrap; color: #55606C; }
.cards .card-note b.good { color: #12705F; }
.cards .card-note b.bad { color: #A11D21; }
.cards .card-value a { color: inherit !important; text-decoration: none; }
.cards .card-value a:hover, .cards .card-value a:focus { text-decoration: underline; }
.cards .card-help::before { content: "?"; display: inline-block; width: 1.1em; height: 1.1em;
  margin-left: .35em; border: 1px solid #8A949E; border-radius: 50%; font-size: .75em;
  line-height: 1.05em; text-align: center; cursor: help; }
.cards .card-help:hover::after, .cards .card-help:focus::after { content: attr(aria-label);
  position: absolute; left: .5rem; right: .5rem; top: 2.2rem; z-index: 5; padding: .5rem .7rem;
  background: #1D2733; color: #fff; border-radius: 4px; font-size: .85rem; }
.st-key-under-title .st-key-unreviewed { order: 9; margin-left: auto; width: auto; }
.spark { width: 100%; height: 44px; margin-top: auto; display: block; }
[data-testid="stCaptionContainer"] { color: #55606C; }
.lag-list { margin: 0; padding: 0; list-style: none; font-size: .92rem; }
.lag-list li { padding: .42rem 0; border-bottom: 1px solid #E6E9ED; }
.lag-list b { color: #143761; }
.lag-list .why { color: #55606C; display: block; font-size: .85rem; }
.steps { display: flex; gap: .5rem; margin: 0 !important; padding: 0 !important;
  list-style: none; }
.steps .step { flex: 1; margin: 0 !important; display: flex; gap: .6rem; align-items: center;
  padding: .45rem .8rem;
  border: 1px solid #D9DEE5; border-radius: 4px; color: #55606C; background: #fff; }
.steps b { width: 1.5rem; height: 1.5rem; line-height: 1.5rem; text-align: center; flex: none;
  border-radius: 50%; background: #E6E9ED; color: #55606C; font-size: .85rem; }
.steps small { display: block; font-size: .75rem; color: #6B7682; }
.steps .done b { background: #1F7A74; color: #fff; }
.steps .open { border-color: #1F4E8C; color: #143761; } .steps .open b { background: #1F4E8C;
  color: #fff; }
.steps .blocked { border-color: #9B1C1C; color: #9B1C1C; } .steps .blocked b { background: #9B1C1C;
  color: #fff; }
.st-key-bad-rows [data-testid="stElementToolbar"] { display: none; }
.st-key-form [data-testid="InputInstructions"] { display: none; }
.issues { width: 100%; border-collapse: collapse; font-size: .9rem; }
.issues th { text-align: left; font-weight: 500; color: #55606C; border-bottom: 1px solid #C9D0D8; }
.issues th, .issues td { padding: .38rem .6rem; vertical-align: top; }
.issues td { border-bottom: 1px solid #E6E9ED; overflow-wrap: anywhere; }
.issues td:nth-child(1), .issues td:nth-child(2) { white-space: nowrap; }
.issues td:last-child { color: #6B7682; font-size: .82rem; }
.issues a { color: inherit; text-decoration: underline dotted; }
.issues tr.error td:first-child { border-left: 3px solid #9B1C1C; }
.issues tr.query td:first-child { border-left: 3px solid #C2691B; }
.issues tr.note td:first-child { border-left: 3px solid #9AA5B1; }
[data-testid="stBottomBlockContainer"] { padding: .5rem 2rem 1rem; max-width: 1760px; }
@media (max-width: 640px) { .steps .step { padding: .4rem .2rem; gap: .2rem;
  flex-direction: column; font-size: .85rem; }
  [data-testid="stBottomBlockContainer"] { padding: .4rem .8rem .6rem; }
  .steps small { display: none; } .issues thead { display: none; }
  .issues tr { display: block; border: 1px solid #D9DEE5; border-radius: 4px; margin: .4rem 0; }
  .issues td { display: block; border: 0; padding: .15rem .6rem; white-space: normal !important; }
  .issues td.empty { display: none; }
  .issues td::before { content: attr(data-name) "　"; color: #6B7682; font-size: .82rem; } }
@media (max-width: 640px) { .stMainBlockContainer { padding: 4rem .8rem 2rem; }
  .stMainBlockContainer > div > .stVerticalBlock { gap: .7rem; }
.stMainBlockContainer h1 { font-size: 1.4rem; }
  .cards { gap: .5rem; } .cards .card { padding: .5rem .6rem .3rem; }
  .cards .card-value { font-size: 1.3rem; } }
@media (min-width: 1800px) { .cards .card-value { font-size: 2.3rem; } }
</style>
"""
# On paper: one column, nothing torn between two pages, figures as pictures of the paper's width.
_PAPER: Final = """
<style>
@page { margin: 12mm; }
@media print {
  [data-testid="stHeader"], [data-testid="stElementToolbar"], [role="tablist"], .stDownloadButton,
  .stButton, .stPageLink, .stPopover, .stSelectbox, .stDateInput, .stCheckbox, .stTextInput,
  .stSlider { display: none !important; }
  .stMainBlockContainer { padding: 0 !important; max-width: none; }
  [data-testid="stHorizontalBlock"]:not(.st-key-under-title), [data-testid="stVerticalBlock"],
  .stMainBlockContainer div:not([hidden]):has(.js-plotly-plot, [data-testid="stDataFrame"])
    { display: block !important; }
  [data-testid="stColumn"] { display: block !important; width: 100% !important;
    min-width: 100% !important; }
  [data-testid="stElementContainer"] { margin-bottom: .6rem; }
  .cards, .issues tr, [data-testid="stTabs"], [data-testid="stElementContainer"]:not(:has(.issues)),
  [data-testid="stLayoutWrapper"]:has(> [data-testid="stTabs"]) { break-inside: avoid; }
  [data-testid="stHeading"], [data-testid="stCaptionContainer"] { break-after: avoid;
    break-inside: avoid; }
  [data-testid="stElementContainer"]:has([data-testid="stHeading"], .stSlider,
    [data-testid="stCaptionContainer"]) { break-after: avoid; }
  :is([data-testid="stElementContainer"], [data-testid="stLayoutWrapper"]):has(.js-plotly-plot),
  :has(> .js-plotly-plot), .js-plotly-plot, .js-plotly-plot .plot-container,
  .js-plotly-plot .svg-container { width: 100% !important; height: auto !important; }
  .js-plotly-plot .main-svg { width: 100% !important; height: auto !important;
    max-height: 120mm; }
  .js-plotly-plot .main-svg:first-child { position: static !important; display: block; }
  [data-testid="stDataFrame"] { max-width: 100% !important; overflow: hidden; }
}
</style>
"""


def send_style() -> None:
    """Put the rules into the page."""
    st.html(_RULES + _PAPER)
