import { html, nothing } from 'lit';
import { lazily } from './lazily.js';
import { store } from './store.js';
import '../room/jump-dialog.js';

/** The dialogs by name; all but the one for hurried people are loaded when they are wanted first. */
const DIALOGS = {
  jump: () => html`<jump-dialog></jump-dialog>`,
  'new-room': () =>
    loaded(import('../room/new-room-dialog.js'), html`<new-room-dialog></new-room-dialog>`),
  people: ({ roomId }) =>
    loaded(import('../room/people-dialog.js'), html`<people-dialog .roomId=${roomId}></people-dialog>`),
  rename: ({ roomId }) =>
    loaded(import('../room/rename-dialog.js'), html`<rename-dialog .roomId=${roomId}></rename-dialog>`),
  confirm: (about) =>
    loaded(import('./confirm-dialog.js'), html`<confirm-dialog .about=${about}></confirm-dialog>`),
};

export const openDialog = (name, about = {}) => store.set({ dialog: { name, ...about } });
export const closeDialog = () => store.set({ dialog: null });

const loaded = (module, element) => lazily(module, element, closeDialog);

/** The element of the open dialog. */
export const dialogFor = (dialog) => (dialog ? DIALOGS[dialog.name](dialog) : nothing);
