/** `env` and `printenv`. */
import type { Program } from './program';

export const env: Program = {
  name: 'env',
  does: 'Prints the environment; runs a command with added variables: env A=1 command, env -i command.',
  doesNot: '-u, -S and other options.',
  run(argv, context) {
    const words = argv.slice(1);
    const clean = words[0] === '-i' || words[0] === '-';
    if (clean) words.shift();
    const added: string[] = [];
    while (/^[^=]+=/.test(words[0] ?? '')) added.push(words.shift() ?? '');
    const [command, ...rest] = words;
    if (command?.startsWith('-') === true) {
      context.stderr(`layer-by-layer: the option ${command} of env is not simulated here\n`);
      return 125;
    }
    if (command !== undefined) {
      if (clean) {
        context.stderr('layer-by-layer: env -i with a command is not simulated here\n');
        return 125;
      }
      return context.exec(
        [command, ...rest],
        Object.fromEntries(added.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])),
      );
    }
    const lines = [...(clean ? [] : Object.entries(context.env).map(([name, value]) => `${name}=${value}`)), ...added];
    if (lines.length > 0) context.stdout(`${lines.join('\n')}\n`);
    return 0;
  },
};

export const printenv: Program = {
  name: 'printenv',
  does: 'Prints the environment, or the variables named.',
  doesNot: '',
  run(argv, context) {
    const names = argv.slice(1);
    if (names.length === 0) {
      for (const [name, value] of Object.entries(context.env)) context.stdout(`${name}=${value}\n`);
      return 0;
    }
    const found = names.filter((name) => context.env[name] !== undefined);
    for (const name of found) context.stdout(`${context.env[name] ?? ''}\n`);
    return found.length === names.length ? 0 : 1;
  },
};
