/**
 * The one state of the application. It is replaced, never changed in place: whoever reads a slice
 * twice and gets the same object knows that nothing has happened to it.
 */
export class Store {
  #state;
  #listeners = new Set();

  constructor(initial) {
    this.#state = Object.freeze({ ...initial });
  }

  get state() {
    return this.#state;
  }

  /** Replaces slices by name and tells the listeners which ones. */
  set(slices) {
    const changed = Object.keys(slices).filter((name) => slices[name] !== this.#state[name]);
    if (changed.length > 0) {
      this.#state = Object.freeze({ ...this.#state, ...slices });
      this.#listeners.forEach((listener) => listener(changed));
    }
  }

  /** Calls back with the names of changed slices. Returns the way to stop that. */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** What nobody is signed in to: the state at the start, and after signing out. */
export const EMPTY = Object.freeze({
  /** The signed-in User of the API. */
  me: null,
  /** Rooms by id: the API's Room with head, read, unread, lastAt, and joined. */
  rooms: new Map(),
  /** Whether the list of rooms has come. */
  roomsLoaded: false,
  /** Users by id. */
  people: new Map(),
  /** Ids of the users who are online. */
  online: new Set(),
  /** Loaded conversations by room id; see message/timelines.js. */
  timelines: new Map(),
  /** The id of the message that is being edited. */
  editing: null,
  /** What messages were to say instead, by their ids; see message/changing.js. */
  changes: new Map(),
  /** Ids of messages that are about to be deleted. */
  retracting: new Set(),
  /** Who types: by room id, a map from user id to the moment at which that is over. */
  typing: new Map(),
  /** How far others have read: by room id, a map from user id to event number. */
  readers: new Map(),
  /** How many characters, counted as code points, the server takes as one message. */
  messageMaxChars: Infinity,
  /** `connecting`, `online` or `offline`. */
  connection: 'connecting',
  /** The open dialog: its name and what it is about. */
  dialog: null,
  /** The line at the bottom. */
  notice: null,
});

export const store = new Store({ session: null, route: { name: 'rooms' }, ...EMPTY });
