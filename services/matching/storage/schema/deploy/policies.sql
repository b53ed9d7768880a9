-- Deploy matching:policies to pg
BEGIN;
SET LOCAL search_path TO matching, public;

CREATE TABLE policy (
  version        bigint GENERATED ALWAYS AS IDENTITY,
  -- '' for the whole country; the longest prefix of an activity's region decides.
  region_code    text COLLATE "C" NOT NULL CHECK (region_code ~ '^[0-9]{0,12}$'),
  effective_time timestamptz NOT NULL,
  body           jsonb       NOT NULL CHECK (body ?& ARRAY['publish', 'enrollment', 'score']),
  source         text        NOT NULL,
  PRIMARY KEY (version),
  UNIQUE (region_code, effective_time)
);
COMMENT ON TABLE policy IS
  'Editions of linli.matching.v1.Policy, as its JSON form, whole each time; never changed once in force. Reference table.';

INSERT INTO policy (region_code, effective_time, body, source) VALUES ('', '2017-12-01 00:00+08', '{
  "publish": {"activityMaxDays": 366, "shiftMaxHours": 24},
  "enrollment": {
    "minimumAge": 14, "adultAge": 18, "minorsNeedGuardianConsent": true,
    "nightStartHour": 22, "nightEndHour": 6, "lateCancelHours": 24, "waitingListLimit": 50000
  },
  "score": {
    "distanceWeight": 0.4, "categoryWeight": 0.2, "timeWeight": 0.2, "skillWeight": 0.1,
    "needWeight": 0.1, "halfDistanceMeters": 3000, "maxDistanceMeters": 50000
  }
}', '志愿服务条例 (in force 2017-12-01); ages of the League and of Beijing');

-- The edition that decides in a region at a moment.
CREATE FUNCTION policy_at(region text, at timestamptz) RETURNS SETOF policy
LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT * FROM policy
  WHERE region LIKE policy.region_code || '%' AND policy.effective_time <= at
  ORDER BY length(policy.region_code) DESC, policy.effective_time DESC
  LIMIT 1
$$;

GRANT SELECT ON policy TO linli_matching;
COMMIT;
