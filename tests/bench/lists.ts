import { createDocker } from '../../src/cli/docker';
import { bareMachine, buildHere } from './machine';
import { measure, medianMs } from './measure';
import type { Measure, Measured } from './measure';

const SIZES = [100, 300, 1000] as const;
const LISTINGS = 10_000;
/** So many are run; the rest is multiplied, for each is like the one before. */
const RUN = 50;

async function withImages(count: number): Promise<ReturnType<typeof bareMachine>> {
  const machine = bareMachine();
  machine.files.writeFile('/work/f', new TextEncoder().encode('f\n'));
  for (let at = 0; at < count; at++) await buildHere(machine, `FROM scratch\nCOPY f /\nLABEL n=${at}\n`, `app${at}:1`);
  return machine;
}

/** `docker image ls` over so many images. */
export async function benchLists(): Promise<readonly Measure[]> {
  const sizes: Measured[] = [];
  for (const size of SIZES) {
    const { engine, files } = await withImages(size);
    const docker = createDocker(engine, files);
    let printed = 0;
    const io = { stdout: (text: string) => void (printed += text.length), stderr: () => undefined };
    const list = async (): Promise<void> => {
      for (let at = 0; at < RUN; at++) await docker.run(['image', 'ls'], { workingDirectory: '/', env: {}, stdin: '' }, io);
    };
    await list();
    sizes.push({ size, ms: ((await medianMs(3, () => undefined, list)) * LISTINGS) / RUN });
    if (printed === 0) throw new Error('docker image ls printed nothing');
  }
  const rows = (sizes.at(-1)?.size ?? 0) * LISTINGS;
  const micros = ((1000 * (sizes.at(-1)?.ms ?? 0)) / rows).toFixed(1);
  return [measure(`${LISTINGS} docker image ls`, 'images', sizes, [`${micros} µs for each row`, `${RUN} run, the rest multiplied`])];
}
