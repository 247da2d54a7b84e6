/** Pixels from the end of a list at which one counts as being there. */
const NEAR = 48;
/** Pixels above what is in view, below which there is little left. */
const ALMOST_TOP = 600;
/** What heads the items, and moves to the head of those that come before them. */
const HEADS = '.messages-state, .day, .new-since';
/** Pixels below the list's upper edge at which one's eyes are taken to be. */
const EYES = 40;

/**
 * Keeps the place of whoever reads a growing list, as a Lit controller: at the end for whoever is
 * there; otherwise what is under the eyes stays there, whatever comes or changes above it.
 */
export class ScrollPlace {
  /** Whether the end is in view. */
  atEnd = true;
  #list;
  #nearTop;
  #sizes;
  #height = 0;
  #seen = 0;
  #top = 0;
  #anchor = null;

  /** @param {import('lit').ReactiveElement} host the element that renders the list */
  constructor(host) {
    host.addController(this);
  }

  /**
   * @param {Element} list it scrolls; its only child holds the items
   * @param {() => void} nearTop called while little is left above what is in view
   */
  attach(list, nearTop) {
    this.#list = list;
    this.#nearTop = nearTop;
    this.#sizes = new ResizeObserver(() => this.#settle());
    this.#sizes.observe(list);
    this.#sizes.observe(list.firstElementChild);
  }

  /** Only another height moves the end: setting a place ends the scrolling that is under way. */
  hostUpdated() {
    if (this.atEnd && this.#list && this.#isResized()) {
      this.toEnd();
    }
  }

  hostDisconnected() {
    this.#sizes?.disconnect();
  }

  toEnd() {
    this.atEnd = true;
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  /** Takes note of a scroll event. */
  scrolled() {
    if (this.#isResized()) {
      this.#settle();
      return;
    }
    const { scrollTop, scrollHeight, clientHeight } = this.#list;
    if (scrollHeight - scrollTop - clientHeight < NEAR) {
      this.atEnd = true;
    } else if (scrollTop < this.#top) {
      this.atEnd = false;
    }
    this.#remember();
    this.#askForMore();
  }

  /** The list, or what is in it, has another height: that is no scrolling of anybody's. */
  #settle() {
    if (this.atEnd) {
      this.toEnd();
    } else if (this.#anchor?.item.isConnected) {
      const moved = this.#endOf(this.#anchor.item) - this.#anchor.end;
      // Where nothing moved, a scroll that is under way is not to be ended by setting its place.
      if (moved !== 0) {
        this.#list.scrollTop += moved;
      }
    }
    this.#remember();
    this.#askForMore();
  }

  /** Whether the list, or what is in it, has another height than when its place was noted. */
  #isResized() {
    return this.#list.scrollHeight !== this.#height || this.#list.clientHeight !== this.#seen;
  }

  #askForMore() {
    if (this.#list.scrollTop < ALMOST_TOP) {
      this.#nearTop();
    }
  }

  #remember() {
    this.#height = this.#list.scrollHeight;
    this.#seen = this.#list.clientHeight;
    this.#top = this.#list.scrollTop;
    const item = this.atEnd ? null : this.#underTheEyes();
    this.#anchor = item && { item, end: this.#endOf(item) };
  }

  /** Its words end there: above them it loses its author's name to a message that comes before it. */
  #endOf(item) {
    return item.getBoundingClientRect().bottom - this.#list.getBoundingClientRect().top;
  }

  /** The first item that ends below the eyes, but no head, found by halves: a history may be long. */
  #underTheEyes() {
    const line = this.#list.getBoundingClientRect().top + EYES;
    const items = this.#list.firstElementChild.children;
    let [first, last] = [0, items.length - 1];
    while (first < last) {
      const middle = Math.floor((first + last) / 2);
      if (items[middle].getBoundingClientRect().bottom > line) {
        last = middle;
      } else {
        first = middle + 1;
      }
    }
    while (items[first]?.matches(HEADS)) {
      first += 1;
    }
    return items[first] ?? null;
  }
}
