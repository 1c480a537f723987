import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Document, visit } from 'yaml';
import { ImportError } from '../import-error.ts';
import { most } from './aliases.ts';
import { Pages } from './pages.ts';
import { documentOf, parseSource } from './parse.ts';
import { isFile, storedNames } from './stored.ts';

/** A file or a page as it came, and what it says. */
export interface SourceFile {
  readonly url: URL;
  readonly text: string;
  document: Document;
}

export interface SourceOptions {
  /** A folder that has what came the last time: pages are read there. */
  readonly stored?: string | undefined;
  readonly say?: ((what: string) => void) | undefined;
}

/** A document, and what is opened on the way from it. */
export class Source {
  readonly root: SourceFile;
  /** What was not taken over as it stood. */
  readonly notes: string[] = [];
  readonly #files = new Map<string, Promise<SourceFile | undefined>>();
  readonly #opened: SourceFile[] = [];
  readonly #pages: Pages;
  readonly #options: SourceOptions;
  #named: ReadonlySet<string> | undefined;
  #written = 0;

  private constructor(root: SourceFile, pages: Pages, options: SourceOptions) {
    this.root = root;
    this.#pages = pages;
    this.#options = options;
    this.#opened.push(root);
    this.#files.set(root.url.href, Promise.resolve(root));
  }

  /**
   * Opens the document that a name of a file or a URL leads to.
   *
   * @throws {@link ImportError}
   */
  static async open(from: string, options: SourceOptions = {}): Promise<Source> {
    options.say?.(`Reading ${from}`);
    const pages = new Pages(options.stored);
    const { url, text } = await pages.read(pages.urlOf(from));
    return new Source({ url, text, document: parseSource(text, from) }, pages, options);
  }

  /**
   * Counts nodes that are written in the place of references.
   *
   * @throws {@link ImportError} when they are too many
   */
  count(nodes: number): void {
    this.#written += nodes;
    if (this.#written > most)
      throw new ImportError(
        `${nameOf(this.root.url)} refers to more than ${most} nodes where OpenAPI has no reference; bundle it first.`,
      );
  }

  /** Refuses files from now on that the document does not name yet: what a page adds to it may name none. */
  refuseOtherFiles(): void {
    const { document, url } = this.root;
    const named = new Set([url.href]);
    visit(document, {
      Scalar(_key, { value }) {
        const href = typeof value === 'string' ? URL.parse(value.split('#')[0] ?? '', url)?.href : undefined;
        if (href) named.add(href);
      },
    });
    this.#named = named;
  }

  /** What a reference of a file names, undefined and a note when that cannot be read. */
  open(url: URL, from: SourceFile): Promise<SourceFile | undefined> {
    const isRefused = isFile(url) && this.#isOfPage(url, from);
    const key = isRefused ? `refused ${url.href}` : url.href;
    const known = this.#files.get(key);
    if (known) return known;
    const opening = this.#open(url, isRefused).catch((error: unknown) => {
      if (!(error instanceof ImportError)) throw error;
      this.notes.push(error.message);
      return undefined;
    });
    this.#files.set(key, opening);
    return opening;
  }

  /** What was opened, by the names that it is stored under; the document is the first. */
  stored(): ReadonlyMap<string, string> {
    const names = storedNames(this.#opened.map(({ url }) => url));
    return new Map(this.#opened.map(({ text }, index) => [names[index] ?? '', text]));
  }

  #isOfPage({ href }: URL, from: SourceFile): boolean {
    return !isFile(from.url) || (from === this.root && this.#named?.has(href) === false);
  }

  async #open(url: URL, isRefused: boolean): Promise<SourceFile> {
    if (isRefused) throw new ImportError(`${url.href} is a file, and referred to by a page; it is not read.`);
    this.#options.say?.(`Reading ${basename(url.pathname)}`);
    const { text } = await this.#pages.read(url);
    // As Redocly has it, what is named otherwise is text.
    const isText = /\.\w+$/.test(url.pathname) && !/\.(json|ya?ml)$/i.test(url.pathname);
    const file = { url, text, document: isText ? documentOf(text) : parseSource(text, nameOf(url)) };
    this.#opened.push(file);
    return file;
  }
}

/** As its user has it. */
export function nameOf(url: URL): string {
  return isFile(url) ? fileURLToPath(url) : url.href;
}
