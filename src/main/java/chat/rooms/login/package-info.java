/**
 * How people get an account, get into it, and change what lets them in: one-time codes, passwords,
 * mail. Slow work (hashing, codes) is done outside of transactions; {@link
 * chat.rooms.login.AccountKeeper} writes. Knows accounts, sessions, and how a request brings its
 * token.
 */
package chat.rooms.login;
