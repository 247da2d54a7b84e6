/* What a JSON Schema of the document says, in words. */
const SCHEMAS = '#/components/schemas/';

/** Follows a reference inside of the document. */
export function resolved(schema, document) {
  if (!schema.$ref) {
    return schema;
  }
  const parts = schema.$ref.slice(2).split('/');
  return resolved(parts.reduce((at, part) => at[part], document), document);
}

/** The name under which an object is described, or undefined where that is done in place. */
export function nameOf(schema, document) {
  const isNamed = schema.$ref?.startsWith(SCHEMAS) && resolved(schema, document).properties;
  return isNamed ? schema.$ref.slice(SCHEMAS.length) : undefined;
}

/** The names of the objects that frames have inside of them. */
export function namesOfParts(document) {
  const names = new Set();
  JSON.stringify(document, (place, value) => {
    // What has no name of its own in an object is an alternative, or a payload's share.
    if (value?.$ref && place !== 'payload' && Number.isNaN(Number(place))) {
      names.add(nameOf(value, document));
    }
    return value;
  });
  return names;
}

/** The forms that an object may have, each with its members in order. */
export function forms(schema, document) {
  const { properties = {}, required = [], allOf = [], oneOf = [], description } = resolved(schema, document);
  const parts = allOf.flatMap((part) => forms(part, document));
  const own = [...parts, { required, properties }].reduce(
    (whole, part) => ({
      required: [...whole.required, ...part.required],
      properties: { ...whole.properties, ...part.properties },
    }),
    { required: [], properties: {} },
  );
  const choices = oneOf.filter((choice) => choice.type === 'object').flatMap((choice) => forms(choice, document));
  return choices.length > 0 ? choices : [{ ...own, description }];
}

/** The cases of an object that differ in the values of its members alone. */
export function cases(schema, document) {
  return (resolved(schema, document).oneOf ?? []).filter((choice) => choice.type !== 'object');
}

/** All that is said of one value: its own schema, and those that it is made of. */
export function whole(schema, document) {
  const { description } = schema;
  const { allOf = [], ...own } = resolved(schema, document);
  return Object.assign({}, ...allOf.map((part) => whole(part, document)), own, description && { description });
}

/** The type of a value with its bounds: `text of 1 to 50 characters`. */
export function kind(schema, document) {
  const { const: only, enum: some, type, minItems, maxItems, items, format, ...bounds } = whole(schema, document);
  if (only !== undefined) {
    return JSON.stringify(only);
  }
  if (some) {
    return some.map((value) => JSON.stringify(value)).join(' | ');
  }
  if (items) {
    return `list${range(minItems, maxItems, 'items')}`;
  }
  if (type === 'integer') {
    return `whole number from ${bounds.minimum}`;
  }
  return [type].flat().map((each) => format ?? (each === 'string' ? `text${length(bounds)}` : each)).join(' or ');
}

const length = ({ minLength, maxLength }) => range(minLength, maxLength, 'characters');

function range(least, most, unit) {
  if (least === undefined && most === undefined) {
    return '';
  }
  if (most === undefined) {
    return ` of at least ${least} ${unit}`;
  }
  return least === undefined ? ` of at most ${most} ${unit}` : ` of ${least} to ${most} ${unit}`;
}
