import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offenceText } from '../../../src/plugins/docker-session/offence';
import { scanSite } from '../../../src/plugins/docker-session/scanSite';

let site = '';
beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => {
  rmSync(site, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), text);
}

const fence = (opening: string, body: string): string => `\`\`\`${opening}\n${body}\n\`\`\`\n`;

describe('the sessions of a site', () => {
  it('are all run; what is wrong on any page is reported with file and line', async () => {
    write('docs/a.mdx', `# A\n\n${fence('docker-session title="A"', '$ docker images\n$ dokcer images')}`);
    write('docs/deep/b.md', fence('docker-session', '$ docker images'));
    write('docs/c.mdx', fence('docker-session title="C" before="docker rmi nosuch"', '$ docker images'));
    write('docs/good.mdx', fence('docker-session title="Good"', '$ docker images'));
    const { sessions, offences } = await scanSite(site, ['docs', 'nowhere']);
    expect(offences.map(offenceText)).toEqual([
      expect.stringMatching(/^docs\/a\.mdx:5: "dokcer images" failed with exit code 127 .*; correct the spelling/),
      expect.stringMatching(
        /^docs\/c\.mdx:1: "docker rmi nosuch", run before the session, failed with exit code 1 \(Error response from daemon: No such image/,
      ),
      expect.stringMatching(/^docs\/deep\/b\.md:1: the session has no title/),
    ]);
    expect(sessions.map((session) => session.fileName)).toContainEqual(expect.stringMatching(/^good-1-[0-9a-f]{8}\.json$/));
  });

  it('find shared files below docs/_files, which holds no pages', async () => {
    write('docs/_files/web/notes.md', 'hello\n');
    write('docs/_files/web/not-a-page.mdx', fence('docker-session', 'nonsense'));
    write('docs/x.mdx', fence('docker-session title="X" files="web"', '$ cat web/notes.md'));
    const { sessions, offences } = await scanSite(site, ['docs']);
    expect(offences).toEqual([]);
    expect(sessions[0]?.recording.commands[0]?.transcript).toBe('hello');
  });

  it('prove the commands that a reader may run from the prose, each where its session ends', async () => {
    const session = fence('docker-session title="A" before="docker pull alpine:3.20"', '$ docker tag alpine:3.20 mine:1');
    const prose = (...runs: readonly string[]): string => `<Run>docker rmi mine:2</Run>\n\n${session}\n${runs.join('\n')}\n`;
    write('docs/good.mdx', prose('<Run>docker rmi mine:1</Run>, <Run>docker rmi mine:1</Run>', '<Run exit={1}>docker rmi nosuch</Run>'));
    write('docs/bad.mdx', prose('<Run>docker imagse</Run>', '<Run exit={1}>docker images</Run>', "<Run>{'docker images --nosuch'}</Run>"));
    write('docs/lonely.mdx', 'Try <Run>docker images</Run>, which `<Run>docker nosuch</Run>` is not.\n');
    const { offences } = await scanSite(site, ['docs']);
    expect(offences.map(offenceText)).toEqual([
      expect.stringMatching(/^docs\/bad\.mdx:1: <Run>: "docker rmi mine:2" failed with exit code 1 .*; .*\(or write <Run exit=\{1\}>\)$/),
      expect.stringMatching(/^docs\/bad\.mdx:7: <Run>: "docker imagse" failed with exit code 1 /),
      'docs/bad.mdx:8: <Run>: "docker images" was to end with exit code 1, but succeeded; take exit={1} away',
      expect.stringMatching(/^docs\/bad\.mdx:9: <Run>: "docker images --nosuch" failed with exit code 125 /),
      expect.stringMatching(/^docs\/good\.mdx:1: <Run>: "docker rmi mine:2" failed/),
      'docs/lonely.mdx:1: no session is here to run "docker images" in; add one, or use plain code',
    ]);
  });
});
