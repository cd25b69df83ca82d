import { counted } from '../../session/counted';
import type { ImageView, LayerView, MachineView } from '../../session/worldView';
import { shortInstruction } from '../instruction';

export interface HistoryRow {
  /** From 1, oldest first; absent for a layer that no history row speaks of. */
  readonly number: number | undefined;
  /** As history has it. */
  readonly createdBy: string;
  readonly label: string;
  /** What the row made; absent for configuration. */
  readonly layer?: LayerView;
}

/** The history of an image against its layers, oldest first: every row and every layer once, layers in the image's order. Throws where the view lacks a layer. */
export function historyRows(machine: MachineView, image: ImageView): readonly HistoryRow[] {
  const rows: HistoryRow[] = [];
  const pending = [...image.layers];
  const layerOf = (key: string): LayerView => {
    const layer = machine.layers[key];
    if (!layer) throw new Error(`the view of ${machine.name} lacks layer ${key} of image ${image.id}`);
    return layer;
  };
  const unspoken = (key: string): HistoryRow => ({ number: undefined, createdBy: '', label: 'no history row', layer: layerOf(key) });
  image.history.forEach(({ createdBy, layer }, index) => {
    const row = { number: index + 1, createdBy, label: shortInstruction(createdBy) };
    const place = layer === undefined ? -1 : pending.indexOf(layer);
    if (layer === undefined || place === -1) {
      rows.push(row);
      return;
    }
    for (const key of pending.splice(0, place)) rows.push(unspoken(key));
    pending.shift();
    rows.push({ ...row, layer: layerOf(layer) });
  });
  return [...rows, ...pending.map(unspoken)];
}

/** "12 history rows, 8 of them made a layer" */
export function historyCount(rows: readonly HistoryRow[]): string {
  const numbered = rows.filter((row) => row.number !== undefined);
  const made = numbered.filter((row) => row.layer !== undefined).length;
  const count = counted(numbered.length, 'history row');
  return `${count}, ${made === numbered.length ? (made === 1 ? 'which made a layer' : 'each made a layer') : `${made} of them made a layer`}`;
}
