import { describe, expect, it } from 'vitest';
import { fencesOf } from '../../../src/plugins/docker-session/fences';
import { offenceText } from '../../../src/plugins/docker-session/offence';
import { planPage } from '../../../src/plugins/docker-session/page';
import type { PagePlan } from '../../../src/plugins/docker-session/page';

const folders: Readonly<Record<string, Readonly<Record<string, string>>>> = { 'web-app': { 'web-app/Dockerfile': 'FROM node\n' } };

function plan(...blocks: readonly (readonly [opening: string, ...body: string[]])[]): PagePlan {
  const source = blocks.map(([opening, ...body]) => [`\`\`\`${opening}`, ...body, '```'].join('\n')).join('\n');
  return planPage('docs/x.mdx', fencesOf(source), (folder) => folders[folder]);
}

const setups = (page: PagePlan): unknown[] => page.sessions.map((session) => session.script.setup);

describe('the sessions of a page', () => {
  it('start from an empty machine by default', () => {
    const page = plan(['docker-session title="A" before="docker pull a; docker tag a b" columns="100"', '$ docker images']);
    expect(page.offences).toEqual([]);
    expect(page.sessions).toMatchObject([
      { sound: true, script: { title: 'A', columns: 100, rows: 24, commands: [{ line: 'docker images' }] } },
    ]);
    expect(setups(page)).toEqual([{ scenario: 'empty', files: {}, before: ['docker pull a', 'docker tag a b'] }]);
  });

  it('find in the home the folders named and the files shown before them on the page, and not those shown after', () => {
    const page = plan(
      ['dockerfile title="Dockerfile" file="app/Dockerfile"', 'FROM alpine'],
      ['docker-session title="A" files="web-app"', '$ ls'],
      ['js file="app/app.js"', 'x'],
    );
    expect(setups(page)).toEqual([
      { scenario: 'empty', files: { 'web-app/Dockerfile': 'FROM node\n', 'app/Dockerfile': 'FROM alpine\n' }, before: [] },
    ]);
  });

  it('continue where the one before ended; a file shown in between is an edit', () => {
    const page = plan(
      ['js file="app/app.js"', 'one'],
      ['docker-session title="A" before="cd app"', '$ docker build -t a .'],
      ['js file="app/app.js"', 'two'],
      ['docker-session title="B" continues', '$ docker build -t b .'],
      ['docker-session title="C" continues', '$ docker images'],
    );
    const edits = [{ after: 2, files: { 'app/app.js': 'two\n' } }];
    expect(setups(page).slice(1)).toEqual([
      { scenario: 'empty', files: { 'app/app.js': 'one\n' }, before: ['cd app', 'docker build -t a .'], edits },
      { scenario: 'empty', files: { 'app/app.js': 'one\n' }, before: ['cd app', 'docker build -t a .', 'docker build -t b .'], edits },
    ]);
  });

  it('may have several machines, each with files of its own, which a session that continues keeps', () => {
    const page = plan(
      ['yaml file="server:app/compose.yaml"', 'x'],
      ['docker-session title="A" machines="laptop server" files="server:web-app" before="server$ docker pull a"', '$ ls', 'server$ ls'],
      ['docker-session title="B" continues', 'server$ ls'],
      ['docker-session title="C"', '$ ls'],
    );
    expect(page.offences).toEqual([]);
    const machines = ['laptop', 'server'];
    const files = { 'server:web-app/Dockerfile': 'FROM node\n', 'server:app/compose.yaml': 'x\n' };
    expect(setups(page)).toEqual([
      { scenario: 'empty', machines, files, before: ['server$ docker pull a'] },
      { scenario: 'empty', machines, files, before: ['server$ docker pull a', 'ls', 'server$ ls'] },
      { scenario: 'empty', files: {}, before: [] },
    ]);
    expect(page.sessions[1]?.script.commands).toEqual([{ line: 'ls', machine: 1 }]);
  });

  it('are refused with machines that are misnamed or that nobody has, naming the line', () => {
    const page = plan(
      ['yaml file="desk:x"', ''],
      ['docker-session title="A" machines="laptop" files="desk:web-app" before="desk$ ls"', '$ ls', 'desk$ ls'],
      ['docker-session title="B" machines="laptop My_Server"', '$ ls'],
    );
    expect(page.offences.map(offenceText)).toEqual([
      expect.stringMatching(/^docs\/x\.mdx:4: machines="laptop" does not name two to four machines/),
      expect.stringMatching(/^docs\/x\.mdx:4: before="…" runs "desk\$ ls" on a machine that the session has not; the machines are laptop/),
      expect.stringMatching(/^docs\/x\.mdx:6: there is no machine "desk" in this session/),
      expect.stringMatching(/^docs\/x\.mdx:4: files="desk:web-app" is for a machine that the session has not/),
      expect.stringMatching(/^docs\/x\.mdx:8: "My_Server" is no name for a machine/),
      expect.stringMatching(/^docs\/x\.mdx:1: no session of the page has a machine "desk"/),
    ]);
  });

  it('report every offence of the page with file and line, each with a remedy', () => {
    const page = plan(
      ['docker-session titel="A" nonsense files="nosuch" "', 'docker images'],
      ['js file="/etc/passwd"', ''],
      ['docker-session title="B" continues columns="9" scenario="mars"', '$ docker images'],
    );
    expect(page.offences.map(offenceText)).toEqual([
      expect.stringMatching(/^docs\/x\.mdx:1: cannot read """ in the opening line; write key="value"/),
      expect.stringMatching(/^docs\/x\.mdx:1: unknown key "titel" in the opening line; the keys are title, /),
      expect.stringMatching(/^docs\/x\.mdx:1: unknown word "nonsense"/),
      expect.stringMatching(/^docs\/x\.mdx:1: the session has no title; add title="…"/),
      expect.stringMatching(/^docs\/x\.mdx:2: "docker images" is not a command; begin it with "\$ "/),
      expect.stringMatching(/^docs\/x\.mdx:1: there is no folder docs\/_files\/nosuch/),
      expect.stringMatching(/^docs\/x\.mdx:4: file="\/etc\/passwd" is not a path below the learner's home/),
      expect.stringMatching(/^docs\/x\.mdx:7: there is no scenario "mars"; there are: empty/),
      expect.stringMatching(/^docs\/x\.mdx:7: a session that continues another has no scenario of its own/),
      expect.stringMatching(/^docs\/x\.mdx:7: columns="9" is not a size/),
    ]);
    expect(page.sessions.map((session) => session.sound)).toEqual([false, false]);
  });

  it('may name the pictures that come first; an unknown one is reported with what there is', () => {
    const page = plan(
      ['docker-session title="A" picture="files layers"', '$ ls'],
      ['docker-session title="B"', '$ ls'],
      ['docker-session title="C" picture="layers house layers"', '$ ls'],
    );
    expect(page.sessions.map((session) => session.pictures)).toEqual([['files', 'layers'], [], ['layers']]);
    expect(page.offences.map(offenceText)).toEqual([
      expect.stringMatching(/^docs\/x\.mdx:7: there is no picture "house"; there are: layers, files, names/),
      expect.stringMatching(/^docs\/x\.mdx:7: picture names layers twice/),
    ]);
  });

  it('do not run when the session they continue is unsound', () => {
    const page = plan(['docker-session', '$ docker images'], ['docker-session title="B" continues', '$ docker images']);
    expect(page.sessions.map((session) => session.sound)).toEqual([false, false]);
    expect(page.offences).toHaveLength(1);
  });

  it('cannot continue nothing', () => {
    expect(plan(['docker-session title="A" continues', '$ ls']).offences).toMatchObject([
      { line: 1, message: 'there is no session before this one to continue' },
    ]);
  });
});
