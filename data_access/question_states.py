"""Where a question stands (核实状态), and whose turn it is."""

from sqlalchemy import select
from sqlmodel import Session

from data_access.errors import SettingRefusedError
from data_access.question_tables import QuestionEvent
from data_access.tables import columns_in
from indicators.vocabulary import LabelledEnum

_event = columns_in(QuestionEvent)


class QuestionState(LabelledEnum):
    """Where a question stands (核实状态); `asked` until something is said to it."""

    ASKED = "asked", "待答复"
    ASKED_AGAIN = "asked_again", "再次追问"
    ANSWERED = "answered", "待办结"
    CLOSED = "closed", "已办结"

    @property
    def waits_for_the_unit(self) -> bool:
        """Whether it is the unit's turn."""
        return self in {QuestionState.ASKED, QuestionState.ASKED_AGAIN}


def check_turn(stands: QuestionState, wanted: QuestionState) -> None:
    """Check that a question that stands so can go on to what is wanted.

    Raises:
        SettingRefusedError: it is ended, or it is not the turn of who wants it.
    """
    if stands is QuestionState.CLOSED:
        raise SettingRefusedError("这项核实任务已经办结；请刷新页面")
    if wanted is QuestionState.ANSWERED and not stands.waits_for_the_unit:
        raise SettingRefusedError("这项核实任务已经答复，正等审核员办结")
    if wanted is QuestionState.ASKED_AGAIN and stands.waits_for_the_unit:
        raise SettingRefusedError("填报单位还没有答复；可先催办")


def state_of_question(session: Session, question_id: int) -> QuestionState:
    """The state of a question, which is that of its newest event."""
    statement = select(_event.kind).where(_event.question_id == question_id)
    kind = session.execute(statement.order_by(_event.id.desc()).limit(1)).scalar()
    return QuestionState(kind or "asked")
