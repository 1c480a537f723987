import type { VendorModule } from './vendor.ts';

/** The one form in which the registry keeps and compares a client's id, however it was written. */
export function toClientId({ normalizeId }: VendorModule, written: string): string {
  return normalizeId?.(written) ?? written;
}
