/**
 * Makes an element. Text is only ever text: what contracts and requests say is a stranger's.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} properties attributes by their names, listeners as `onclick`; `undefined` and `false` set nothing
 * @param {...(Node | string | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function')
      element.addEventListener(name.slice('on'.length), /** @type {EventListener} */ (value));
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/**
 * An element of the document that is sent.
 *
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function find(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no #${id}.`);
  return element;
}

/**
 * Sets a text only where it differs: a live region says again what is set again.
 *
 * @param {Element} element
 * @param {string} text
 */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * A button that copies the text of an element.
 *
 * @param {HTMLElement} source
 * @param {string} label
 */
export function copyButton(source, label) {
  const status = make('span', { role: 'status', class: 'unseen' });
  const shown = make('span', {}, 'Copy');
  const copied = () => {
    say(shown, 'Copied');
    say(status, `${label} is copied.`);
  };
  const button = make(
    'button',
    { class: 'small', 'aria-label': `Copy ${label}`, onclick: () => copy(source, copied) },
    shown,
  );
  button.addEventListener('blur', () => say(shown, 'Copy'));
  return make('span', {}, button, status);
}

/**
 * Where there is no clipboard, as on any origin but this machine's, the text is left selected.
 *
 * @param {HTMLElement} source
 * @param {() => void} copied
 */
function copy(source, copied) {
  const select = () => getSelection()?.selectAllChildren(source);
  if (!navigator.clipboard) return select();
  navigator.clipboard.writeText(source.textContent).then(copied, select);
}
