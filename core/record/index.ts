export { newRunId } from '../random/run-id.ts';
export type { EventLog } from './events.ts';
export {
  decodeEvents,
  EVENTS_ATTACHMENT,
  EVENTS_CONTENT_TYPE,
  EVENTS_FILE,
  encodeEvents,
  openEvents,
  readEvents,
} from './events.ts';
export { foldEvents } from './fold-events.ts';
export { mergeRecords } from './merge-records.ts';
export { newestRecord, pointLatest, RECORD_FILE, readRecord, recoverRecord, writeRecord } from './run-folder.ts';
export { unwritable } from './write-atomic.ts';
