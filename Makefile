# The menu. Every target is one line; what it does stands in scripts/.
#
#   make serve     set up, build, and serve the page and the API on http://127.0.0.1:8080
#   make test      set up, then run every check and test
#   make check     the same checks without the set-up
#   make format    format the Swift code
#   make goldens   rewrite the golden files from what the code says now, and show what changed
#   make soak      the long tests: many more random graphs, and the thread and address sanitizers
#   make bench     measure the loop beside its peers
#   make image     build the Docker image `interleave`
#   make clean     remove what was built
#
# INTERLEAVE_LISTEN=HOST:PORT makes `make serve` listen elsewhere.

.PHONY: serve test check format goldens soak bench image clean

serve: ; @scripts/setup.sh build && exec scripts/serve.sh
test: ; @scripts/setup.sh test && scripts/check.sh
check: ; @scripts/check.sh
format: ; @scripts/format.sh
goldens: ; @scripts/record-goldens.sh
soak: ; @scripts/setup.sh test && scripts/soak.sh
bench: ; @swift run --configuration release LoopBenchmarks
image: ; @docker build --tag interleave .
clean: ; @swift package clean && rm -rf .tools .build-tsan .build-asan
