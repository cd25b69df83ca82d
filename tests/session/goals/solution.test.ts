import { expect, it } from 'vitest';
import { solutionOf } from '../../../src/session/goals/solution';
import { recordSession } from '../../../src/session/record';

it('a solution is written as its author wrote it: with what is typed into commands, and where', async () => {
  const recording = await recordSession({
    title: 'Two machines',
    setup: { scenario: 'empty', machines: ['laptop', 'server'], files: {}, before: [] },
    commands: [
      { line: 'docker image prune', input: ['y'] },
      { line: 'docker pull alpine:3.20', machine: 1 },
    ],
  });
  expect(solutionOf(recording)).toEqual(['$ docker image prune\n> y', 'server$ docker pull alpine:3.20']);
});
