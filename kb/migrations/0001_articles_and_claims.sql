-- What the articles say. One article is one transaction; every offset counts code points of article.text, end exclusive.

CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('ingest', 'rebuild')),
    started_at TEXT NOT NULL,
    finished_at TEXT,
    model TEXT,
    parse TEXT,
    version TEXT NOT NULL,
    articles INTEGER NOT NULL DEFAULT 0,
    figures INTEGER NOT NULL DEFAULT 0,
    claims INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE source (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE,
    kind TEXT,
    country TEXT,
    domain TEXT,
    language TEXT,
    relays TEXT,
    registered INTEGER NOT NULL DEFAULT 0 CHECK (registered IN (0, 1)),
    note TEXT
) STRICT;
CREATE INDEX source_kind ON source (kind);
CREATE INDEX source_country ON source (country);

CREATE TABLE article (
    id TEXT PRIMARY KEY NOT NULL,
    num INTEGER NOT NULL UNIQUE,
    ref TEXT NOT NULL,
    title TEXT,
    published TEXT,
    published_basis TEXT,
    publisher TEXT,
    publisher_id TEXT REFERENCES source (id),
    author TEXT,
    url TEXT,
    language TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    replaces TEXT REFERENCES article (id),
    is_current INTEGER NOT NULL DEFAULT 1 CHECK (is_current IN (0, 1)),
    source_file TEXT,
    read_at TEXT NOT NULL,
    run_id INTEGER REFERENCES run (id),
    characters INTEGER NOT NULL CHECK (characters > 0),
    links TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(links)),
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    text TEXT NOT NULL,
    CHECK (published IS NOT NULL OR published_basis IS NULL),
    CHECK (replaces <> id)
) STRICT;
CREATE INDEX article_ref ON article (ref);
CREATE INDEX article_url ON article (url);
CREATE INDEX article_published ON article (published);
CREATE INDEX article_publisher ON article (publisher_id, published);
CREATE INDEX article_replaces ON article (replaces);
CREATE INDEX article_language ON article (language);
CREATE INDEX article_run ON article (run_id);
CREATE INDEX article_current ON article (is_current, read_at);

CREATE TRIGGER article_text_never_changes BEFORE UPDATE OF text, id, content_hash ON article
BEGIN SELECT raise(ABORT, 'the text of a stored article never changes; an edited article is a new version'); END;

CREATE TABLE block (
    article_id TEXT NOT NULL REFERENCES article (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('paragraph', 'heading', 'summary', 'list item', 'opinion', 'caption', 'boilerplate')),
    PRIMARY KEY (article_id, position),
    CHECK ("end" >= start)
) STRICT, WITHOUT ROWID;

CREATE TABLE refusal (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    refused_at TEXT NOT NULL,
    run_id INTEGER REFERENCES run (id)
) STRICT;
CREATE INDEX refusal_run ON refusal (run_id);

CREATE TABLE claim (
    id TEXT PRIMARY KEY NOT NULL,
    num INTEGER NOT NULL UNIQUE,
    article_id TEXT NOT NULL REFERENCES article (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    voice TEXT NOT NULL CHECK (voice IN ('report', 'quote', 'opinion', 'headline', 'summary', 'caption')),
    modality TEXT NOT NULL CHECK (modality IN ('asserted', 'hedged', 'negated', 'forecast', 'conditional')),
    CHECK ("end" > start)
) STRICT;
CREATE INDEX claim_article ON claim (article_id, start);
CREATE INDEX claim_voice ON claim (voice);
CREATE INDEX claim_modality ON claim (modality);

-- A series is what a figure speaks of: figures of one series can be put side by side.
CREATE TABLE series (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    subject TEXT,
    measure TEXT,
    product TEXT,
    ref_area TEXT,
    counterpart_area TEXT,
    flow TEXT,
    population TEXT,
    adjustment TEXT
) STRICT;
CREATE INDEX series_measure ON series (measure);
CREATE INDEX series_product ON series (product);
CREATE INDEX series_subject ON series (subject);
CREATE INDEX series_ref_area ON series (ref_area);

CREATE TABLE figure (
    id TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id),
    claim_id TEXT REFERENCES claim (id),
    series_key TEXT REFERENCES series (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL,
    printed TEXT NOT NULL,
    amount TEXT,
    low REAL,
    high REAL,
    low_open INTEGER NOT NULL CHECK (low_open IN (0, 1)),
    high_open INTEGER NOT NULL CHECK (high_open IN (0, 1)),
    interval_basis TEXT NOT NULL
        CHECK (interval_basis IN ('printed precision', 'trailing zeros', 'exact count', 'hedge', 'bound', 'range')),
    comparator TEXT NOT NULL CHECK (comparator IN ('=', '~', '>', '>=', '<', '<=')),
    hedge TEXT,
    unit TEXT,
    dimension TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('level', 'change', 'difference', 'share', 'multiple', 'rank', 'count', 'rate')),
    direction TEXT CHECK (direction IN ('up', 'down')),
    move INTEGER,
    role TEXT,
    subject TEXT,
    measure TEXT,
    product TEXT,
    ref_area TEXT,
    counterpart_area TEXT,
    flow TEXT,
    population TEXT,
    adjustment TEXT,
    transformation TEXT,
    period TEXT,
    period_basis TEXT NOT NULL CHECK (period_basis IN ('printed', 'relative', 'inherited', 'unknown')),
    period_start INTEGER,
    period_end INTEGER,
    base_period TEXT,
    base_basis TEXT NOT NULL CHECK (base_basis IN ('printed', 'relative', 'inherited', 'unknown')),
    as_of TEXT,
    claim_start INTEGER NOT NULL CHECK (claim_start >= 0),
    claim_end INTEGER NOT NULL,
    voice TEXT NOT NULL CHECK (voice IN ('report', 'quote', 'opinion', 'headline', 'summary', 'caption')),
    modality TEXT NOT NULL CHECK (modality IN ('asserted', 'hedged', 'negated', 'forecast', 'conditional')),
    origin_id TEXT REFERENCES source (id),
    is_current INTEGER NOT NULL DEFAULT 1 CHECK (is_current IN (0, 1)),
    CHECK ("end" > start),
    CHECK (claim_end > claim_start),
    CHECK (low IS NULL OR high IS NULL OR low <= high)
) STRICT;
CREATE INDEX figure_article ON figure (article_id, start);
CREATE INDEX figure_claim ON figure (claim_id);
CREATE INDEX figure_series ON figure (series_key, period);
CREATE INDEX figure_origin ON figure (origin_id, kind);
CREATE INDEX figure_kind ON figure (kind);
CREATE INDEX figure_voice ON figure (voice);
CREATE INDEX figure_unit ON figure (unit, low, high);
CREATE INDEX figure_product ON figure (product);
CREATE INDEX figure_measure ON figure (measure);
CREATE INDEX figure_period ON figure (period);
CREATE INDEX figure_ref_area ON figure (ref_area);
CREATE INDEX figure_comparator ON figure (comparator);
CREATE INDEX figure_period_basis ON figure (period_basis);

-- The promise that every figure and claim points at its literal words; substr() counts code points, as the offsets do.
CREATE TRIGGER figure_points_at_its_words BEFORE INSERT ON figure
WHEN substr((SELECT text FROM article WHERE id = new.article_id), new.start + 1, new."end" - new.start) IS NOT new.printed
BEGIN SELECT raise(ABORT, 'a figure must point at its literal words in the article'); END;
CREATE TRIGGER claim_points_at_its_words BEFORE INSERT ON claim
WHEN substr((SELECT text FROM article WHERE id = new.article_id), new.start + 1, new."end" - new.start) IS NOT new.quote
BEGIN SELECT raise(ABORT, 'a claim must point at its literal words in the article'); END;

-- The source chain of a figure, outermost relay first (position 0), ending at the primary source.
CREATE TABLE hop (
    figure_id TEXT NOT NULL REFERENCES figure (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    source_id TEXT NOT NULL REFERENCES source (id),
    article_id TEXT NOT NULL REFERENCES article (id),
    printed TEXT NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL,
    cue TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    kind TEXT NOT NULL CHECK (kind IN ('quoted', 'paraphrased', 'citing', 'mentioned', 'inherited')),
    state TEXT NOT NULL CHECK (state IN ('in corpus', 'named only', 'reported not found', 'linked')),
    source_kind TEXT,
    inherited_start INTEGER,
    inherited_end INTEGER,
    url TEXT,
    target_article_id TEXT REFERENCES article (id),
    PRIMARY KEY (figure_id, position),
    CHECK ("end" > start),
    CHECK (cue_end > cue_start)
) STRICT, WITHOUT ROWID;
CREATE INDEX hop_source ON hop (source_id, position);
CREATE INDEX hop_article ON hop (article_id);
CREATE INDEX hop_target ON hop (target_article_id);
CREATE INDEX hop_state ON hop (state);

CREATE TABLE attribution (
    id TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id),
    source_start INTEGER,
    source_end INTEGER,
    source_text TEXT,
    source_id TEXT REFERENCES source (id),
    source_kind TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    cue TEXT,
    content_start INTEGER NOT NULL CHECK (content_start >= 0),
    content_end INTEGER NOT NULL,
    content_parts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(content_parts)),
    manner TEXT NOT NULL CHECK (manner IN ('direct', 'indirect', 'mixed')),
    inherited INTEGER NOT NULL DEFAULT 0 CHECK (inherited IN (0, 1)),
    resolved_start INTEGER,
    resolved_end INTEGER,
    chain TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(chain)),
    CHECK (content_end >= content_start),
    CHECK (source_end > source_start),
    CHECK (cue_end > cue_start)
) STRICT;
CREATE INDEX attribution_article ON attribution (article_id, content_start);
CREATE INDEX attribution_source ON attribution (source_id);
CREATE INDEX attribution_cue ON attribution (cue);

CREATE TABLE entity (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    merged_into TEXT REFERENCES entity (id),
    source_id TEXT REFERENCES source (id),
    UNIQUE (name, kind),
    CHECK (merged_into <> id)
) STRICT;
CREATE INDEX entity_kind ON entity (kind);
CREATE INDEX entity_merged ON entity (merged_into);
CREATE INDEX entity_source ON entity (source_id);

CREATE TABLE alias (
    entity_id TEXT NOT NULL REFERENCES entity (id),
    name TEXT NOT NULL,
    PRIMARY KEY (entity_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_name ON alias (name);

CREATE TABLE mention (
    article_id TEXT NOT NULL REFERENCES article (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL,
    entity_id TEXT NOT NULL REFERENCES entity (id),
    printed TEXT NOT NULL,
    PRIMARY KEY (article_id, start, "end", entity_id),
    CHECK ("end" > start)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_entity ON mention (entity_id, article_id);

-- One happening, told by one or more articles.
CREATE TABLE event (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    period TEXT,
    place TEXT
) STRICT;
CREATE INDEX event_kind ON event (kind);
CREATE INDEX event_period ON event (period);

CREATE TABLE event_mention (
    id TEXT PRIMARY KEY NOT NULL,
    event_id TEXT REFERENCES event (id),
    article_id TEXT NOT NULL REFERENCES article (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL,
    trigger TEXT NOT NULL,
    kind TEXT NOT NULL,
    period TEXT,
    place TEXT,
    participants TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(participants)),
    CHECK ("end" > start)
) STRICT;
CREATE INDEX event_mention_event ON event_mention (event_id);
CREATE INDEX event_mention_article ON event_mention (article_id, start);

CREATE TABLE event_figure (
    event_id TEXT NOT NULL REFERENCES event (id),
    figure_id TEXT NOT NULL REFERENCES figure (id),
    PRIMARY KEY (event_id, figure_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_figure_figure ON event_figure (figure_id);

CREATE TABLE framing (
    id TEXT PRIMARY KEY NOT NULL,
    article_id TEXT NOT NULL REFERENCES article (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL,
    cue TEXT NOT NULL,
    class TEXT NOT NULL CHECK (class IN ('hedge', 'loaded', 'causal', 'agency')),
    speaker TEXT,
    CHECK ("end" > start)
) STRICT;
CREATE INDEX framing_article ON framing (article_id, start);
CREATE INDEX framing_class ON framing (class, cue);
CREATE INDEX framing_speaker ON framing (speaker);

CREATE TABLE unclaimed (
    article_id TEXT NOT NULL REFERENCES article (id),
    start INTEGER NOT NULL CHECK (start >= 0),
    "end" INTEGER NOT NULL,
    printed TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (article_id, start, "end"),
    CHECK ("end" > start)
) STRICT, WITHOUT ROWID;
CREATE INDEX unclaimed_reason ON unclaimed (reason);

-- Who hands on whose words, counted over all current articles: the edges of the source graph.
CREATE TABLE source_edge (
    src TEXT NOT NULL REFERENCES source (id),
    dst TEXT NOT NULL REFERENCES source (id),
    verb TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n > 0),
    PRIMARY KEY (src, dst, verb)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_edge_dst ON source_edge (dst);

-- Counts for the front page, kept so that no page counts a million rows.
CREATE TABLE stat (
    name TEXT PRIMARY KEY NOT NULL,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
