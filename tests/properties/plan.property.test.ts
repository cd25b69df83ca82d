import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BuildOptions } from '../../src/engine/api';
import type { EngineEvent } from '../../src/engine/events';
import { reference } from '../engine/machine';
import { World } from '../engine/build/world';
import { forAllAsync } from './property';

const FILES = ['a.txt', 'b.txt', 'src/c.txt'];
const line = fc.constantFrom(
  'WORKDIR /app',
  'COPY a.txt /app/',
  'COPY . /all/',
  'COPY src /src/',
  'COPY nope.txt /',
  'RUN echo one > /one',
  'RUN true',
  'ARG WHO=me',
  'RUN echo $WHO > /who',
  'ENV E=1',
  'LABEL l=1',
);
/** The last stage stands on the first or takes files from it, or has nothing to do with it. */
const secondStage = fc.constantFrom(
  ['FROM one AS two'],
  ['FROM busybox AS two'],
  ['FROM scratch AS two', 'COPY --from=one /etc/hostname /name'],
  ['FROM alpine:3.20 AS two', 'RUN echo x > /x', 'COPY --from=one /etc/hostname /one/'],
  ['FROM alpine:3.20 AS two', 'RUN --mount=type=bind,from=one,target=/mnt true'],
);
const dockerfile = fc
  .tuple(fc.array(line, { maxLength: 4 }), secondStage, fc.array(line, { maxLength: 3 }))
  .map(([first, [from = '', ...taken], rest]) => ['FROM alpine:3.20 AS one', ...first, from, ...taken, ...rest].join('\n') + '\n');
const buildArgs: readonly Readonly<Record<string, string>>[] = [{}, { WHO: 'you' }];
const options: fc.Arbitrary<Partial<BuildOptions>> = fc.record(
  {
    noCache: fc.boolean(),
    target: fc.constantFrom('one', 'two'),
    buildArgs: fc.constantFrom(...buildArgs),
  },
  { requiredKeys: [] },
);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('build' as const), which: fc.nat({ max: 1 }), options }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), file: fc.constantFrom(...FILES), text: fc.constantFrom('1', '2') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('prune' as const), all: fc.boolean() }) },
);

/** What each line of the Dockerfile came to in the build that the events tell of: cached, done (ran) or error (failed). */
function outcomesByLine(events: readonly EngineEvent[]): ReadonlyMap<number, string> {
  const lines = new Map<number, number>();
  const found = new Map<number, string>();
  for (const event of events) {
    if (event.type === 'build.planned') event.instructions.forEach((instruction, index) => lines.set(index, instruction.lines.start));
    if (event.type === 'build.step') found.set(lines.get(event.instruction) ?? 0, told(event.state, event.reason));
  }
  return found;
}

/** Why a step fails is told in words of the build's own. */
function told(state: string, reason: unknown): string {
  return state === 'ran' ? `ran ${JSON.stringify(reason)}` : state;
}

const STATES = { cached: 'cached', runs: 'ran', fails: 'failed' };

describe('the plan of a build', () => {
  it('says of every step what the build then does, whatever was built, changed or pruned before', async () => {
    await forAllAsync(
      fc.tuple(fc.array(dockerfile, { minLength: 2, maxLength: 2 }), fc.array(step, { maxLength: 7 })),
      40,
      async ([texts, steps]) => {
        const world = new World();
        await world.engine.pull(reference('alpine:3.20'));
        for (const file of FILES) world.write(file, '0');
        for (const one of steps) {
          if (one.kind === 'edit') world.write(one.file, one.text);
          else if (one.kind === 'prune') world.engine.pruneBuildCache({ all: one.all });
          else {
            const text = texts[one.which] ?? '';
            const context = { tree: world.files, root: '/work' };
            const plan = await world.engine.planBuild(context, {
              names: [],
              dockerfile: text,
              dockerfileName: 'Dockerfile',
              ...one.options,
            });
            const { events } = await world.build(text, one.options);
            const done = outcomesByLine(events);
            const fails = plan.steps.some(({ outcome }) => outcome === 'fails');
            // A build that fails gives up what goes on beside the failing step.
            const planned = plan.steps.filter(({ lines }) => !fails || /^(?:cached|failed)/.test(done.get(lines.start) ?? ''));
            expect(planned.map(({ name, lines }) => [name, done.get(lines.start)])).toEqual(
              planned.map(({ name, outcome, reason }) => [name, told(STATES[outcome], reason)]),
            );
          }
        }
      },
    );
  }, 120_000);
});
