import { BaseResolver, type Document } from '@redocly/openapi-core';
import type { Documents } from './documents.ts';
import { at, type Place } from './places.ts';

/** A place, and what is written there instead: another name for it, another value, or nothing. */
export interface Edit {
  readonly place: Place;
  readonly change: { readonly name: string } | { readonly value: unknown } | 'remove';
}

/** The files of a contract as they would be with some edits, which nobody writes. */
export function mended(files: BaseResolver, documents: Documents, edits: readonly Edit[]): BaseResolver {
  if (edits.length === 0) return files;
  const copies = new Map<string, Document>();
  for (const edit of edits) {
    const { file } = edit.place;
    const document = documents.get(file);
    if (!document) continue;
    const copy = copies.get(file) ?? { ...document, parsed: structuredClone(document.parsed) };
    copies.set(file, copy);
    apply(copy, edit);
  }
  const found = new BaseResolver();
  for (const [file, document] of files.cache) found.cache.set(file, document);
  for (const [file, copy] of copies) found.cache.set(file, Promise.resolve(copy));
  return found;
}

function apply(document: { parsed: unknown }, { place: { names }, change }: Edit): void {
  const last = names.at(-1);
  const holder = at(document.parsed, names.slice(0, -1));
  if (last === undefined) {
    if (change !== 'remove' && 'value' in change) document.parsed = change.value;
  } else if (typeof holder === 'object' && holder !== null && last in holder) {
    if (change === 'remove') Reflect.deleteProperty(holder, last);
    else if ('value' in change) Reflect.set(holder, last, change.value);
    else rename(holder, last, change.name);
  }
}

/** In its place: rules tell of the first of several. */
function rename(holder: object, from: string, to: string): void {
  for (const [name, value] of Object.entries(holder)) {
    Reflect.deleteProperty(holder, name);
    Reflect.set(holder, name === from ? to : name, value);
  }
}
