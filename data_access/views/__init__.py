"""Read models: (session, as_of, actor) → frames with the indicators in them.

Pages, files, commands and the API all call these.
"""
