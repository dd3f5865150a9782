-- Events in the 61 columns of a GDELT 2.0 Events file, in their order.
-- Only affirmed, actual events with a day (their own, else that of the first report). Geographic fields have FIPS 10-4 country
-- codes; an actor's place is its country; ADM1 codes are known for countries and US states only, GNS feature ids not at all.
WITH
-- Former states share FIPS codes and alpha-3 codes with nobody that is left, so one row per code is enough.
land AS (SELECT iso3, any_value(fips) AS fips, any_value(name) AS name, any_value(lat) AS lat, any_value(lon) AS lon
    FROM countries GROUP BY iso3),
dated AS (
    SELECT *, coalesce(date_start, first_published::DATE) AS day FROM events
    WHERE polarity = 'affirmed' AND modality = 'actual' AND coalesce(date_start, first_published::DATE) IS NOT NULL
)
SELECT
    ('0x' || substr(event_id, 2, 15))::BIGINT AS GLOBALEVENTID,
    strftime(day, '%Y%m%d')::INTEGER AS SQLDATE,
    strftime(day, '%Y%m')::INTEGER AS MonthYear,
    year(day)::INTEGER AS Year,
    round(year(day) + (month(day) * 30 + day(day)) / 365.0, 4)::DOUBLE AS FractionDate,
    source_code AS Actor1Code,
    upper(source_name) AS Actor1Name,
    source_country AS Actor1CountryCode,
    source_group AS Actor1KnownGroupCode,
    NULL::VARCHAR AS Actor1EthnicCode,
    NULL::VARCHAR AS Actor1Religion1Code,
    NULL::VARCHAR AS Actor1Religion2Code,
    string_split(source_role, ';')[1] AS Actor1Type1Code,
    string_split(source_role, ';')[2] AS Actor1Type2Code,
    string_split(source_role, ';')[3] AS Actor1Type3Code,
    target_code AS Actor2Code,
    upper(target_name) AS Actor2Name,
    target_country AS Actor2CountryCode,
    target_group AS Actor2KnownGroupCode,
    NULL::VARCHAR AS Actor2EthnicCode,
    NULL::VARCHAR AS Actor2Religion1Code,
    NULL::VARCHAR AS Actor2Religion2Code,
    string_split(target_role, ';')[1] AS Actor2Type1Code,
    string_split(target_role, ';')[2] AS Actor2Type2Code,
    string_split(target_role, ';')[3] AS Actor2Type3Code,
    in_lead::INTEGER AS IsRootEvent,
    event_code AS EventCode,
    event_base_code AS EventBaseCode,
    event_root_code AS EventRootCode,
    quad_class AS QuadClass,
    goldstein AS GoldsteinScale,
    n_mentions AS NumMentions,
    n_sources AS NumSources,
    n_articles AS NumArticles,
    avg_tone AS AvgTone,
    CASE WHEN s.fips IS NULL THEN 0 ELSE 1 END AS Actor1Geo_Type,
    s.name AS Actor1Geo_FullName,
    s.fips AS Actor1Geo_CountryCode,
    s.fips AS Actor1Geo_ADM1Code,
    NULL::VARCHAR AS Actor1Geo_ADM2Code,
    s.lat AS Actor1Geo_Lat,
    s.lon AS Actor1Geo_Long,
    s.fips AS Actor1Geo_FeatureID,
    CASE WHEN t.fips IS NULL THEN 0 ELSE 1 END AS Actor2Geo_Type,
    t.name AS Actor2Geo_FullName,
    t.fips AS Actor2Geo_CountryCode,
    t.fips AS Actor2Geo_ADM1Code,
    NULL::VARCHAR AS Actor2Geo_ADM2Code,
    t.lat AS Actor2Geo_Lat,
    t.lon AS Actor2Geo_Long,
    t.fips AS Actor2Geo_FeatureID,
    CASE
        WHEN p.fips IS NULL THEN 0
        WHEN place_type = 'country' THEN 1
        WHEN place_type IN ('city', 'site') THEN CASE WHEN place_country = 'USA' THEN 3 ELSE 4 END
        WHEN place_country = 'USA' THEN 2
        ELSE 5
    END AS ActionGeo_Type,
    CASE WHEN place_type = 'country' THEN p.name ELSE concat_ws(', ', place_name, p.name) END AS ActionGeo_FullName,
    p.fips AS ActionGeo_CountryCode,
    CASE
        WHEN place_type = 'country' THEN p.fips
        WHEN place_country = 'USA' AND regexp_full_match(place_admin1, '[A-Z]{2}') THEN 'US' || place_admin1
    END AS ActionGeo_ADM1Code,
    NULL::VARCHAR AS ActionGeo_ADM2Code,
    place_lat AS ActionGeo_Lat,
    place_lon AS ActionGeo_Long,
    CASE WHEN place_type = 'country' THEN p.fips END AS ActionGeo_FeatureID,
    strftime(coalesce(first_published::TIMESTAMP, day::TIMESTAMP), '%Y%m%d%H%M%S')::BIGINT AS DATEADDED,
    example_url AS SOURCEURL
FROM dated
LEFT JOIN land s ON s.iso3 = source_country
LEFT JOIN land t ON t.iso3 = target_country
LEFT JOIN land p ON p.iso3 = place_country
