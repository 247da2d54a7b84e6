const KEY = 'rooms.session';

/**
 * Who is signed in here, kept over reloads and shared by all tabs.
 *
 * The token lies in localStorage, which browsers open to this origin alone. A cookie would be sent
 * by itself and so need a defence against forged requests; a token that only our own code attaches
 * needs none, and is the same credential that every other client uses. What is left to fear is a
 * foreign script inside our own pages: the Content-Security-Policy runs none but our files, Trusted
 * Types close the ways by which text becomes markup, and the token can be ended on the server.
 */
class Session extends EventTarget {
  #kept = Session.#read();

  constructor() {
    super();
    addEventListener('storage', (event) => {
      if (event.key === KEY || event.key === null) {
        this.#become(Session.#read());
      }
    });
  }

  static #read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return kept && Date.parse(kept.expiresAt) > Date.now() ? kept : null;
    } catch {
      return null;
    }
  }

  get token() {
    return this.#kept?.token ?? null;
  }

  get userId() {
    return this.#kept?.userId ?? null;
  }

  /** Keeps what a login gave: token, userId, expiresAt. */
  begin(login) {
    localStorage.setItem(KEY, JSON.stringify(login));
    this.#become(login);
  }

  /** Forgets it, in every tab. */
  end() {
    localStorage.removeItem(KEY);
    this.#become(null);
  }

  /** Tells listeners of `change` when another user, or nobody, is signed in. */
  #become(kept) {
    const changed = kept?.token !== this.#kept?.token;
    this.#kept = kept;
    if (changed) {
      this.dispatchEvent(new Event('change'));
    }
  }
}

export const session = new Session();
