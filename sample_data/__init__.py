"""Synthetic, seeded sample data (演示数据): it says so in every name, remark and file."""
