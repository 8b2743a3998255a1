#!/usr/bin/env bash
# Installs what the tests need, runs every test, and ends with the line "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }

if [ -z "${CHROMIUM:-}" ] && [ -z "$(find_chromium)" ]; then
  as_root=""; [ "$(id -u)" -eq 0 ] || as_root=sudo
  $as_root apt-get update -qq
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null
fi
export CHROMIUM="${CHROMIUM:-$(find_chromium)}"

# Azurite stands in for Azure Storage; the lock file's fingerprint says whether it is already here.
stamp=deploy/node_modules/.installed
if ! cmp -s deploy/package-lock.json "$stamp" 2>/dev/null; then
  (cd deploy && npm ci --no-audit --no-fund --loglevel=error)
  cp deploy/package-lock.json "$stamp"
fi

dotnet build Exchange.sln -v quiet

passed=0 failed=0
for project in Exchange.Model.Tests Exchange.Storage.Tests Exchange.Web.Tests Exchange.Browser; do
  log=$(mktemp)
  status=0
  dotnet "tests/$project/bin/Debug/net10.0/$project.dll" -noColor 2>&1 | tee "$log" || status=$?
  total=$(sed -nE 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+).*/\1 \2 \3 \4/p' "$log" | tail -1)
  rm -f "$log"
  if [ -z "$total" ]; then
    echo "$project did not run to its end (exit $status)."
    failed=$((failed + 1))
    continue
  fi
  read -r all errors wrong skipped <<<"$total"
  failed=$((failed + errors + wrong))
  passed=$((passed + all - errors - wrong - skipped))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
