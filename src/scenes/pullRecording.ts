/** A recording of two pulls, for panes: node is there, python comes over the same base. */
import { applyPatch, diff } from '../session/mergePatch';
import type { Json } from '../session/json';
import type { Recording } from '../session/recording';
import { encodeView } from '../session/encodeView';
import type { MachineView } from '../session/worldView';
import { node, nodeAndPython, nothing, pulling } from './machines';
import { pullingHalfway } from './transfers';

const moments: readonly (readonly [t: number, machine: () => MachineView])[] = [
  [0, nothing],
  [900, node],
  [1500, () => ({ ...pulling(), transfer: pullingHalfway().transfer })],
  [1900, nodeAndPython],
];

function patches(): Recording['views'] {
  let before: Json | undefined;
  return moments.flatMap(([t, machine]) => {
    const patch = diff(before, encodeView({ machines: [machine()] }));
    if (patch === undefined) return [];
    before = applyPatch(before, patch);
    return [{ t, patch }];
  });
}

export function twoPulls(): Recording {
  return {
    version: 1,
    title: 'Two pulls',
    profile: 'docker-29',
    columns: 80,
    rows: 12,
    duration: 2000,
    commands: [
      {
        start: 0,
        entered: 300,
        end: 1000,
        command: 'docker pull node:22-bookworm',
        exitCode: 0,
        summary: 'node pulled',
        transcript: 'done\n',
      },
      {
        start: 1000,
        entered: 1200,
        end: 2000,
        command: 'docker pull python:3.12-bookworm',
        exitCode: 0,
        summary: 'python pulled',
        transcript: 'done\n',
      },
    ],
    output: [
      { t: 0, data: '$ ' },
      { t: 200, data: 'docker pull node:22-bookworm' },
      { t: 300, data: '\r\n' },
      { t: 900, data: 'done\r\n' },
      { t: 1000, data: '$ ' },
      { t: 1100, data: 'docker pull python:3.12-bookworm' },
      { t: 1200, data: '\r\n' },
      { t: 1900, data: 'done\r\n' },
      { t: 2000, data: '$ ' },
    ],
    views: patches(),
    setup: { scenario: 'empty', files: {}, before: [] },
  };
}
