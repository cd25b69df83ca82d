import { describe, expect, it } from 'vitest';
import { pushedBefore } from './pushedBefore';

const recording = (name: string): { path: string } => ({ path: `${import.meta.dirname}/${name}` });

describe('what the recordings’ registry had been given before', () => {
  it('is what older versions pushed to it', () => {
    expect(pushedBefore(recording('29.7.2/08-tty.json'), '127.0.0.1:5055')['t/x:1']).toBe(
      'sha256:2511f6ecbd210152b91dd97edc83539ad53c16b527bab438dcbcf1b878fbacce',
    );
  });

  it('is nothing for the oldest version, for a recording that lies alone, and at another registry', () => {
    expect(pushedBefore(recording('28.5.2/08-tty.json'), '127.0.0.1:5055')).toEqual({});
    expect(pushedBefore(recording('hub.json'), '127.0.0.1:5055')).toEqual({});
    expect(pushedBefore(recording('29.7.2/08-tty.json'), 'registry.example.com')).toEqual({});
  });
});
