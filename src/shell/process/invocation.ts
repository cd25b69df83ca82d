/** How a shell was called. */
export type ShellInvocation =
  | { readonly kind: 'command'; readonly text: string; readonly positional: readonly string[]; readonly settings: string }
  | { readonly kind: 'file'; readonly path: string; readonly positional: readonly string[]; readonly settings: string }
  | { readonly kind: 'stdin'; readonly settings: string }
  | { readonly kind: 'unknown-option'; readonly option: string };

/** Options that `set` also takes; `l` and `i` (login, interactive) change nothing here. */
const SETTABLE = 'aefnuvx';

/** `argv[0]` is the shell. `-c` may stand among other letters (`sh -ec`), options may be repeated, `-o name` is passed on to `set`. */
export function shellInvocation(argv: readonly string[]): ShellInvocation {
  const [name = 'sh', ...words] = argv;
  let settings = '';
  let isCommand = false;
  while (words[0]?.startsWith('-') === true && words[0] !== '-') {
    const word = words.shift() ?? '';
    if (word === '--') break;
    if (word === '--login' || word === '--norc' || word === '--noprofile' || word === '--posix') continue;
    for (const letter of word.slice(1)) {
      if (letter === 'c') isCommand = true;
      else if (letter === 'o') settings += `set -o ${words.shift() ?? ''}; `;
      else if (SETTABLE.includes(letter)) settings += `set -${letter}; `;
      else if (!'lis'.includes(letter)) return { kind: 'unknown-option', option: word };
    }
  }
  const [first, ...rest] = words;
  if (isCommand) return { kind: 'command', text: first ?? '', positional: rest.length > 0 ? rest : [name], settings };
  if (first === undefined || first === '-') return { kind: 'stdin', settings };
  return { kind: 'file', path: first, positional: [first, ...rest], settings };
}
