export { continueSample, SAMPLE_STEPS } from "./continue-sample";
export { openSample } from "./open-sample";
export { removeSample } from "./remove-sample";
