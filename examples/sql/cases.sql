-- SPDX-License-Identifier: EUPL-1.2
-- A made-up case database, and one view that validates its rows: sqlite3 -init /dev/null cases.db < cases.sql
.load ./baken_sqlite

CREATE TABLE cases (id TEXT PRIMARY KEY, team TEXT NOT NULL);
CREATE TABLE events (case_id TEXT NOT NULL REFERENCES cases, kind TEXT NOT NULL, date TEXT NOT NULL);
CREATE TABLE layers (case_id TEXT NOT NULL REFERENCES cases, layer TEXT NOT NULL, entered_on TEXT NOT NULL);
CREATE TABLE coaches (case_id TEXT NOT NULL REFERENCES cases, since TEXT NOT NULL);

INSERT INTO cases VALUES ('c-1', 'north'), ('c-2', 'north'), ('c-3', 'south');
INSERT INTO events VALUES
  ('c-1', 'intake', '2026-01-12'), ('c-1', 'overview', '2026-01-19'),
  ('c-2', 'intake', '2026-01-14'), ('c-2', 'overview', '2026-02-30'),
  ('c-3', 'intake', '2026-01-05'), ('c-3', 'overview', '2026-01-09');
INSERT INTO coaches VALUES ('c-1', '2026-01-05'), ('c-2', '2026-01-14');
INSERT INTO layers VALUES ('c-3', 'layer1', '2026-01-20');

-- The tables as they are, one Trajectory a case: the keys are the fields of facts.proto.
CREATE VIEW trajectories AS
SELECT cases.id, cases.team, json_object(
    'id', cases.id,
    'events', (SELECT json_group_array(json_object('kind', kind, 'date', date, 'by', json_array('coach', 'participant')))
               FROM events WHERE case_id = cases.id),
    'involvements', (SELECT json_group_array(json_object('role', 'coach', 'since', since))
                     FROM coaches WHERE case_id = cases.id),
    'layers', (SELECT json_group_array(json_object('layer', layer, 'entered_on', entered_on))
               FROM layers WHERE case_id = cases.id)) AS record
FROM cases;

CREATE TABLE reports AS
SELECT id, team, baken_check(record, 'thuis-in-mvs', '2026-03-10') AS report FROM trajectories;

.mode list
SELECT '-- hard rules in breach';
SELECT reports.id, finding.value ->> 'rule_id', finding.value ->> 'since'
FROM reports, json_each(report, '$.findings') AS finding
WHERE finding.value ->> 'outcome' = 'OUTCOME_VIOLATED' AND finding.value ->> 'rule_class' = 'RULE_CLASS_MUST'
ORDER BY 1, 2;

SELECT '-- facts that cannot be used';
SELECT reports.id, issue.value ->> 'path', issue.value ->> 'code', issue.value ->> 'found'
FROM reports, json_each(report, '$.data_issues') AS issue ORDER BY 1, 2;

-- What is 0 is not written in JSON, hence coalesce.
SELECT '-- how many of each team, and how many of them with a hard rule in breach';
SELECT team, count(*), sum(coalesce(report ->> '$.summary.failures', 0) > 0) FROM reports GROUP BY team;
