import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rememberedLine, unfinished } from '../../src/shell/unfinished';

describe('a command that bash would ask more of', () => {
  it.each([
    ['quote', "echo 'a"],
    ['quote', 'echo "a\nb'],
    ['list', 'echo "$(ls'],
    ['quote', 'echo `ls'],
    ['quote', 'echo ${a'],
    ['backslash', 'docker build \\'],
    ['document', 'cat > Dockerfile <<EOF'],
    ['document', 'cat > Dockerfile <<EOF\nFROM node:22'],
    ['document', "cat <<'END'\nEND of it"],
    ['document', 'cat <<A <<B\nx\nA\ny'],
    ['document', 'cat <<A | sort\nb'],
    ['list', 'for i in 1 2'],
    ['list', 'for i in 1 2; do'],
    ['list', 'for ((i = 0; i < 3; i++)); do'],
    ['list', 'while read x; do echo $x'],
    ['list', 'if true'],
    ['list', 'if true; then echo a; else'],
    ['list', 'case a in'],
    ['list', 'case a in\na) echo A'],
    ['list', 'case a in\na) echo A;;'],
    ['list', '(cd /tmp'],
    ['list', '{ echo a'],
    ['list', 'f()'],
    ['list', 'f() {'],
    ['list', 'echo $(ls'],
    ['list', 'echo a |'],
    ['list', 'true && # and then'],
    ['list', 'false ||\n'],
    ['list', '! { true'],
  ] as const)('lacks a %s: %s', (kind, text) => {
    expect(unfinished(text)?.kind).toBe(kind);
  });

  it.each([
    'docker pull node:22',
    `docker inspect --format '{{.Id}}' "a"`,
    "echo it\\'s",
    'echo a\\\\',
    "ls # it's",
    'cat > Dockerfile <<EOF\nFROM node:22\nEOF',
    'cat <<-E\n\tx\n\tE',
    'cat <<E | grep x && echo found\nx\nE',
    'cat <<< word',
    'docker build \\\n  -t app .',
    'for i in 1 2; do echo $i; done',
    'for i in 1 2\ndo echo $i\ndone',
    'for ((i = 0; i < 3; i++)); do echo $i; done | sort',
    'if true; then echo a; elif false; then echo b; else echo c; fi && echo d',
    'case a in a|b) echo A;; (c) echo C;; esac',
    'case a in\na) echo A\n;;\nesac',
    '(cd /tmp; ls) > out',
    '{ echo a; }',
    'f() { echo a; }',
    'f() { case x in y) ;; esac; }',
    'echo if for { case',
    'echo $((1 + (2 * 3))) $(echo $(echo a)) ${x:-"}"} `echo b`',
    '(( x = 1 )) && echo ok',
    'diff <(echo a) <(echo b)',
    'echo a#b \'#\' "#"',
    'sleep 1 &',
    '[[ a == b ]] || echo no',
    'echo "a $(echo "b") c"',
    'echo done',
  ])('is complete: %s', (text) => {
    expect(unfinished(text)).toBeUndefined();
  });

  it.each(['fi', 'done', 'echo a | | b', ')', 'if true; done', '&& a |; b', 'echo a ( b'])('is refused at once: %s', (text) => {
    expect(unfinished(text)).toBeUndefined();
  });

  it('says what is missing', () => {
    expect(unfinished('cat <<"THE END"\nx')?.wanted).toBe('THE END');
    expect(unfinished('echo "a')?.wanted).toBe('"');
  });

  it('is decided for whatever somebody types', () => {
    const words = fc.constantFrom(
      ...'if then fi for do done case in esac { } ( ) (( )) $( ${ " \' ` \\ | || && ; ;; & < > << <<- E # a = $'.split(' '),
      '\n',
      ' ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.array(words, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        unfinished(typed);
        expect(rememberedLine(typed)).toBeTypeOf('string');
      }),
      { numRuns: 2000 },
    );
  });
});

/** Each was typed into bash 5.2.15, and these are the entries of its `history`. */
describe('what bash remembers of several lines', () => {
  it.each([
    ['for i in 1 2\ndo echo $i\ndone', 'for i in 1 2; do echo $i; done'],
    ['if true; then\necho x\nfi', 'if true; then echo x; fi'],
    ['echo a \\\nb', 'echo a b'],
    ['cat <<E\nx\nE', 'cat <<E\nx\nE'],
    ['echo "q\nr"', 'echo "q\nr"'],
    ['true &&\necho c |\ncat', 'true && echo c | cat'],
    ['(\necho d\necho e\n)', '( echo d; echo e; )'],
    ['f() {\necho g # c\necho h\n}', 'f() { echo g # c\necho h; }'],
    ['case a in\na) echo A\n;;\nb) echo B;;\nesac', 'case a in a) echo A; ;; b) echo B;; esac'],
    ['while read x; do\necho $x\n\ndone </dev/null', 'while read x; do echo $x;  done </dev/null'],
  ])('%j', (typed, remembered) => {
    expect(rememberedLine(typed)).toBe(remembered);
  });
});
