/** A shop's image and its container, with files to lay on one another. */
import type { FileView, LayerFiles, WorldView } from '../session/worldView';
import { builtRows, scene } from './machines';
import { layer } from './stacks';

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
  if (changes) s.container({ id: 'ab12', name: 'web', image, state: 'running', writableSize: 60, changes });
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

/** A container that changed a file of its image, deleted another, and wrote one of its own. */
export function copiedUp(): Shop {
  return shop([
    PASSWD,
    { path: 'app/main', kind: 'whiteout', size: 0 },
    { path: 'var', kind: 'directory', size: 0 },
    { path: 'var/log', kind: 'directory', size: 0 },
    { path: 'var/log/web.log', kind: 'file', size: 2048 },
  ]);
}

/** Names of 5 and of 120 characters, links among them, deep below one another. */
export function longNames(): Shop {
  const s = scene();
  s.image(['names:1'], builtRows(['COPY . / # buildkit', 5000]));
  const long = 'a-name-that-goes-on-and-on-'.repeat(5).slice(0, 120);
  const deep = Array.from({ length: 9 }, (_, n) => `level-${n}`).join('/');
  const entries: readonly FileView[] = [
    { path: long, kind: 'directory', size: 0 },
    { path: `${long}/${long}.js`, kind: 'file', size: 123_456_789 },
    { path: `${deep}/${long}`, kind: 'file', size: 9 },
    { path: 'a.txt', kind: 'file', size: 5 },
    { path: 'link', kind: 'symlink', size: 0, target: `../${long}/${long}.js` },
  ];
  return { view: { machines: [s.machine()] }, layerFiles: () => ({ complete: true, entries }) };
}
