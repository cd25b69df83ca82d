import { describe, expect, it } from 'vitest';
import { RawJsonBuildDisplay } from '../../../src/cli/progress/buildRawJson';
import type { EngineEventData, VertexKind } from '../../../src/engine/events';

type Timed = readonly [at: number, event: EngineEventData];

const started = (at: number, vertex: string, name: string, kind: VertexKind = 'instruction'): Timed => [
  at,
  { type: 'vertex.started', vertex, name, kind },
];
const done = (at: number, vertex: string, cached = false): Timed => [at, { type: 'vertex.completed', vertex, cached }];
const graph = (...vertices: readonly (readonly [name: string, ...inputs: number[]])[]): Timed => [
  0,
  { type: 'build.graph', vertices: vertices.map(([name, ...inputs]) => ({ name, inputs })) },
];

interface Told {
  readonly name: string;
  readonly started?: string;
  readonly completed?: string;
  readonly cached?: boolean;
  readonly error?: string;
}

/** One text for each message: vertices with what is told of them, then sub-lines. */
function messages(...events: readonly Timed[]): string[] {
  const display = new RawJsonBuildDisplay();
  const out = events.map(([at, event]) => display.event({ at, ...event })).join('') + display.end();
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { vertexes = [], statuses = [] } = JSON.parse(line) as {
        vertexes?: Told[];
        statuses?: { id: string; completed?: string }[];
      };
      const vertices = vertexes.map((vertex) =>
        [vertex.name, ...(['started', 'completed', 'cached', 'error'] as const).filter((field) => vertex[field] !== undefined)].join(' '),
      );
      return [...vertices, ...statuses.map(({ id, completed }) => `- ${id}${completed === undefined ? '' : ' completed'}`)].join(', ');
    });
}

describe('--progress=rawjson', () => {
  it('announces what is asked of the builder: the first vertex alone, the others from the result down', () => {
    expect(messages(graph(['FROM'], ['one', 0], ['two', 1]))).toEqual(['FROM', 'two, one']);
  });

  it('tells of the vertices that another stands on by their digests', () => {
    const display = new RawJsonBuildDisplay();
    const [from = '', step = ''] = display.event({ at: 0, ...graph(['FROM'], ['step', 0])[1] }).split('\n');
    const { vertexes } = JSON.parse(step) as { vertexes: { inputs: string[] }[] };
    expect(from).toContain(`"digest":"${vertexes[0]?.inputs[0]}"`);
  });

  it('marks cached steps when one that stands on them is loaded, and loads the result for the export', () => {
    expect(
      messages(
        graph(['[1/3] FROM'], ['[2/3] a', 0], ['[3/3] b', 1]),
        started(5, 'a', '[2/3] a'),
        done(5, 'a', true),
        started(5, 'b', '[3/3] b'),
        done(5, 'b', true),
        started(6, 'x', 'exporting to image', 'export'),
      ).slice(2),
    ).toEqual([
      '[2/3] a started completed cached, [3/3] b started cached',
      '[3/3] b started completed cached',
      'exporting to image started',
    ]);
  });

  it('loads only the step that the first one to run stands on', () => {
    expect(
      messages(
        graph(['[1/3] FROM'], ['[2/3] a', 0], ['[3/3] b', 1]),
        started(5, 'a', '[2/3] a'),
        done(5, 'a', true),
        started(5, 'b', '[3/3] b'),
        [9, { type: 'vertex.log', vertex: 'b', stream: 'stdout', text: 'x' }],
        done(9, 'b'),
      ).slice(2),
    ).toEqual(['[2/3] a started cached', '[2/3] a started completed cached', '[3/3] b started', '', '[3/3] b started completed']);
  });

  it('tells twice that files of the client are looked at: for their key, and to fetch them', () => {
    expect(messages(started(1, 'd', '[internal] load .dockerignore', 'internal'), done(5, 'd'))).toEqual([
      '[internal] load .dockerignore',
      '[internal] load .dockerignore started completed, [internal] load .dockerignore started',
      '[internal] load .dockerignore started completed',
    ]);
  });

  it('works out the key of the context beside those of the bases', () => {
    expect(
      messages(
        graph(['FROM'], ['[internal] load build context'], ['copy', 0, 1]),
        started(3, 'f', 'FROM', 'from'),
        done(8, 'f'),
        started(8, 'c', '[internal] load build context', 'internal'),
      ).slice(2),
    ).toEqual([
      'FROM started, [internal] load build context started',
      '[internal] load build context started completed',
      'FROM started completed',
      '[internal] load build context started',
    ]);
  });

  it('tells the end of a sub-line together with the beginning of the next', () => {
    const status = (at: number, id: string, isDone: boolean): Timed => [
      at,
      { type: 'vertex.status', vertex: 'x', id, started: at, done: isDone },
    ];
    expect(messages(started(0, 'x', 'exporting', 'export'), status(0, 'a', false), status(4, 'a', true), status(4, 'b', true))).toEqual([
      'exporting started, - a',
      '- a completed, - b',
      '- b completed',
    ]);
  });
});
