import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../src/engine/clock';
import { viewOf } from '../../src/session/machineView';
import { runCommand } from '../../src/session/runCommand';
import { createWorld, worldEpoch } from '../../src/session/world';
import type { MachineView } from '../../src/session/worldView';
import { webApp } from './scripts';

const commands = [
  'docker pull alpine:3.20',
  'docker pull alpine:3.20',
  'docker pull node:22-bookworm',
  'docker pull python:3.12-bookworm',
  'docker tag alpine:3.20 base:1',
  'docker rmi alpine:3.20',
  'docker pull nosuch',
  'docker build -t app:1.0 app',
  'echo two > app/a.txt',
  'docker build -t app:1.0 app',
  'docker build -t app:2.0 --no-cache app',
  'docker run --name kept app:1.0',
  'docker run --rm app:1.0',
  'docker run --name written -v data:/data app:1.0 sh -c "echo x > /app/new.txt; rm /etc/motd; echo y > /data/y"',
  'docker commit written changed:1',
  'docker rmi app:1.0',
  'docker rm kept written',
  'docker rmi node:22-bookworm python:3.12-bookworm',
  'docker image prune -f',
  'docker rmi -f base:1 app:1.0 app:2.0 changed:1',
];

function withoutStories({ build: _build, transfer: _transfer, ...view }: MachineView): MachineView {
  const layers = Object.entries(view.layers).map(([key, { reused: _, ...layer }]) => [key, layer]);
  return { ...view, layers: Object.fromEntries(layers) as MachineView['layers'] };
}

describe('the view that is kept up to date', () => {
  it('equals, after every command, a view made afresh from the state, but for what pulls and builds leave to be seen', async () => {
    const world = await createWorld({ clock: new SimulatedClock(worldEpoch), files: webApp });
    const { engine, viewer } = world.laptop;
    for (const command of commands) {
      await runCommand(world, command, { stdout: () => undefined, stderr: () => undefined }, {});
      const kept = viewer.view();
      const arrival = kept.images.map((image) => image.id);
      expect(withoutStories(kept), command).toEqual(viewOf('laptop', engine, arrival));
    }
    expect(viewer.view().images).toEqual([]);
  });
});
