import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandFailure } from '../../src/cli/command/failure';
import { flag } from '../../src/cli/flags/flag';
import { parseFlags } from '../../src/cli/flags/parse';
import { displayWidth } from '../../src/cli/format/displayWidth';
import { ellipsis, truncateID } from '../../src/cli/format/ellipsis';
import { fixed } from '../../src/cli/format/fixed';
import { humanSize, humanSizeWithPrecision } from '../../src/cli/format/humanSize';
import { fromHumanSize } from '../../src/cli/format/parseSize';
import { tabwriter } from '../../src/cli/format/tabwriter';
import { TemplateError, compileTemplate } from '../../src/cli/format/template/execute';
import { transferSchedule } from '../../src/engine/registry/schedule';
import { digestOf } from '../../src/engine/digest/digest';
import type { ChainID } from '../../src/engine/digest/digest';
import { forAll, orRefusal } from './property';

const anyText = fc.string({ unit: fc.constantFrom('a', 'Z', '0', 'é', '漢', '😀', ' ', '-', ':', '\u0301'), maxLength: 20 });

describe('sizes', () => {
  it('printed with four digits are read back within half a unit of the last', () => {
    forAll(fc.nat({ max: 2 ** 40 }), 500, (bytes) => {
      const back = fromHumanSize(humanSize(bytes)) ?? Number.NaN;
      expect(Math.abs(back - bytes)).toBeLessThanOrEqual(bytes * 0.0005 + 1);
    });
  });

  it('that are larger are never printed smaller', () => {
    forAll(fc.tuple(fc.nat({ max: 2 ** 40 }), fc.nat({ max: 2 ** 40 })), 500, ([a, b]) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((bytes) => fromHumanSize(humanSizeWithPrecision(bytes, 3)) ?? Number.NaN);
      expect(less).toBeLessThanOrEqual(more ?? 0);
    });
  });

  it('round to the nearest number, as JavaScript does but for ties', () => {
    forAll(fc.tuple(fc.double({ min: 0, max: 1000, noNaN: true }), fc.nat({ max: 3 })), 500, ([value, decimals]) => {
      expect(Math.abs(Number(fixed(value, decimals)) - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
    });
  });
});

describe('a table', () => {
  it('has all its columns begin at one place in every row, three blanks or more after the cell before', () => {
    const cell = fc.stringMatching(/^[a-z]{1,15}$/);
    forAll(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), 200, (rows) => {
      const lines = tabwriter(rows.map((row) => `${row.join('\t')}\n`).join(''))
        .split('\n')
        .slice(0, -1);
      const starts = lines.map((line) => [...line.matchAll(/(?<= {3})\S/g)].map((match) => match.index));
      expect(new Set(starts.map((places) => places.join())).size).toBe(1);
    });
  });

  it('shortens text to no more columns than it is given', () => {
    forAll(fc.tuple(anyText, fc.integer({ min: 3, max: 15 })), 500, ([text, columns]) => {
      expect(displayWidth(ellipsis(text, columns))).toBeLessThanOrEqual(columns);
    });
  });

  it('shortens IDs once: a short one stays as it is', () => {
    forAll(fc.stringMatching(/^(sha256:)?[0-9a-f]{12,64}$/), 200, (id) => {
      expect(truncateID(truncateID(id))).toBe(truncateID(id));
    });
  });
});

describe('any text as a template', () => {
  it('prints something, or is refused with a TemplateError, or as an action that is declared as not simulated', () => {
    const part = fc.constantFrom(
      ...[
        '{{',
        '}}',
        '.',
        '.Id',
        '.Config',
        'json',
        'range',
        'end',
        'if',
        'else',
        'with',
        '|',
        '(',
        ')',
        '"x"',
        '`',
        "'",
        '$',
        '$x',
        ':=',
        ',',
      ],
      ...[
        'index',
        'len',
        'printf',
        '%d',
        '%v',
        '%',
        '0',
        '-1',
        'eq',
        'and',
        'not',
        '-',
        '/*',
        '*/',
        ' ',
        'nil',
        'true',
        'define',
        'template',
      ],
      ...['truncate', 'split', 'join', 'println', 'title', 'pad', 'slice', 'html', '1e999', '\n'],
    );
    forAll(fc.array(part, { maxLength: 14 }), 3000, (parts) => {
      const value = { Id: 'sha256:abc', Config: { Cmd: ['a', 'b'], N: 3 } };
      orRefusal(() => compileTemplate(parts.join('')).execute(value), TemplateError, CommandFailure);
      orRefusal(() => compileTemplate(`{{${parts.join(' ')}}}`).execute(value), TemplateError, CommandFailure);
    });
  });
});

describe('any words as flags', () => {
  it('are flags and arguments, or are refused in words; no argument is lost after --', () => {
    const flags = [
      flag('all', 'a', 'bool', ''),
      flag('name', 'n', 'string', ''),
      flag('last', 'l', 'int', ''),
      flag('env', 'e', 'list', ''),
    ];
    const word = fc.constantFrom(
      '-a',
      '--all',
      '-n',
      '--name=x',
      '--name',
      '-l',
      '-l3',
      '-e',
      '--env=A',
      '-an',
      'x',
      '-',
      '--no-such',
      '-z',
      '--all=no',
      '=',
    );
    forAll(fc.tuple(fc.array(word, { maxLength: 6 }), fc.array(word, { maxLength: 3 })), 1000, ([words, rest]) => {
      const parsed = parseFlags(flags, words, { interspersed: true });
      const further = parseFlags(flags, [...words, '--', ...rest], { interspersed: true });
      if (!parsed.ok) expect(parsed.error).not.toBe('');
      else expect(further.ok ? further.args : []).toEqual([...parsed.args, ...rest]);
    });
  });
});

describe('the course of a pull', () => {
  // A ChainID has the form of a digest.
  const layer = fc.record({
    size: fc.integer({ min: 1, max: 30_000_000 }),
    unpackedSize: fc.nat({ max: 60_000_000 }),
    fetch: fc.boolean(),
  });
  const layers = fc
    .array(layer, { minLength: 1, maxLength: 8 })
    .map((all) => all.map((one, at) => ({ ...one, digest: digestOf(`${at}`), chainId: digestOf(`chain ${at}`) as string as ChainID })));
  const speeds = { downloadBytesPerSecond: 2_000_000, latencyMs: 30, unpackBytesPerSecond: 40_000_000 };

  it('unpacks layers in the order of the stack, each after its download', () => {
    forAll(layers, 200, (all) => {
      const schedule = transferSchedule(all, speeds);
      expect(schedule.flatMap(({ unpacked }) => unpacked?.chainId ?? [])).toEqual(all.map(({ chainId }) => chainId));
      const types = (digest: string): readonly string[] => schedule.flatMap(({ event }) => (event?.digest === digest ? [event.type] : []));
      for (const { digest, fetch } of all) {
        const told = types(digest);
        if (fetch) expect(told.indexOf('layer.downloaded')).toBeLessThan(told.indexOf('layer.stored'));
        else expect(told).toEqual([]);
      }
    });
  });

  it('tells of no time twice backwards, and of no more bytes than there are', () => {
    forAll(layers, 200, (all) => {
      const schedule = transferSchedule(all, speeds);
      expect(schedule.map(({ at }) => at)).toEqual(schedule.map(({ at }) => at).toSorted((a, b) => a - b));
      for (const { event } of schedule) if (event?.type === 'layer.downloading') expect(event.current).toBeLessThanOrEqual(event.total);
    });
  });
});
