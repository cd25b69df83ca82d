/** A shop's image and its container, with files to lay on one another. */
import type { FileView, LayerFiles, WorldView } from '../../../src/session/worldView';
import { builtRows, scene } from '../../../src/scenes/machines';
import { layer } from '../../../src/scenes/stacks';

const BASE = layer('base', 'etc/', 'etc/motd 100', 'etc/passwd 50', 'tmp/', 'tmp/big.log 4000', 'old/', 'old/file 7').files;
const CLEAN = layer('clean', 'tmp/', '-tmp/big.log', '=old', 'old/file 9').files;
const COPY = layer('copy', 'app/', 'app/main 1200').files;

export interface Shop {
  readonly view: WorldView;
  readonly layerFiles: (key: string) => LayerFiles | undefined;
}

/** Base, `RUN rm /tmp/big.log`, `COPY . /app`; a container `web` where `changes` were made, unless they are undefined. */
export function shop(changes?: readonly FileView[]): Shop {
  const s = scene();
  const image = s.image(
    ['shop:1.0'],
    builtRows(['FROM base', 5000], ['RUN rm /tmp/big.log # buildkit', 300], ['COPY . /app # buildkit', 1200]),
  );
  if (changes) s.container({ id: 'c0ffee', name: 'web', image, state: 'running', writableSize: 60, changes });
  const machine = s.machine();
  const keys = machine.images[0]?.layers ?? [];
  return { view: { machines: [machine] }, layerFiles: (key) => [BASE, CLEAN, COPY][keys.indexOf(key)] };
}

export const PASSWD: FileView = { path: 'etc/passwd', kind: 'file', size: 60 };

/** One layer of so many files in directories of 200. */
export function large(count: number): Shop {
  const s = scene();
  s.image(['large:1'], builtRows(['COPY . / # buildkit', count]));
  const entries = Array.from({ length: count }, (_, n): FileView => ({ path: `d${Math.floor(n / 200)}/f${n}`, kind: 'file', size: 1 }));
  return { view: { machines: [s.machine()] }, layerFiles: () => ({ complete: true, entries }) };
}
