-- Which actors do most, and to which actors is most done?
SELECT actor_code, sum(n_as_source)::BIGINT AS did, sum(n_as_target)::BIGINT AS was_done_to,
    sum(n_cooperation)::BIGINT AS cooperation, sum(n_conflict)::BIGINT AS conflict
FROM actors_monthly
GROUP BY actor_code
ORDER BY did + was_done_to DESC, actor_code
LIMIT 20;
