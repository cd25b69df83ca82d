/** Which Docker is reproduced. Every difference between the two lives in this value; nothing else asks for a version. */
export interface Profile {
  readonly name: 'docker-29' | 'docker-28';
  /** As `docker version` would say. */
  readonly version: string;
  readonly pull: {
    /** 28 prints `Already exists` for layers that are here; 29 leaves such layers out (recordings 29.7.2/07 step 44, 28.5.2/07 step 44). */
    readonly listsExistingLayers: boolean;
  };
}

export const docker29: Profile = {
  name: 'docker-29',
  version: '29.7.2',
  pull: { listsExistingLayers: false },
};
