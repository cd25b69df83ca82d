import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../../src/engine/clock';
import { judge } from '../../../src/session/goals/judge';
import type { Verdict } from '../../../src/session/goals/goal';
import type { WorldView } from '../../../src/session/worldView';
import { createWorld, worldEpoch } from '../../../src/session/world';

/** What the check says of a machine on which these lines were run. */
async function after(lines: readonly string[], check: string): Promise<Verdict> {
  const world = await createWorld({ clock: new SimulatedClock(worldEpoch), files: {} });
  const silent = { stdout: () => undefined, stderr: () => undefined };
  for (const line of lines) await world.laptop.shell.run(line, silent);
  const verdict = judge({ says: 'do it', check }, world.view());
  world.dispose();
  return verdict;
}

const met = { met: true };
const not = (hint: string): Verdict => ({ met: false, hint });

describe('a goal about images', () => {
  it.each([
    [[], 'image alpine:3.20', not('No image is here yet: `docker pull` fetches one, `docker build` makes one.')],
    [['docker pull alpine:3.20'], 'image alpine:3.20', met],
    [['docker pull alpine:3.20'], 'image alpine', not('alpine:3.20 is here, but alpine:latest is not: the part behind the colon counts.')],
    [
      ['docker pull alpine:3.20'],
      'image mine:1',
      not('No image is called mine:1. A name is given by `docker pull`, by `docker build -t` and by `docker tag`.'),
    ],
    [['docker pull alpine:3.20', 'docker tag alpine:3.20 a:1'], 'image alpine:3.20 same as a:1', met],
    [['docker pull alpine:3.20'], 'no image alpine:3.20', not('alpine:3.20 is still here.')],
    [
      ['docker create --name box alpine:3.20'],
      'no image alpine:3.20',
      not('alpine:3.20 is still here, and the container box was made from it.'),
    ],
    [['docker pull alpine:3.20', 'docker rmi alpine:3.20'], 'no image alpine:3.20', met],
    [['docker pull alpine:3.20'], 'image alpine:3.20 below 60MB', met],
    [['docker pull alpine:3.20'], 'image alpine:3.20 below 1MB', not('alpine:3.20 is 3.63MB; it has to be below 1MB.')],
    [['docker pull alpine:3.20'], 'image alpine:3.20 at most 1 layer', met],
    [['docker pull nginx'], 'image nginx at most 3 layers', not('nginx:latest has 7 layers.')],
  ])('after %j: %s', async (lines, check, verdict) => {
    expect(await after(lines, check)).toEqual(verdict);
  });

  it('tells two images apart by their IDs', async () => {
    const { hint } = await after(['docker pull alpine:3.20', 'docker pull alpine'], 'image alpine same as alpine:3.20');
    expect(hint).toMatch(/^They are two images: alpine:latest is [0-9a-f]{12}, alpine:3\.20 is [0-9a-f]{12}\.$/);
  });

  it('sees what is left behind without a name when the name moves on', async () => {
    const moved = ['docker pull alpine:3.20', 'docker pull alpine', 'docker tag alpine alpine:3.20'];
    expect((await after(moved, 'no dangling images')).hint).toMatch(/^[0-9a-f]{12} has no name\.$/);
    expect(await after([...moved, 'docker image prune -f'], 'no dangling images')).toEqual(met);
  });
});

describe('a goal about containers', () => {
  it.each([
    [[], 'container web running', not('There is no container yet: `docker run` makes one, and `--name` names it.')],
    [['docker run -d --name web nginx'], 'container web running', met],
    [['docker run -d --name web nginx'], 'container site', not('No container is called site; the newest is web.')],
    [['docker run -d --name web nginx'], 'no container web', not('web is running.')],
    [['docker create --name web nginx'], 'container web running', not('web is there, but was never started.')],
    [['docker run --name job alpine:3.20 false'], 'container job running', not('job is there, but has exited with code 1.')],
    [['docker run -d nginx', 'docker run -d nginx'], '2 containers of nginx running', met],
    [['docker run -d nginx', 'docker create nginx'], '2 containers of nginx running', not('1 of 2 so far; another is not running.')],
    [['docker run -d nginx', 'docker rm -f $(docker ps -q)'], 'no container web', met],
  ])('after %j: %s', async (lines, check, verdict) => {
    expect(await after(lines, check)).toEqual(verdict);
  });
});

describe('a goal about a registry', () => {
  const named = ['docker pull alpine:3.20', 'docker tag alpine:3.20 registry.example.com/team/base:1.0'];
  const pushed = [...named, 'docker login -u you -p layer-by-layer registry.example.com', 'docker push registry.example.com/team/base:1.0'];
  const tag = 'tag registry.example.com/team/base';

  it.each([
    [
      [],
      `${tag}:1.0`,
      not('registry.example.com has no team/base yet. An image goes where its name says: `docker tag` gives it that name.'),
    ],
    [
      named,
      `${tag}:1.0`,
      not('registry.example.com/team/base:1.0 is a name on this machine only: `docker push` takes it to registry.example.com.'),
    ],
    [pushed, `${tag}:1.0`, met],
    [pushed, `${tag}:2.0`, not('registry.example.com has team/base as 1.0.')],
  ])('after %j: %s', async (lines, check, verdict) => {
    expect(await after(lines, check)).toEqual(verdict);
  });
});

it('is not met where there is no such machine, or no such check', async () => {
  expect(await after([], 'image redis on server')).toEqual(not('There is no machine server here.'));
  expect(await after([], 'make me happy')).toEqual({ met: false });
});

it('looks into the registry of the machine that it asks about, where each has its own', () => {
  const tags = [{ tag: '1.0', digest: 'sha256:1' }];
  const empty = (name: string): WorldView['machines'][number] => ({ name, images: [], layers: {}, containers: [] });
  const view: WorldView = {
    machines: [empty('laptop'), empty('server')],
    registries: [
      { host: 'localhost:5000', machine: 'laptop', repositories: [] },
      { host: 'localhost:5000', machine: 'server', repositories: [{ name: 'app', tags }] },
    ],
  };
  expect(judge({ says: '', check: 'tag localhost:5000/app:1.0' }, view).met).toBe(false);
  expect(judge({ says: '', check: 'tag localhost:5000/app:1.0 on server' }, view)).toEqual(met);
});
