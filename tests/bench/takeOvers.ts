import { takeOver } from '../../src/session/live';
import type { Recording } from '../../src/session/recording';
import { measure, medianMs } from './measure';
import type { Measure, Measured } from './measure';

const SIZES = [15, 30, 60] as const;

/** What a lesson does, over and over: pull, build, look, run, change a file, build again. */
const ROUND = [
  'docker pull alpine:3.20',
  "printf 'FROM alpine:3.20\\nCOPY . /app\\nRUN echo done > /done\\n' > Dockerfile",
  'docker build -t app:1 .',
  'docker images',
  'docker history app:1',
  'docker run --rm app:1 cat /done',
  'echo change >> app.txt',
  'docker build -t app:2 .',
  'docker image ls | grep app',
  'docker inspect app:2 | head -5',
  'docker tag app:2 app:latest',
  'docker rmi app:1',
];

/** A recording of which only the commands matter: taking over runs them again. */
function recording(commands: number): Recording {
  const markers = Array.from({ length: commands }, (_, at) => ({
    start: at,
    entered: at,
    end: at + 1,
    command: ROUND[at % ROUND.length] ?? '',
    exitCode: 0,
    summary: '',
    transcript: '',
  }));
  return {
    version: 1,
    title: 'bench',
    profile: 'docker-29',
    columns: 90,
    rows: 24,
    duration: commands,
    commands: markers,
    output: [],
    views: [],
    setup: { scenario: 'empty', files: { 'app.txt': 'first\n' }, before: [] },
  };
}

/** Taking over at the end of a session of so many commands. */
export async function benchTakeOvers(): Promise<readonly Measure[]> {
  const sizes: Measured[] = [];
  for (const size of SIZES) {
    const work = async (): Promise<void> => {
      const live = await takeOver(recording(size), size, { pace: 0 });
      if (live.history.length !== size) throw new Error('not every command was run');
      live.dispose();
    };
    await work();
    sizes.push({ size, ms: await medianMs(3, () => undefined, work) });
  }
  return [measure('taking over a session', 'commands', sizes)];
}
