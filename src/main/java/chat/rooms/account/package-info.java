/**
 * Accounts: who people are, what they may be, and who may become one. How somebody proves to be the
 * owner of an account is a matter of the login package, which knows this one. Knows presence, so
 * that a user is shown as online or not.
 */
package chat.rooms.account;
