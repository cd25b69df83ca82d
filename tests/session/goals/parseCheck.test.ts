import { describe, expect, it } from 'vitest';
import { checkForms, parseCheck } from '../../../src/session/goals/parseCheck';

describe('a check', () => {
  it.each([
    ['image redis', { kind: 'image', name: 'redis:latest' }],
    ['image docker.io/library/redis:7', { kind: 'image', name: 'redis:7' }],
    ['image a same as b:2', { kind: 'same image', name: 'a:latest', other: 'b:2' }],
    ['image a:1 below 60MB', { kind: 'image size', name: 'a:1', below: 60_000_000 }],
    ['image a:1 below 1.5kB', { kind: 'image size', name: 'a:1', below: 1500 }],
    ['image a:1 at most 1 layer', { kind: 'image layers', name: 'a:1', atMost: 1 }],
    ['no image a:1', { kind: 'no image', name: 'a:1' }],
    ['no dangling images', { kind: 'no dangling images' }],
    ['container web', { kind: 'container', name: 'web' }],
    ['container web exited', { kind: 'container', name: 'web', state: 'exited' }],
    ['no container web', { kind: 'no container', name: 'web' }],
    ['3 containers of nginx running', { kind: 'containers of', image: 'nginx:latest', atLeast: 3, state: 'running' }],
    ['tag localhost:5000/team/app:1.0', { kind: 'tag', reference: 'localhost:5000/team/app:1.0' }],
  ])('reads "%s"', (text, check) => {
    expect(parseCheck(text)).toEqual({ check });
  });

  it('may be about another machine', () => {
    expect(parseCheck('image redis on server')).toEqual({ check: { kind: 'image', name: 'redis:latest' }, machine: 'server' });
  });

  it.each([
    '',
    'image',
    'images redis',
    'image redis at most many layers',
    'container web asleep',
    'tag team',
    'image a below 3',
    'no tag x/y:1',
  ])('is none of "%s"', (text) => {
    expect(parseCheck(text)).toBeUndefined();
  });

  it('has an example of every form that an author is told of', () => {
    const example = (form: string): string =>
      form
        .replace('created|running|exited', 'running')
        .replace(/NAME|IMAGE/g, 'a:1')
        .replace('SIZE', '60MB')
        .replace(/\bN\b/, '2')
        .replace('HOST/REPOSITORY:TAG', 'h.example/r:1');
    expect(checkForms.filter((form) => parseCheck(example(form)) === undefined)).toEqual([]);
  });
});
