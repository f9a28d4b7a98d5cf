#!/usr/bin/env bash
# Installs the peers that run.js compares with, each with its own environment, under one folder:
#
#     bench/peers/install.sh FOLDER [NAME ...]
#
# Names: datasketch rensa text-dedup datatrove set-similarity-search node dolos find-simdoc; none is all.
# Needs python3 (3.11 or newer), npm and cargo; dolos builds parsers, so it needs a C++ compiler too. A peer
# that cannot be installed is reported and left out, and run.js skips it.
set -u
if [ $# -lt 1 ]; then
  echo "usage: $0 FOLDER [NAME ...]" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" || exit 2
tools=$(cd "$1" && pwd)
shift
names=${*:-datasketch rensa text-dedup datatrove set-similarity-search node dolos find-simdoc}
failed=0

# environment NAME REQUIREMENT ...: a virtual environment of its own, as they need different versions of numpy
environment() {
  local folder=$tools/venv-$1
  shift
  python3 -m venv "$folder" && "$folder/bin/pip" install --quiet --disable-pip-version-check "$@"
}

# packages FOLDER REQUIREMENT ...
packages() {
  local folder=$tools/$1
  shift
  mkdir -p "$folder" && (cd "$folder" && { [ -f package.json ] || npm init --yes >/dev/null; } &&
    npm install --silent --save-exact "$@")
}

install() {
  case $1 in
    datasketch) environment datasketch datasketch==2.0.0 numpy==2.4.6 scipy==1.17.1 ;;
    rensa) environment rensa rensa==0.5.0 ;;
    text-dedup) environment text-dedup text-dedup==0.4.0 datasets==5.2.0 ;;
    # The English tokeniser is spaCy's, which the package leaves to its users to install.
    datatrove) environment datatrove 'datatrove[processing]==0.10.1' spacy==3.8.18 orjson==3.13.0 ;;
    set-similarity-search) environment set-similarity-search SetSimilaritySearch==1.0.1 numpy==2.4.6 ;;
    node) packages node minhash@0.0.9 jscpd@5.3.2 ;;
    dolos) packages dolos @dodona/dolos-lib@3.5.1 ;;
    find-simdoc) rm -rf "$tools/find_simdoc" && cp -R "$here/adapters/find_simdoc" "$tools/find_simdoc" &&
      cargo install --quiet --path "$tools/find_simdoc" --root "$tools/cargo" ;;
    *) echo "no peer $1" >&2 && return 2 ;;
  esac
}

for name in $names; do
  if install "$name"; then echo "$name: installed"; else
    echo "$name: could not be installed" >&2
    failed=1
  fi
done
exit $failed
