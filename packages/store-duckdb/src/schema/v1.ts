/**
 * The first layout, kept for the migration and its test: texts in every row, one roll-up, a primary key. Organisation
 * charts were quick in it, everything below an organisation read the whole table.
 */
export const V1 = [
  'CREATE TABLE meta (schema_version INTEGER NOT NULL)',
  'INSERT INTO meta VALUES (1)',
  `CREATE TABLE daily (organization VARCHAR NOT NULL, series VARCHAR, episode VARCHAR NOT NULL, day DATE NOT NULL,
    plays INTEGER NOT NULL, visitors INTEGER NOT NULL, finishes INTEGER NOT NULL, PRIMARY KEY (organization, episode, day))`,
  `CREATE TABLE organization_daily (organization VARCHAR NOT NULL, day DATE NOT NULL, plays BIGINT NOT NULL,
    visitors BIGINT NOT NULL, finishes BIGINT NOT NULL, PRIMARY KEY (organization, day))`,
  `CREATE TABLE segments (organization VARCHAR NOT NULL, series VARCHAR, episode VARCHAR NOT NULL, day DATE NOT NULL,
    days INTEGER NOT NULL, step DOUBLE NOT NULL, duration DOUBLE NOT NULL, plays INTEGER NOT NULL, counts INTEGER[] NOT NULL,
    PRIMARY KEY (organization, episode, day))`,
  `CREATE TABLE batches (organization VARCHAR NOT NULL, kind VARCHAR NOT NULL, id VARCHAR NOT NULL,
    PRIMARY KEY (organization, kind, id))`,
  'CREATE TABLE coverage (organization VARCHAR NOT NULL, first_day DATE NOT NULL, last_day DATE NOT NULL)',
] as const;
