#!/usr/bin/env bash
# The demo: build a warehouse from the sample articles and look at it. BIN names the folder of the `events` command.
set -euo pipefail
events="${BIN:-.venv/bin}/events"
warehouse="${WAREHOUSE:-warehouse}"

say() { printf '\n\033[1m%s\033[0m\n\n' "$*"; }

ask() { # ask QUESTION SQL
  say "$1"
  printf '%s\n\n' "$2"
  "$events" query "$2" --warehouse "$warehouse"
}

say "Building $warehouse from seeds/articles"
"$events" build seeds/articles --warehouse "$warehouse"

ask "Who was in conflict with whom?" \
"SELECT source_code, target_code, count(*) AS events, round(avg(goldstein), 1) AS goldstein, min(date_start) AS first_day
FROM events
WHERE quad_class IN (3, 4) AND polarity = 'affirmed' AND modality = 'actual' AND source_country IS DISTINCT FROM target_country
GROUP BY ALL ORDER BY events DESC, source_code, target_code LIMIT 10"

ask "What is claimed rather than reported as fact, and by whom?" \
"SELECT attributed_to_code AS claimed_by, source_code, event_code, target_code, modality, action_text
FROM event_mentions
WHERE attributed_to_code IS NOT NULL AND source_code IS NOT NULL AND target_code IS NOT NULL
ORDER BY confidence DESC, mention_id LIMIT 8"

say "The events"
"$events" query --warehouse "$warehouse" \
"SELECT coalesce(date_value, '') AS date, coalesce(source_name, source_code) AS source, c.name AS event,
       coalesce(target_name, target_code) AS target, coalesce(place_name, '') AS place, n_mentions AS n
FROM events JOIN cameo_codes c ON c.code = event_code
WHERE polarity = 'affirmed' AND modality = 'actual' AND source_code IS NOT NULL AND target_code IS NOT NULL
ORDER BY date_start NULLS LAST, event_id LIMIT 30"

one=$("$events" query --warehouse "$warehouse" --format csv \
"SELECT example_mention_id FROM events WHERE polarity = 'affirmed' AND target_code IS NOT NULL ORDER BY n_mentions DESC, max_confidence DESC, event_id LIMIT 1" | tail -1)

say "What next"
cat <<NEXT
  $events explain $one     why that row was coded as it was
  $events explain --text "Russia accused NATO of aggression on Wednesday." --published 2021-12-08
  $events build my-articles/ --warehouse my-warehouse      your own .txt, .jsonl, .csv, .parquet ...
  $events sql                    ask more (the examples: .examples)
  $events export duckdb events.duckdb
  $events --help
NEXT
