/* Shows the sockets' document. No other server is asked for anything. */
import { html, nothing, render } from '/webjars/lit-html/3.3.2/lit-html.js';
import { cases, forms, kind, nameOf, namesOfParts, resolved, whole } from './schemas.js';

const SAID_BY = { receive: 'The client says', send: 'The server says' };

const document = await (await fetch('/asyncapi')).json();
const parts = namesOfParts(document);

render(page(document), window.document.getElementById('api'));
// What the address points at was not there when the browser looked for it.
window.document.getElementById(location.hash.slice(1))?.scrollIntoView();

function page({ info, channels, components, 'x-closeCodes': closeCodes }) {
  return html`
    <h1>${info.title}</h1>
    <p>${marked(info.description)}</p>
    <p>The document itself, AsyncAPI 3.0, is at <a href="/asyncapi">/asyncapi</a>.</p>
    ${Object.entries(channels).map(([name, channel]) => channelSection(name, channel))}
    <section id="closing">
      <h2>How it ends</h2>
      <p>Codes from 4000 to 4499 say: do not come back as you are. After any other, come back with full jitter.</p>
      ${table(['code', 'come back', 'why'], closeCodes.map((code) =>
        [code.code, code.comeBack ? 'yes' : 'no', code.description]))}
    </section>
    <section id="schemas">
      <h2>What frames are made of</h2>
      ${Object.entries(components.schemas)
        .filter(([name]) => parts.has(name))
        .map(([name, schema]) => objectSection(name, schema))}
    </section>`;
}

function channelSection(name, { title, address, description }) {
  const operations = Object.values(document.operations).filter(({ channel }) => channel.$ref.endsWith(`/${name}`));
  const said = (action) =>
    new Set(operations.flatMap(({ action: by, messages, reply }) => {
      const answers = reply?.messages ?? [];
      return (by === action ? messages : []).concat(action === 'send' ? answers : []).map(({ $ref }) => $ref);
    }));
  return html`
    <section id=${name}>
      <h2>${title} <span><code>${address}</code></span></h2>
      <p>${marked(description)}</p>
      ${Object.entries(SAID_BY).map(([action, heading]) => html`
        <h3>${heading}</h3>
        ${[...said(action)].map((reference) => messageDetails(reference))}`)}
    </section>`;
}

function messageDetails($ref) {
  const { title, summary, payload, examples } = resolved({ $ref }, document);
  return html`
    <details id=${$ref.slice(2).replaceAll('/', '-')}>
      <summary><code>${title}</code> ${marked(summary)}</summary>
      ${members(payload)}
      ${examples.map((example) => html`<pre>${JSON.stringify(example.payload, null, 2)}</pre>`)}
    </details>`;
}

function objectSection(name, schema) {
  return html`
    <h3 id="schema-${name}">${name}</h3>
    ${schema.description ? html`<p>${marked(schema.description)}</p>` : nothing}
    ${members(schema)}`;
}

function members(schema) {
  return html`
    ${forms(schema, document).map(({ required, properties, description }) => html`
      ${description ? html`<p>${marked(description)}</p>` : nothing}
      ${table(['member', 'what', ''], Object.entries(properties).map(([name, member]) => [
        html`<code>${name}</code>${required.includes(name) ? nothing : ' (optional)'}`,
        html`${kind(member, document)} ${held(member)}`,
        marked(whole(member, document).description ?? ''),
      ]))}`)}
    ${cases(schema, document).length > 0
      ? table(['status', 'code', ''], cases(schema, document).map(({ properties: { status, code }, description }) =>
          [status.const, html`<code>${code.const}</code>`, description]))
      : nothing}`;
}

/** What a member is or holds, where that is an object. */
function held(member) {
  const { items } = whole(member, document);
  const name = nameOf(items ?? member, document);
  if (name) {
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  return items ? html`of ${items.properties ? members(items) : kind(items, document)}` : nothing;
}

function table(heads, rows) {
  return html`
    <div class="scrolling">
      <table>
        <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
}

/** Text of CommonMark, of which the document uses code spans alone. */
function marked(text) {
  return text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));
}
