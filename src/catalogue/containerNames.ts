/** The words of generated container names: `left_right`. */
import * as v from 'valibot';
import data from './data/container-names.json';
import { containerNamesSchema } from './schema';

export interface ContainerNameWords {
  readonly left: readonly string[];
  /** `boring_wozniak` is never produced. */
  readonly right: readonly string[];
}

export function containerNameWords(): ContainerNameWords {
  return v.parse(containerNamesSchema, data);
}
