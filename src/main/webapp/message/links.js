/** What begins like a link: an address of the web or of mail. What follows is looked at closely. */
const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"'`]+/giu;
const SAFE = new Set(['http:', 'https:', 'mailto:']);
const PUNCTUATION = new Set('.,;:!?…»”’*_~');
const CLOSING = new Set(')]}');

/**
 * Leaves out what belongs to the sentence around the link: its full stop, its bracket. It walks
 * back, once: a pattern that is not anchored would try each place anew, for minutes if somebody
 * writes thousands of dots.
 */
function trimmed(found) {
  const opens = /[([{]/.test(found);
  let end = found.length;
  while (PUNCTUATION.has(found[end - 1]) || (!opens && CLOSING.has(found[end - 1]))) {
    end -= 1;
  }
  return found.slice(0, end);
}

function isSafe(link) {
  try {
    return SAFE.has(new URL(link).protocol);
  } catch {
    return false;
  }
}

/** Cuts a text into plain strings and `{link}`s; joined, they are the text again. */
export function pieces(text) {
  const found = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trimmed(match[0]);
    if (isSafe(link)) {
      found.push(text.slice(from, match.index), { link });
      from = match.index + link.length;
    }
  }
  found.push(text.slice(from));
  return found.filter((piece) => piece !== '');
}
