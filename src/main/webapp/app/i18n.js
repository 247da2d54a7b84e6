const KEY = 'rooms.language';

/** The languages, each under its own name; a file in words/ holds all of its words. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

let words = {};
let plural;
let current = 'en';

function preferred() {
  const wanted = [localStorage.getItem(KEY), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find((code) => code in LANGUAGES) ?? 'en';
}

/** Loads the words of the chosen or the browser's language. */
export async function loadWords() {
  current = preferred();
  words = (await import(`./words/${current}.js`)).default;
  plural = new Intl.PluralRules(current);
  document.documentElement.lang = current;
}

export function language() {
  return current;
}

/** The language with the user's country, where they agree: it decides how times are written. */
export function locale() {
  return navigator.languages.find((tag) => tag.slice(0, 2) === current) ?? current;
}

/** Chooses a language for this browser; the page starts anew with it. */
export function chooseLanguage(code) {
  localStorage.setItem(KEY, code);
  location.reload();
}

/**
 * The words under a key, with `{name}` replaced by the value of that name. Words that depend on a
 * number are objects by plural category and take `{count}`.
 */
export function t(key, values = {}) {
  const found = words[key] ?? key;
  const text = typeof found === 'string' ? found : (found[plural.select(values.count)] ?? found.other);
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
