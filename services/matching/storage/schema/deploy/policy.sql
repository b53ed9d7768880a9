-- Deploy matching:policy to pg
BEGIN;
SET LOCAL search_path TO matching, public;
\ir ../../../../../common/policy/schema/policy.sql

INSERT INTO policy (region_code, effective_time, body, source) VALUES ('', '-infinity', '{
  "publish": {
    "activityMaxDays": 366, "shiftMaxHours": 24, "insureLowRisk": false, "insureMediumRisk": false
  },
  "enrollment": {
    "minimumAge": 14, "adultAge": 18, "minorsNeedGuardianConsent": true,
    "nightStartHour": 22, "nightEndHour": 6, "lateCancelHours": 24, "waitingListLimit": 50000
  },
  "score": {
    "distanceWeight": 0.4, "categoryWeight": 0.2, "timeWeight": 0.2, "skillWeight": 0.1,
    "needWeight": 0.1, "halfDistanceMeters": 3000, "maxDistanceMeters": 50000
  }
}', '志愿服务条例 (in force 2017-12-01); ages of the League and of Beijing; the national system: one year; weights, distances, hours and list length: our own figures');

GRANT SELECT ON policy TO linli_matching;
COMMIT;
