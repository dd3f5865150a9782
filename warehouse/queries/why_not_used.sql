-- Which inputs could not be used, and why?
SELECT stage, reason, count(*) AS n, any_value(uri ORDER BY uri) AS example, any_value(detail ORDER BY uri) AS detail
FROM rejects
GROUP BY stage, reason
ORDER BY n DESC, stage, reason;
