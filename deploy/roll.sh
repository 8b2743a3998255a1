#!/usr/bin/env bash
# Renews hosts on Azure one after another, so that the others answer meanwhile. azure.yml calls it; needs the Azure CLI, signed in.
#
#   roll.sh stop-first   ends the first host's running revision, before azd gives it the new image
#   roll.sh others       gives the first host's image to every other host: ends its old revision, starts the new one, waits until it is ready
#   roll.sh settle       ends what is left of older revisions, for example after a change of settings by azd provision
#
# A host has one address, so its old revision must have left the cluster before the new one joins.
set -euo pipefail

need() { [ -n "${!1:-}" ] || { echo "$1 is not set: run this through azd, or eval \"\$(azd env get-values)\" first." >&2; exit 2; }; }
need AZURE_RESOURCE_GROUP
need EXCHANGE_SILOS
command -v az >/dev/null || { echo "The Azure CLI (az) is needed: see https://aka.ms/azure-cli." >&2; exit 2; }

# azd writes the list of hosts as JSON.
mapfile -t silos < <(tr -d '[]" ' <<<"${EXCHANGE_SILOS//\\/}" | tr ',' '\n')
app() { local verb=$1; shift; az containerapp "$verb" "$@" --resource-group "$AZURE_RESOURCE_GROUP" --only-show-errors; }
active() { app revision list --name "$1" --query "[?properties.active].name" --output tsv; }

within() { # seconds, then what to wait for
  local until=$((SECONDS + $1)); shift
  until "$@"; do
    [ "$SECONDS" -lt "$until" ] || { echo "Gave up waiting: $*" >&2; return 1; }
    sleep 3
  done
}
gone() { [ "$(app replica list --name "$1" --revision "$2" --query 'length(@)' --output tsv)" = 0 ]; }
healthy() {
  [ "$(app revision list --name "$1" --query "[?properties.active].properties.healthState | [0]" --output tsv)" = Healthy ] &&
    [ "$(app replica list --name "$1" --revision "$(active "$1" | tail -1)" --query 'length([?properties.runningState==`Running`])' --output tsv)" = 1 ]
}

stop() { # ends every active revision of a host and waits until its replica has drained and left
  local revision
  for revision in $(active "$1"); do
    echo "$1: ending $revision"
    app revision deactivate --name "$1" --revision "$revision" >/dev/null
    within 180 gone "$1" "$revision"
  done
}

case "${1:-}" in
  stop-first)
    # Not before there are others to answer, nor on the first deployment, which has nothing to end.
    if [ "${#silos[@]}" -gt 1 ]; then within 300 healthy "${silos[1]}"; fi
    stop "${silos[0]}"
    ;;
  others)
    image=$(app show --name "${silos[0]}" --query 'properties.template.containers[0].image' --output tsv)
    within 300 healthy "${silos[0]}"
    for silo in "${silos[@]:1}"; do
      stop "$silo"
      echo "$silo: starting $image"
      app update --name "$silo" --image "$image" >/dev/null
      within 300 healthy "$silo"
    done
    ;;
  settle)
    for silo in "${silos[@]}"; do
      for revision in $(active "$silo" | head -n -1); do
        echo "$silo: ending $revision"
        app revision deactivate --name "$silo" --revision "$revision" >/dev/null
      done
      within 300 healthy "$silo"
    done
    ;;
  *) sed -n '2,9p' "$0"; exit 2 ;;
esac
