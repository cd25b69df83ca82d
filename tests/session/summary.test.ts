import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/engine/digest/digest';
import type { DiffID } from '../../src/engine/digest/digest';
import type { EngineEvent, EngineEventData, PulledLayer } from '../../src/engine/events';
import { chainIdOn } from '../../src/engine/layer/chainId';
import { sizeText, summarise } from '../../src/session/summary';

function summary(command: string, events: readonly EngineEventData[], { exitCode = 0, transcript = '' } = {}): string {
  return summarise({
    command,
    exitCode,
    transcript,
    images: [],
    containers: [],
    events: events.map((event) => ({ at: 0, ...event }) as EngineEvent),
  });
}

const pull = (name: string, layers: number, layersAlreadyHere: number, downloadedBytes: number): EngineEventData => ({
  type: 'pull.finished',
  reference: name,
  digest: digestOf(name),
  status: 'newer',
  layers,
  layersAlreadyHere,
  downloadedBytes,
});

describe('the summary of a command', () => {
  it('says how much a pull fetched', () => {
    expect(summary('docker pull node:22-bookworm', [pull('docker.io/library/node:22-bookworm', 8, 0, 408_512_345)])).toBe(
      'node:22-bookworm pulled: 8 layers, 408.5 MB downloaded',
    );
  });

  it('says how much a pull did not need to fetch', () => {
    expect(summary('docker pull x', [pull('python:3.12-bookworm', 7, 4, 31_900_000)])).toBe(
      'python:3.12-bookworm pulled: 7 layers, 4 already here, 31.9 MB downloaded',
    );
    expect(summary('docker pull x', [pull('a:1', 1, 1, 0)])).toBe('a:1 pulled: 1 layer, 1 already here, no layer downloaded');
  });

  it('says that a pull found nothing newer', () => {
    const event = { ...pull('node:22', 8, 8, 0), status: 'up-to-date' } as EngineEventData;
    expect(summary('docker pull node:22', [event])).toBe('node:22 is up to date: nothing downloaded');
  });

  it('counts the instructions that a build took from its cache', () => {
    const step = (vertex: string, cached: boolean): EngineEventData[] => [
      { type: 'vertex.started', vertex, name: `[2/4] ${vertex}`, kind: 'instruction' },
      { type: 'vertex.completed', vertex, cached },
    ];
    const base: EngineEventData[] = [
      { type: 'vertex.started', vertex: 'from', name: '[1/4] FROM x', kind: 'from' },
      { type: 'vertex.completed', vertex: 'from', cached: true },
    ];
    const end: EngineEventData = { type: 'build.finished', imageId: digestOf('x'), names: ['docker.io/library/app:1.0'] };
    expect(summary('docker build -t app:1.0 .', [...base, ...step('a', true), ...step('b', true), ...step('c', false), end])).toBe(
      'app:1.0 built: 2 of 3 instructions cached',
    );
  });

  describe('of a build that fetches its base', () => {
    const layer = (name: string, size: number, alreadyExists = false): PulledLayer => {
      const diffId = digestOf(`diff ${name}`) as string as DiffID;
      return { digest: digestOf(name), size, alreadyExists, createdBy: name, diffId, chainId: chainIdOn(undefined, diffId) };
    };
    const come = (name: string): EngineEventData => {
      return { type: 'vertex.status', vertex: 'v', id: digestOf(name), current: 1, total: 1, started: 0, done: true };
    };
    const end: EngineEventData = { type: 'build.finished', imageId: digestOf('x'), names: ['docker.io/library/web:latest'] };
    const node = { reference: 'docker.io/library/node:22', layers: [layer('a', 60_000_000), layer('b', 3_000_000)] };

    it('says how many layers of it were downloaded', () => {
      const fetching: EngineEventData = { type: 'build.fetching', bases: [node] };
      expect(summary('docker build -t web .', [fetching, come('a'), come('b'), end])).toBe(
        'web:latest built: 2 layers of node:22 downloaded (63.0 MB)',
      );
    });

    it('says so of each base, what it shares with another, and what was here', () => {
      const python = {
        reference: 'docker.io/library/python:3',
        layers: [layer('a', 60_000_000, true), layer('d', 1, true), layer('c', 500)],
      };
      const fetching: EngineEventData = { type: 'build.fetching', bases: [node, python] };
      expect(summary('docker build -t web .', [fetching, come('a'), come('b'), come('c'), end])).toBe(
        'web:latest built: 2 layers of node:22 downloaded (63.0 MB), 1 layer of python:3 downloaded (500 B), 1 shared, 1 already here',
      );
    });

    it('counts what had come when the build failed', () => {
      const fetching: EngineEventData = { type: 'build.fetching', bases: [node] };
      expect(summary('docker build .', [fetching, come('b'), { type: 'build.failed' }], { exitCode: 1 })).toBe(
        'The build made no image, 1 layer of node:22 downloaded (3.0 MB); failed with exit code 1',
      );
    });
  });

  it('says what a tag names now, and names before', () => {
    const moved: EngineEventData = { type: 'tag.moved', name: 'docker.io/library/app:latest', from: digestOf('old'), to: digestOf('new') };
    expect(summary('docker tag app:1 app', [moved])).toBe(
      `app:latest now names image ${digestOf('new').slice(7, 19)}, no longer image ${digestOf('old').slice(7, 19)}`,
    );
  });

  it('tells untagging from deleting', () => {
    const untagged: EngineEventData = { type: 'tag.removed', name: 'docker.io/library/app:1', from: digestOf('x') };
    expect(summary('docker rmi app:1', [untagged])).toBe('app:1 untagged');
    expect(summary('docker rmi app:1', [untagged, { type: 'image.removed', imageId: digestOf('x') }])).toBe(
      'app:1 untagged; 1 image deleted',
    );
  });

  it('says how a container ended', () => {
    const events: EngineEventData[] = [
      { type: 'container.created', id: 'c', name: 'web', imageId: digestOf('x'), image: 'alpine' },
      { type: 'container.started', id: 'c' },
      { type: 'container.exited', id: 'c', exitCode: 3 },
      { type: 'container.removed', id: 'c' },
    ];
    expect(summary('docker run --rm alpine', events, { exitCode: 3 })).toBe(
      'Container web ran from alpine and ended with exit code 3; 1 container removed; failed with exit code 3',
    );
  });

  it('counts what was listed', () => {
    expect(summary('docker images', [])).toBe('Listed 0 image names');
    expect(summary('docker history alpine', [], { transcript: 'IMAGE   CREATED\na\nb\n' })).toBe('Showed 2 history rows');
    expect(summary('ls', [], { transcript: 'one\n' })).toBe('Printed 1 line');
    expect(summary('cd app', [])).toBe('Done, nothing printed');
  });

  it('says that a command failed or was interrupted', () => {
    expect(summary('docker rmi x', [], { exitCode: 1, transcript: 'Error' })).toBe('Failed with exit code 1');
    expect(summary('docker pull x', [{ type: 'pull.failed', reference: 'x' }], { exitCode: 130 })).toBe('Interrupted');
  });
});

describe('a size in a summary', () => {
  it('has decimal units and one place', () => {
    expect([32, 999, 1000, 3501, 999_949, 999_951, 408_512_345, 1_240_000_000].map(sizeText)).toEqual([
      '32 B',
      '999 B',
      '1.0 kB',
      '3.5 kB',
      '999.9 kB',
      '1.0 MB',
      '408.5 MB',
      '1.2 GB',
    ]);
  });
});
