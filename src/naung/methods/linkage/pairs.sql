-- Every pair of a table that may be of one person: which pairs are compared, and how their names agree. What the fields weigh
-- together is said by naung.methods.linkage.weighing, in the same plain words.
-- Nothing here belongs to one engine: no function but LN, EXP, FLOOR, ABS, COUNT, MIN, MAX, SUM, no macro, no window, no hint. What is loaded first
-- (naung.methods.linkage.tables): rec, aword, owns, name, word, fit, tog, comb, block; and for each part of the table: part.
-- A statement after the line `-- for each part` is run for each part anew.

-- keys that are neither too common nor alone
CREATE TABLE keyed AS
SELECT k FROM block GROUP BY k HAVING COUNT(*) > 1 AND COUNT(*) <= MAX(most);

CREATE TABLE held AS
SELECT block.k AS k, block.rec AS rec FROM block JOIN keyed ON keyed.k = block.k;

-- for each part

-- pairs that share a key, of which the first lies in this part
CREATE TABLE mine AS
SELECT held.k AS k, held.rec AS rec FROM held CROSS JOIN part WHERE held.rec >= part.low AND held.rec < part.high;

CREATE TABLE cand AS
SELECT DISTINCT x.rec AS a, y.rec AS b FROM mine x JOIN held y ON y.k = x.k AND x.rec < y.rec;

-- what needs no names says whether they can still matter
CREATE TABLE likely AS {likely};

-- how two names agree, each two names once; m stands for both
CREATE TABLE met AS
SELECT DISTINCT x.name * 67108864 + y.name AS m, x.name AS na, y.name AS nb
FROM likely JOIN owns x ON x.rec = likely.a JOIN owns y ON y.rec = likely.b AND y.kind = x.kind;

CREATE TABLE fits AS
SELECT met.m AS m, x.pos AS p, y.pos AS q, fit.sure AS sure,
  CASE WHEN x.share >= y.share THEN x.sk ELSE y.sk END AS sk,
  CASE WHEN x.share >= y.share THEN x.share ELSE y.share END AS share
FROM met JOIN word x ON x.name = met.na JOIN word y ON y.name = met.nb JOIN fit ON fit.a = x.w AND fit.b = y.w;

-- the best fit of each word, from either side
CREATE TABLE besta AS SELECT m, p, MAX(sure) AS sure FROM fits GROUP BY m, p;
CREATE TABLE bestb AS SELECT m, q, MAX(sure) AS sure FROM fits GROUP BY m, q;
CREATE TABLE suma AS SELECT m, COUNT(*) AS n, MIN(sure) AS least, MAX(sure) AS best FROM besta GROUP BY m;
CREATE TABLE sumb AS SELECT m, COUNT(*) AS n, MIN(sure) AS least FROM bestb GROUP BY m;

-- how often another has the shared words: as if each came alone, or more where two of them often come together
CREATE TABLE words AS
SELECT f.m, f.p, MIN(f.sk) AS sk, MAX(LN(CASE WHEN f.share * (CASE WHEN f.sure >= 0.9 THEN 1.0 ELSE 4.0 END) > 1.0 THEN 1.0
  ELSE f.share * (CASE WHEN f.sure >= 0.9 THEN 1.0 ELSE 4.0 END) END)) AS ls
FROM fits f JOIN besta b ON b.m = f.m AND b.p = f.p AND b.sure = f.sure
WHERE f.sure > 0.6 GROUP BY f.m, f.p;
CREATE TABLE alone AS SELECT m, SUM(ls) AS ls FROM words GROUP BY m;
CREATE TABLE both_words AS
SELECT x.m, MAX(LN(tog.share) - x.ls - y.ls) AS more
FROM words x JOIN words y ON y.m = x.m AND x.sk < y.sk JOIN tog ON tog.s = x.sk AND tog.t = y.sk GROUP BY x.m;

CREATE TABLE level_of AS
SELECT a.m, x.n AS xn, y.n AS yn, CASE WHEN a.n < b.n THEN a.n ELSE b.n END AS k,
  CASE WHEN a.n = x.n AND b.n = y.n AND x.n = y.n AND a.least >= 0.9 AND b.least >= 0.9 THEN 5
    WHEN a.n = x.n AND b.n = y.n AND x.n = y.n THEN 4
    WHEN (x.n <= y.n AND a.n = x.n AND a.least >= 0.8) OR (y.n <= x.n AND b.n = y.n AND b.least >= 0.8) THEN 3
    WHEN a.best >= 0.8 THEN 2 ELSE 1 END AS lev
FROM suma a JOIN sumb b ON b.m = a.m JOIN met ON met.m = a.m JOIN name x ON x.name = met.na JOIN name y ON y.name = met.nb;

-- one number holds the level and how rare the words are: the higher, the better
CREATE TABLE agreed AS
SELECT l.m, l.lev * 1000.0 - (
  CASE WHEN COALESCE(alone.ls, 0.0) + (CASE WHEN COALESCE(t.more, 0.0) > 0.0 THEN t.more ELSE 0.0 END)
    + (CASE WHEN l.lev < 4 THEN c.ln_ways + d.ln_ways ELSE 0.0 END) > 0.0 THEN 0.0
  ELSE COALESCE(alone.ls, 0.0) + (CASE WHEN COALESCE(t.more, 0.0) > 0.0 THEN t.more ELSE 0.0 END)
    + (CASE WHEN l.lev < 4 THEN c.ln_ways + d.ln_ways ELSE 0.0 END) END) AS score
FROM level_of l JOIN comb c ON c.n = l.xn AND c.k = l.k JOIN comb d ON d.n = l.yn AND d.k = l.k
LEFT JOIN alone ON alone.m = l.m LEFT JOIN both_words t ON t.m = l.m
UNION ALL
SELECT met.m, 5000.0 - LN(x.rarest)
FROM met JOIN name x ON x.name = met.na JOIN name y ON y.name = met.nb
WHERE x.joined = y.joined AND x.n <> y.n AND x.letters > 4;

-- the best that two of a pair's names say
CREATE TABLE scored AS
SELECT likely.a AS a, likely.b AS b, x.kind AS kind, MAX(s.score) AS score
FROM likely JOIN owns x ON x.rec = likely.a JOIN owns y ON y.rec = likely.b AND y.kind = x.kind
JOIN agreed s ON s.m = x.name * 67108864 + y.name
GROUP BY likely.a, likely.b, x.kind;

-- with names: whose addresses can still matter
CREATE TABLE named AS {named};

CREATE TABLE shared AS
SELECT named.a AS a, named.b AS b, COUNT(*) AS n
FROM named JOIN aword u ON u.rec = named.a JOIN aword v ON v.rec = named.b AND v.w = u.w GROUP BY named.a, named.b;

CREATE TABLE pairs AS {pairs};
