import { call } from '../app/api.js';
import { finishRetracting } from '../message/retracting.js';
import { session } from './session.js';

/** The calls of the API by which people get an account, get in, and get out. */

export const sendCode = (email) => call('POST', '/users/send-otp', { email });

export const resetPassword = (values) => call('POST', '/users/reset-password', values);

/** Logs in with a password and, where the server asks for one, a code. */
export async function signIn({ email, password, otp }) {
  const login = otp
    ? await call('POST', '/users/login-otp', { email, password, otp })
    : await call('POST', '/users/login', { email, password });
  session.begin(login);
}

/** Makes an account and logs in to it; one code serves both calls. */
export async function register(values) {
  await call('POST', '/users/register-otp', values);
  await signIn(values);
}

/** Ends the session on the server and forgets it here, even where the server cannot be reached. */
export async function signOut() {
  await finishRetracting();
  await call('POST', '/users/logout').catch(() => {});
  session.end();
}
