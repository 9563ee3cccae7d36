"""The epidemic series (疫情数据): read from files, checked by row, kept and taken back."""
