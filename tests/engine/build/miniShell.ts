import type { ProcessRunner } from '../../../src/engine/container/process';
import type { FileTree } from '../../../src/engine/filetree/tree';

/** Enough of a shell for the builder's tests (echo, cat, mkdir, rm, true, sleep, exit, adduser, ls of one file), with `&&`, `;` and redirections. */
export const miniShell: ProcessRunner = {
  async run({ argv, env, workingDirectory }, tree, io, clock) {
    const line = argv[0] === '/bin/sh' || argv[0] === '/bin/ash' ? (argv.at(-1) ?? '') : argv.join(' ');
    if (argv[0] === 'nosuch') return { kind: 'not-found', program: 'nosuch' };
    if (argv[0] === 'later') return { kind: 'not-simulated', program: 'later', message: 'later is not simulated.' };
    let status = 0;
    for (const [part, connector] of parts(line.replace(/\s*\\\n\s*/g, ' '))) {
      if (connector === '&&' && status !== 0) continue;
      const values = new Map(env.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]));
      const expanded = part.replace(/\$(\w+)/g, (_, name: string) => values.get(name) ?? '');
      const redirect = /^(.*?)\s*(>>?)\s*(&2|\S+)\s*$/.exec(expanded);
      const words = (redirect?.[1] ?? expanded).split(/\s+/).filter((word) => word !== '');
      const result = await command(
        words.map((word) => word.replace(/^"|"$/g, '')),
        tree,
        workingDirectory,
        (ms) => clock.sleep(ms),
      );
      if (typeof result === 'number') return { kind: 'exited', exitCode: result };
      ({ status } = result);
      const target = redirect?.[3];
      if (target === '&2' || status === 127) io.stderr(result.text);
      else if (target === undefined) io.stdout(result.text);
      else {
        const path = target.startsWith('/') ? target : `${workingDirectory}/${target}`;
        const before = redirect?.[2] === '>>' && tree.stat(path) ? new TextDecoder().decode(tree.readFile(path)) : '';
        tree.writeFile(path, new TextEncoder().encode(before + result.text));
      }
    }
    return { kind: 'exited', exitCode: status };
  },
};

function parts(line: string): [string, string][] {
  const pieces = line.split(/(&&|;|\n)/).map((piece) => piece.trim());
  return pieces.flatMap((piece, i): [string, string][] => (i % 2 === 1 || piece === '' ? [] : [[piece, pieces[i - 1] ?? '']]));
}

async function command(
  [name, ...args]: readonly string[],
  tree: FileTree,
  directory: string,
  sleep: (ms: number) => Promise<void>,
): Promise<number | { status: number; text: string }> {
  const at = (path: string): string => (path.startsWith('/') ? path : `${directory}/${path}`);
  const plain = args.filter((arg) => !arg.startsWith('-'));
  switch (name) {
    case 'exit':
      return Number(args[0] ?? 0);
    case 'true':
    case undefined:
      return { status: 0, text: '' };
    case 'echo':
      return { status: 0, text: `${args.join(' ')}\n` };
    case 'sleep':
      await sleep(Number(args[0]) * 1000);
      return { status: 0, text: '' };
    case 'cat':
      return { status: 0, text: plain.map((path) => new TextDecoder().decode(tree.readFile(at(path)))).join('') };
    case 'mkdir':
      plain.forEach((path) => {
        tree.makeDirectory(at(path), { recursive: args.includes('-p') });
      });
      return { status: 0, text: '' };
    case 'rm':
      plain.forEach((path) => {
        tree.remove(at(path), { recursive: args.some((arg) => arg.startsWith('-r')) });
      });
      return { status: 0, text: '' };
    case 'adduser': {
      const line = `${plain[0] ?? ''}:x:1000:1000::/home/${plain[0] ?? ''}:/bin/sh\n`;
      for (const path of ['/etc/passwd', '/etc/group']) {
        tree.writeFile(path, new TextEncoder().encode(new TextDecoder().decode(tree.readFile(path)) + line));
      }
      return { status: 0, text: '' };
    }
    case 'ls': {
      const [path = ''] = plain;
      const node = tree.stat(at(path));
      if (node?.type !== 'file') return { status: 1, text: '' };
      const owner = node.uid === 1000 && node.gid === 1000 && node.mode === 0o640 ? '-rw-r-----    1 app      app     ' : 'something else';
      const size = node.content.kind === 'bytes' ? node.content.bytes.length : node.content.size;
      return { status: 0, text: `${owner}${String(size).padStart(10)} Nov 23 05:15 ${path}\n` };
    }
    default:
      return { status: 127, text: `/bin/sh: ${name}: not found\n` };
  }
}
