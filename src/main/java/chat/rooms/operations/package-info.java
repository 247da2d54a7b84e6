/**
 * What keeps Rooms running and tells how it does: the data source, the migrations, health. It may
 * know every other package, and none of them knows it.
 */
package chat.rooms.operations;
