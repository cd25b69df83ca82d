import { describe, expect, it } from 'vitest';
import { renderCodeFrame } from '../../../src/engine/build/codeFrame';
import { buildFailureOf } from '../../../src/engine/build/failure';
import { World, reference } from './world';

async function world(): Promise<World> {
  const made = new World();
  await made.engine.pull(reference('alpine:3.20'));
  return made;
}

const frameOf = (error: Parameters<typeof buildFailureOf>[0] | undefined): string[] | undefined => {
  const frame = error && buildFailureOf(error).frame;
  return frame && renderCodeFrame(frame);
};

describe('a build that fails', () => {
  it('carries the vertex with its log, the lines of the Dockerfile and the message', async () => {
    const { error } = await (await world()).build('FROM alpine:3.20\nRUN echo hi; \\\n  exit 3\nRUN true\n');
    expect(error?.code).toBe('build-failed');
    expect(error?.message).toBe('process "/bin/sh -c echo hi;   exit 3" did not complete successfully: exit code: 3');
    expect(error && buildFailureOf(error).vertex).toEqual({ name: '[2/3] RUN echo hi;   exit 3', log: [{ seconds: 0.19, text: 'hi\n' }] });
    expect(frameOf(error)).toEqual([
      'Dockerfile:2',
      '--------------------',
      '   1 |     FROM alpine:3.20',
      '   2 | >>> RUN echo hi; \\',
      '   3 | >>>   exit 3',
      '   4 |     RUN true',
      '--------------------',
    ]);
  });

  it('leaves images and names as they were, but keeps what it did in the cache', async () => {
    const made = await world();
    await made.build('FROM alpine:3.20\nRUN echo a\n');
    const before = made.engine.images();
    await made.build('FROM alpine:3.20\nRUN echo b\nRUN exit 1\n');
    expect(made.engine.images()).toEqual(before);
    const again = await made.build('FROM alpine:3.20\nRUN echo b\n', { names: [reference('other')] });
    expect(again.vertices.find(({ name }) => name === '[2/2] RUN echo b')?.outcome).toBe('cached');
  });

  it('gives up what it is doing when a file to be copied is not there', async () => {
    const { vertices, error } = await (await world()).build('FROM alpine:3.20\nRUN echo a\nCOPY nope /\n');
    expect(vertices.map(({ name, outcome }) => `${name} ${outcome}`).slice(-2)).toEqual([
      '[2/3] RUN echo a cancelled',
      '[3/3] COPY nope / error',
    ]);
    expect(error?.message).toMatch(
      /^failed to compute cache key: failed to calculate checksum of ref \w{25}::\w{25}: "\/nope": not found$/,
    );
  });

  it('says what is missing in another stage when it comes to it', async () => {
    const { vertices, error } = await (await world()).build('FROM alpine:3.20 AS a\nRUN true\nFROM alpine:3.20\nCOPY --from=a /nope /\n');
    expect(vertices.at(-1)).toMatchObject({ name: '[stage-1 2/2] COPY --from=a /nope /', outcome: 'error' });
    expect(error?.message).toMatch(/"\/nope": not found$/);
  });

  it('tells of a program that is not there as runc does', async () => {
    const { vertices, error } = await (await world()).build('FROM alpine:3.20\nRUN ["nosuch"]\n');
    expect(vertices.at(-1)?.log).toContain('exec: "nosuch": executable file not found in $PATH');
    expect(error?.message).toBe('process "nosuch" did not complete successfully: exit code: 1');
  });

  it('says in one sentence what is not simulated', async () => {
    const made = await world();
    const run = await made.build('FROM alpine:3.20\nRUN ["later"]\n');
    expect(run.error).toMatchObject({ code: 'not-simulated', message: 'later is not simulated.' });
    const add = await made.build('FROM alpine:3.20\nADD https://example.com/x /\n');
    expect(add.error).toMatchObject({ code: 'not-simulated', message: expect.stringContaining('https://example.com/x') as string });
  });

  it('can be given up', async () => {
    const made = await world();
    const cancellation = { cancelled: false };
    const building = made.build('FROM alpine:3.20\nRUN sleep 5\nRUN true\n', { cancellation });
    made.engine.subscribe((event) => {
      if (event.type === 'vertex.started' && event.name.includes('sleep')) cancellation.cancelled = true;
    });
    const { error, vertices } = await building;
    expect(error).toMatchObject({ code: 'cancelled', message: 'Canceled: context canceled' });
    expect(vertices.at(-1)).toMatchObject({ name: '[2/3] RUN sleep 5', outcome: 'cancelled' });
    expect(made.engine.images()).toHaveLength(1);
  });
});

describe('a Dockerfile that cannot be built', () => {
  const cases: [text: string, message: string, line: number | undefined][] = [
    ['', 'the Dockerfile cannot be empty', undefined],
    ['# nothing\n', 'file with no instructions', 1],
    ['ARG A\n', 'dockerfile contains no stages to build', undefined],
    ['FROM alpine:3.20\nRNU true\n', 'dockerfile parse error on line 2: unknown instruction: RNU (did you mean RUN?)', 2],
    [
      'FROM alpine:3.20\nCOPY a\n',
      'dockerfile parse error on line 2: COPY requires at least two arguments, but only one was provided. Destination could not be determined',
      2,
    ],
    ['FROM $X\n', 'base name ($X) should not be blank', 1],
    ['FROM alpine:3.20\nEXPOSE abc\n', 'invalid containerPort: abc', 2],
    ['FROM alpine:3.20\nSTOPSIGNAL SIGNOPE\n', 'invalid signal: SIGNOPE', 2],
    ['FROM alpine:3.20\nCOPY --from=3 a b\n', 'invalid stage index 3', 2],
    ['FROM alpine:3.20\nENV A=${\n', `failed to process "\${": syntax error: missing '}'`, 2],
    [
      'FROM alpine:3.20 AS a\nCOPY --from=b /x /x\nFROM alpine:3.20 AS b\nCOPY --from=a /x /x\n',
      'circular dependency detected on stage: b',
      4,
    ],
  ];
  for (const [text, message, line] of cases) {
    it(message, async () => {
      const { error } = await (await world()).build(text);
      expect(error).toMatchObject({ code: 'dockerfile-invalid', message });
      expect(error && buildFailureOf(error).frame?.line).toBe(line);
    });
  }

  it('has no stage of the name asked for', async () => {
    const { error } = await (await world()).build('FROM alpine:3.20\n', { target: 'x' });
    expect(error?.message).toBe('target stage "x" could not be found');
  });
});
