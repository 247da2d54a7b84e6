/**
 * The web client as people use it: real Chromium, two nodes, and people who speak in verbs. Without
 * a browser on the machine these tests are skipped, unless the gate requires them.
 */
package chat.rooms.browser;
