// Everybody of a batch as this tablet knows them now: what the office told, and what was asked here since.
import * as rule from "./rule.js";

export const [FIRST, SHORT] = ["garis_depan", "pendek"];
const NOT_CAME = "tidak_tiba";

// What this tablet itself knows beyond the office's list.
export const ownOf = (list) => ({ done: {}, came: {}, owes: {}, child: {}, added: [], ...list?.own });

// The same as far as a new list still has that batch, and does not know it yet.
export function carried(before, news) {
  const batches = news?.border?.batches ?? [];
  const listed = new Set(batches.flatMap((each) => each.people.map(({ id }) => id)));
  const added = (before?.added ?? []).filter((each) => batches.some(({ id }) => id === each.batch) && !listed.has(each.id));
  const here = new Set([...listed, ...added.map(({ id }) => id)]);
  const still = (some) => Object.fromEntries(Object.entries(some ?? {}).filter(([id]) => here.has(id)));
  const { done, came, owes, child } = before ?? {};
  return { added, done: still(done), came: still(came), owes: still(owes), child: still(child) };
}

// A child by the list or by any first line: what an officer undid here counts until the office knows of a first line that saw one.
function isChild(row, child, table) {
  if (row.child && row.done.includes(FIRST)) return true;
  return child[row.id] ?? row.child ?? Boolean(table && rule.listedSigns(row.band, row.cause, false, table).includes(rule.CHILD));
}

// Families together, whom it added last.
export function peopleOf(batch, own, table) {
  const { done, came, owes, child, added } = own;
  const rows = [...batch.people, ...added.filter((one) => one.batch === batch.id && !batch.people.some(({ id }) => id === one.id))];
  const turns = new Map();
  for (const { n, group } of batch.people) if (group !== null) turns.set(group, Math.min(n, turns.get(group) ?? n));
  const turn = ({ n, group }) => turns.get(group) ?? n ?? Infinity;
  return rows
    .map((row) => {
      const all = [...new Set([...row.done, ...(done[row.id] ?? [])])];
      const asks = (row.owes || Boolean(owes[row.id])) && !all.includes(SHORT);
      return { ...row, done: all, came: came[row.id] ?? row.came, owes: asks, child: isChild(row, child, table) };
    })
    .sort((one, other) => (turn(one) === turn(other) ? (one.n ?? Infinity) - (other.n ?? Infinity) || 0 : turn(one) - turn(other)));
}

// Whom to ask next: her own share first, in the order of the list.
export function nextOf(people) {
  const left = people.filter(({ came, done }) => came !== NOT_CAME && !done.includes(FIRST));
  return left.find((each) => each.mine) ?? left[0];
}

export const counted = (people) => people.filter(({ came }) => came !== NOT_CAME);

// What the list says of her that stands as a sign, until somebody undid it; of it what the first line shows as pressed.
export const listedOf = (person, table) => rule.listedSigns(person.band, person.cause, person.ill, table);
export const presetOf = (person, table) =>
  listedOf(person, table).filter((code) => table.signs.some((sign) => sign.code === code) && (code !== rule.CHILD || person.child !== false));

// What is known of her signs here: that she is a child, and ill. The others stand at the office.
export const knownOf = (person) => [...(person.child ? [rule.CHILD] : []), ...(person.ill ? [rule.ILL] : [])];

// What a finished form changes here.
export const doneNow = (id, kind, owes, child) => (next) => {
  next.done[id] = [...new Set([...(next.done[id] ?? []), kind])];
  next.owes[id] = owes;
  if (child !== undefined) next.child[id] = child;
};
