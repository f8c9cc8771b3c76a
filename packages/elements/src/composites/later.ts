/** What composites show beside their name, once the first picture is there. */
export { failureFace } from '../parts/failure-face.ts';
export { detailsOf } from './details.ts';
