import { describe, expect, it } from 'vitest';
import { isIncomplete } from '../../../src/components/terminal/incompleteLine';

describe('a line that bash would ask more of', () => {
  it.each([
    ['an open quote', "echo 'a"],
    ['an open double quote over lines', 'echo "a\nb'],
    ['a backslash at the end', 'docker build \\'],
    ['a here document without its end', 'cat > Dockerfile <<EOF\nFROM node:22'],
    ['a quoted here document without its end', "cat <<'END'\nEND of it"],
  ])('has %s', (_what, text) => {
    expect(isIncomplete(text)).toBe(true);
  });

  it.each([
    ['a plain command', 'docker pull node:22'],
    ['closed quotes', `docker inspect --format '{{.Id}}' "a"`],
    ['an escaped quote', "echo it\\'s"],
    ['an escaped backslash at the end', 'echo a\\\\'],
    ['a quote in a comment', "ls # it's"],
    ['a finished here document', 'cat > Dockerfile <<EOF\nFROM node:22\nEOF'],
    ['a here string', 'cat <<< word'],
    ['a continued line with its rest', 'docker build \\\n  -t app .'],
  ])('is not %s', (_what, text) => {
    expect(isIncomplete(text)).toBe(false);
  });
});
