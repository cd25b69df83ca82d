import { describe, expect, it } from 'vitest';
import type { BuildView } from '../../src/session/worldView';
import { watchedWorld } from './runLines';
import type { WatchedWorld } from './runLines';

const stages = `ARG VERSION=3.20
FROM alpine:\${VERSION} AS build
WORKDIR /src
COPY a.txt ./
RUN cat a.txt \\
    > out.txt

FROM alpine:3.20 AS unused
RUN echo unused

FROM alpine:3.20
COPY --from=build /src/out.txt /
ENV MODE=quiet
CMD ["cat", "/out.txt"]
`;

const files = { 'app/Dockerfile': stages, 'app/a.txt': 'one\n' };

const buildOf = ({ machine }: WatchedWorld): BuildView => {
  const { build } = machine();
  if (build === undefined) throw new Error('a build was run');
  return build;
};

const states = (build: BuildView): readonly string[] => build.instructions.map(({ text, state }) => `${text.split(' ')[0] ?? ''} ${state}`);

const why = (build: BuildView, text: string): string | undefined =>
  build.instructions.find((instruction) => instruction.text.startsWith(text))?.why;

/** The instructions that a plain progress prints as CACHED, as the view names them. */
function printedCached(output: string): readonly string[] {
  const names = new Map([...output.matchAll(/^(#\d+) \[[^\]]*\d\/\d+\] (.*?)\r?$/gm)].map(([, number = '', name = '']) => [number, name]));
  return [...output.matchAll(/^(#\d+) CACHED/gm)].flatMap(([, number = '']) => names.get(number) ?? []);
}

describe('the view of a build', () => {
  it('tells of every instruction its lines, stage and what it makes, also of stages that are not needed', async () => {
    const watched = await watchedWorld({ files });
    await watched.run('docker build -t app:1.0 app');
    const build = buildOf(watched);
    expect(build).toMatchObject({ reference: 'app:1.0', path: 'Dockerfile', dockerfile: stages, state: 'done' });
    expect(build.instructions.map(({ lines, stage, makes }) => [lines, stage, makes])).toEqual([
      [[1, 1], '', 'nothing'],
      [[2, 2], 'build', 'base'],
      [[3, 3], 'build', 'layer'],
      [[4, 4], 'build', 'layer'],
      [[5, 6], 'build', 'layer'],
      [[8, 8], 'unused', 'base'],
      [[9, 9], 'unused', 'layer'],
      [[11, 11], '2', 'base'],
      [[12, 12], '2', 'layer'],
      [[13, 13], '2', 'configuration'],
      [[14, 14], '2', 'configuration'],
    ]);
    expect(states(build)).toEqual([
      'ARG ran',
      'FROM ran',
      'WORKDIR ran',
      'COPY ran',
      'RUN ran',
      'FROM unneeded',
      'RUN unneeded',
      'FROM ran',
      'COPY ran',
      'ENV ran',
      'CMD ran',
    ]);
  });

  it('leads from each instruction of the result to its layer and its history row', async () => {
    const watched = await watchedWorld({ files });
    await watched.run('docker build -t app:1.0 app');
    const build = buildOf(watched);
    const image = watched.machine().images.find(({ id }) => id === build.image);
    if (image === undefined) throw new Error('the build made an image');
    const own = build.instructions.filter(({ historyRow }) => historyRow !== undefined);
    expect(own.map(({ historyRow }) => image.history[historyRow ?? -1]?.createdBy)).toEqual([
      'COPY /src/out.txt / # buildkit',
      'ENV MODE=quiet',
      'CMD ["cat" "/out.txt"]',
    ]);
    for (const { makes, layer, historyRow } of own) {
      expect(image.history[historyRow ?? -1]?.layer).toBe(makes === 'layer' ? layer : undefined);
    }
    expect(build.instructions.find(({ text }) => text.startsWith('FROM alpine:3.20') && text.endsWith('20'))?.layer).toBe(image.layers[0]);
  });

  it('has the states that the build prints, and says why', async () => {
    const watched = await watchedWorld({ files });
    await watched.run('docker build -t app:1.0 app');
    expect(why(buildOf(watched), 'COPY a.txt')).toBe('What it stands on was made anew, so it has to be done again.');
    expect(why(buildOf(watched), 'WORKDIR')).toBe('Nothing like it has been built on these layers here before.');
    await watched.run('echo two > app/a.txt');
    const printed = await watched.run('docker build --progress=plain -t app:1.0 app');
    const build = buildOf(watched);
    const cached = build.instructions.filter(({ state, makes }) => state === 'cached' && makes === 'layer').map(({ text }) => text);
    expect(cached).toEqual(['WORKDIR /src']);
    expect(printedCached(printed).filter((name) => !name.startsWith('FROM'))).toEqual(cached);
    expect(build.instructions.some(({ state, makes }) => state === 'cached' && makes === 'base')).toBe(
      printedCached(printed).some((name) => name.startsWith('FROM')),
    );
    expect(why(build, 'WORKDIR')).toBe('The same was done on the same layers before, so its result is taken from the build cache.');
    expect(why(build, 'COPY a.txt')).toBe('a.txt is not as when it was done before.');
    expect(why(build, 'RUN cat')).toBe('What it stands on was made anew, so it has to be done again.');
    expect(why(build, 'COPY --from')).toBe('The stage build, from which it takes files, was made anew.');
  });

  it('says so when the cache is not to be used', async () => {
    const watched = await watchedWorld({ files });
    await watched.run('docker build app');
    await watched.run('docker build --no-cache app');
    expect(why(buildOf(watched), 'RUN cat')).toBe('The build was told not to use the cache.');
    expect(buildOf(watched)).not.toHaveProperty('reference');
  });

  it('shows instructions while they run, one after the other, and how long they took', async () => {
    const watched = await watchedWorld({ files: { Dockerfile: 'FROM alpine:3.20\nRUN sleep 3\nRUN sleep 1\n' } });
    await watched.run('docker build .');
    const running = watched.seen.flatMap(({ machines }) => {
      const { build } = machines[0] ?? {};
      return build?.state === 'running' ? [build.instructions.map(({ state }) => state).join(' ')] : [];
    });
    expect([...new Set(running)]).toEqual([
      'pending pending pending',
      'running pending pending',
      'ran pending pending',
      'ran running pending',
      'ran ran pending',
      'ran ran running',
      'ran ran ran',
    ]);
    expect(buildOf(watched).instructions.map(({ duration }) => Math.floor((duration ?? 0) / 1000))).toEqual([0, 3, 1]);
  });

  it('stops at the instruction that fails', async () => {
    const watched = await watchedWorld({ files: { Dockerfile: 'FROM alpine:3.20\nRUN false\nRUN true\nCMD ["x"]\n' } });
    await watched.run('docker build -t app .');
    const build = buildOf(watched);
    expect([build.state, build.image]).toEqual(['failed', undefined]);
    expect(states(build)).toEqual(['FROM ran', 'RUN failed', 'RUN pending', 'CMD pending']);
  });

  it('shows a Dockerfile that cannot be read without instructions', async () => {
    const watched = await watchedWorld({ files: { Dockerfile: 'FROM alpine:3.20\nXYZZY\n' } });
    await watched.run('docker build .');
    expect(buildOf(watched)).toMatchObject({ state: 'failed', instructions: [], dockerfile: 'FROM alpine:3.20\nXYZZY\n' });
  });

  it('stays until the next build, and a check is none', async () => {
    const watched = await watchedWorld({ files });
    await watched.run('docker build -t app:1.0 app');
    const before = buildOf(watched);
    await watched.run('docker build --check app');
    await watched.run('docker images');
    expect(buildOf(watched)).toEqual(before);
  });

  it('gives two stages that do the same the same result', async () => {
    const same = 'FROM alpine:3.20 AS one\nRUN echo x > /x\nFROM alpine:3.20\nRUN echo x > /x\nCOPY --from=one /x /y\n';
    const watched = await watchedWorld({ files: { Dockerfile: same } });
    await watched.run('docker build .');
    const [, first, , second] = buildOf(watched).instructions;
    expect([first?.state, second?.state, second?.layer]).toEqual(['ran', 'ran', first?.layer]);
  });

  it('lists what the ONBUILD of a base brings along', async () => {
    const watched = await watchedWorld({
      files: { 'base/Dockerfile': 'FROM alpine:3.20\nONBUILD RUN echo late > /late\n', 'app/Dockerfile': 'FROM base:1\nCMD ["x"]\n' },
    });
    await watched.run('docker build -t base:1 base');
    await watched.run('docker build app');
    expect(buildOf(watched).instructions.map(({ text, lines, makes }) => [text, lines, makes])).toEqual([
      ['FROM base:1', [1, 1], 'base'],
      ['ONBUILD RUN echo late > /late', [1, 1], 'layer'],
      ['CMD ["x"]', [2, 2], 'configuration'],
    ]);
  });
});
