-- Every pair of a table that may be of one person, with its log odds: Fellegi and Sunter as tables and joins.
-- Nothing here belongs to one engine: no function but LN, EXP, FLOOR, ABS, COUNT, MIN, MAX, SUM, no macro, no window, no hint. What is loaded first
-- (naung.methods.linkage.batch): rec, held, num, area, addr, aword, owns, name, word, fit, tog, comb, block, model, told.

-- pairs that share a key which is neither too common nor alone
CREATE TABLE keyed AS
SELECT k, COUNT(*) AS n FROM block GROUP BY k HAVING COUNT(*) > 1 AND COUNT(*) <= MAX(most);

CREATE TABLE cand AS
SELECT DISTINCT x.rec AS a, y.rec AS b
FROM keyed JOIN block x ON x.k = keyed.k JOIN block y ON y.k = keyed.k AND x.rec < y.rec;

-- how two names agree, each two names once
CREATE TABLE met AS
SELECT DISTINCT x.kind AS kind, x.name AS na, y.name AS nb
FROM cand JOIN owns x ON x.rec = cand.a JOIN owns y ON y.rec = cand.b AND y.kind = x.kind;

CREATE TABLE fits AS
SELECT met.kind, met.na, met.nb, x.pos AS p, y.pos AS q, fit.sure,
  CASE WHEN x.share >= y.share THEN x.sk ELSE y.sk END AS sk,
  CASE WHEN x.share >= y.share THEN x.share ELSE y.share END AS share
FROM met JOIN word x ON x.kind = met.kind AND x.name = met.na
JOIN word y ON y.kind = met.kind AND y.name = met.nb
JOIN fit ON fit.a = x.w AND fit.b = y.w;

-- the best fit of each word, from either side
CREATE TABLE besta AS SELECT kind, na, nb, p, MAX(sure) AS sure FROM fits GROUP BY kind, na, nb, p;
CREATE TABLE bestb AS SELECT kind, na, nb, q, MAX(sure) AS sure FROM fits GROUP BY kind, na, nb, q;
CREATE TABLE suma AS SELECT kind, na, nb, COUNT(*) AS n, MIN(sure) AS least, MAX(sure) AS best FROM besta GROUP BY kind, na, nb;
CREATE TABLE sumb AS SELECT kind, na, nb, COUNT(*) AS n, MIN(sure) AS least FROM bestb GROUP BY kind, na, nb;

-- how often another has the shared words: as if each came alone, or more where two of them often come together
CREATE TABLE words AS
SELECT f.kind, f.na, f.nb, f.p, MIN(f.sk) AS sk, MAX(LN(CASE WHEN f.share * (CASE WHEN f.sure >= 0.9 THEN 1.0 ELSE 4.0 END) > 1.0 THEN 1.0
  ELSE f.share * (CASE WHEN f.sure >= 0.9 THEN 1.0 ELSE 4.0 END) END)) AS ls
FROM fits f JOIN besta b ON b.kind = f.kind AND b.na = f.na AND b.nb = f.nb AND b.p = f.p AND b.sure = f.sure
WHERE f.sure > 0.6 GROUP BY f.kind, f.na, f.nb, f.p;
CREATE TABLE alone AS SELECT kind, na, nb, SUM(ls) AS ls FROM words GROUP BY kind, na, nb;
CREATE TABLE both_words AS
SELECT x.kind, x.na, x.nb, MAX(LN(tog.share) - x.ls - y.ls) AS more
FROM words x JOIN words y ON y.kind = x.kind AND y.na = x.na AND y.nb = x.nb AND x.sk < y.sk
JOIN tog ON tog.kind = x.kind AND tog.s = x.sk AND tog.t = y.sk GROUP BY x.kind, x.na, x.nb;

CREATE TABLE level_of AS
SELECT a.kind, a.na, a.nb, x.n AS xn, y.n AS yn, CASE WHEN a.n < b.n THEN a.n ELSE b.n END AS k,
  CASE WHEN a.n = x.n AND b.n = y.n AND x.n = y.n AND a.least >= 0.9 AND b.least >= 0.9 THEN 5
    WHEN a.n = x.n AND b.n = y.n AND x.n = y.n THEN 4
    WHEN (x.n <= y.n AND a.n = x.n AND a.least >= 0.8) OR (y.n <= x.n AND b.n = y.n AND b.least >= 0.8) THEN 3
    WHEN a.best >= 0.8 THEN 2 ELSE 1 END AS lev
FROM suma a JOIN sumb b ON b.kind = a.kind AND b.na = a.na AND b.nb = a.nb
JOIN name x ON x.kind = a.kind AND x.name = a.na JOIN name y ON y.kind = a.kind AND y.name = a.nb;

-- one number holds the level and how rare the words are: the higher, the better
CREATE TABLE agreed AS
SELECT l.kind, l.na, l.nb, l.lev * 1000.0 - (
  CASE WHEN COALESCE(alone.ls, 0.0) + (CASE WHEN COALESCE(t.more, 0.0) > 0.0 THEN t.more ELSE 0.0 END)
    + (CASE WHEN l.lev < 4 THEN c.ln_ways + d.ln_ways ELSE 0.0 END) > 0.0 THEN 0.0
  ELSE COALESCE(alone.ls, 0.0) + (CASE WHEN COALESCE(t.more, 0.0) > 0.0 THEN t.more ELSE 0.0 END)
    + (CASE WHEN l.lev < 4 THEN c.ln_ways + d.ln_ways ELSE 0.0 END) END) AS score
FROM level_of l JOIN comb c ON c.n = l.xn AND c.k = l.k JOIN comb d ON d.n = l.yn AND d.k = l.k
LEFT JOIN alone ON alone.kind = l.kind AND alone.na = l.na AND alone.nb = l.nb
LEFT JOIN both_words t ON t.kind = l.kind AND t.na = l.na AND t.nb = l.nb
UNION ALL
SELECT met.kind, met.na, met.nb, 5000.0 - LN(x.rarest)
FROM met JOIN name x ON x.kind = met.kind AND x.name = met.na JOIN name y ON y.kind = met.kind AND y.name = met.nb
WHERE x.joined = y.joined AND x.n <> y.n AND x.letters > 4;

-- what each field says of each pair: its level, and the chance of a shared value
CREATE TABLE said AS
SELECT cand.a, cand.b, x.kind AS f, FLOOR(MAX(COALESCE(s.score, 0.0)) / 1000.0) AS lev,
  CASE WHEN MAX(COALESCE(s.score, 0.0)) < 1000.0 THEN NULL
    ELSE FLOOR(MAX(COALESCE(s.score, 0.0)) / 1000.0) * 1000.0 - MAX(COALESCE(s.score, 0.0)) END AS lc
FROM cand JOIN owns x ON x.rec = cand.a JOIN owns y ON y.rec = cand.b AND y.kind = x.kind
LEFT JOIN agreed s ON s.kind = x.kind AND s.na = x.name AND s.nb = y.name
GROUP BY cand.a, cand.b, x.kind
UNION ALL
SELECT cand.a, cand.b, x.f, MAX(CASE WHEN x.v = y.v THEN x.top WHEN x.near_to > 0 AND (x.half = y.half OR x.rest = y.rest) THEN 1 ELSE 0 END),
  MIN(CASE WHEN x.v = y.v THEN x.ln_chance ELSE NULL END)
FROM cand JOIN num x ON x.rec = cand.a JOIN num y ON y.rec = cand.b AND y.f = x.f GROUP BY cand.a, cand.b, x.f
UNION ALL
SELECT cand.a, cand.b, 'birth',
  CASE WHEN x.y = y.y AND x.m = y.m AND x.d = y.d THEN (CASE WHEN x.coarse > 0 THEN 4 ELSE 5 END)
    WHEN x.y = y.y AND (x.coarse > 0 OR y.coarse > 0) THEN 2
    WHEN (x.y = y.y AND x.m = y.d AND x.d = y.m) OR (x.y = y.y AND x.m = y.m) OR (x.y = y.y AND x.d = y.d) OR (x.m = y.m AND x.d = y.d) THEN 3
    WHEN ABS(x.y - y.y) <= 2 THEN 1 ELSE 0 END,
  CASE WHEN x.y = y.y AND x.m = y.m AND x.d = y.d THEN x.ln_chance ELSE NULL END
FROM cand JOIN rec x ON x.rec = cand.a JOIN rec y ON y.rec = cand.b WHERE x.y > 0 AND y.y > 0
UNION ALL
SELECT cand.a, cand.b, 'sex', CASE WHEN x.sex = y.sex THEN 1 ELSE 0 END, CASE WHEN x.sex = y.sex THEN x.ln_sex ELSE NULL END
FROM cand JOIN rec x ON x.rec = cand.a JOIN rec y ON y.rec = cand.b WHERE x.sex > 0 AND y.sex > 0
UNION ALL
SELECT cand.a, cand.b, 'area', CASE WHEN x.v = y.v THEN 3 WHEN x.k3 = y.k3 AND x.k3 > 0 THEN 2 WHEN x.k2 = y.k2 AND x.k2 > 0 THEN 1 ELSE 0 END,
  CASE WHEN x.v = y.v THEN x.ln_chance ELSE NULL END
FROM cand JOIN area x ON x.rec = cand.a JOIN area y ON y.rec = cand.b
UNION ALL
SELECT cand.a, cand.b, 'address',
  CASE WHEN x.v = y.v THEN 3 WHEN COALESCE(s.n, 0) * 1.0 / (x.n + y.n - COALESCE(s.n, 0)) >= 0.6 THEN 2
    WHEN COALESCE(s.n, 0) * 1.0 / (x.n + y.n - COALESCE(s.n, 0)) >= 0.3 THEN 1 ELSE 0 END,
  CASE WHEN x.v = y.v THEN x.ln_chance ELSE NULL END
FROM cand JOIN addr x ON x.rec = cand.a JOIN addr y ON y.rec = cand.b
LEFT JOIN (SELECT u.rec AS a, v.rec AS b, COUNT(*) AS n FROM cand c JOIN aword u ON u.rec = c.a JOIN aword v ON v.rec = c.b AND v.w = u.w
  GROUP BY u.rec, v.rec) s ON s.a = cand.a AND s.b = cand.b;

-- log odds of a field, for one person and for two of one household
CREATE TABLE weighed AS
SELECT said.a, said.b, said.f, model.home,
  model.ln_same - (CASE WHEN said.lev > 0 AND said.lc IS NOT NULL THEN (CASE WHEN said.lc < -16.118 THEN -16.118 ELSE said.lc END) ELSE model.ln_chance END) AS w,
  model.ln_kin - (CASE WHEN said.lev > 0 AND said.lc IS NOT NULL THEN (CASE WHEN said.lc < -16.118 THEN -16.118 ELSE said.lc END) ELSE model.ln_chance END) AS kin
FROM said JOIN model ON model.f = said.f AND model.lev = said.lev;

-- what a household shares counts once, and in part beyond the strongest of it
CREATE TABLE summed AS
SELECT a, b, SUM(CASE WHEN home = 0 THEN w ELSE 0.0 END) AS own, SUM(CASE WHEN f = 'name' THEN kin ELSE 0.0 END) AS kin,
  MAX(CASE WHEN home = 1 AND w > 0.0 THEN w ELSE 0.0 END) AS most, SUM(CASE WHEN home = 1 AND w > 0.0 THEN w ELSE 0.0 END) AS plus,
  MIN(CASE WHEN home = 1 AND w < 0.0 THEN w ELSE 0.0 END) AS fewest, SUM(CASE WHEN home = 1 AND w < 0.0 THEN w ELSE 0.0 END) AS minus
FROM weighed GROUP BY a, b;

CREATE TABLE odds AS
SELECT a, b, own + 0.6 * most + 0.4 * plus + 0.6 * fewest + 0.4 * minus + told.ln_share AS same,
  kin + 0.6 * most + 0.4 * plus + 0.6 * fewest + 0.4 * minus + told.ln_kin AS kin
FROM summed CROSS JOIN told;

CREATE TABLE pairs AS
SELECT a, b, 1.0 / (1.0 + EXP(-(CASE WHEN z > 50.0 THEN 50.0 WHEN z < -50.0 THEN -50.0 ELSE z END))) AS sure
FROM (SELECT a, b, told.shrink * (same - (CASE WHEN kin > 30.0 THEN kin ELSE LN(1.0 + EXP(CASE WHEN kin < -50.0 THEN -50.0 ELSE kin END)) END)) AS z
  FROM odds CROSS JOIN told) o;
