import { describe, expect, it } from 'vitest';
import { fencesOf } from '../../../src/plugins/docker-session/fences';
import { planPage } from '../../../src/plugins/docker-session/page';
import { recordPage } from '../../../src/plugins/docker-session/recordPage';

async function offencesOf(...lines: readonly string[]): Promise<readonly string[]> {
  const source = ['```docker-session title="Try it"', ...lines, '```'].join('\n');
  const { offences } = await recordPage(
    'docs/a.mdx',
    planPage('docs/a.mdx', fencesOf(source), () => undefined),
  );
  return offences.map(({ line, message, remedy }) => `${line}: ${message} — ${remedy}`);
}

describe('an exercise', () => {
  it('carries its goals in the recording, and begins with nothing done', async () => {
    const source = '```docker-session title="Try it"\ngoal image alpine:3.20 | Fetch `alpine:3.20`.\n$ docker pull alpine:3.20\n```';
    const plan = planPage('docs/a.mdx', fencesOf(source), () => undefined);
    const { sessions, offences } = await recordPage('docs/a.mdx', plan);
    expect(offences).toEqual([]);
    expect(sessions[0]?.recording.goals).toEqual([{ check: 'image alpine:3.20', says: 'Fetch `alpine:3.20`.' }]);
  });

  it('fails the build if its own commands do not solve it', async () => {
    expect(await offencesOf('goal container web running | Start it.', '$ docker create --name web nginx')).toEqual([
      '2: the solution does not reach the goal "container web running" (web is there, but was never started.) — correct the goal, or the commands below it',
    ]);
  });

  it('fails the build if there is nothing to do', async () => {
    expect(await offencesOf('goal no container web | Remove it.', '$ docker ps')).toEqual([
      '2: every goal is reached before anything is done — ask for something that is not so yet',
    ]);
  });

  it('fails the build at goals that cannot be read, all at once', async () => {
    const offences = await offencesOf(
      'goal happiness | Be happy.',
      'goal image redis',
      'goal image redis on moon | Go.',
      '$ docker pull redis',
    );
    expect(offences.map((text) => text.split(' — ')[0])).toEqual([
      '2: "happiness" is not a goal that can be checked',
      '3: the goal "image redis" does not tell the learner what to do',
      '4: the goal is about a machine "moon" that the session has not',
    ]);
  });
});
