import { once } from 'node:events';

/** Opens a page in the browser. Gives what to say where there is none. */
export async function openPage(url: string): Promise<string | undefined> {
  const { default: open } = await import('open');
  try {
    const child = await open(url);
    // What starts the browser ends at once, or with the browser.
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
    if (code === 0) return undefined;
  } catch {
    // There is nothing that could open it.
  }
  return `No browser can be opened here. The page is ${url}`;
}
