import type { WorkbenchState } from './workbenchState';

/** Chips stand where the reader asked for them, and otherwise where the finger is the pointer. */
export function showsChips({ chipsOpen }: WorkbenchState): boolean {
  return chipsOpen ?? (typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches);
}
