import { locale, t } from '../app/i18n.js';

const formats = new Map();

function format(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locale(), options));
  }
  return formats.get(key);
}

const dayNumber = (date) =>
  Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);

/** 14:05 */
export const timeOfDay = (at) => format({ hour: 'numeric', minute: '2-digit' }).format(new Date(at));

/** The day and the time in full, for whoever points at a time. */
export const inFull = (at) => format({ dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));

/** The local day of a time, to be compared. */
export const dayOf = (at) => dayNumber(new Date(at));

/** Today, Yesterday, or the date. */
export function dayName(at) {
  const date = new Date(at);
  const ago = dayNumber(new Date()) - dayNumber(date);
  if (ago === 0 || ago === 1) {
    return t(ago === 0 ? 'day.today' : 'day.yesterday');
  }
  const thisYear = date.getFullYear() === new Date().getFullYear();
  return format({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(thisYear ? {} : { year: 'numeric' }),
  }).format(date);
}

/** When something last happened, as short as a list needs it. */
export function shortly(at) {
  const date = new Date(at);
  const ago = dayNumber(new Date()) - dayNumber(date);
  if (ago === 0) {
    return timeOfDay(at);
  }
  return ago < 7 && ago > 0
    ? format({ weekday: 'short' }).format(date)
    : format({ day: 'numeric', month: 'short' }).format(date);
}
