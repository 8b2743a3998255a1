#!/usr/bin/env bash
# Three hosts on one machine, sharing state in Azurite, behind the front door: watch it work, kill one, watch again.
# Loopback only. Needs the .NET SDK and Node. Ctrl-C ends everything that it started.
#
#   bash deploy/local-cluster.sh [FOLDER]     FOLDER keeps state and logs; without it a new temporary one, removed at the end
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

hosts=${HOSTS:-3} door=${PORT:-5080}
web() { echo $((door + $1)); }          # 5081, 5082, 5083
silo() { echo $((11110 + $1)); }        # 11111, 11112, 11113
blobs=$((door + 100)) queues=$((door + 101)) tables=$((door + 102))

if [ $# -gt 0 ]; then
  mkdir -p "$1"
  folder=$(cd "$1" && pwd)
  keep=1
else
  folder=$(mktemp -d)
  keep=
fi

# Each in a session of its own, so that Ctrl-C reaches this script alone and it can end them in the right order.
declare -A pids=()
finish() {
  trap - EXIT INT TERM
  # Hosts before Azurite: what they acknowledged is on its disk only after it ended in peace.
  for name in "${!pids[@]}"; do
    [ "$name" = azurite ] || kill "${pids[$name]}" 2>/dev/null || true
  done
  for name in "${!pids[@]}"; do [ "$name" = azurite ] || wait "${pids[$name]}" 2>/dev/null || true; done
  if [ -n "${pids[azurite]:-}" ]; then
    kill "${pids[azurite]}" 2>/dev/null || true
    wait "${pids[azurite]}" 2>/dev/null || true
  fi
  [ -n "$keep" ] || rm -rf "$folder"
  echo "Everything has ended.${keep:+ State and logs are in $folder.}"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

within() { # seconds, what is waited for, then the question
  local until=$((SECONDS + $1)) what=$2; shift 2
  until "$@" >/dev/null 2>&1; do
    if [ "$SECONDS" -ge "$until" ]; then echo "$what did not come up; see the logs in $folder." >&2; keep=1; exit 1; fi
    sleep 0.2
  done
}
answers() { curl --silent --fail --max-time 2 --output /dev/null "$1"; }
listens() { (: <"/dev/tcp/127.0.0.1/$1"); }

start_host() {
  setsid env ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-Development}" ASPNETCORE_URLS="http://127.0.0.1:$(web "$1")" \
    Cluster=Azure Cluster__Address=127.0.0.1 Cluster__SiloPort="$(silo "$1")" AzureStorage__ConnectionString="$connection" \
    Proxy__Networks=127.0.0.1 \
    dotnet "src/Exchange.Web/bin/Release/net10.0/Exchange.Web.dll" >>"$folder/host$1.log" 2>&1 &
  pids[host$1]=$!
  within 60 "Host $1" answers "http://127.0.0.1:$(web "$1")/health/ready"
  echo "  host $1  http://localhost:$(web "$1")  process $!"
}

for port in "$door" "$blobs" "$tables" $(for i in $(seq "$hosts"); do web "$i"; silo "$i"; done); do
  if listens "$port" 2>/dev/null; then echo "Port $port is taken; end what uses it, or choose another with PORT=." >&2; exit 1; fi
done

echo "Building..."
dotnet build src/Exchange.Web -c Release -v quiet
dotnet build deploy/proxy -c Release -v quiet
[ -d deploy/node_modules/azurite ] || (cd deploy && npm ci --no-audit --no-fund --loglevel=error)

# Azurite's well-known account; its key is public and opens nothing but this.
account=devstoreaccount1 key='Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='
connection="DefaultEndpointsProtocol=http;AccountName=$account;AccountKey=$key;BlobEndpoint=http://127.0.0.1:$blobs/$account;TableEndpoint=http://127.0.0.1:$tables/$account"
mkdir -p "$folder/azurite"
setsid node deploy/node_modules/azurite/dist/src/azurite.js --location "$folder/azurite" --blobPort "$blobs" --queuePort "$queues" --tablePort "$tables" \
  --skipApiVersionCheck --disableTelemetry --silent >"$folder/azurite.log" 2>&1 &
pids[azurite]=$!
within 60 Azurite listens "$blobs"
within 60 Azurite listens "$tables"
echo "State is in Azurite, process ${pids[azurite]}."

for i in $(seq "$hosts"); do start_host "$i"; done

destinations=()
for i in $(seq "$hosts"); do destinations+=("ReverseProxy__Clusters__product__Destinations__host${i}__Address=http://127.0.0.1:$(web "$i")"); done
(cd deploy/proxy && exec setsid env "${destinations[@]}" ASPNETCORE_URLS="http://127.0.0.1:$door" dotnet bin/Release/net10.0/Exchange.Proxy.dll) >"$folder/door.log" 2>&1 &
pids[door]=$!
within 30 "The front door" answers "http://127.0.0.1:$door/proxy/live"

echo
echo "Open http://localhost:$door in two browsers; each stays with one host, and both see every change."
# Each start makes the token before it worthless; only the last one counts.
grep --no-filename --only-matching 'setup_[0-9a-f]*' "$folder/host$hosts.log" | tail -1 | sed "s|^|Make the first account at http://localhost:$door/en/people/setup with the one-time token |" || true
cat <<HINT
Kill a host:      kill -9 ${pids[host2]:-${pids[host1]}}     what was acknowledged is still there, and its visitors go on with another host
Start it again:   write its number here and press Enter
End everything:   Ctrl-C
HINT

while true; do
  if read -r number; then
    if [[ "$number" =~ ^[0-9]+$ ]] && [ -n "${pids[host$number]:-}" ] && ! kill -0 "${pids[host$number]}" 2>/dev/null; then start_host "$number"; fi
  else
    # Not started from a terminal: stay until told to end.
    wait "${pids[door]}"
    exit
  fi
done
