import { describe, expect, it } from 'vitest';
import { checkOutcome } from '../../../src/plugins/docker-session/checkOutcome';
import type { CommandMarker } from '../../../src/session/recording';

const declared = (line: string, fails = false) => ({ line, typed: [line], fails, row: 3 });
const outcome = (exitCode: number, transcript: string): CommandMarker => ({
  start: 0,
  entered: 0,
  end: 0,
  command: '',
  summary: '',
  exitCode,
  transcript,
});
const images = ['alpine:3.20', 'node:22-bookworm'];

describe('a command of a lesson', () => {
  it('is right when it goes as declared', () => {
    expect(checkOutcome(declared('docker images'), outcome(0, ''), images)).toBeUndefined();
    expect(
      checkOutcome(declared('docker rmi x', true), outcome(1, 'Error response from daemon: No such image: x:latest'), images),
    ).toBeUndefined();
  });

  it('is wrong when it fails undeclared; the reason is quoted', () => {
    const problem = checkOutcome(declared('docker rmi x'), outcome(1, 'Error response from daemon: No such image: x:latest\n'), images);
    expect(problem).toEqual({
      row: 3,
      message: '"docker rmi x" failed with exit code 1 (Error response from daemon: No such image: x:latest)',
      remedy: 'correct it, or write "fails $ " before it if the lesson is to show this',
    });
  });

  it('is wrong when it was to fail and succeeds', () => {
    expect(checkOutcome(declared('docker images', true), outcome(0, ''), images)?.message).toBe(
      '"docker images" was to fail, but succeeded',
    );
  });

  it('is wrong when it is misspelt', () => {
    expect(checkOutcome(declared('dokcer ps'), outcome(127, 'bash: dokcer: command not found'), images)?.remedy).toMatch(
      /^correct the spelling/,
    );
  });

  it('is wrong when the catalogue lacks the image; what there is is named', () => {
    const text = "Error response from daemon: pull access denied for nosuch, repository does not exist or may require 'docker login'";
    expect(checkOutcome(declared('docker pull nosuch'), outcome(1, text), images)?.remedy).toMatch(
      /^use an image of the catalogue \(alpine:3\.20, node:22-bookworm\)/,
    );
  });

  it('is wrong when it needs something that is not simulated, even if it is declared to fail', () => {
    const text = 'layer-by-layer: docker swarm is not simulated here.';
    for (const fails of [true, false]) {
      expect(checkOutcome(declared('docker swarm init', fails), outcome(64, text), images)?.message).toContain('not simulated');
    }
  });

  const into = (input: readonly (readonly [text: string, fails?: boolean])[], line = 'docker run -it alpine') => ({
    ...declared(line),
    input: input.map(([text, fails = false], index) => ({ text, fails, row: 4 + index })),
  });
  const typed = (typing: CommandMarker['typing']): CommandMarker => ({ ...outcome(0, ''), ...(typing === undefined ? {} : { typing }) });

  it('is wrong where a line is typed that nothing reads', () => {
    const problem = checkOutcome(into([['ls']], 'docker ps'), typed({ statuses: [], unread: 1, leftOpen: false }), images);
    expect(problem).toMatchObject({ row: 4, message: '"ls" is typed, but nothing reads it any more' });
    expect(problem?.remedy).toContain('let "docker ps" start something that reads it');
    const late = checkOutcome(into([['exit'], ['ls'], ['pwd']]), typed({ statuses: [], unread: 2, leftOpen: false }), images);
    expect(late).toMatchObject({ row: 5, message: '"ls" is typed, but nothing reads it any more' });
  });

  it('is wrong where its shell or its question is left open', () => {
    const problem = checkOutcome(into([['ls']]), typed({ statuses: [0], unread: 0, leftOpen: true }), images);
    expect(problem).toMatchObject({ row: 4, message: '"docker run -it alpine" still waits for a line' });
    expect(problem?.remedy).toContain('"> exit"');
    const asked = checkOutcome(declared('docker image prune'), typed({ statuses: [], unread: 0, leftOpen: true }), images);
    expect(asked).toMatchObject({ row: 3, remedy: expect.stringContaining('"> y"') as string });
  });

  it('is wrong where a line typed into it does not go as declared', () => {
    const lines = into([['ls /nosuch'], ['exit']]);
    expect(checkOutcome(lines, typed({ statuses: [2], unread: 0, leftOpen: false }), images)).toEqual({
      row: 4,
      message: '"ls /nosuch" failed with exit code 2',
      remedy: 'correct it, or write "fails > " before it',
    });
    const declaredToFail = into([['ls', true], ['exit']]);
    expect(checkOutcome(declaredToFail, typed({ statuses: [0], unread: 0, leftOpen: false }), images)?.message).toBe(
      '"ls" was to fail, but succeeded',
    );
    expect(checkOutcome(into([['^C'], ['exit']]), typed({ statuses: [130], unread: 0, leftOpen: false }), images)).toBeUndefined();
  });

  it('may print a remark of ours beside its output', () => {
    const text = '[]\nlayer-by-layer: the DiffIDs of this image are stand-ins';
    expect(checkOutcome(declared('docker inspect x'), outcome(0, text), images)).toBeUndefined();
  });
});
