import type { Shell, ShellProgram } from '../../src/shell/shell';
import { splitPlainList } from '../../src/shell/words';
import type { ProcessRunner } from '../../src/engine/container/process';
export function createShell(o: { programs: readonly ShellProgram[]; home: string; [k: string]: unknown }): Shell {
  return {
    workingDirectory: o.home, prompt: '$ ',
    async run(line, io, opt = {}) {
      const list = splitPlainList(line, (p) => p === 'docker');
      if (!list) { return { exitCode: 99 }; }
      let exitCode = 0;
      for (const c of list) exitCode = await o.programs[0]!.run(c.words.slice(1), { workingDirectory: o.home, env: { HOME: o.home }, stdin: opt.stdin ?? '', ...(opt.tty ? { tty: opt.tty } : {}) }, io);
      return { exitCode };
    },
    complete: async () => ({ from: 0, candidates: [] }),
  };
}
export function createProcessRunner(): ProcessRunner {
  return { run: async (spec, tree, io, clock) => {
    const c = spec.argv.at(-1) ?? '';
    await clock.sleep(200);
    const m = /exit (\d+)/.exec(c); if (m) return { kind: 'exited', exitCode: Number(m[1]) };
    const e = /^echo (\w+)(?: (&& .*))?$/.exec(c); if (e) io.stdout(e[1] + '\n');
    return { kind: 'exited', exitCode: 0 };
  } };
}
