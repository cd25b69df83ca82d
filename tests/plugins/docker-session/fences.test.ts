import { describe, expect, it } from 'vitest';
import { fencesOf } from '../../../src/plugins/docker-session/fences';

describe('the fences of a page', () => {
  it('have language, the rest of the opening line, text, and where they begin and end', () => {
    expect(fencesOf('---\nid: x\n---\n\n```docker-session title="A"\n$ docker images\n```\n')).toEqual([
      { language: 'docker-session', meta: 'title="A"', value: '$ docker images', line: 5, lastLine: 7 },
    ]);
  });

  it('are found indented, in lists and in components, without their indentation', () => {
    expect(fencesOf('<Tabs>\n  ```docker file="a"\n  FROM x\n    RUN y\n  ```\n</Tabs>').map((fence) => fence.value)).toEqual([
      'FROM x\n  RUN y',
    ]);
  });

  it('end with the page where nothing closes them', () => {
    expect(fencesOf('a\n```js\nb\nc').map(({ line, lastLine }) => [line, lastLine])).toEqual([[2, 4]]);
  });

  it('may show another fence between longer marks', () => {
    const source = '````md\n```docker-session title="only shown"\n$ x\n```\n````\n~~~js\n```\n~~~';
    expect(fencesOf(source).map((fence) => fence.language)).toEqual(['md', 'js']);
  });

  it('are not opened by code within a line', () => {
    expect(fencesOf('```x``` is inline\n')).toEqual([]);
  });
});
