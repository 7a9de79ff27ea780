# Needs make and Python 3.11 or newer; everything else is set up in .venv from requirements.lock.

BIN := .venv/bin
READY := .venv/ready
# the first that runs, is new enough and can make environments; name another with PYTHON=...
PYTHONS := $(PYTHON) python3 python3.13 python3.12 python3.11
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# bytecode is written when a module is first used: compiling all packages ahead costs half a minute
unexport PYTHONDONTWRITEBYTECODE

# the commands in .venv hold the folder's full name, so an environment that was moved or copied is made again
ifneq ($(shell cat .venv/made-in 2>/dev/null),$(shell pwd -P))
$(shell rm -f $(READY))
endif

.PHONY: help site test venv lint bench lock schemas clean

help:
	@echo 'make site    打开门户 · build the portal and serve it on this machine (PORT=8000 to choose the port)'
	@echo 'make test    检查全部 · linters, types and all tests; installs a browser if there is none'
	@echo 'make lint    只查代码 · linters and types only'
	@echo 'make bench   测算速度 · benchmarks beside what one would take instead (CASE=table runs only those)'
	@echo 'make venv    只装环境 · set up .venv only'
	@echo 'make lock    更新锁定 · renew requirements.lock (UPGRADE=1 takes newer versions)'
	@echo 'make schemas 更新模式 · renew data/.schema, which tells editors the keys of the plan files'
	@echo 'make clean   清理产物 · remove what was built, and caches'

site: venv
	@$(BIN)/plan check
	@$(BIN)/plan serve $(if $(PORT),--port $(PORT))

test: venv
	@$(BIN)/python -m tests.browser --install
	@$(BIN)/ruff check --quiet
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

lint: venv
	@$(BIN)/ruff check
	@$(BIN)/mypy

bench: venv
	@$(BIN)/python -m benchmarks $(CASE)

venv: $(READY)
	@:

$(READY): requirements.lock pyproject.toml
	@for name in $(PYTHONS); do \
		if $$name -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo '需要 Python 3.11 或更新版本（含 venv）；装好后再运行，或写明位置：make venv PYTHON=/路径/python3' >&2; \
		echo 'Python 3.11 or newer with venv is needed; install it and run this again, or say where it is: make venv PYTHON=/path/to/python3' >&2; \
		exit 1; \
	fi; \
	echo "正在准备环境，首次约一两分钟 · setting up .venv with $$($$python --version), a minute or two the first time"; \
	if [ "$$(cat .venv/made-in 2>/dev/null)" != "$$(pwd -P)" ] || ! $(BIN)/python -c '' 2>/dev/null; then \
		$$python -m venv --clear .venv && pwd -P >.venv/made-in; \
	fi && \
	$(BIN)/python -m pip install -qq --no-compile --require-hashes -r requirements.lock && \
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e . && \
	touch $(READY)

# versions stay as they are unless pyproject.toml asks for others or UPGRADE=1 is given
lock: venv
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	$(BIN)/python -m venv "$$scratch" && "$$scratch/bin/pip" install -qq uv && \
	"$$scratch/bin/uv" pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-emit-index-url --no-emit-find-links --annotation-style line --custom-compile-command 'make lock' \
		$(if $(UPGRADE),--upgrade) pyproject.toml --output-file requirements.lock

# what editors complete and explain; tests/test_schema.py fails when it is behind the models
schemas: venv
	@$(BIN)/python -m macros.model.schema

clean:
	@rm -rf site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find macros scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +
