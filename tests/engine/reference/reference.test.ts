import { describe, expect, it } from 'vitest';
import { familiarString, parseNormalized } from '../../../src/engine/reference/parse';
import { describeCorpus } from '../../fidelity/corpora/describeCorpus';

describeCorpus('reference', 'references agree with distribution/reference');

describe('references', () => {
  it('keep a registry in the familiar form, but not Docker Hub', () => {
    const names = ['node', 'library/node:22', 'docker.io/team/app', 'localhost/app', 'registry.example.com:5000/team/app:1.0'];
    expect(
      names.map((name) => parseNormalized(name)).map((result) => (result.ok ? familiarString(result.reference) : result.error)),
    ).toEqual(['node', 'node:22', 'team/app', 'localhost/app', 'registry.example.com:5000/team/app:1.0']);
  });

  it('must be lower case', () => {
    expect(parseNormalized('Node')).toEqual({
      ok: false,
      error: 'invalid reference format: repository name (library/Node) must be lowercase',
    });
  });
});
