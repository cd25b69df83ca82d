import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const docs = new URL('../../docs/', import.meta.url).pathname;
const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.mdx') && !path.startsWith('_files'),
);

/** Headings outside fenced code. */
function headings(source: string): readonly string[] {
  return source.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '').match(/^## .*$/gm) ?? [];
}

describe.each(pages)('docs/%s', (path) => {
  const source = readFileSync(docs + path, 'utf8');

  it('says what it is about, for search results and shared links', () => {
    expect(source).toMatch(/^---\n[\s\S]*?^description: .{40,}$[\s\S]*?^---$/m);
  });

  it('gives each section a permanent address of its own', () => {
    const ids = headings(source).map((heading) => /\{\/\* #([a-z0-9-]+) \*\/\}$/.exec(heading)?.[1]);
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds no emoji', () => {
    expect(source).not.toMatch(/\p{Extended_Pictographic}/u);
  });
});

describe('the first lesson', () => {
  const source = readFileSync(`${docs}images/understanding-images.mdx`, 'utf8');

  it('has at least five sessions', () => {
    expect(source.match(/^```docker-session/gm)?.length).toBeGreaterThanOrEqual(5);
  });

  it('writes no size by hand', () => {
    expect(source.replace(/```[\s\S]*?```/g, '')).not.toMatch(/\d\s?[kMG]B\b/);
  });
});
