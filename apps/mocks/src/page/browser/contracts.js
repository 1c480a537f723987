import { contractView } from './contract.js';
import { find, make, say } from './dom.js';

/** @typedef {import('./state.ts').Contract} Contract */

/**
 * All contracts, and the filter of them.
 *
 * @param {import('./operation.js').Act} act
 */
export function contractsView(act) {
  const list = find('list', HTMLElement);
  const search = find('filter', HTMLInputElement);
  const unfound = find('unfound', HTMLElement);
  /** @type {Map<string, { shape: string, view: ReturnType<typeof contractView> }>} */
  const shown = new Map();

  function filter() {
    const query = search.value.trim().toLowerCase();
    const found = [...shown.values()]
      .map(({ view }) => view.filter(query))
      .reduce((sum, one) => sum + one, 0);
    say(unfound, query !== '' && found === 0 ? `Nothing is called “${search.value.trim()}”.` : '');
  }
  search.addEventListener('input', filter);
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement)
      return;
    event.preventDefault();
    search.focus();
  });

  /** @param {readonly Contract[]} contracts */
  return function update(contracts) {
    let isOther = shown.size !== contracts.length;
    for (const [index, contract] of contracts.entries()) {
      const shape = shapeOf(contract);
      const known = shown.get(contract.name);
      if (known?.shape === shape) known.view.update(contract);
      else {
        const view = contractView(contract, contracts.length < 4 || index === 0, act);
        shown.set(contract.name, { shape, view });
        isOther = true;
      }
    }
    if (!isOther) return;
    for (const name of shown.keys())
      if (!contracts.some((contract) => contract.name === name)) shown.delete(name);
    if (contracts.length === 0) list.replaceChildren(make('p', { class: 'empty' }, 'No contract is served.'));
    else list.replaceChildren(...contracts.map(({ name }) => shown.get(name)?.view.element ?? ''));
    filter();
  };
}

/**
 * What a contract is drawn from once; the rest changes in place, so that focus and what is typed stay.
 *
 * @param {Contract} contract
 */
function shapeOf({ name, url, openapi, operations }) {
  return JSON.stringify([
    name,
    url,
    openapi,
    operations.map((operation) => ({ ...operation, selected: null })),
  ]);
}
