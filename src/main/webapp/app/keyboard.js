/** Whether one writes on keys: on a touch screen a focus brings up a keyboard over what is read. */
export const hasKeys = () => matchMedia('(hover: hover)').matches;

/**
 * Whether a key is for the input method, as the Enter that ends a word in Japanese is. Safari tells
 * of that one only after the composition, by the code of its own (WebKit bug 165004).
 */
export const isComposing = (event) => event.isComposing || event.keyCode === 229;
