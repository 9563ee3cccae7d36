"""Plotly's own words in Chinese: the locale that every chart carries, since there is no CDN."""

from typing import Final

MONTHS_ZH: Final = [f"{month}月" for month in range(1, 13)]
LOCALE_ZH: Final = {
    "dictionary": {
        "Autoscale": "自动缩放",
        "Box Select": "框选",
        "Compare data on hover": "对比数据",
        "Double-click on legend to isolate one trace": "双击图例只看一条",
        "Double-click to zoom back out": "双击还原",
        "Download plot": "下载图片",
        "Download plot as a PNG": "下载为 PNG 图片",
        "Lasso Select": "套索选择",
        "Pan": "平移",
        "Reset": "还原",
        "Reset axes": "还原坐标轴",
        "Reset view": "还原视图",
        "Show closest data on hover": "显示最近的数据",
        "Snapshot succeeded": "图片已生成",
        "Sorry, there was a problem downloading your snapshot!": "图片生成失败",
        "Taking snapshot - this may take a few seconds": "正在生成图片，请稍候",
        "Toggle Spike Lines": "显示或隐藏辅助线",
        "Zoom": "缩放",
        "Zoom in": "放大",
        "Zoom out": "缩小",
        "high:": "高：",
        "lat:": "纬度：",
        "lon:": "经度：",
        "low:": "低：",
        "max:": "最大：",
        "mean:": "均值：",
        "median:": "中位数：",
        "min:": "最小：",
        "q1:": "下四分位：",
        "q3:": "上四分位：",
        "trace": "系列",
    },
    "format": {
        "days": ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
        "shortDays": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
        "months": MONTHS_ZH,
        "shortMonths": MONTHS_ZH,
        "date": "%Y年%-m月%-d日",
        "decimal": ".",
        "thousands": ",",
    },
}
