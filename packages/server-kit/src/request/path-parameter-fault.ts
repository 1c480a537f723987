/**
 * Why a decoded path parameter can't name anything: it is empty, would be another path to whoever
 * joins it to one, or holds characters that no identifier has.
 *
 * @example
 * ```ts
 * pathParameterFault('../admin'); // 'must not have a . or .. segment'
 * ```
 */
export function pathParameterFault(value: string): string | undefined {
  if (value === '') return 'must not be empty';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\u0000-\u001f\u007f-\u009f]/.test(value)) return 'must not have control characters';
  if (!value.isWellFormed()) return 'must be valid UTF-8';
  if (value.split(/[/\\]/).some((segment) => segment === '.' || segment === '..')) {
    return 'must not have a . or .. segment';
  }
  return undefined;
}
