#!/usr/bin/env bash
# Checks the TypeScript example against the vectors, and shows that a wrong one is found.
set -euo pipefail
cd "$(dirname "$0")"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rules=${PPID_RULES:-ppid-rules}
read -ra node <<< "${NODE:-node}"
asked=(--kind due --terms request.notice,objection.answer --usual)

# The questions, and the days off as they were known when the questions were written.
"$rules" vectors "${asked[@]}" > "$work/vectors.json"
known_on=$("${node[@]}" --print "require('$work/vectors.json').known_on")
"$rules" calendar 2010-2027 --as-known-on "$known_on" --json > "$work/calendar.json"

echo "with the days off:"
"${node[@]}" run.ts "$work/vectors.json" "$work/calendar.json" > "$work/answers.csv"
"$rules" check "$work/answers.csv" "${asked[@]}" --lang en

echo "without them:"
"${node[@]}" run.ts "$work/vectors.json" > "$work/wrong.csv"
status=0
"$rules" check "$work/wrong.csv" "${asked[@]}" --lang en > "$work/report.txt" || status=$?
head -n 4 "$work/report.txt"
if [ "$status" -ne 1 ] || ! grep -q weekends_only "$work/report.txt"; then
  echo "the wrong answers were not found out, or not explained" >&2
  exit 1
fi
