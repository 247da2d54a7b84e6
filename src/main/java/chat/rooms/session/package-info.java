/**
 * Logins as rows. A token names its session, so ending the row ends the token on every node. Knows
 * security; users are only ids here, so that accounts may end sessions without a circle.
 */
package chat.rooms.session;
