/** Simulated milliseconds of the parts of a build that are not measured otherwise; of the order of recording 29.7.2/05. */
export const durations = {
  /** Before files begin to come. */
  callClient: 1,
  loadDefinition: 6,
  loadIgnoreFile: 4,
  resolveBase: 8,
  loadContext: 5,
  /** Files created in a layer of COPY, ADD or WORKDIR. */
  fileStep: 20,
  /** Before a process of RUN gets to run: the container is made. */
  containerStart: 190,
  containerStop: 20,
  exportLayer: 15,
  writeConfig: 1,
  exportDocument: 4,
  /** Before the attestation (recording 29.7.2/05 step 19). */
  gatherProvenance: 7,
  unpack: 25,
} as const;
