import { encodeView } from '../session/encodeView';
import type { Recording } from '../session/recording';

const empty = encodeView({ machines: [{ name: 'laptop', images: [], layers: {}, containers: [] }] });

/** Two commands of a second each: `docker pull alpine` from 0 to 1000 ms, entered at 300; `docker images` from 1000 to 2000, entered at 1200. */
export const twoCommands: Recording = {
  version: 1,
  title: 'Two commands',
  profile: 'docker-29',
  columns: 40,
  rows: 6,
  duration: 2000,
  commands: [
    { start: 0, entered: 300, end: 1000, command: 'docker pull alpine', exitCode: 0, summary: 'alpine pulled', transcript: 'pulled\n' },
    { start: 1000, entered: 1200, end: 2000, command: 'docker images', exitCode: 0, summary: 'Listed 1 image', transcript: 'alpine\n' },
  ],
  output: [
    { t: 0, data: '$ ' },
    { t: 200, data: 'docker pull alpine' },
    { t: 300, data: '\r\n' },
    { t: 900, data: 'pulled\r\n' },
    { t: 1000, data: '$ ' },
    { t: 1100, data: 'docker images' },
    { t: 1200, data: '\r\n' },
    { t: 1900, data: 'alpine\r\n' },
    { t: 2000, data: '$ ' },
  ],
  views: [{ t: 0, patch: empty }],
  setup: { scenario: 'empty', files: {}, before: [] },
};

/** Three commands of a second each: a push on `laptop`, a pull on `server`, and again something on `laptop`. */
export const twoMachines: Recording = {
  version: 1,
  title: 'Two machines',
  profile: 'docker-29',
  columns: 40,
  rows: 6,
  duration: 3000,
  commands: [
    { start: 0, entered: 300, end: 1000, command: 'docker push app', exitCode: 0, summary: 'app pushed', transcript: 'pushed\n' },
    {
      start: 1000,
      entered: 1300,
      end: 2000,
      command: 'docker pull app',
      exitCode: 0,
      summary: 'app pulled',
      transcript: 'pulled\n',
      machine: 1,
    },
    { start: 2000, entered: 2300, end: 3000, command: 'docker images', exitCode: 0, summary: 'Listed 1 image', transcript: 'app\n' },
  ],
  output: [
    { t: 0, data: '$ ' },
    { t: 0, data: '$ ', machine: 1 },
    { t: 300, data: 'docker push app\r\n' },
    { t: 900, data: 'pushed\r\n' },
    { t: 1000, data: '$ ' },
    { t: 1300, data: 'docker pull app\r\n', machine: 1 },
    { t: 1900, data: 'pulled\r\n', machine: 1 },
    { t: 2000, data: '$ ', machine: 1 },
    { t: 2300, data: 'docker images\r\n' },
    { t: 2900, data: 'app\r\n' },
    { t: 3000, data: '$ ' },
  ],
  views: [
    {
      t: 0,
      patch: encodeView({
        machines: ['laptop', 'server'].map((name) => ({ name, images: [], layers: {}, containers: [] })),
      }),
    },
  ],
  setup: { scenario: 'empty', machines: ['laptop', 'server'], files: {}, before: [] },
};
