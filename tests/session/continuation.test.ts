import { describe, expect, it } from 'vitest';
import { takeOver } from '../../src/session/live';
import { recordOwn } from '../../src/session/ownRecording';
import { recordSession } from '../../src/session/record';
import { splitInput, withInput } from '../../src/session/scriptedKeyboard';
import { script, emptySetup } from './scripts';

const screen = { columns: 90, rows: 20 };
const dockerfile = 'cat <<EOF > Dockerfile\nFROM alpine:3.20\nCMD ["echo", "built"]\nEOF';

describe('a command of several lines', () => {
  const tour = {
    title: 'Written here',
    setup: emptySetup,
    commands: [
      { line: dockerfile, typed: dockerfile.split('\n') },
      { line: 'docker build -q -t app .' },
      { line: 'for i in 1 2; do\necho $i\ndone', typed: ['for i in 1 2; do', 'echo $i', 'done'] },
    ],
  };

  it('is recorded as it is typed, with bash’s second prompt, and is taken over, undone and redone as one', async () => {
    const recording = await recordSession(tour);
    const typed = recording.output.map(({ data }) => data).join('');
    expect(typed).toContain('cat <<EOF > Dockerfile\r\n> FROM alpine:3.20\r\n> CMD ["echo", "built"]\r\n> EOF\r\n');
    expect(recording.commands.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(recording.commands[2]?.transcript).toBe('1\n2');
    const live = await takeOver(recording, recording.duration, { pace: 0 });
    let text = '';
    const print = (part: string): void => {
      text += part;
    };
    await live.run('docker run --rm app; cat <<E > other\nx\nE', { stdout: print, stderr: print }, screen);
    expect(text).toBe('built\r\n');
    expect(live.files.read('other')).toBe('x\n');
    await live.undo();
    expect(live.files.read('other')).toBeUndefined();
    await live.redo();
    expect(live.files.read('other')).toBe('x\n');
    const own = await recordOwn(recording, 3, live.actions);
    expect(own.output.map(({ data }) => data).join('')).toContain('cat <<E > other\r\n> x\r\n> E\r\n');
  });

  it('is remembered in one line, as bash does', async () => {
    const recording = await recordSession(tour);
    const live = await takeOver(recording, recording.duration, { pace: 0 });
    let text = '';
    await live.run('history 2', { stdout: (part) => (text += part), stderr: () => undefined }, screen);
    expect(text).toBe('    3  for i in 1 2; do echo $i; done\r\n    4  history 2\r\n');
  });

  it('keeps what is typed into it apart from its own lines', () => {
    for (const command of [
      { line: 'for n in image; do\ndocker $n prune\ndone', input: ['y'] },
      { line: 'cat <<E\n> quoted\nE', input: [] },
      { line: 'echo "a\n> b"', input: [] },
    ])
      expect(splitInput(withInput(command))).toEqual(command);
  });
});

describe('a command that Ctrl-D ends before it is finished', () => {
  const runs = async (line: string) => {
    const recording = await recordSession(script(['true']));
    const live = await takeOver(recording, recording.duration, { pace: 0 });
    let text = '';
    const print = (part: string): void => {
      text += part;
    };
    const { exitCode } = await live.run(line, { stdout: print, stderr: print }, screen);
    return [exitCode, text.replaceAll('\r\n', '\n')];
  };

  it('gets bash’s warning and runs, where only the end of a here document is missing', async () => {
    expect(await runs('cat <<EOF\na')).toEqual([0, "bash: warning: here-document at line 2 delimited by end-of-file (wanted `EOF')\na\n"]);
    expect(await runs('echo a \\')).toEqual([0, 'a\n']);
  });

  it('is refused in bash’s words where more is missing; this terminal stays open', async () => {
    expect(await runs('echo "a')).toEqual([2, 'bash: unexpected EOF while looking for matching `"\'\n']);
    expect(await runs('if true')).toEqual([
      2,
      'bash: syntax error: unexpected end of file\nexit\nlayer-by-layer: this terminal stays open\n',
    ]);
  });
});
