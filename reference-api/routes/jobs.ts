import { JOBS } from '../db/resource.ts';
import type { Handlers } from '../http/call.ts';
import { deleteItem, listItems, readItem } from './crud.ts';

export const jobs: Handlers = {
  listJobs: listItems(JOBS),
  getJob: readItem(JOBS, 'job_id'),
  deleteJob: deleteItem(JOBS, 'job_id'),
};
