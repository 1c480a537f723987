/** A contract that is to be served, and where its parts are. */
export interface Entry {
  /** As in URLs. */
  readonly name: string;
  /** The file of its bundle, as JSON. */
  readonly bundle: string;
  /** How to name the bundle to the user. */
  readonly label: string;
  /** The hand-written document, whose files are named relative to `base`. */
  readonly source?: { readonly root: string; readonly base: string };
  /** The module with the vendor's error shape. */
  readonly errors?: string;
  /** The file of the client that its scenarios begin with. */
  readonly startingClient?: string;
}

/** What the control API is under. */
const taken = '_mock';

/** @throws when a contract's name is not the same in a URL, or is no vendor's there. */
export function checkName(name: string): void {
  if (encodeURIComponent(name) !== name || name === '')
    throw new Error(`The contract "${name}" needs a name that can stand in a URL.`);
  if (name === taken) throw new Error(`The contract "${name}" needs another name: the mocks have that one.`);
}
