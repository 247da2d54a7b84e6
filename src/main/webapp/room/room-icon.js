import { icon } from '../app/icons.js';

const ICONS = { Private: 'lock', Public: 'hash', ReadOnly: 'horn' };

/** What kind of room it is, as a drawing. */
export const roomIcon = (room) => icon(ICONS[room.roomType] ?? 'hash');
