"""The briefing: the same numbers as slides, as a report, as pages and as tables."""
