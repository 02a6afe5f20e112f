#!/bin/sh
# Times training steps of Noema beside those of eager PyTorch, in turns, so that a noisy machine slows both alike.
#
# usage: steps.sh PYTHON TORCH_STEPS [ROUNDS=3] [--bf16]
#   PYTHON       a Python that has torch 2.7.1
#   TORCH_STEPS  the peer's script: prints a JSON line for each of mlp, conv28, conv64 and gru
#   MODELS       which of them, from the environment
# Prints for each model the medians over the rounds and their ratio, Noema / PyTorch.
set -eu
[ $# -ge 2 ] || { echo "usage: $0 PYTHON TORCH_STEPS [ROUNDS] [--bf16]" >&2; exit 2; }
python=$1 peer=$2 rounds=${3:-3} precision=${4:-}
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
root=$here/../..
mvn -q -B -f "$root/pom.xml" -Dquick -pl samples/benchmarks -am install dependency:build-classpath \
    -Dmdep.outputFile="$here/target/class-path" >"$here/target/build.log" 2>&1 || { tail -n 20 "$here/target/build.log" >&2; exit 1; }
path=$(cat "$here/target/class-path")
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
export OMP_WAIT_POLICY=passive
round=1
while [ "$round" -le "$rounds" ]; do
    for model in ${MODELS:-mlp conv28 conv64 gru}; do
        java -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -cp "$path:$here/target/quick/classes" \
            dev.noema.benchmarks.TrainingSteps --seconds 5 $precision $model 2>/dev/null | grep "^{" >> "$results/noema"
        "$python" "$peer" --seconds 5 $precision $model | grep "^{" >> "$results/torch"
    done
    round=$((round + 1))
done
"$python" - "$results" <<'PY'
import json, statistics, sys
times = {}
for peer in ("noema", "torch"):
    for line in open(f"{sys.argv[1]}/{peer}"):
        row = json.loads(line)
        times.setdefault(row["model"], {}).setdefault(peer, []).append(row["ms_per_step"])
for model, by in times.items():
    n, t = (statistics.median(by[peer]) for peer in ("noema", "torch"))
    ratios = sorted(a / b for a, b in zip(by["noema"], by["torch"]))
    print(f"{model}: Noema {n:.2f} ms, PyTorch {t:.2f} ms a step; ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")
PY
