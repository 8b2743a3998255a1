#!/usr/bin/env bash
# Mutation testing of one room of the model: bash tests/mutation.sh Integration   or a single file: bash tests/mutation.sh Integration Gate.cs
set -euo pipefail
room=${1:?Name a room of the model, for example Integration.}
file=${2:-**/*.cs}
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet tool restore --verbosity quiet
cd tests/Exchange.Model.Tests
dotnet stryker --test-runner mtp --project Exchange.Model.csproj --mutate "$room/$file" --threshold-high 95 --threshold-low 90 --break-at 85 \
  --reporter progress --reporter cleartext --reporter html --reporter json --skip-version-check
