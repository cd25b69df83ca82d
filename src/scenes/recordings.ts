import { encodeView } from '../session/viewCodec';
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
