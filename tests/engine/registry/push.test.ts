import { describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../../src/engine/events';
import { accountsAccess } from '../../../src/engine/registry/accounts';
import { emptyRegistry, memoryRegistry, registryDirectory } from '../../../src/engine/registry/memoryRegistry';
import type { RegistryCondition } from '../../../src/engine/registry/registry';
import { uploadSchedule } from '../../../src/engine/registry/uploadSchedule';
import { digestOf } from '../../../src/engine/digest/digest';
import { hubData } from '../recordedHub';
import { build } from '../builtImages';
import { failure, machine, reference, violations } from '../machine';
import type { Machine } from '../machine';

const access = accountsAccess([{ username: 'you', password: 'secret', pushesTo: ['team'] }]);

function world(conditions: Readonly<Record<string, RegistryCondition>> = {}) {
  const hub = memoryRegistry(hubData());
  const local = emptyRegistry('localhost:5000');
  const team = emptyRegistry('registry.example.com', access);
  const registries = registryDirectory({ 'docker.io': hub, 'localhost:5000': local, 'registry.example.com': team }, { conditions });
  return { one: machine({ registries }), two: machine({ registries, seed: 'two' }), local, team };
}

const states = ({ events }: Machine, from = 0): readonly string[] =>
  events
    .slice(from)
    .flatMap((event: EngineEvent) =>
      event.type === 'push.layer' && event.state !== 'pushing'
        ? [event.state === 'mounted' ? `mounted from ${event.from}` : event.state]
        : [],
    );

describe('docker push', () => {
  it('sends what the registry has not, and nothing the second time (recording 29.7.2/07 steps 37 and 38)', async () => {
    const { one } = world();
    await build(one, 'localhost:5000/team/app:1', { a: 'one', b: 'two' });
    const [first] = await one.engine.push(reference('localhost:5000/team/app:1'));
    expect(states(one)).toEqual(['pushed', 'pushed']);
    expect(first?.digest).toBe(one.engine.image('localhost:5000/team/app:1').id);
    const before = one.events.length;
    await one.engine.push(reference('localhost:5000/team/app:1'));
    expect(states(one, before)).toEqual(['exists', 'exists']);
  });

  it('makes the image another machine’s to pull, byte for byte', async () => {
    const { one, two } = world();
    await build(one, 'localhost:5000/app', { a: 'one', b: 'two' });
    await one.engine.push(reference('localhost:5000/app'));
    await two.engine.pull(reference('localhost:5000/app'));
    expect(two.engine.image('localhost:5000/app').id).toBe(one.engine.image('localhost:5000/app').id);
    expect(two.engine.image('localhost:5000/app').layers.map(({ hasBytes }) => hasBytes)).toEqual([true, true]);
    expect(violations(two)).toEqual([]);
  });

  it('mounts a layer from another repository of the same registry', async () => {
    const { one } = world();
    await build(one, 'localhost:5000/one', { a: 'one' });
    await one.engine.push(reference('localhost:5000/one'));
    one.engine.tag('localhost:5000/one', reference('localhost:5000/two'));
    const before = one.events.length;
    await one.engine.push(reference('localhost:5000/two'));
    expect(states(one, before)).toEqual(['mounted from one']);
  });

  it('does not mount what came from another registry: it is sent', async () => {
    const { one } = world();
    await one.engine.pull(reference('alpine:3.20'));
    one.engine.tag('alpine:3.20', reference('localhost:5000/alpine'));
    await one.engine.push(reference('localhost:5000/alpine'));
    expect(states(one)).toEqual(['pushed']);
  });

  it('with -a sends every tag, and pull -a gets them all', async () => {
    const { one, two } = world();
    await build(one, 'localhost:5000/app:1', { a: 'one' });
    await build(one, 'localhost:5000/app:2', { a: 'one', b: 'two' });
    const pushed = await one.engine.push(reference('localhost:5000/app'), { allTags: true });
    expect(pushed.map(({ reference: { tag } }) => tag)).toEqual(['1', '2']);
    const pulled = await two.engine.pull(reference('localhost:5000/app'), { allTags: true });
    expect(pulled.map(({ digest }) => digest)).toEqual(pushed.map(({ digest }) => digest));
  });

  it('answers for a digest after its tag has moved', async () => {
    const { one, two } = world();
    await build(one, 'localhost:5000/app', { a: 'one' });
    const [first] = await one.engine.push(reference('localhost:5000/app'));
    await build(one, 'localhost:5000/app', { a: 'other' });
    const [second] = await one.engine.push(reference('localhost:5000/app'));
    await two.engine.pull(reference(`localhost:5000/app@${first?.digest ?? ''}`));
    expect(two.engine.images().map(({ id }) => id)).toEqual([first?.digest]);
    expect(second?.digest).not.toBe(first?.digest);
  });

  it('is denied without a login, with the wrong one, and outside of what is the user’s', async () => {
    const { one, team } = world();
    const denied =
      'push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed';
    await build(one, 'registry.example.com/team/app', { a: 'one' });
    one.engine.tag('registry.example.com/team/app', reference('registry.example.com/others/app'));
    const good = { username: 'you', password: 'secret' };
    for (const [name, credentials] of [
      ['team', undefined],
      ['team', { ...good, password: 'wrong' }],
      ['others', good],
    ] as const) {
      const options = credentials === undefined ? {} : { credentials };
      expect((await failure(one.engine.push(reference(`registry.example.com/${name}/app`), options))).message).toBe(denied);
    }
    expect(team.tags('team/app')).toBeUndefined();
    await one.engine.push(reference('registry.example.com/team/app'), { credentials: good });
    expect(team.tags('team/app')).toEqual(['latest']);
  });

  it('to a registry that takes none is denied', async () => {
    const { one } = world();
    await one.engine.pull(reference('alpine:3.20'));
    expect((await failure(one.engine.push(reference('alpine:3.20')))).code).toBe('push-denied');
  });

  it('of an index with parts that are not here sends the one image, and says instead of what', async () => {
    const { one } = world();
    await build(one, 'localhost:5000/app', { a: 'one' });
    await one.engine.push(reference('localhost:5000/app'));
    const index = one.engine.image('localhost:5000/app').id;
    one.engine.removeImage('localhost:5000/app');
    // A pull leaves the attestation at the registry.
    await one.engine.pull(reference('localhost:5000/app'));
    one.engine.tag('localhost:5000/app', reference('localhost:5000/copy'));
    const [result] = await one.engine.push(reference('localhost:5000/copy'));
    expect(result).toMatchObject({ insteadOf: index, digest: one.engine.image('localhost:5000/copy').manifest.digest });
  });

  it('that is cancelled leaves no name at the registry', async () => {
    const { one, local } = world();
    await build(one, 'localhost:5000/app', { a: 'one' });
    const error = await failure(one.engine.push(reference('localhost:5000/app'), { cancellation: { cancelled: true } }));
    expect(error.code).toBe('cancelled');
    expect(local.tags('app')).toBeUndefined();
  });

  it('names what is not here as the daemon does (recording 29.7.2/02 steps 15 to 17)', async () => {
    const { one } = world();
    expect((await failure(one.engine.push(reference('localhost:5000/x')))).message).toBe('tag does not exist: localhost:5000/x:latest');
    expect((await failure(one.engine.push(reference('localhost:5000/x'), { allTags: true }))).message).toBe(
      'An image does not exist locally with the tag: localhost:5000/x',
    );
  });
});

describe('a declared scenario', () => {
  it('makes a registry unreachable, for pulls, pushes and logins', async () => {
    const { one } = world({ 'localhost:5000': 'unreachable', 'registry.example.com': 'unreachable' });
    await build(one, 'localhost:5000/app', { a: 'one' });
    expect((await failure(one.engine.pull(reference('localhost:5000/app')))).message).toMatch(
      /^failed to resolve reference "localhost:5000\/app:latest": failed to do request: Head ".*": dial tcp 127.0.0.1:5000: connect: connection refused$/,
    );
    expect((await failure(one.engine.push(reference('localhost:5000/app')))).code).toBe('registry-unreachable');
    expect((await failure(one.engine.login('registry.example.com', { username: 'you', password: 'secret' }))).message).toBe(
      'Get "https://registry.example.com/v2/": dial tcp: lookup registry.example.com: no such host',
    );
  });

  it('lets Docker Hub refuse whoever has pulled too much, and stores nothing', async () => {
    const { one } = world({ 'docker.io': 'rate-limited' });
    expect((await failure(one.engine.pull(reference('alpine:3.20')))).message).toBe(
      'error from registry: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
    );
    expect(one.internals.content.listBlobs()).toEqual([]);
  });
});

describe('uploads', () => {
  const speeds = { downloadBytesPerSecond: 1_000_000, latencyMs: 10, unpackBytesPerSecond: 1 };
  const layers = Array.from({ length: 7 }, (_, at) => ({ digest: digestOf(`layer ${at}`), size: 100_000 }));

  it('go five at a time and share the connection', () => {
    const schedule = uploadSchedule(layers, speeds);
    expect(schedule.filter(({ state }) => state.kind === 'waiting').map(({ layer }) => layer)).toEqual(layers.slice(5));
    expect(schedule.filter(({ state }) => state.kind === 'pushed').map(({ at }) => at)).toEqual([510, 510, 510, 510, 510, 720, 720]);
  });

  it('are told in order of time and end with every layer', () => {
    const schedule = uploadSchedule(layers, speeds);
    expect(schedule.map(({ at }) => at)).toEqual(schedule.map(({ at }) => at).sort((a, b) => a - b));
    expect(schedule.filter(({ state }) => state.kind === 'pushed')).toHaveLength(layers.length);
  });
});
