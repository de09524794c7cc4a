// What would the gate have to say, worked out from the rules as they are written (docs/permission.md) and from the events as
// they stand? SQL over the raw ledger, with the Vietnamese numbers in it. It shares no code with the gate, its fold, its
// projection or its rule packs, and reads none of them: where the two differ, one of them is wrong.

/** Worked out once for a world that does not change any more; temporary tables of one connection. */
export const oracleTables = `
CREATE TEMP TABLE terms AS
SELECT code AS purpose, coalesce(kind, CASE WHEN code IN ('service','transactional','profiling','sharing','research') THEN code
  ELSE 'marketing' END) AS kind, coalesce(double_opt_in_channels, '{}') AS confirm_on, archived_at IS NOT NULL AS gone FROM purpose;

CREATE TEMP TABLE place AS
SELECT c.customer_id, t.purpose, t.kind, ch.channel, tp.topic, ch.channel = ANY(t.confirm_on) AS confirms, t.gone
FROM customer c CROSS JOIN terms t CROSS JOIN unnest(ARRAY['email','sms','phone','zalo','post']) ch(channel)
CROSS JOIN LATERAL (SELECT 0 AS topic UNION ALL SELECT id FROM topic WHERE purpose_code = t.purpose) tp(topic)
WHERE c.customer_id = ANY($1::uuid[]);

-- Every word that bears on a place.
CREATE TEMP TABLE word AS
SELECT l.customer_id, l.purpose, l.channel, l.topic, l.confirms, e.seq, e.occurred_at, e.action, e.expires_at, e.contact_hash,
  e.notice_version_id, coalesce(e.topic_id, 0) = l.topic AS direct, e.action IN ('REFUSED','WITHDRAWN','OBJECTED') AS no
FROM place l JOIN consent_event e ON e.customer_id = l.customer_id AND e.data_category IS NULL
LEFT JOIN terms said ON said.purpose = e.purpose_code
WHERE e.action IN ('REQUESTED','GRANTED','CONFIRMED','REFUSED','WITHDRAWN','OBJECTED','EXPIRED')
  AND (coalesce(e.topic_id, 0) = l.topic
       OR (coalesce(e.topic_id, 0) = 0 AND e.action IN ('REFUSED','WITHDRAWN','OBJECTED','EXPIRED')))
  AND ((coalesce(e.purpose_code, l.purpose) = l.purpose AND coalesce(e.channel, l.channel) = l.channel)
    OR (e.action = 'OBJECTED' AND coalesce(e.topic_id, 0) = 0 AND l.kind = 'profiling'
        AND (e.purpose_code IS NULL OR said.kind = 'marketing')));
-- A no to the whole closes a topic that was spoken of before; a topic nobody spoke of follows the whole.
DELETE FROM word w WHERE NOT direct AND NOT no AND NOT EXISTS (SELECT FROM word b WHERE (b.customer_id, b.purpose, b.channel, b.topic)
  = (w.customer_id, w.purpose, w.channel, w.topic) AND b.direct AND b.action <> 'EXPIRED' AND b.seq < w.seq);
ALTER TABLE word ADD no_until timestamptz, ADD closes boolean;
CREATE INDEX ON word (customer_id, purpose, channel, topic, seq);
UPDATE word w SET
  no_until = (SELECT max(b.occurred_at) FROM word b WHERE (b.customer_id, b.purpose, b.channel, b.topic)
    = (w.customer_id, w.purpose, w.channel, w.topic) AND b.no AND b.seq < w.seq),
  closes = w.no AND (w.direct OR EXISTS (SELECT FROM word b WHERE (b.customer_id, b.purpose, b.channel, b.topic)
    = (w.customer_id, w.purpose, w.channel, w.topic) AND b.direct AND b.action <> 'EXPIRED' AND b.seq < w.seq));

-- A yes that was good when it was said: later than every no before it, and confirmed where that is asked for.
CREATE TEMP TABLE good AS
SELECT y.customer_id, y.purpose, y.channel, y.topic, y.seq, y.occurred_at, y.notice_version_id, y.action = 'CONFIRMED' AS confirmed,
  coalesce(y.expires_at, CASE WHEN y.action = 'CONFIRMED' THEN q.expires_at END) AS ends,
  coalesce(y.contact_hash, CASE WHEN y.action = 'CONFIRMED' THEN q.contact_hash END) AS only_for
FROM word y LEFT JOIN LATERAL (
  SELECT b.* FROM word b WHERE (b.customer_id, b.purpose, b.channel, b.topic) = (y.customer_id, y.purpose, y.channel, y.topic)
    AND b.action IN ('REQUESTED','GRANTED') AND b.seq < y.seq AND (b.no_until IS NULL OR b.occurred_at > b.no_until)
    AND NOT EXISTS (SELECT FROM word x WHERE (x.customer_id, x.purpose, x.channel, x.topic) = (y.customer_id, y.purpose, y.channel, y.topic)
      AND (x.no OR x.action = 'EXPIRED') AND x.seq > b.seq AND x.seq < y.seq)
  ORDER BY b.seq DESC LIMIT 1) q ON true
WHERE y.action IN ('GRANTED','CONFIRMED') AND (y.no_until IS NULL OR y.occurred_at > y.no_until)
  AND CASE WHEN y.action = 'CONFIRMED' THEN q.seq IS NOT NULL ELSE NOT y.confirms END;
CREATE INDEX ON good (customer_id, purpose, channel, topic, seq);

CREATE TEMP TABLE verdict AS
SELECT l.customer_id, l.purpose, l.channel, l.topic, l.confirms, g.seq IS NOT NULL AS granted, r.since, g.ends, g.only_for,
  g.confirmed, g.notice_version_id, coalesce(o.seq > coalesce(any_yes.seq, 0), false) AS objected,
  coalesce(n.seq > coalesce(any_yes.seq, 0), false) AS says_no
FROM place l
LEFT JOIN LATERAL (SELECT max(seq) AS seq FROM word w WHERE (w.customer_id, w.purpose, w.channel, w.topic)
  = (l.customer_id, l.purpose, l.channel, l.topic) AND w.closes) n ON true
LEFT JOIN LATERAL (SELECT max(seq) AS seq FROM word w WHERE (w.customer_id, w.purpose, w.channel, w.topic)
  = (l.customer_id, l.purpose, l.channel, l.topic) AND w.closes AND w.action = 'OBJECTED') o ON true
LEFT JOIN LATERAL (SELECT max(seq) AS seq FROM word w WHERE (w.customer_id, w.purpose, w.channel, w.topic)
  = (l.customer_id, l.purpose, l.channel, l.topic) AND w.action = 'EXPIRED') x ON true
LEFT JOIN LATERAL (SELECT max(seq) AS seq FROM good y WHERE (y.customer_id, y.purpose, y.channel, y.topic)
  = (l.customer_id, l.purpose, l.channel, l.topic)) any_yes ON true
LEFT JOIN LATERAL (SELECT * FROM good y WHERE (y.customer_id, y.purpose, y.channel, y.topic)
  = (l.customer_id, l.purpose, l.channel, l.topic) AND y.seq > greatest(coalesce(n.seq, 0), coalesce(x.seq, 0)) ORDER BY y.seq DESC LIMIT 1) g ON true
LEFT JOIN LATERAL (SELECT occurred_at AS since FROM good y WHERE (y.customer_id, y.purpose, y.channel, y.topic)
  = (l.customer_id, l.purpose, l.channel, l.topic) AND y.seq > greatest(coalesce(n.seq, 0), coalesce(x.seq, 0)) ORDER BY y.seq LIMIT 1) r ON true;
CREATE UNIQUE INDEX ON verdict (customer_id, purpose, channel, topic);

-- The last wish about frequency and hours, per channel or for all of them.
CREATE TEMP TABLE wish AS
SELECT DISTINCT ON (customer_id, coalesce(channel, 'any')) customer_id, coalesce(channel, 'any') AS channel,
  (cap->>'count')::int AS most, (cap->>'hours')::int AS hours, (time_window->>'from')::time AS opens, (time_window->>'to')::time AS shuts,
  CASE WHEN jsonb_typeof(time_window->'days') = 'array' AND jsonb_array_length(time_window->'days') > 0 THEN time_window->'days' END AS days,
  time_window->>'timeZone' AS zone, (time_window->>'pausedUntil')::timestamptz AS silent_until
FROM consent_event WHERE action = 'PREFERENCE_SET' AND customer_id = ANY($1::uuid[])
ORDER BY customer_id, coalesce(channel, 'any'), seq DESC;
CREATE INDEX ON wish (customer_id);

CREATE TEMP TABLE held_back AS
SELECT customer_id, min(occurred_at) FILTER (WHERE run = last_run AND action = 'RESTRICTED') AS since FROM (
  SELECT *, max(run) OVER (PARTITION BY customer_id) AS last_run FROM (
    SELECT customer_id, action, occurred_at, seq, count(*) FILTER (WHERE action = 'UNRESTRICTED') OVER (PARTITION BY customer_id ORDER BY seq) AS run
    FROM consent_event WHERE action IN ('RESTRICTED','UNRESTRICTED') AND customer_id = ANY($1::uuid[])) a) b GROUP BY customer_id;

-- Which clocks may be the customer's: the countries of the trial, each with all that differ.
CREATE TEMP TABLE clock AS SELECT * FROM (VALUES
  ('JP','Asia/Tokyo'),('FR','Europe/Paris'),('DE','Europe/Berlin'),('US','America/New_York'),('US','America/Chicago'),
  ('US','America/Denver'),('US','America/Phoenix'),('US','America/Los_Angeles'),('US','America/Anchorage'),
  ('US','America/Adak'),('US','Pacific/Honolulu')) v(country, zone);

CREATE TEMP TABLE question AS
SELECT c.customer_id, x.purpose, ch.channel, x.topic, p.id AS point, p.kind, p.status, p.verified_at, p.value_hash
FROM customer c CROSS JOIN unnest(ARRAY['email','sms','phone','zalo','post']) ch(channel)
CROSS JOIN (SELECT purpose, 0 AS topic FROM terms UNION ALL SELECT 'ghost', 0
  UNION ALL SELECT purpose_code, id FROM topic UNION ALL SELECT 'club', min(id) FROM topic WHERE purpose_code <> 'club') x
LEFT JOIN contact_point p ON p.customer_id = c.customer_id AND CASE ch.channel WHEN 'email' THEN p.kind = 'email'
  WHEN 'sms' THEN p.kind = 'phone' WHEN 'phone' THEN p.kind = 'phone' WHEN 'zalo' THEN p.kind IN ('zalo','phone') ELSE p.kind = 'post' END
WHERE c.customer_id = ANY($1::uuid[]);
ANALYZE verdict; ANALYZE question; ANALYZE wish;
`;

const during = (clockTime: string, opens: string, shuts: string) =>
  `(CASE WHEN ${opens} = ${shuts} THEN true WHEN ${opens} < ${shuts} THEN ${clockTime} >= ${opens} AND ${clockTime} < ${shuts}
    ELSE NOT (${clockTime} >= ${shuts} AND ${clockTime} < ${opens}) END)`;

/** The answers of one moment ($1): the first rule that says no, or open. */
export const oracleAnswers = `
WITH at AS (SELECT $1::timestamptz AS t, ($1::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today),
register AS (SELECT max(batch_on) FILTER (WHERE kind IN ('sms','all')) AS sms, max(batch_on) FILTER (WHERE kind IN ('voice','all')) AS phone
  FROM do_not_call_batch, at WHERE received_at <= at.t),
q AS (SELECT q.*, at.t, at.today, c.status::text AS person, c.kind::text AS sort, c.birth_date, c.age_low, c.deceased_at, c.country,
    coalesce(tr.kind NOT IN ('service','transactional'), true) AS advert, tr.purpose IS NOT NULL AND NOT tr.gone AS purpose_known
  FROM question q CROSS JOIN at JOIN customer c USING (customer_id) LEFT JOIN terms tr USING (purpose))
SELECT q.customer_id || '/' || q.purpose || '/' || q.channel || '/' || q.topic || '/' || coalesce(q.point::text, '-') AS key,
CASE
WHEN q.person <> 'active' THEN 'closed'
WHEN EXISTS (SELECT FROM held_back h WHERE h.customer_id = q.customer_id AND h.since IS NOT NULL) THEN 'restricted'
WHEN q.sort = 'person' AND CASE WHEN q.birth_date IS NULL THEN q.age_low < 16
  ELSE extract(year FROM q.today) - extract(year FROM q.birth_date)
     - (to_char(q.today, 'MMDD') < to_char(q.birth_date, 'MMDD'))::int < 16 END THEN 'minor'
WHEN q.deceased_at IS NOT NULL THEN 'deceased'
WHEN q.point IS NOT NULL AND (q.value_hash IS NULL OR (SELECT count(*) FROM suppression s WHERE s.contact_hash = q.value_hash
  AND (s.channel = q.channel OR s.channel = 'all') AND coalesce(s.released_at, 'infinity') > q.t) > 0) THEN 'suppression'
WHEN q.advert AND q.channel IN ('sms','phone') AND (
  coalesce(q.today - CASE q.channel WHEN 'sms' THEN (SELECT sms FROM register) ELSE (SELECT phone FROM register) END, 9999) > 30
  OR EXISTS (SELECT FROM do_not_call_entry d WHERE d.contact_hash = q.value_hash
    AND (d.kind = 'all' OR d.kind = CASE q.channel WHEN 'sms' THEN 'sms' ELSE 'voice' END))) THEN 'register'
WHEN v.objected OR vt.objected THEN 'objection'
WHEN NOT (q.purpose_known AND (${["v", "vt"]
  .map(
    (v) => `coalesce(${v}.granted AND ${v}.since <= q.t AND coalesce(${v}.ends, 'infinity') > q.t
   AND (NOT ${v}.confirms OR ${v}.confirmed) AND (${v}.only_for IS NULL OR q.point IS NULL OR ${v}.only_for = q.value_hash)
   AND EXISTS (SELECT FROM notice_version n WHERE n.id = ${v}.notice_version_id AND n.purpose_code = q.purpose
     AND n.published_at <= q.t AND coalesce(n.voided_at, 'infinity') > q.t), false)`,
  )
  .join(" OR ")})) THEN 'grant'
WHEN q.topic > 0 AND (vt.says_no OR NOT EXISTS (SELECT FROM topic z WHERE z.id = q.topic AND z.purpose_code = q.purpose AND z.archived_at IS NULL)) THEN 'topic'
WHEN q.point IS NULL OR q.status IN ('bounced','invalid')
  OR (q.channel IN ('email','sms','zalo') AND q.verified_at IS NULL AND q.status <> 'verified') THEN 'contact_point'
WHEN q.advert AND (
  (SELECT count(*) FROM contact_attempt k WHERE k.channel = q.channel AND k.counted AND k.status NOT IN ('planned','failed','blocked')
    AND (k.customer_id = q.customer_id OR k.contact_hash = q.value_hash) AND k.claimed_at > q.t - interval '24 hours' AND k.claimed_at <= q.t + interval '5 minutes')
    >= CASE q.channel WHEN 'phone' THEN 1 WHEN 'sms' THEN 3 WHEN 'email' THEN 3 ELSE 1000000 END
  OR EXISTS (SELECT FROM wish w WHERE w.customer_id = q.customer_id AND w.channel IN ('any', q.channel) AND w.most <= (
    SELECT count(*) FROM contact_attempt k WHERE k.channel = q.channel AND k.counted AND k.status NOT IN ('planned','failed','blocked')
    AND (k.customer_id = q.customer_id OR k.contact_hash = q.value_hash) AND k.claimed_at > q.t - w.hours * interval '1 hour' AND k.claimed_at <= q.t + interval '5 minutes'))) THEN 'cap'
WHEN q.advert AND (EXISTS (SELECT FROM wish w WHERE w.customer_id = q.customer_id AND w.channel IN ('any', q.channel) AND w.silent_until > q.t)
  OR EXISTS (SELECT FROM (SELECT (q.t AT TIME ZONE z.zone)::time AS tod, extract(isodow FROM q.t AT TIME ZONE z.zone)::int AS dow
      FROM (SELECT coalesce(mine.zone, k.zone, 'Asia/Ho_Chi_Minh') AS zone FROM (SELECT (SELECT w.zone FROM wish w WHERE w.customer_id = q.customer_id
          AND w.channel IN ('any', q.channel) AND w.zone IS NOT NULL ORDER BY (w.channel = 'any') LIMIT 1) AS zone) mine
        LEFT JOIN clock k ON mine.zone IS NULL AND k.country = q.country) z) wall
    WHERE (q.channel = 'sms' AND NOT wall.tod BETWEEN '07:00' AND '21:59:59.999999')
       OR (q.channel = 'phone' AND NOT wall.tod BETWEEN '08:00' AND '16:59:59.999999')
       OR EXISTS (SELECT FROM wish w WHERE w.customer_id = q.customer_id AND w.channel IN ('any', q.channel)
          AND ((w.days IS NOT NULL AND NOT w.days @> to_jsonb(wall.dow))
            OR (w.opens IS NOT NULL AND NOT ${during("wall.tod", "w.opens", "w.shuts")}))))) THEN 'window'
ELSE 'open' END AS rule
FROM q LEFT JOIN verdict v ON (v.customer_id, v.purpose, v.channel, v.topic) = (q.customer_id, q.purpose, q.channel, 0)
LEFT JOIN verdict vt ON q.topic > 0 AND (vt.customer_id, vt.purpose, vt.channel, vt.topic) = (q.customer_id, q.purpose, q.channel, q.topic)`;
