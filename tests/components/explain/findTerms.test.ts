import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findTerms } from '../../../src/components/explain/findTerms';
import { glossary } from '../../../src/session/glossary/glossary';

const found = (line: string): readonly string[] => findTerms(line).map((term) => (term.kind === 'id' ? `id ${term.hex}` : term.entry.id));

describe('the terms of a line of output', () => {
  it('are the headings of a table, each as a whole', () => {
    expect(found('IMAGE   ID             DISK USAGE   CONTENT SIZE   EXTRA')).toEqual([
      'column-image',
      'column-id',
      'column-disk-usage',
      'column-content-size',
      'column-extra',
    ]);
    expect(found('IMAGE          CREATED       CREATED BY                  SIZE      COMMENT')).toEqual([
      'column-image',
      'column-created',
      'column-created-by',
      'column-size',
      'column-comment',
    ]);
  });

  it('are not made of the same words in a sentence or a command', () => {
    expect(found('ENV SIZE=3')).toEqual([]);
    expect(found('~ $ docker images --format "{{.ID}} SIZE"')).toEqual([]);
    expect(found('You said: Up to you')).toEqual([]);
  });

  it('are states and IDs', () => {
    expect(found('<missing>      3 weeks ago   CMD ["nginx"]   0B')).toEqual(['missing']);
    expect(found('062e450697fa: Pull complete')).toEqual(['id 062e450697fa', 'pull-complete']);
    expect(found('nginx:latest   5a88c9c45479        224MB         63.1MB    U')).toEqual(['id 5a88c9c45479', 'in-use']);
    expect(found('5f2c1d6f1ab0   alpine   "true"   2 seconds ago   Exited (0) 1 second ago             one')).toEqual([
      'id 5f2c1d6f1ab0',
      'exited',
    ]);
    expect(found(' => CACHED [2/4] WORKDIR /app     0.0s')).toEqual(['cached', 'step-number']);
  });

  it('are told apart where one is part of another', () => {
    expect(found(' => => exporting manifest list sha256:' + 'a'.repeat(64))).toEqual(['exporting-index', `id ${'a'.repeat(64)}`]);
    expect(found('5c7f: Layer already exists')).toEqual(['layer-already-exists']);
  });

  it('have places that cut out exactly their words', () => {
    const line = 'Digest: sha256:' + 'b'.repeat(64);
    expect(findTerms(line).map(({ start, end }) => line.slice(start, end))).toEqual(['Digest:', `sha256:${'b'.repeat(64)}`]);
  });

  it('do not take a hexadecimal word of another length for an ID', () => {
    expect(found('deadbeef 0123456789abcdef')).toEqual([]);
  });
});

describe('the glossary', () => {
  it('has each anchor once', () => {
    const anchors = glossary.map(({ id }) => id);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  it('explains nothing that Docker was never seen to print, but for what other versions and registries say', () => {
    const folders = ['tests/fidelity/29.7.2', 'tests/fidelity/28.5.2'];
    const printed = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .flatMap((name) => textsOf(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))),
    );
    const lines = [...new Set(printed.flatMap((text) => text.split(/\r?\n|\r|\x1b\[[0-9;]*[A-Za-z]/)))];
    const never = glossary.filter(({ printed: pattern }) => pattern && !lines.some((line) => pattern.test(line))).map(({ id }) => id);
    expect(never).toEqual(['mounted-from', 'access-denied', 'did-you-mean']);
  });
});

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
