import { describe, expect, it } from 'vitest';
import { World, reference } from './world';

/** Each vertex with the names of what it stands on. */
async function graphOf(dockerfile: string): Promise<readonly string[]> {
  const world = new World();
  await world.engine.pull(reference('alpine:3.20'));
  await world.engine.pull(reference('busybox'));
  world.write('a.txt', 'A\n');
  const { events } = await world.build(dockerfile);
  const graph = events.find((event) => event.type === 'build.graph');
  const vertices = graph?.type === 'build.graph' ? graph.vertices : [];
  const short = (name: string): string => name.replace(/@sha256:.*/, '').replace('docker.io/library/', '');
  return vertices.map(({ name, inputs }) => [name, ...inputs.map((input) => vertices[input]?.name ?? '?')].map(short).join(' < '));
}

describe('what BuildKit is asked to solve', () => {
  it('names each vertex after those that it stands on, a COPY on its base and on the context', async () => {
    expect(await graphOf('FROM alpine:3.20\nWORKDIR /app\nCOPY a.txt ./\nRUN true\n')).toEqual([
      '[1/4] FROM alpine:3.20',
      '[2/4] WORKDIR /app < [1/4] FROM alpine:3.20',
      '[internal] load build context',
      '[3/4] COPY a.txt ./ < [2/4] WORKDIR /app < [internal] load build context',
      '[4/4] RUN true < [3/4] COPY a.txt ./',
    ]);
  });

  it('goes from stage to stage, leaves out what the target does not need, and has the context once', async () => {
    const dockerfile = [
      'FROM alpine:3.20 AS build',
      'COPY a.txt /a',
      'FROM busybox AS unused',
      'RUN echo never',
      'FROM scratch',
      'COPY --from=build /a /a',
      'COPY a.txt /b',
    ];
    expect(await graphOf(dockerfile.join('\n'))).toEqual([
      '[build 1/2] FROM alpine:3.20',
      '[internal] load build context',
      '[build 2/2] COPY a.txt /a < [build 1/2] FROM alpine:3.20 < [internal] load build context',
      '[stage-2 1/2] COPY --from=build /a /a < [build 2/2] COPY a.txt /a',
      '[stage-2 2/2] COPY a.txt /b < [stage-2 1/2] COPY --from=build /a /a < [internal] load build context',
    ]);
  });

  it('has a vertex for each here-document', async () => {
    expect(await graphOf('FROM alpine:3.20\nCOPY <<EOF /x\nhi\nEOF\n')).toEqual([
      '[1/2] FROM alpine:3.20',
      '[internal] preparing inline document',
      '[2/2] COPY <<EOF /x < [1/2] FROM alpine:3.20 < [internal] preparing inline document',
    ]);
  });
});
