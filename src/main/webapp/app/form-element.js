import { html } from 'lit';
import { Problem } from './api.js';
import { t } from './i18n.js';
import { RoomsElement } from './rooms-element.js';

/** What a refusal says to people: the words of whoever refused, where there are some. */
export function sentence(problem) {
  if (!(problem instanceof Problem)) {
    throw problem;
  }
  const text = problem.message || t(problem.status === 0 ? 'error.unreachable' : 'error.unknown');
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/**
 * An element with forms. `submitting` wraps what a form does: while it runs, the form's buttons
 * rest, but keep the focus, as they would not if they were disabled; what the server refuses is
 * shown beside the fields that it names, or above the button.
 */
export class FormElement extends RoomsElement {
  static properties = { busy: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.busy = false;
  }

  /** What the server says about a field, as a sentence. */
  errorOf(name) {
    const violation = this.problem?.violations?.find(({ field }) => field === name);
    return violation && `${violation.message.charAt(0).toUpperCase()}${violation.message.slice(1)}.`;
  }

  /** What the server says about none of these fields. */
  generalError(...fields) {
    const shown = fields.some((name) => this.problem?.names(name));
    return html`<p class="form-error" role="alert">${this.problem && !shown ? sentence(this.problem) : ''}</p>`;
  }

  /** The handler of a form's submit event that calls the action with the form's values. */
  submitting(action) {
    return async (event) => {
      event.preventDefault();
      const values = Object.fromEntries(new FormData(event.target));
      await this.attempt(() => action(values, event.target));
    };
  }

  async attempt(action) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.problem = null;
    try {
      await action();
    } catch (problem) {
      sentence(problem);
      this.problem = problem;
    } finally {
      this.busy = false;
    }
    await this.updateComplete;
    this.querySelector('[aria-invalid="true"]')?.focus();
  }
}
