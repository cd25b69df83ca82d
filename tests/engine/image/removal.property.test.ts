import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../src/engine/errors';
import { machine, reference, violations } from '../machine';
import type { Machine } from '../machine';

const names = ['alpine:3.19', 'alpine:3.20', 'alpine:latest', 'demo:multi', 'demo:multi2', 'hello-world:latest'];
const ownNames = ['mine:1', 'mine:2', 'registry.example.com:5000/a:1'];
const anyName = fc.constantFrom(...names, ...ownNames);

type Step = (machine: Machine) => unknown;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom(...names).map(
    (name): Step =>
      ({ engine }) =>
        engine.pull(reference(name)),
  ),
  fc.tuple(anyName, fc.constantFrom(...ownNames)).map(
    ([from, to]): Step =>
      ({ engine }) =>
        engine.tag(from, reference(to)),
  ),
  fc.tuple(anyName, fc.boolean()).map(
    ([name, force]): Step =>
      ({ engine }) =>
        engine.removeImage(name, { force }),
  ),
  fc.boolean().map(
    (all): Step =>
      ({ engine }) =>
        engine.pruneImages({ all }),
  ),
  anyName.map(
    (image): Step =>
      ({ engine }) =>
        engine.run({ image }, { stdout: () => undefined, stderr: () => undefined }),
  ),
);

describe('whatever is pulled, tagged, run and removed', () => {
  it('every image that has a name stays whole, and nothing is kept that nobody holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const made = machine();
        for (const run of steps) {
          try {
            await run(made);
          } catch (error) {
            if (!(error instanceof EngineError)) {
              throw error;
            }
          }
          expect(violations(made)).toEqual([]);
        }
        made.engine.containers().forEach(({ id }) => made.engine.removeContainer(id));
        made.engine.pruneImages({ all: true });
        expect([made.engine.images(), made.internals.content.listBlobs(), made.internals.layers.list()]).toEqual([[], [], []]);
      }),
      { numRuns: 60 },
    );
  });
});
