export { answer, THRESHOLDS } from './answers/answer.ts';
export { Inventory } from './inventory/inventory.ts';
export { takeReports, type Reports } from './inventory/take-reports.ts';
export { windowOf } from './report/report-window.ts';
export { RetentionError } from './retention-error.ts';
