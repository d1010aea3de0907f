// What lies on the phone: ciphertext, random ids and times. A newer app keeps the stores of an older one.
const NAME = "naung-lapangan";
const VERSION = 1;
const STORES = { meta: "name", drafts: "id", outbox: "id" };

let opened = null;

function open() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, VERSION);
    asked.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(STORES)) {
        if (!asked.result.objectStoreNames.contains(store)) asked.result.createObjectStore(store, { keyPath });
      }
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      done(asked.result);
    };
    asked.onerror = () => failed(asked.error);
  });
  return opened;
}

// What is heard, sealed as well. Forms go before it: where the phone is full it is dropped, and what was to be written is
// written. Whether there was any.
export const SOUNDS = "naung-suara";
export const dropSounds = async () => (await self.caches?.delete(SOUNDS)) ?? false;
let short = false;
export const isShort = () => short; // of room, since this page was begun

// Run steps in one transaction: all of them or none; resolves when the phone says that they are written.
async function within(stores, mode, steps) {
  try {
    return await tried(stores, mode, steps);
  } catch (full) {
    if (mode === "readonly" || full?.name !== "QuotaExceededError") throw full;
    short = true;
    if (!(await dropSounds())) throw full;
    return tried(stores, mode, steps);
  }
}

async function tried(stores, mode, steps) {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(stores, mode, { durability: "strict" });
    const answer = steps(...stores.map((each) => transaction.objectStore(each)));
    transaction.oncomplete = () => done(answer?.result);
    transaction.onabort = () => failed(transaction.error);
    transaction.onerror = () => failed(transaction.error);
  });
}

export const get = (store, key) => within([store], "readonly", (s) => s.get(key));
export const all = (store) => within([store], "readonly", (s) => s.getAll());
export const put = (store, row) => within([store], "readwrite", (s) => s.put(row));
export const remove = (store, key) => within([store], "readwrite", (s) => s.delete(key));

// A finished form goes out of the drafts and into the outbox at once, or stays where it was; `next`: a draft that follows it.
export const finish = (sealed, draft, next = null) =>
  within(["outbox", "drafts"], "readwrite", (outbox, drafts) => {
    outbox.put(sealed);
    drafts.delete(draft);
    if (next) drafts.put(next);
  });

export const wipeList = () => within(["meta"], "readwrite", (meta) => meta.delete("list"));

// What stands under the officer's own key: gone for good. What was sealed stays.
export async function wipeOwn() {
  await within(["meta", "drafts"], "readwrite", (meta, drafts) => {
    meta.delete("list");
    meta.delete("lock");
    meta.delete("hand");
    meta.delete("border");
    drafts.clear();
  });
  await dropSounds();
}
