"""The 说明 that synthetic reporters gave, by the code of the rule that asks for it (核实性)."""

from typing import Final

JUMP: Final = "T01"
JUMP_ZH: Final = "示例说明：数值与上周相差较大，正在向企业核实"
SAME_AS_LAST_WEEK: Final = "T03"
SAME_ZH: Final = "示例说明：本周情况与上周相同，已与企业逐一核对"
ABOVE_HUNDRED: Final = "V17"
ABOVE_HUNDRED_ZH: Final = "示例说明：部分企业扩产，用电量或产能高于上年同期"
