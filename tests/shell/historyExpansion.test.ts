import { describe, expect, it } from 'vitest';
import { expandHistory } from '../../src/shell/historyExpansion';

const history = ['echo one two three', 'cat a/b.txt', 'echo hello world'];
const text = (line: string): string | undefined => {
  const expansion = expandHistory(line, history);
  return expansion?.kind === 'expanded' ? expansion.text : expansion?.message;
};

/** What bash 5.2.15 made of the same lines in a terminal. */
describe('a line that names an earlier one', () => {
  it.each([
    ['!!', 'echo hello world'],
    ['sudo !! again', 'sudo echo hello world again'],
    ['!-2', 'cat a/b.txt'],
    ['!1', 'echo one two three'],
    ['!c', 'cat a/b.txt'],
    ['!?two?', 'echo one two three'],
    ['ls !$', 'ls world'],
    ['ls !^ !*', 'ls hello hello world'],
    ['ls !1:2', 'ls two'],
    ['ls !1:1-2', 'ls one two'],
    ['ls !1:2*', 'ls two three'],
    ['ls !cat:$:h !cat:$:t !cat:$:r', 'ls a b.txt a/b'],
    ['!!:s/world/there/', 'echo hello there'],
    ['!!:gs/o/0/', 'ech0 hell0 w0rld'],
    ['^hello^bye', 'echo bye world'],
    ['echo "!!"', 'echo "echo hello world"'],
  ])('%s is %s', (line, expanded) => {
    expect(text(line)).toBe(expanded);
  });

  it.each([
    ['!nope', 'bash: !nope: event not found\n'],
    ['!99', 'bash: !99: event not found\n'],
    ['echo "a!b"', 'bash: !b: event not found\n'],
    ['echo !!:9', 'bash: :9: bad word specifier\n'],
    ['^zzz^y', 'bash: :s^zzz^y: substitution failed\n'],
  ])('%s is refused', (line, message) => {
    expect(text(line)).toBe(message);
  });

  it.each(["echo '!!'", 'echo hi!', 'echo "hi!"', 'echo a\\!b', 'echo $!', '! true', '[ 1 != 2 ]', 'ls [!a]', 'cat <<X\n!!\nX'])(
    'nothing is made of %s',
    (line) => {
      expect(text(line)).toBeUndefined();
    },
  );

  it('is only printed with :p', () => {
    expect(expandHistory('!!:p', history)).toEqual({ kind: 'expanded', text: 'echo hello world', runs: false });
  });
});
