const KEY = 'rooms.theme';

/** What the switch offers: as the system has it, or one of the two always. */
export const THEMES = ['system', 'light', 'dark'];

export function theme() {
  return localStorage.getItem(KEY) ?? 'system';
}

/** Chooses a theme for this browser. Without one the colours follow the system. */
export function chooseTheme(name) {
  if (name === 'system') {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(KEY, name);
    document.documentElement.dataset.theme = name;
  }
}
