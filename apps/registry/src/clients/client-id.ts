/** Can this be a client's id: 1 to 255 characters, all of them printable? */
export function isClientId(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what an id must not have.
  return /^[^\u0000-\u001f\u007f]{1,255}$/.test(text) && text.isWellFormed();
}
