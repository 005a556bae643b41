export { continueSample, SAMPLE_STEPS } from "./continue-sample";
export { openSample } from "./open-sample";
export { continueRemoval, halfRemovedSamples, removeSample } from "./remove-sample";
