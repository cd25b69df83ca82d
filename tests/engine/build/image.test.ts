import { describe, expect, it } from 'vitest';
import { World, reference } from './world';

const APP = `FROM alpine:3.20
LABEL maintainer="me"
ARG WHO=world
ENV GREETING=hello
WORKDIR /app
COPY a.txt ./
RUN echo "$GREETING $WHO" > out.txt && cat out.txt
RUN echo err >&2; true
EXPOSE 8080
VOLUME /data
USER nobody
ENTRYPOINT ["cat"]
CMD ["out.txt"]
`;

async function app(): Promise<World> {
  const world = new World();
  await world.engine.pull(reference('alpine:3.20'));
  world.write('a.txt', 'A\n');
  return world;
}

describe('the image that a build leaves', () => {
  it('has the history rows that BuildKit writes (recording 29.7.2/05 step 9)', async () => {
    const { image } = await (await app()).build(APP);
    expect(image?.config.history.map((row) => row.created_by)).toEqual([
      'ADD alpine-minirootfs-3.20.3-x86_64.tar.gz / # buildkit',
      'CMD ["/bin/sh"]',
      'LABEL maintainer=me',
      'ARG WHO=world',
      'ENV GREETING=hello',
      'WORKDIR /app',
      'COPY a.txt ./ # buildkit',
      'RUN |1 WHO=world /bin/sh -c echo "$GREETING $WHO" > out.txt && cat out.txt # buildkit',
      'RUN |1 WHO=world /bin/sh -c echo err >&2; true # buildkit',
      'EXPOSE [8080/tcp]',
      'VOLUME [/data]',
      'USER nobody',
      'ENTRYPOINT ["cat"]',
      'CMD ["out.txt"]',
    ]);
  });

  it('has the configuration and the sizes of step 10, as far as they do not depend on times', async () => {
    const world = await app();
    const { image } = await world.build(APP);
    expect(JSON.stringify(image?.config.config)).toBe(
      JSON.stringify({
        Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'GREETING=hello'],
        Cmd: ['out.txt'],
        WorkingDir: '/app',
        ArgsEscaped: true,
        Labels: { maintainer: 'me' },
        ExposedPorts: { '8080/tcp': {} },
        Volumes: { '/data': {} },
        User: 'nobody',
        Entrypoint: ['cat'],
      }),
    );
    expect(image?.target.size).toBe(856);
    expect(
      image &&
        world.engine
          .history(image)
          .map(({ size }) => size)
          .filter((size) => size > 0),
    ).toEqual([4096, 12288, 12288, 8192, 8458240]);
  });

  it('has the times of its layers, and those of the cache when it comes from there', async () => {
    const world = await app();
    const first = await world.build(APP);
    await world.clock.sleep(3_600_000);
    const second = await world.build(APP);
    expect(second.image?.configDigest).toBe(first.image?.configDigest);
    expect(second.image?.manifest.digest).toBe(first.image?.manifest.digest);
    expect(second.image?.id).not.toBe(first.image?.id);
    const times = first.image?.config.history.map(({ created }) => created) ?? [];
    expect(times[2]).toBe(times[5]); // LABEL has that of the first new layer
    expect(new Set(times.slice(8)).size).toBe(1); // configuration has that of the last
    expect(first.image?.config.created).toBe(times.at(-1));
  });

  it('replaces the image that had its name, which is gone then (steps 13 to 15)', async () => {
    const world = await app();
    const first = await world.build(APP);
    world.write('a.txt', 'A2\n');
    const second = await world.build(APP);
    expect(second.image?.names).toEqual(['app:1']);
    expect(world.engine.images().map(({ id }) => id)).not.toContain(first.image?.id);
  });

  it('has no name when none is given, and stays', async () => {
    const world = await app();
    const { image } = await world.build(APP, { names: [] });
    expect(image?.names).toEqual([]);
    expect(world.engine.images().map(({ id }) => id)).toContain(image?.id);
  });

  it('can have several names', async () => {
    const world = await app();
    const { image } = await world.build('FROM alpine:3.20\nRUN true\n', { names: [reference('x:1'), reference('y:2')] });
    expect(image?.names).toEqual(['x:1', 'y:2']);
  });

  it('drops the command of the base when it sets an entrypoint', async () => {
    const { image } = await (await app()).build('FROM alpine:3.20\nENTRYPOINT ["x"]\n');
    expect(image?.config.config.Cmd).toBeUndefined();
  });

  it('writes a health check as Go prints it', async () => {
    const { image } = await (await app()).build('FROM alpine:3.20\nHEALTHCHECK --interval=1m30s --retries=3 CMD true\nHEALTHCHECK NONE\n');
    expect(image?.config.history.slice(-2).map((row) => row.created_by)).toEqual([
      String.raw`HEALTHCHECK &{["CMD-SHELL" "true"] "1m30s" "0s" "0s" "0s" '\x03'}`,
      String.raw`HEALTHCHECK &{["NONE"] "0s" "0s" "0s" "0s" '\x00'}`,
    ]);
  });

  it('shows the value that an argument got', async () => {
    const { image } = await (await app()).build('FROM alpine:3.20\nARG A=1 B\nRUN true\n', { buildArgs: { A: '2' } });
    expect(image?.config.history.slice(-2).map((row) => row.created_by)).toEqual(['ARG A=2 B', 'RUN |2 A=2 B= /bin/sh -c true # buildkit']);
  });

  it('runs the ONBUILD instructions of its base, once', async () => {
    const world = await app();
    await world.build('FROM alpine:3.20\nONBUILD COPY a.txt /b.txt\n', { names: [reference('base')] });
    const { image, vertices } = await world.build('FROM base\nRUN cat /b.txt\n');
    expect(vertices.map(({ name }) => name)).toContain('[2/3] ONBUILD COPY a.txt /b.txt');
    expect(vertices.find(({ name }) => name === '[3/3] RUN cat /b.txt')?.log).toBe('A\n');
    expect(image?.config.config.OnBuild).toBeUndefined();
  });

  it('shows a base that several stages share once, by the name of the stage met last (recording 29.7.2/08 step 28)', async () => {
    const { vertices } = await (
      await app()
    ).build(
      'FROM alpine:3.20 AS a\nRUN echo a > /a\nFROM alpine:3.20 AS b\nRUN echo b > /b\nFROM alpine:3.20\nCOPY --from=a /a /a\nCOPY --from=b /b /b\n',
    );
    expect(vertices.map(({ name }) => name.replace(/@sha256:.*/, '')).filter((name) => name.startsWith('['))).toEqual([
      '[internal] load build definition from Dockerfile',
      '[internal] load metadata for docker.io/library/alpine:3.20',
      '[internal] load .dockerignore',
      '[b 1/2] FROM docker.io/library/alpine:3.20',
      '[a 2/2] RUN echo a > /a',
      '[b 2/2] RUN echo b > /b',
      '[stage-2 2/3] COPY --from=a /a /a',
      '[stage-2 3/3] COPY --from=b /b /b',
    ]);
  });
});
