#!/bin/sh
# Times decoding through serving beside the same model in eager PyTorch, in turns, so that a noisy machine slows both alike.
#
# usage: decode.sh PYTHON BUNDLE...
#   PYTHON   a Python that has torch 2.7.1, onnx, safetensors
#   BUNDLE   an exported bundle of pictures
# Environment: ROUNDS (5), THREADS (1), SECONDS_EACH (2); CLASSES, a class path, skips the build.
# Prints for each bundle and batch the medians over the rounds and their ratio, Noema / PyTorch.
set -eu
[ $# -ge 2 ] || { echo "usage: $0 PYTHON BUNDLE..." >&2; exit 2; }
python=$1
shift
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
root=$here/../..
if [ -z "${CLASSES:-}" ]; then
    mvn -q -B -f "$root/pom.xml" -Dquick -pl samples/benchmarks -am install dependency:build-classpath \
        -Dmdep.outputFile="$here/target/class-path" >"$here/target/build.log" 2>&1 || { tail -n 20 "$here/target/build.log" >&2; exit 1; }
    CLASSES=$(cat "$here/target/class-path"):$here/target/quick/classes
fi
threads=${THREADS:-1} seconds=${SECONDS_EACH:-2}
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
export OMP_WAIT_POLICY=passive OMP_NUM_THREADS="$threads"
for bundle in "$@"; do
    for batch in 1 64; do
        : > "$results/noema"
        : > "$results/torch"
        round=1
        while [ "$round" -le "${ROUNDS:-5}" ]; do
            java -cp "$CLASSES" dev.noema.benchmarks.Decoding "$bundle" "$batch" "$seconds" "$threads" >> "$results/noema"
            "$python" "$here/decode.py" "$bundle" "$batch" "$seconds" "$threads" >> "$results/torch"
            round=$((round + 1))
        done
        "$python" - "$results" "$bundle" <<'PY'
import json, statistics, sys
n, t = ([json.loads(line) for line in open(f"{sys.argv[1]}/{peer}")] for peer in ("noema", "torch"))
ratios = sorted(a["ms"] / b["ms"] for a, b in zip(n, t))
noema, torch = (statistics.median(row["ms"] for row in rows) for rows in (n, t))
print(f"{sys.argv[2]}, batch {n[0]['batch']}: Noema {noema:.3f} ms, PyTorch {torch:.3f} ms; "
      f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")
PY
    done
done
