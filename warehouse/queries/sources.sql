-- Which outlets does the warehouse know, and how much does each contribute?
SELECT coalesce(source_name, '(not named)') AS outlet, count(*) AS n_articles, count(duplicate_of) AS n_copies,
    sum(n_mentions)::BIGINT AS n_mentions, min(published_at)::DATE AS first_day, max(published_at)::DATE AS last_day
FROM articles
GROUP BY ALL
ORDER BY n_articles DESC, outlet;
