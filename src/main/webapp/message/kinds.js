/** What a message of the API is, by what happened to it last. */

const SAID = new Set(['CreateMessage', 'UpdateMessage', 'DeleteMessage']);
const IN_HISTORY = new Set(['CreateMessage', 'AddUser', 'RemoveUser', 'CreateRoom', 'UpdateRoom', 'DeleteRoom']);

export const isSystem = (message) => !SAID.has(message.command);
export const isDeleted = (message) => message.command === 'DeleteMessage';
export const isEdited = (message) => message.command === 'UpdateMessage';

/** Whether an event makes the history longer, rather than changing a part of it. */
export const addsMessage = (event) => IN_HISTORY.has(event.command);
