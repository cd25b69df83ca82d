import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/session/json';
import { applyPatch, applyPatches, diff } from '../../src/session/mergePatch';

const withoutNull = fc
  .letrec((tie) => ({
    value: fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.array(fc.integer(), { maxLength: 3 }), tie('object')),
    object: fc.dictionary(fc.oneof(fc.string({ maxLength: 3 }), fc.constant('__proto__')), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  }))
  .object.map((value) => value as Json);

describe('a merge patch', () => {
  it('leads from any value without null to any other', () => {
    fc.assert(
      fc.property(withoutNull, withoutNull, (from, to) => {
        const patch = diff(from, to);
        expect(patch === undefined ? from : applyPatch(from, patch)).toEqual(to);
      }),
    );
  });

  it('is absent between equal values, whatever the order of their keys', () => {
    expect(diff({ a: 1, b: [1] }, { b: [1], a: 1 })).toBeUndefined();
  });

  it('names only what differs', () => {
    expect(diff({ a: { x: 1, y: 2 }, b: 1, c: 3 }, { a: { x: 1, y: 3 }, b: 1 })).toEqual({ a: { y: 3 }, c: null });
  });

  it('follows the examples of RFC 7396, appendix A', () => {
    const cases: readonly [Json, Json, Json][] = [
      [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
      [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
      [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
      [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
      [{ a: 'foo' }, 'bar', 'bar'],
      [[1, 2], { a: 'b', c: null }, { a: 'b' }],
      [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
    ];
    for (const [target, patch, result] of cases) expect(applyPatch(target, patch)).toEqual(result);
  });

  it('cannot reach the prototype of objects', () => {
    const patched = applyPatch({}, JSON.parse('{"__proto__": {"polluted": true}}') as Json);
    expect(Object.getPrototypeOf(patched)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('gives the same in a row as one by one, and changes neither target nor patches', () => {
    fc.assert(
      fc.property(withoutNull, fc.array(withoutNull, { maxLength: 6 }), (first, later) => {
        const patches = later.flatMap((to, index) => diff(index === 0 ? first : later[index - 1], to) ?? []);
        const before = JSON.stringify([first, patches]);
        expect(applyPatches(first, patches)).toEqual(later.at(-1) ?? first);
        expect(JSON.stringify([first, patches])).toBe(before);
      }),
    );
  });

  it('leaves what no patch names as the object that it was', () => {
    const target = { kept: { a: 1 }, changed: { b: 1, also: { c: 1 } } };
    const patched = applyPatches(target, [{ changed: { b: 2 } }, { changed: { b: 3 } }]) as typeof target;
    expect(patched).toEqual({ kept: { a: 1 }, changed: { b: 3, also: { c: 1 } } });
    expect(patched.kept).toBe(target.kept);
    expect(patched.changed.also).toBe(target.changed.also);
  });
});
