/** Whatever is typed at a prompt, in whatever pieces: the learner's own, a question, a shell in a container. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LivePrompt } from '../../src/components/terminal/livePrompt';
import type { PromptScreen } from '../../src/components/terminal/promptScreen';
import { validateStore } from '../../src/engine/validateStore';
import { machineWithShell, silent } from './machines';
import { forAllAsync } from './property';

const screen: PromptScreen = {
  columns: 80,
  rows: 24,
  write: () => undefined,
  writeOutput: () => undefined,
  settled: () => Promise.resolve({ column: 0 }),
};

/** As a terminal sends it: pieces of lines, keys, pastes. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('\r', '\r', '\x03', '\x04', '\t', '\x1b[A', '\x10\x11', '\x1b', '\x7f') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'echo a > /f',
      'cat',
      'cat <<E > f\rx\rE\r',
      'read x',
      'for i in 1 2\rdo echo $i\rdone\r',
      'if true; then',
      "echo 'a",
      'sleep 1000',
      'exit 3',
      'set -e',
      'set -u; echo $nope',
      "alias ll='ls -a'\rll",
      'true |',
      '(cd /; pwd',
      'rm -rf /bin',
      'sh',
      '\x1b[200~echo 1\necho 2\n\x1b[201~',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom('y', 'n', ' ', ';', '&&', '\\', '"', '`', '$(', '}', 'EOF', '<<') },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);
const pieces = fc.array(piece, { maxLength: 14 });

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Types the pieces after a first line, and leaves whatever is open; what went wrong. */
async function typed(first: string, keys: readonly string[]): Promise<readonly unknown[]> {
  const { shell, internals } = machineWithShell();
  for (const line of [
    'docker pull -q busybox:1.37.0',
    'docker run -d --name one busybox:1.37.0 sleep 100000',
    'docker create --name two busybox:1.37.0',
  ])
    await shell.run(line, silent);
  const history: string[] = [];
  const wrong: unknown[] = [];
  let running = false;
  const prompt = new LivePrompt(
    screen,
    {
      prompt: '$ ',
      history,
      run: async (line, io, { columns, rows, ...options }) => {
        history.push(line);
        const result = await shell.run(line, io, { ...options, tty: { columns, rows } });
        // 70 is a fault of ours, never an answer.
        if (result.exitCode === 70) wrong.push(line);
        return result;
      },
      complete: (line, cursor) => shell.complete(line, cursor),
    },
    {
      runningChanged: (now) => (running = now),
      commandEnded: (error) => {
        if (error !== undefined) wrong.push(error);
      },
    },
  );
  prompt.start();
  for (const key of [first, ...keys]) {
    prompt.input(key);
    await tick();
  }
  for (let turn = 0; turn < 400 && running; turn += 1) {
    prompt.input(turn % 2 === 0 ? '\x03' : '\x04');
    await tick();
  }
  prompt.dispose();
  return [...wrong, ...(running ? ['it does not end'] : []), ...validateStore(internals)];
}

describe('keys, in whatever pieces they come', () => {
  it.each([
    ['at the learner’s prompt', ''],
    ['in a shell of a new container', 'docker run -it busybox:1.37.0 sh\r'],
    ['in a shell of a running one, which is left at the end', 'docker exec -it one sh\r'],
    ['to a question', 'docker system prune -a\r'],
    ['to docker login', 'docker login registry.example.com\r'],
    ['to a program that is the container’s own', 'docker start -ai two\rdocker run -i --rm busybox:1.37.0 cat\r'],
  ])('%s: leave the store sound, and always come to an end', { timeout: 240_000 }, async (_where, first) => {
    await forAllAsync(pieces, 60, async (keys) => {
      expect(await typed(first, keys)).toEqual([]);
    });
  });
});
