#!/usr/bin/env bash
# The demo: build a warehouse from the sample articles and look at it. BIN names the folder of the `events` command.
set -euo pipefail
events="${BIN:-.venv/bin}/events"
warehouse="${WAREHOUSE:-warehouse}"

say() {
  if [ -t 1 ]; then printf '\n\033[1m%s\033[0m\n\n' "$*"; else printf '\n%s\n\n' "$*"; fi
}

ask() { # ask QUESTION SQL
  say "$1"
  printf '%s\n\n' "$2"
  "$events" query "$2" --warehouse "$warehouse"
}

say "Building $warehouse from seeds/articles"
"$events" build seeds/articles --warehouse "$warehouse"

ask "Who was in conflict with whom?" \
"SELECT source_country, target_country, count(*) AS events, round(avg(goldstein), 1) AS goldstein, min(date_start) AS first_day
FROM events
WHERE quad_class IN (3, 4) AND polarity = 'affirmed' AND modality = 'actual' AND source_country <> target_country
GROUP BY ALL ORDER BY events DESC, source_country, target_country LIMIT 10"

ask "What does one party claim that another has done, or will do?" \
"SELECT attributed_to_text AS claimed_by, source_text AS source, action_text AS action, target_text AS target, event_code, modality
FROM event_mentions
WHERE attributed_to_code IS NOT NULL AND source_country <> left(attributed_to_code, 3) AND target_text IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY confidence DESC, mention_id) = 1
ORDER BY confidence DESC, mention_id LIMIT 8"

say "One event from each article, in order of time"
"$events" query --warehouse "$warehouse" --limit 60 \
"SELECT coalesce(e.date_value, '') AS date, coalesce(e.source_name, e.source_code) AS source, c.name AS event,
       coalesce(e.target_name, e.target_code) AS target, coalesce(e.place_name, '') AS place
FROM events e JOIN cameo_codes c ON c.code = e.event_code JOIN event_mentions m ON m.mention_id = e.example_mention_id
WHERE e.polarity = 'affirmed' AND e.modality = 'actual' AND e.date_start IS NOT NULL AND e.source_code <> e.target_code
  AND coalesce(e.source_country, e.source_group) IS NOT NULL AND coalesce(e.target_country, e.target_group) IS NOT NULL
QUALIFY row_number() OVER (
  PARTITION BY m.article_id ORDER BY e.n_mentions DESC, abs(e.goldstein) * e.max_confidence DESC, e.event_id) = 1
ORDER BY e.date_start NULLS LAST, e.event_id"

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
