/**
 * The file of a path, or of a webhook, in the layout of the house, without its extension. A path that
 * would have the file of another has a number after it.
 *
 * @example
 * ```ts
 * pathFile('/teas/{id}:brew', 'paths'); // 'paths/teas_{id}_brew'
 * ```
 */
export function pathFile(path: string, folder: 'paths' | 'webhooks'): string {
  // Windows is strictest, and where references are cut.
  const name = path.replace(/^\//, '').replaceAll(/[<>:"/\\|?*#%\p{Cc}]/gu, '_');
  return `${folder}/${name.slice(0, 120) || 'root'}`;
}
