import { describe, expect, it } from 'vitest';
import { comparable, compareStep } from './compare';
import { buildPlain, cacheRows, normaliseText, pullLines, screenLine, warningLines } from './normalise';
import type { Known } from './normalise';
import { tableLayoutProblem } from './tableLayout';

const inHub = 'a'.repeat(64);
const built = 'b'.repeat(64);
const known: Known = {
  hex: new Set([inHub]),
  times: new Set(['2026-11-23T04:39:59']),
  configFolders: ['/root/.docker'],
  isContainerName: (word) => word === 'boring_turing',
};

describe('normalising', () => {
  it('keeps what the registry fixes and names what a run makes up', () => {
    expect(normaliseText(`sha256:${inHub} sha256:${built} ${inHub.slice(0, 12)} ${built.slice(0, 12)}`, known)).toBe(
      `sha256:${inHub} sha256:H64 ${inHub.slice(0, 12)} H12`,
    );
    expect(normaliseText('2026-11-23T04:39:59.123Z 2026-11-24T00:00:00.5Z', known)).toBe('2026-11-23T04:39:59.123Z TS');
    expect(normaliseText('Up 3 minutes, About an hour ago, boring_turing, some_word, cq80r7gbth4yydxjakia7uevi', known)).toBe(
      'Up AGO, AGO, NAME, some_word, B25',
    );
    expect(normaliseText('12.1MB of 3 images, /root/.docker/ca.pem', known)).toBe('12.1MB of 3 images, CONFIG/ca.pem');
  });

  it('treats the layer lines of a pull as a set, and nothing else', () => {
    const first = 'x: Pulling\naaaaaaaaaaaa: Pull complete\nbbbbbbbbbbbb: Pull complete\nDigest: 1\n';
    const second = 'x: Pulling\nbbbbbbbbbbbb: Pull complete\naaaaaaaaaaaa: Pull complete\nDigest: 1\n';
    expect(pullLines(first)).toBe(pullLines(second));
    expect(pullLines('Digest: 1\nx: Pulling\n')).not.toBe(pullLines('x: Pulling\nDigest: 1\n'));
  });

  it('sees builds whose vertices come in another order, with other numbers and times, as equal', () => {
    const one =
      '#1 [2/3] RUN a\n#1 0.201 hi\n#1 DONE 0.3s\n\n#2 [3/3] RUN b\n#2 exporting x\n#2 exporting x 0.1s done\n#2 DONE 0.0s\nERROR: no\n';
    const other =
      '#1 [3/3] RUN b\n#1 exporting x done\n#1 ...\n\n#2 [2/3] RUN a\n#2 0.9 hi\n#2 DONE 9.3s\n\n#1 [3/3] RUN b\n#1 DONE 0.0s\nERROR: no\n';
    expect(buildPlain(other)).toBe(buildPlain(one));
  });

  it('still sees a step that ran instead of coming from the cache, and other output', () => {
    const base = '#1 [2/3] RUN a\n#1 0.2 hi\n#1 DONE 0.3s\n';
    expect(buildPlain(base.replace('DONE 0.3s', 'CACHED'))).not.toBe(buildPlain(base));
    expect(buildPlain(base.replace('hi', 'ho'))).not.toBe(buildPlain(base));
  });

  it('puts warnings of a build in one order', () => {
    expect(warningLines('\u001b[0m - B\n - A\n')).toBe(warningLines('\u001b[0m - A\n - B\n'));
  });

  it('takes the rows of a pruned build cache as a set, and those of du only where their sizes are equal', () => {
    expect(cacheRows('ID\tSIZE\nB25  \ttrue \t\t1kB\nB25* \ttrue \t2kB\n')).toBe(
      cacheRows('ID\tSIZE\nB25* \ttrue \t\t2kB\nB25  \ttrue \t1kB\n'),
    );
    const [one, two, other] = ['B25*   true   1kB   AGO', 'B25    true   1kB*   AGO', 'B25    true   2kB   AGO'];
    expect(cacheRows([one, two, other].join('\n'))).toBe(cacheRows([two, one, other].join('\n')));
    expect(cacheRows([one, two, other].join('\n'))).not.toBe(cacheRows([other, one, two].join('\n')));
  });

  it('takes timers and counters off a redrawn display', () => {
    expect(screenLine('[+] Building 3.1s (7/9)          docker:default')).toBe('[+] Building          docker:default');
    expect(screenLine(' => [2/2] RUN ls /              0.3s')).toBe(' => [2/2] RUN ls / T');
    expect(screenLine('aaaaaaaaaaaa: Downloading [=>  ]  1.049MB/3MB')).toBe('LAYER: Downloading');
  });

  it('takes rows of docker images as a set, and rows of docker ps in order', () => {
    expect(comparable('H\na\nb\n', 'docker images', known)).toBe(comparable('H\nb\na\n', 'docker images', known));
    expect(comparable('H\na\nb\n', 'docker ps', known)).not.toBe(comparable('H\nb\na\n', 'docker ps', known));
  });
});

describe('table layout', () => {
  it('is as wide as the longest cell plus three, at least ten', () => {
    expect(tableLayoutProblem('REPOSITORY   TAG       SIZE\nnode         22        1B\n')).toBeUndefined();
    expect(tableLayoutProblem('REPOSITORY      TAG       SIZE\nnode            22        1B\n')).toContain('REPOSITORY');
  });
});

describe('what the kernel numbers', () => {
  const top = (rows: string): string => normaliseText(`UID  PID  PPID  C  STIME  TTY  TIME  CMD\n${rows}`, known);

  it('keeps who began whom in a list of processes', () => {
    const recorded = top('root  7539  7512  2  05:14  ?  00:00:00  sleep 1000\nroot  7852  7512  10  05:14  ?  00:00:00  sleep 5\n');
    expect(top('root  40  39  0  05:14  ?  00:00:00  sleep 1000\nroot  44  39  0  05:14  ?  00:00:00  sleep 5\n')).toBe(recorded);
    expect(top('root  40  39  0  05:14  ?  00:00:00  sleep 1000\nroot  44  40  0  05:14  ?  00:00:00  sleep 5\n')).not.toBe(recorded);
  });

  it('takes an address of a container for another, but no address that chance cannot give', () => {
    const of = (mac: string): string => normaliseText(`"MacAddress": "${mac}"`, known);
    expect(of('e6:29:de:7f:92:2d')).toBe(of('72:25:8d:3e:0d:e5'));
    expect(of('00:25:8d:3e:0d:e5')).not.toBe(of('72:25:8d:3e:0d:e5'));
  });

  it('tells a process that runs from one that does not', () => {
    expect(normaliseText('"Pid": 7539,', known)).toBe(normaliseText('"Pid": 2065,', known));
    expect(normaliseText('"Pid": 0,', known)).not.toBe(normaliseText('"Pid": 2065,', known));
  });

  it('counts no processes of the machine in the links of /proc, and leaves those of other directories', () => {
    const row = (links: number, name: string): string => normaliseText(`dr-xr-xr-x  ${String(links)} root  root  0 DATE ${name}`, known);
    expect(row(97, 'proc')).toBe(row(116, 'proc'));
    expect(row(12, 'sys')).not.toBe(row(2, 'sys'));
  });
});

describe('comparing a step', () => {
  it('tells stdout, stderr and exit code apart', async () => {
    const step = { cmd: 'docker ps', stdout: 'a\n', stderr: '', exit: 0 };
    expect((await compareStep(step, { stdout: 'a\n', stderr: '', exit: 0 }, known)).equal).toBe(true);
    expect((await compareStep(step, { stdout: '', stderr: 'a\n', exit: 0 }, known)).diff).toContain('stderr');
    expect((await compareStep(step, { stdout: 'a\n', stderr: '', exit: 1 }, known)).diff).toContain('exit: recorded 0, ours 1');
  });

  it('compares terminals by what stands on the screen, not by the bytes that put it there', async () => {
    const step = { cmd: 'docker pull x', tty: { cols: 80, rows: 24 }, events: [[0, 'one\r\ntwo\r\n']] as const, exit: 0 };
    const same = { stdout: '', stderr: '', exit: 0, pieces: ['one\r\ntwx', '\bo\r\n'] };
    expect((await compareStep(step, same, known)).diff).toContain('lines shown at any time');
    expect((await compareStep(step, { ...same, pieces: ['one\r\n', 'two\r\n'] }, known)).equal).toBe(true);
  });
});
