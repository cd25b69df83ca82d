/** Transfers to draw. */
import type { MachineView, TransferLayerView, TransferView } from '../../../src/session/worldView';
import { nodeAndPython } from '../views';

/** Python, half pulled over the base that node brought. */
export function halfway(machine: MachineView = nodeAndPython()): TransferView {
  const python = machine.images.at(-1);
  const states: readonly TransferLayerView['state'][] = ['exists', 'exists', 'exists', 'exists', 'done', 'moving', 'waiting'];
  const layers = (python?.layers ?? []).map((key, index): TransferLayerView => {
    const layer = machine.layers[key];
    const size = layer?.size ?? 0;
    const state = states[index] ?? 'waiting';
    return { digest: layer?.digest ?? '', size, state, moved: state === 'done' ? size : state === 'moving' ? Math.floor(size / 2) : 0 };
  });
  return {
    kind: 'pull',
    reference: 'python:3.12-bookworm',
    registry: 'docker.io',
    state: 'running',
    layers,
    elapsedMs: 900,
    bytesPerSecond: 12_500_000,
  };
}
