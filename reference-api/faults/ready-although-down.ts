import type { Fault } from './fault.ts';

export const fault: Fault = {
  id: 'ready-although-down',
  oracle: 'health-truthful',
  part: 'contracts',
  title: 'The service is ready although a dependency is down',
  description: 'GET /health/ready says up and 200 while the search it lists is down.',
  apply(seams) {
    seams.dependencies = (found) => [...found, { name: 'search', status: 'down', latency_ms: 5000 }];
    seams.isReady = () => true;
  },
};
