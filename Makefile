# Everything starts here. `make help` lists the targets.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

UI_SOURCES := $(shell find ui/src ui/public ui/index.html ui/*.ts ui/*.json -type f 2>/dev/null)

.PHONY: help run build ui test torture powercut fuzz check fmt bindings licences pictures axe package bench

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ## Install what is missing, build, and open the window (or, without a display, enroll in the terminal)
	@scripts/run

build: ui ## Build the program and the command line
	cargo build --locked --features tauri/custom-protocol

ui: ui/dist/index.html ## Build the web front end

ui/node_modules/.installed: ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

ui/dist/index.html: ui/node_modules/.installed $(UI_SOURCES)
	cd ui && npm run --silent build
	@touch $@

test: ## Install what the tests need, then run everything
	@scripts/test all

torture: ## Kill processes that work on a vault, a thousand times
	COUNTERSIGN_TORTURE_KILLS=$${COUNTERSIGN_TORTURE_KILLS:-1000} \
		cargo test --locked -p countersign-vault --test torture -- --nocapture

powercut: ## Lose the power at every moment of eight vaults' lives, as recordings of their writes allow
	COUNTERSIGN_POWERCUT_RECORDINGS=$${COUNTERSIGN_POWERCUT_RECORDINGS:-8} COUNTERSIGN_POWERCUT_EVERY=1 \
		COUNTERSIGN_POWERCUT_STEPS=$${COUNTERSIGN_POWERCUT_STEPS:-40} \
		cargo test --locked -p countersign-vault --test powercut -- --nocapture

# The readers of other programs' files: the line after each `fn id`.
FORMATS = $(shell sed -n '/fn id/{n;s/^ *"\(.*\)"$$/\1/p}' crates/transfer/src/formats/*.rs)

# What else comes from outside: every target but the one of those readers.
FUZZ_TARGETS = $(filter-out transfer,$(basename $(notdir $(wildcard fuzz/fuzz_targets/*.rs))))

# A page or a drawing may take as long as it likes here: the process that reads one for the program is ended after five seconds.
# Without a sanitizer the stable compiler does; ours has no unsafe code. With FUZZ_SANITIZER=address a nightly one is needed.
fuzz: ## Feed hostile bytes to every reader of what comes from outside, each for FUZZ_SECONDS (60)
	@command -v cargo-fuzz >/dev/null || { echo "countersign: cargo-fuzz is missing. Install it: cargo install cargo-fuzz --locked" >&2; exit 1; }
	cargo fuzz build --fuzz-dir fuzz --sanitizer $${FUZZ_SANITIZER:-none}
	feed() { mkdir -p fuzz/corpus/$$1; \
		case $$1 in document|drawing) patience=60 ;; *) patience=10 ;; esac; \
		cargo fuzz run --fuzz-dir fuzz --sanitizer $${FUZZ_SANITIZER:-none} $$1 fuzz/corpus/$$1 "$${@:2}" -- \
			-max_total_time=$${FUZZ_SECONDS:-60} -rss_limit_mb=512 -timeout=$$patience -seed=1 -print_final_stats=1; }; \
	for target in $(FUZZ_TARGETS); do feed $$target fuzz/seeds/$$target; done; \
	for format in $(FORMATS); do COUNTERSIGN_FUZZ_FORMAT=$$format feed transfer fuzz/seeds/transfer crates/transfer/tests/fixtures; done

check: ## The fast part: format, lint, types, unit tests
	@scripts/test fast

fmt: ## Format the Rust and the front end
	cargo fmt --all
	cd ui && npm run --silent format

bindings: ## Write the TypeScript types anew from the Rust ones
	COUNTERSIGN_WRITE_BINDINGS=1 cargo test --locked -p countersign-app --test bindings

licences: ## List anew whose work the program and its window are made with
	COUNTERSIGN_WRITE_LICENCES=1 cargo test --locked -p countersign-app --test licences
	cd ui && npm run --silent licences

package: ui ## Build a Debian package of the program and the command line, in target/release/bundle/deb
	@scripts/packages package
	cargo build --locked --release --features tauri/custom-protocol -p countersign -p countersign-cli
	TAURI_LINUX_AYATANA_APPINDICATOR=1 ui/node_modules/.bin/tauri bundle --bundles deb

bench: ui ## Measure, beside bare SQLite, bare HTTP, an empty window and other programs; docs/performance.md keeps the figures
	cargo bench --locked -p countersign-vault --bench custody
	cargo bench --locked -p countersign-demo-idp --bench provider
	cargo bench --locked -p countersign-enrollment --bench round_trips
	cargo bench --locked -p countersign-app --bench enrolling
	cargo bench --locked -p countersign-app --bench importing
	cargo bench --locked -p countersign-qr --bench recognition
	@scripts/packages window
	cargo build --locked --release --features tauri/custom-protocol -p countersign -p countersign-cli
	COUNTERSIGN_CLI=$$PWD/target/release/countersign-cli \
		cargo test --locked -p countersign-cli --test cli how_long_hostile_files_take -- --ignored --nocapture
	node tests/window/bench/empty.mjs
	scripts/desktop tests/window/bench/run

pictures: build ## Take a picture of every view and state, in each look, and put them onto contact sheets in tests/pictures
	@scripts/packages pictures
	@scripts/desktop tests/window/pictures

axe: build ## Let axe look at every view and state of the real window, in each look
	@scripts/packages window
	@scripts/desktop tests/window/axe
