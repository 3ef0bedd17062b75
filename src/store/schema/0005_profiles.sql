-- A rule profile that was taken over can be taken back: then it stands no longer. Nothing else of its row ever changes.
-- Rows of one name are editions of it: from its first day on the newest that stands takes the place of the others.

ALTER TABLE profile ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE profile ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
CREATE INDEX profile_name ON profile (name, id);

CREATE TRIGGER profile_is_immutable BEFORE UPDATE OF id, name, valid_from, valid_to, source, hash ON profile
BEGIN SELECT RAISE(ABORT, 'profile is immutable'); END;
