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

  it('may print a remark of ours beside its output', () => {
    const text = '[]\nlayer-by-layer: the DiffIDs of this image are stand-ins';
    expect(checkOutcome(declared('docker inspect x'), outcome(0, text), images)).toBeUndefined();
  });
});
