# 常用命令；单独输入 make 显示说明。
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test slow check fix bench clean browser python

# The first Python from 3.11 on; what is found under a name may still be a shim that fails.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo $$name; break; }; done)
VENV := .venv/bin/python
PIP := $(VENV) -m pip install --quiet --disable-pip-version-check --progress-bar off
# Named by content: a fresh checkout or a touched file installs nothing again.
RUN_STAMP := .venv/.run-$(shell cksum < requirements.txt | cut -d' ' -f1)
TEST_STAMP := .venv/.test-$(shell cat requirements.txt tests/requirements.txt | cksum | cut -d' ' -f1)
PIP_FAILED := 软件包没有装全：请检查网络或 pip 的软件源设置后重试

help: ## 显示本说明
	@echo "国家高新区复工复产监测"; echo
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /\1\t/' \
		| while IFS=$$'\t' read -r name text; do printf '  make %-7s %s\n' "$$name" "$$text"; done
	@echo; echo "  换端口：PORT=8502 make run"

run: $(RUN_STAMP) ## 安装、载入演示数据（合成）并启动，随后给出网址
	@$(VENV) -m sample_data load
	@exec $(VENV) app.py

test: $(TEST_STAMP) browser ## 安装测试环境（含浏览器和中文字体）并运行测试（耗时的另见 slow）
	@$(VENV) -m pytest -n 2 --dist worksteal -m "not slow"

slow: $(TEST_STAMP) ## 运行耗时的测试：反复断电、许多人同时提交
	@$(VENV) -m pytest -m slow

check: $(TEST_STAMP) ## 格式、规范、类型和测试，与持续集成相同
	@$(VENV) -m ruff format --check .
	@$(VENV) -m ruff check .
	@$(VENV) -m mypy .
	@$(MAKE) --no-print-directory test

fix: $(TEST_STAMP) ## 自动整理格式和可自动修正的规范问题
	@$(VENV) -m ruff check --fix .
	@$(VENV) -m ruff format .

bench: $(TEST_STAMP) ## 运行性能测量（tests/benchmarks）
	@$(VENV) -m pytest tests/benchmarks -s -o python_files='bench_*.py'

clean: ## 删除虚拟环境和缓存；数据（var/）不动
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

browser: $(TEST_STAMP)
	@$(VENV) tests/setup_browser.py

python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "需要 Python 3.11 或更高版本：请先安装，或用 PYTHON=路径 make run 指明" >&2; exit 1; fi

$(VENV): | python
	@echo "正在建立虚拟环境（$(PYTHON)）……"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "虚拟环境建不成：Debian、Ubuntu 请先安装 python3-venv" >&2; exit 1; }

$(RUN_STAMP): | $(VENV)
	@echo "正在安装软件包（仅首次或依赖变化时，约一两分钟）……"
	@$(PIP) -r requirements.txt || { echo "$(PIP_FAILED)" >&2; exit 1; }
	@rm -f .venv/.run-*; touch $@

$(TEST_STAMP): | $(VENV)
	@echo "正在安装测试所需的软件包（仅首次或依赖变化时）……"
	@$(PIP) -r tests/requirements.txt || { echo "$(PIP_FAILED)" >&2; exit 1; }
	@rm -f .venv/.test-* .venv/.run-*; touch $@ $(RUN_STAMP)
