-- What follows from the claims. Every row here can be derived anew; its id is made from its content.

CREATE TABLE finding (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('contradiction', 'arithmetic', 'superlative', 'translation_suspect', 'scope_differs',
        'revision', 'rounding', 'bound_compatible', 'agree', 'coincident')),
    a_figure TEXT NOT NULL REFERENCES figure (id),
    b_figure TEXT NOT NULL REFERENCES figure (id),
    needs_person INTEGER NOT NULL CHECK (needs_person IN (0, 1)),
    severity TEXT NOT NULL CHECK (severity IN ('high', 'medium', 'low')),
    severity_rank INTEGER NOT NULL CHECK (severity_rank BETWEEN 1 AND 3),
    severity_parts TEXT NOT NULL CHECK (json_valid(severity_parts)),
    explanation TEXT NOT NULL,
    gap REAL,
    unit TEXT,
    differs TEXT NOT NULL CHECK (json_valid(differs)),
    rule TEXT NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'open',
    first_seen TEXT NOT NULL
) STRICT;
CREATE INDEX finding_a ON finding (a_figure, kind);
CREATE INDEX finding_b ON finding (b_figure, kind);
CREATE INDEX finding_queue ON finding (needs_person, status, severity_rank, id);
CREATE INDEX finding_kind ON finding (kind, severity_rank, id);
CREATE INDEX finding_first_seen ON finding (first_seen);
CREATE INDEX finding_status ON finding (status);

-- A value that nobody printed but the articles imply.
CREATE TABLE derived_value (
    id TEXT PRIMARY KEY NOT NULL,
    series TEXT NOT NULL,
    period TEXT NOT NULL,
    low REAL NOT NULL,
    high REAL NOT NULL,
    unit TEXT,
    derivation TEXT NOT NULL,
    CHECK (low <= high)
) STRICT;
CREATE INDEX derived_value_series ON derived_value (series, period);

CREATE TABLE derived_input (
    derived_id TEXT NOT NULL REFERENCES derived_value (id),
    position INTEGER NOT NULL,
    figure_id TEXT REFERENCES figure (id),
    from_derived_id TEXT REFERENCES derived_value (id),
    PRIMARY KEY (derived_id, position),
    CHECK ((figure_id IS NULL) <> (from_derived_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX derived_input_figure ON derived_input (figure_id);
CREATE INDEX derived_input_from ON derived_input (from_derived_id);

CREATE TABLE arithmetic_check (
    id TEXT PRIMARY KEY NOT NULL,
    rule TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('holds', 'holds only within rounding', 'fails', 'cannot tell')),
    reported TEXT NOT NULL,
    computed_low REAL,
    computed_high REAL,
    unit TEXT,
    margin REAL,
    flips_conclusion INTEGER CHECK (flips_conclusion IN (0, 1)),
    missing TEXT NOT NULL CHECK (json_valid(missing)),
    explanation TEXT NOT NULL,
    across_articles INTEGER NOT NULL CHECK (across_articles IN (0, 1)),
    version INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'open',
    first_seen TEXT NOT NULL,
    CHECK (computed_low IS NULL OR computed_high IS NULL OR computed_low <= computed_high)
) STRICT;
CREATE INDEX arithmetic_check_verdict ON arithmetic_check (verdict, across_articles, id);
CREATE INDEX arithmetic_check_rule ON arithmetic_check (rule);
CREATE INDEX arithmetic_check_first_seen ON arithmetic_check (first_seen);
CREATE INDEX arithmetic_check_status ON arithmetic_check (status);

CREATE TABLE check_input (
    check_id TEXT NOT NULL REFERENCES arithmetic_check (id),
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    figure_id TEXT REFERENCES figure (id),
    derived_id TEXT REFERENCES derived_value (id),
    PRIMARY KEY (check_id, position),
    CHECK ((figure_id IS NULL) <> (derived_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX check_input_figure ON check_input (figure_id);
CREATE INDEX check_input_derived ON check_input (derived_id);
