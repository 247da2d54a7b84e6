/**
 * What the web client's modules find in a page, as far as what they know of conversations needs it.
 * To be imported before them.
 */
class Storage {
  #items = new Map();

  getItem = (key) => this.#items.get(key) ?? null;
  setItem = (key, value) => this.#items.set(key, `${value}`);
  removeItem = (key) => this.#items.delete(key);
}

Object.assign(globalThis, {
  localStorage: new Storage(),
  sessionStorage: new Storage(),
  addEventListener: () => {},
  document: { visibilityState: 'hidden', hasFocus: () => false, addEventListener: () => {} },
  location: new URL('http://rooms.test/'),
  history: { pushState: () => {}, replaceState: () => {} },
});

/** The server's REST API, which answers when the test says so. */
export class Server {
  #waiting = [];

  constructor() {
    globalThis.fetch = (path, { method }) =>
      new Promise((resolve, reject) => {
        this.#waiting.push({ request: `${method} ${path.replace('/api', '')}`, resolve, reject });
      });
  }

  /** What is not answered yet. */
  get asked() {
    return this.#waiting.map(({ request }) => request);
  }

  /** Takes the oldest request for this, whatever its query says further, to be answered later. */
  take(wanted) {
    const isWanted = ({ request }) => request === wanted || /^[?&]/.test(after(request, wanted));
    const at = this.#waiting.findIndex(isWanted);
    const [{ resolve, reject }] = this.#waiting.splice(at, 1);
    return {
      answer: (body, status = 200) => settledBy(() => resolve(Response.json(body, { status }))),
      fail: () => settledBy(() => reject(new TypeError('Failed to fetch'))),
    };
  }

  /** Answers the oldest such request. */
  answer(request, body, status) {
    return this.take(request).answer(body, status);
  }
}

const after = (text, beginning) => (text.startsWith(beginning) ? text.slice(beginning.length) : '');

/** Lets what follows from an answer happen. */
async function settledBy(act) {
  act();
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
