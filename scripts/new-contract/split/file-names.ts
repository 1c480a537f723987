/** Whether a file can have a component's name, everywhere: Windows, and where Redocly cuts references, are strictest. */
export function canBeFile(name: string): boolean {
  return name.length <= 120 && !/[<>:"/\\|?*#%~\p{Cc}]|^[.\s]|[.\s]$/u.test(name) && !reserved.test(name);
}

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** What tells a place from others, in words. */
export function nameOfPlace(names: readonly string[]): string {
  const telling = names[0] === 'components' ? names.slice(2) : names;
  const words =
    telling
      .filter((name) => !silent.includes(name))
      .join(' ')
      .match(/[A-Za-z0-9]+/g) ?? [];
  return (
    words
      .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
      .join('')
      .slice(0, 120) || 'Unnamed'
  );
}

const silent = ['paths', 'responses', 'content', 'application/json', 'schema', 'properties', 'requestBody'];

/** Gives names that no other has on any file system, with a number where there is one already. */
export class FileNames {
  readonly #taken = new Set<string>();

  /** A file for this one alone, undefined where it is taken. */
  take(file: string): string | undefined {
    const key = file.normalize().toLowerCase();
    if (this.#taken.has(key)) return undefined;
    this.#taken.add(key);
    return file;
  }

  /** The file, or the first of its kind that is free. */
  free(file: string): string {
    const [, stem = '', extension = ''] = /^(.*?)(\.yaml)?$/.exec(file) ?? [];
    let found = this.take(file);
    for (let count = 2; !found; count += 1) found = this.take(`${stem}-${count}${extension}`);
    return found;
  }
}
