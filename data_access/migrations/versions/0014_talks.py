"""A sign-in knows since when it presents: a talk has an idle limit of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    began = sa.Column("talk_began_at", sa.DateTime(timezone=True), nullable=True)
    op.add_column("sign_in_session", began)


def downgrade() -> None:
    op.drop_column("sign_in_session", "talk_began_at")
