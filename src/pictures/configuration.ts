import type { ImageView } from '../session/worldView';
import { shortInstruction } from './instruction';
import type { ConfigurationRow } from './flags';

export interface PlacedRow extends ConfigurationRow {
  /** Key of the layer that the nearest earlier row made; absent before the first. */
  readonly after: string | undefined;
}

/** History rows of an image that made no layer, oldest first. */
export function configurationRows(image: ImageView): readonly PlacedRow[] {
  let after: string | undefined;
  return image.history.flatMap((row) => {
    if (row.layer !== undefined) {
      after = row.layer;
      return [];
    }
    return [{ createdBy: row.createdBy, label: shortInstruction(row.createdBy), after }];
  });
}
