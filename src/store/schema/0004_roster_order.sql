-- The flat roster by given name is read in this order, from any place on.
CREATE INDEX person_order ON person (sort_key) WHERE deleted = 0;
