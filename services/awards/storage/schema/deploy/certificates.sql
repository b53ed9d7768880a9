-- Deploy awards:certificates to pg

BEGIN;
SET search_path TO awards, public;

CREATE TABLE certificate_issuer (
  id               text COLLATE "C" PRIMARY KEY,
  region           text COLLATE "C" NOT NULL,
  version          bigint           NOT NULL CHECK (version > 0),
  title            text             NOT NULL,
  person_in_charge text             NOT NULL,
  handler          text             NOT NULL,
  contact          text             NOT NULL,
  effective_time   timestamptz      NOT NULL,
  create_time      timestamptz      NOT NULL,
  UNIQUE (region, version),
  UNIQUE (region, effective_time)
);
COMMENT ON TABLE certificate_issuer IS
  'Who issues in a region, by dated versions, never changed. Reference table.';

-- Until a region names an office: the volunteer prints from the information system (67号令 Art. 14).
INSERT INTO certificate_issuer
VALUES ('system', '', 1, '{region}志愿服务信息系统', '', '', '',
        '2000-01-01 00:00:00+08', '2000-01-01 00:00:00+08');

CREATE TABLE certificate (
  volunteer_id           text COLLATE "C" NOT NULL,
  id                     text COLLATE "C" NOT NULL,
  number                 text COLLATE "C" NOT NULL,
  document               bytea            NOT NULL,
  signature              bytea            NOT NULL CHECK (length(signature) = 64),
  verification_key       text COLLATE "C" NOT NULL,
  -- linli.awards.v1.CertificateState: 1 valid, 2 revoked, 3 superseded.
  state                  smallint         NOT NULL CHECK (state BETWEEN 1 AND 3),
  version                bigint           NOT NULL,
  revocation_reason      smallint,
  revocation_explanation text,
  revoke_time            timestamptz,
  superseded_by          text COLLATE "C",
  create_time            timestamptz      NOT NULL,
  update_time            timestamptz      NOT NULL,
  PRIMARY KEY (volunteer_id, id),
  CHECK ((state = 2) = (revocation_reason IS NOT NULL)),
  CHECK ((state = 2) = (revocation_explanation IS NOT NULL)),
  CHECK ((state = 2) = (revoke_time IS NOT NULL)),
  CHECK ((state = 3) = (superseded_by IS NOT NULL))
);
COMMENT ON TABLE certificate IS
  'What was issued, with the signed bytes as they are. Distribution column: volunteer_id.';

-- Nobody rewrites what was signed, and nobody brings back what ended: not the service, not a script.
CREATE FUNCTION certificate_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION 'certificates are never deleted';
  END IF;
  IF (NEW.volunteer_id, NEW.id, NEW.number, NEW.document, NEW.signature, NEW.verification_key,
      NEW.create_time)
     IS DISTINCT FROM
     (OLD.volunteer_id, OLD.id, OLD.number, OLD.document, OLD.signature, OLD.verification_key,
      OLD.create_time) THEN
    RAISE EXCEPTION 'what was certified is never changed';
  END IF;
  IF OLD.state <> 1 THEN
    RAISE EXCEPTION 'a certificate ends once';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER certificate_is_final BEFORE UPDATE OR DELETE ON certificate
  FOR EACH ROW EXECUTE FUNCTION certificate_is_final();
CREATE TRIGGER certificate_is_not_truncated BEFORE TRUNCATE ON certificate
  FOR EACH STATEMENT EXECUTE FUNCTION certificate_is_final();

CREATE TABLE certificate_number (
  number         text COLLATE "C" PRIMARY KEY,
  volunteer_id   text COLLATE "C" NOT NULL,
  certificate_id text COLLATE "C" NOT NULL
);
COMMENT ON TABLE certificate_number IS
  'Directory from the printed number to the certificate, and what makes numbers unique. Distribution column: number.';

CREATE TABLE verification_log (
  volunteer_id   text COLLATE "C" NOT NULL,
  id             text COLLATE "C" NOT NULL,
  certificate_id text COLLATE "C" NOT NULL,
  state          smallint         NOT NULL,
  by_signature   boolean          NOT NULL,
  verify_time    timestamptz      NOT NULL,
  PRIMARY KEY (volunteer_id, id)
);
COMMENT ON TABLE verification_log IS
  'Each successful public verification and what it told (67号令 Art. 17). Distribution column: volunteer_id.';

GRANT SELECT, INSERT ON certificate_issuer, certificate, certificate_number, verification_log
  TO linli_awards;
GRANT UPDATE (state, version, revocation_reason, revocation_explanation, revoke_time, superseded_by,
              update_time) ON certificate TO linli_awards;

COMMIT;
