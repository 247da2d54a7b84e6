import { LitElement } from 'lit';
import { store } from './store.js';

/**
 * An element that shows slices of the store, which `static watches` names. It renders into the
 * page itself, not into a shadow: labels, descriptions and password managers reach across all of
 * it, and one set of style sheets serves every element.
 */
export class RoomsElement extends LitElement {
  static watches = [];
  #unsubscribe;

  get state() {
    return store.state;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unsubscribe = store.subscribe((changed) => {
      if (changed.some((slice) => this.constructor.watches.includes(slice))) {
        this.requestUpdate();
      }
    });
  }

  disconnectedCallback() {
    this.#unsubscribe();
    super.disconnectedCallback();
  }
}
