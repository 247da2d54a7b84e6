import { session } from '../login/session.js';

/** What the server refused, after RFC 9457: its sentence, and what is wrong with each field. */
export class Problem extends Error {
  constructor(status, details = {}, retryAfter = null) {
    super(details.detail ?? details.error ?? '');
    this.status = status;
    this.violations = details.violations ?? [];
    /** Seconds after which to try again, where the server said so. */
    this.retryAfter = retryAfter;
  }

  /** Whether it concerns this field. */
  names(field) {
    return this.violations.some((violation) => violation.field === field);
  }
}

/** Who is signed in. */
const SELF = '/users/current';

/** No answer came: status 0. */
const unreachable = () => new Problem(0);

async function problemOf(response) {
  const details = await response.json().catch(() => ({}));
  const seconds = Number(response.headers.get('Retry-After'));
  return new Problem(response.status, details, seconds || null);
}

async function send(method, path, body, options) {
  const headers = { Accept: 'application/json' };
  const token = session.token;
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const response = await fetch(`/api${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    ...options,
  }).catch((fault) => {
    throw fault.name === 'AbortError' ? fault : unreachable();
  });
  if (response.ok) {
    return response;
  }
  if (response.status === 401 && token) {
    await examine(token, path);
  }
  throw await problemOf(response);
}

/** A 401 may be about a password or a code in the body: only one's own account tells for sure. */
async function examine(token, path) {
  if (path !== SELF) {
    await send('GET', SELF).catch(() => {});
  } else if (token === session.token) {
    session.end();
  }
}

/** Whoever asked may have signed out meanwhile: then the outcome is nobody's, and never comes. */
export async function whileSignedIn(outcome) {
  const { token } = session;
  try {
    return await outcome;
  } finally {
    if (token && token !== session.token) {
      await new Promise(() => {});
    }
  }
}

/**
 * Calls the API as whoever is signed in.
 *
 * @param {string} path below /api
 * @param {object} [body]
 * @param {{signal?: AbortSignal, keepalive?: boolean}} [options] of fetch
 * @returns {Promise<any>} the answer's JSON, null where it has no body
 * @throws {Problem}
 */
export function call(method, path, body, options) {
  const answer = send(method, path, body, options);
  return whileSignedIn(answer.then((response) => (response.status === 204 ? null : response.json())));
}

async function read(path) {
  const response = await send('GET', path);
  const link = /<\/api([^>]+)>;\s*rel="?next"?/.exec(response.headers.get('Link') ?? '');
  return { items: await response.json(), next: link?.[1] };
}

/**
 * One page of a long list.
 *
 * @returns {Promise<{items: any[], next?: string}>} next: the path of the page after it, by its Link
 *     header (RFC 8288)
 */
export const page = (path) => whileSignedIn(read(path));

/** A long list from this page on. */
export async function all(path) {
  const { items, next } = await page(path);
  return next ? [...items, ...(await all(next))] : items;
}
