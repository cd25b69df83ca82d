import type { LayerStore } from '../layer/layerStore';
import { writableUsage } from '../layer/writableUsage';
import type { ContainerRecord } from './api';
import type { StoredContainer } from './containerStore';
import { imageTreeOf } from './diff';

/** A container as callers see it, sizes measured now. */
export function containerRecordOf(container: StoredContainer, layers: LayerStore): ContainerRecord {
  const { chainId: _stack, snapshots: _numbers, lowerSize, live, mounts, ...shown } = container;
  const changeset = live.tree.changeset();
  const writableSize = changeset.entries.length === 0 ? EMPTY_LAYER : writableUsage(changeset, imageTreeOf(layers, container));
  return {
    ...shown,
    mounts: mounts.map(({ tree: _tree, root: _root, ...mount }) => mount),
    execIds: live.execs.filter(({ task }) => !task.ended).map(({ id }) => id),
    writableSize,
    virtualSize: lowerSize + writableSize,
  };
}

/** Its root directory alone. */
const EMPTY_LAYER = 4096;
