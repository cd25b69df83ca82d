/** Transfers to draw. */
import type { MachineView, TransferLayerView, TransferView } from '../session/worldView';
import { nodeAndPython, nothing, recordedRows, sixtyLayers } from './machines';
import type { RecordedName } from './machines';

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

function of(machine: MachineView, transfer: TransferView): MachineView {
  return { ...machine, transfer };
}

function withStates(transfer: TransferView, states: readonly TransferLayerView['state'][], change: Partial<TransferView>): TransferView {
  const last = states.at(-1) ?? 'waiting';
  const layers = transfer.layers.map((layer, index): TransferLayerView => {
    const state = states[index] ?? last;
    const moved = state === 'moving' ? Math.floor(layer.size / 3) : ['moved', 'unpacking', 'done'].includes(state) ? layer.size : 0;
    return { ...layer, state, moved };
  });
  return { ...transfer, ...change, layers };
}

export function pullingHalfway(): MachineView {
  return of(nodeAndPython(), halfway());
}

export function pulled(): MachineView {
  return of(nodeAndPython(), withStates(halfway(), ['exists', 'exists', 'exists', 'exists', 'done'], { state: 'done', elapsedMs: 2600 }));
}

export function unpacking(): MachineView {
  return of(nodeAndPython(), withStates(halfway(), ['unpacking', 'moved', 'moved', 'moving', 'moving', 'moving', 'waiting'], {}));
}

export function nothingToPull(): MachineView {
  return of(nodeAndPython(), withStates(halfway(), ['exists'], { state: 'done', elapsedMs: 40 }));
}

/** To a registry that has the base in another repository. */
export function pushing(): MachineView {
  const push: Partial<TransferView> = { kind: 'push', reference: 'registry.example.com/team/shop:1.0', registry: 'registry.example.com' };
  return of(nodeAndPython(), withStates(halfway(), ['mounted', 'mounted', 'exists', 'exists', 'moving', 'moving', 'waiting'], push));
}

export function failedPull(): MachineView {
  return of(nodeAndPython(), withStates(halfway(), ['exists', 'exists', 'done', 'moving', 'waiting'], { state: 'failed' }));
}

export function sixtyLayersPulled(): MachineView {
  const machine = sixtyLayers();
  return of(machine, withStates({ ...halfway(machine), reference: 'tall:latest' }, ['exists', 'exists', 'done'], { state: 'done' }));
}

/** What a build fetches to stand on: the machine has no image of it yet, so the transfer itself says what made the layers. */
function fetchedByBuild(bases: readonly RecordedName[], states: readonly TransferLayerView['state'][]): MachineView {
  const layers = bases.flatMap((image) =>
    recordedRows(image).flatMap(({ createdBy, digest, size }): TransferLayerView[] => {
      if (digest === undefined || size === undefined) return [];
      return [{ digest, size, state: 'waiting', moved: 0, createdBy, ...(bases.length > 1 ? { image } : {}) }];
    }),
  );
  return of(nothing(), withStates({ ...halfway(), kind: 'build', reference: bases.join(', '), layers }, states, {}));
}

export function baseOfBuild(): MachineView {
  return fetchedByBuild(['node:22-alpine'], ['unpacking', 'moving', 'moving', 'waiting']);
}

/** Python stands on the layers that come with node. */
export function basesOfBuild(): MachineView {
  const node = ['done', 'done', 'done', 'unpacking', 'moved', 'moving', 'moving', 'moving'] as const;
  return fetchedByBuild(['node:22-bookworm', 'python:3.12-bookworm'], [...node, 'shared', 'shared', 'shared', 'shared', 'waiting']);
}
