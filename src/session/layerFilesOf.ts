import type { Engine } from '../engine/api';
import { fileViews } from './fileViews';
import type { World } from './world';
import type { LayerFiles, WorldView } from './worldView';

/** What a layer holds that some of these machines have unpacked; undefined when none has. */
export function layerFilesOf(engines: readonly Pick<Engine, 'layerContent'>[], key: string): LayerFiles | undefined {
  for (const engine of engines) {
    const content = engine.layerContent(key);
    if (content !== undefined) return { entries: fileViews(content.changeset), complete: content.complete };
  }
  return undefined;
}

/** Gathers the files of every layer that a world shows until `stop` is called. */
export function gatherLayerFiles(world: World): { readonly files: ReadonlyMap<string, LayerFiles>; stop(): void } {
  const files = new Map<string, LayerFiles>();
  const engines = world.machines.map(({ engine }) => engine);
  const gather = (): void => {
    for (const key of shownLayers(world.view())) {
      const found = files.has(key) ? undefined : layerFilesOf(engines, key);
      if (found !== undefined) files.set(key, found);
    }
  };
  gather();
  const unsubscribe = world.subscribe(gather);
  return {
    files,
    stop: () => {
      gather();
      unsubscribe();
    },
  };
}

function shownLayers({ machines }: WorldView): readonly string[] {
  return machines.flatMap(({ layers, build }) => [
    ...Object.keys(layers),
    ...(build?.instructions ?? []).flatMap(({ layer }) => layer ?? []),
  ]);
}
