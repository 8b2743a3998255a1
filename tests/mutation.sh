#!/usr/bin/env bash
# Mutation testing of a room of the model: bash tests/mutation.sh Integration   or of some of its files: bash tests/mutation.sh Integration Gate.cs Ladder.cs
set -euo pipefail
room=${1:?Name a room of the model, for example Integration.}
shift
[ $# -gt 0 ] || set -- '**/*.cs'
mutate=()
for file in "$@"; do mutate+=(--mutate "$room/$file"); done
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export MUTATED_ROOM=$room
dotnet tool restore --verbosity quiet
cd tests/Exchange.Model.Tests
dotnet stryker --test-runner mtp --project Exchange.Model.csproj "${mutate[@]}" --threshold-high 95 --threshold-low 90 --break-at 85 \
  --reporter progress --reporter html --reporter json --skip-version-check
