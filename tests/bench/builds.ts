import { bareMachine, buildHere } from './machine';
import { measure, medianMs } from './measure';
import type { Measure, Measured } from './measure';

const SIZES = [50, 100, 200] as const;
const FILES_PER_INSTRUCTION = 25;
const FILES_IN_DIRECTORY = 50;
const text = new TextEncoder();

/** Half of the instructions copy files, each of them others; every file of the context is copied once. */
function dockerfileOf(instructions: number): string {
  const lines = ['FROM scratch'];
  for (let at = 0; at < instructions - 1; at++) lines.push(at % 2 === 0 ? `COPY d${at / 2} /srv/d${at / 2}` : `ENV STEP_${at}=${at}`);
  return `${lines.join('\n')}\n`;
}

function context(instructions: number): ReturnType<typeof bareMachine> {
  const machine = bareMachine();
  for (let at = 0; at < instructions * FILES_PER_INSTRUCTION; at++) {
    const directory = `/work/d${Math.floor(at / FILES_IN_DIRECTORY)}`;
    if (at % FILES_IN_DIRECTORY === 0) machine.files.makeDirectory(directory);
    machine.files.writeFile(`${directory}/f${at}`, text.encode(`file ${at}\n`.repeat(20)));
  }
  return machine;
}

/** Builds cold, and again with nothing changed. */
export async function benchBuilds(): Promise<readonly Measure[]> {
  const cold: Measured[] = [];
  const cached: Measured[] = [];
  for (const size of SIZES) {
    const dockerfile = dockerfileOf(size);
    cold.push({
      size,
      ms: await medianMs(
        3,
        () => context(size),
        (machine) => buildHere(machine, dockerfile, 'app:1'),
      ),
    });
    const built = async (): Promise<ReturnType<typeof bareMachine>> => {
      const machine = context(size);
      await buildHere(machine, dockerfile, 'app:1');
      return machine;
    };
    cached.push({ size, ms: await medianMs(3, built, (machine) => buildHere(machine, dockerfile, 'app:1')) });
  }
  const last = (sizes: readonly Measured[]): number => sizes.at(-1)?.ms ?? 0;
  const share = ((100 * last(cached)) / last(cold)).toFixed(0);
  return [
    measure(`cold build, ${FILES_PER_INSTRUCTION} files for each instruction`, 'instructions', cold),
    measure('the same again, all cached', 'instructions', cached, [`${share} % of the cold build`]),
  ];
}
