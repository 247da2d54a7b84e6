import { store } from '../app/store.js';

/** Somebody types for as long as they say so at least every few seconds. */
const LASTS = 5_000;
let timer;

function put(roomId, typists) {
  const typing = new Map(store.state.typing);
  typing.set(roomId, typists);
  store.set({ typing });
}

function sweep() {
  const now = Date.now();
  for (const [roomId, typists] of store.state.typing) {
    const left = [...typists].filter(([, until]) => until > now);
    if (left.length < typists.size) {
      put(roomId, new Map(left));
    }
  }
  if ([...store.state.typing.values()].some(({ size }) => size > 0)) {
    timer = setTimeout(sweep, 1_000);
  } else {
    timer = undefined;
  }
}

export function heardTyping({ roomId, userId }) {
  if (userId !== store.state.me?.id) {
    put(roomId, new Map(store.state.typing.get(roomId)).set(userId, Date.now() + LASTS));
    timer ??= setTimeout(sweep, 1_000);
  }
}

/** Whoever has said it types no longer. */
export function stoppedTyping(roomId, userId) {
  const typists = new Map(store.state.typing.get(roomId));
  if (typists.delete(userId)) {
    put(roomId, typists);
  }
}
