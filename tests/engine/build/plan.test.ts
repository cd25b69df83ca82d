import { describe, expect, it } from 'vitest';
import type { BuildOptions } from '../../../src/engine/api';
import type { PlannedStep } from '../../../src/engine/build/buildPlan';
import { reference } from '../machine';
import { World } from './world';

const DOCKERFILE = 'FROM alpine:3.20\nWORKDIR /app\nCOPY a.txt ./\nRUN echo one\nCOPY . .\n';

async function built(): Promise<World> {
  const world = new World();
  await world.engine.pull(reference('alpine:3.20'));
  world.write('a.txt', 'A');
  world.write('b.txt', 'B');
  await world.build(DOCKERFILE);
  return world;
}

async function planned(world: World, dockerfile: string, options: Partial<BuildOptions> = {}): Promise<readonly PlannedStep[]> {
  const context = { tree: world.files, root: '/work' };
  return (await world.engine.planBuild(context, { names: [], dockerfile, dockerfileName: 'Dockerfile', ...options })).steps;
}

const reasons = (steps: readonly PlannedStep[]): unknown[] => steps.map(({ outcome, reason }) => reason ?? outcome);

describe('the plan of a build', () => {
  it('finds everything cached when nothing has changed, and takes neither time nor events', async () => {
    const world = await built();
    const before = world.clock.now();
    const events: unknown[] = [];
    world.engine.subscribe((event) => events.push(event));
    expect(reasons(await planned(world, DOCKERFILE))).toEqual(['cached', 'cached', 'cached', 'cached']);
    expect([world.clock.now() - before, events]).toEqual([0, []]);
  });

  it('knows nothing of what was never built', async () => {
    const world = new World();
    await world.engine.pull(reference('alpine:3.20'));
    world.write('a.txt', 'A');
    expect(reasons(await planned(world, 'FROM alpine:3.20\nRUN echo x\nRUN echo y\n'))).toEqual([
      { kind: 'new' },
      { kind: 'parent-changed' },
    ]);
  });

  it('names the file that changed, and what stands on it', async () => {
    const world = await built();
    world.write('a.txt', 'A2');
    expect(reasons(await planned(world, DOCKERFILE))).toEqual([
      'cached',
      { kind: 'files-changed', paths: ['/a.txt'] },
      { kind: 'parent-changed' },
      { kind: 'parent-changed' },
    ]);
  });

  it('names a file that was added under a copied directory', async () => {
    const world = await built();
    world.write('c.txt', 'C');
    expect(reasons(await planned(world, DOCKERFILE)).at(-1)).toEqual({ kind: 'files-changed', paths: ['/c.txt'] });
  });

  it('tells a changed instruction from a changed file', async () => {
    const world = await built();
    expect(reasons(await planned(world, DOCKERFILE.replace('echo one', 'echo two')))).toEqual([
      'cached',
      'cached',
      { kind: 'instruction-changed' },
      { kind: 'parent-changed' },
    ]);
  });

  it('with --no-cache everything runs but WORKDIR', async () => {
    const world = await built();
    expect(reasons(await planned(world, DOCKERFILE, { noCache: true }))).toEqual([
      'cached',
      { kind: 'no-cache' },
      { kind: 'no-cache' },
      { kind: 'no-cache' },
    ]);
  });

  it('says what cannot be done', async () => {
    const world = await built();
    expect(reasons(await planned(world, 'FROM alpine:3.20\nCOPY nope /\n'))).toEqual([
      { kind: 'source-missing', message: '"/nope": not found' },
    ]);
  });

  it('says what is wrong with the Dockerfile', async () => {
    const plan = await (
      await built()
    ).engine.planBuild(undefined, { names: [], dockerfile: 'FROM alpine:3.20\nXYZZYQ\n', dockerfileName: 'Dockerfile' });
    expect([plan.steps, plan.problem?.message]).toEqual([[], 'dockerfile parse error on line 2: unknown instruction: XYZZYQ']);
  });

  it('brings along what a check would warn of', async () => {
    const plan = await (
      await built()
    ).engine.planBuild(undefined, {
      names: [],
      dockerfile: 'FROM alpine:3.20\nMAINTAINER me\nCMD ls $NOWHERE\n',
      dockerfileName: 'Dockerfile',
    });
    expect(plan.warnings.map(({ rule, lines }) => [rule.name, lines.start])).toEqual([
      ['MaintainerDeprecated', 2],
      ['JSONArgsRecommended', 3],
    ]);
  });

  it('agrees with the build that follows', async () => {
    const world = await built();
    world.write('b.txt', 'B2');
    const plan = await planned(world, DOCKERFILE);
    const { vertices } = await world.build(DOCKERFILE);
    for (const { name, outcome } of plan) {
      expect(`${name} ${vertices.find((vertex) => vertex.name === name)?.outcome === 'cached' ? 'cached' : 'runs'}`).toBe(
        `${name} ${outcome}`,
      );
    }
  });
});
