import { svg, html } from 'lit';

const SHAPES = {
  back: svg`<path d="M15 5l-7 7 7 7" />`,
  plus: svg`<path d="M12 5v14M5 12h14" />`,
  search: svg`<circle cx="11" cy="11" r="6.5" /><path d="M20 20l-4.2-4.2" />`,
  people: svg`<circle cx="9" cy="8.5" r="3.5" /><path d="M2.5 19.5c.6-3.4 3.2-5.5 6.500-5.500s5.900 2.100 6.500 5.500M16 5.300a3.500 3.500 0 0 1 0 6.400M18 14.600c1.900.7 3.100 2.400 3.500 4.900" />`,
  more: svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3" />`,
  send: svg`<path d="M12 19V5M5.500 11.500L12 5l6.500 6.500" />`,
  smile: svg`<circle cx="12" cy="12" r="9" /><path d="M8.500 14.500c.8 1.300 2 2 3.500 2s2.700-.7 3.500-2M9 9.500h.01M15 9.500h.01" />`,
  edit: svg`<path d="M4 20l.9-4L16.500 4.400a2 2 0 0 1 2.800 0l.3.3a2 2 0 0 1 0 2.800L8 19.100 4 20z" />`,
  trash: svg`<path d="M4.500 7h15M9.500 7V4.500h5V7M6.500 7l.8 12.500h9.400L17.500 7M10 11v5M14 11v5" />`,
  down: svg`<path d="M12 5v14M5.500 12.500L12 19l6.500-6.500" />`,
  close: svg`<path d="M6 6l12 12M18 6L6 18" />`,
  hash: svg`<path d="M9.500 4L7.500 20M16.500 4l-2 16M4.500 9h16M3.500 15h16" />`,
  lock: svg`<rect x="5" y="10.500" width="14" height="9.500" rx="2" /><path d="M8.500 10.500V7.500a3.500 3.500 0 0 1 7 0v3" />`,
  horn: svg`<path d="M4 10v4l3 .5L16.500 19V5L7 9.500 4 10zM7.500 14.600l1 4.900h2.500l-.8-3.800M19.500 9.500c.9 1.500.9 3.500 0 5" />`,
  check: svg`<path d="M5 12.500l4.500 4.500L19 7.500" />`,
  clock: svg`<circle cx="12" cy="12" r="8.500" /><path d="M12 7.500V12l3 2" />`,
  shield: svg`<path d="M12 3.500l7 2.500v5.500c0 4.300-2.800 7.300-7 9-4.200-1.700-7-4.700-7-9V6l7-2.500z" />`,
};

/** A drawing beside words; it says nothing itself to screen readers. */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`;
}
