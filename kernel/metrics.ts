// Figures for Prometheus at /metrics; each house has its own registry, so that tests do not share counts.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof openMetrics>

export function openMetrics(options: { process?: boolean } = {}) {
  const registry = new Registry()
  if (options.process) collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'qunluo_request_seconds',
      help: 'Time to answer, by endpoint and status',
      labelNames: ['endpoint', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    jobSeconds: new Histogram({
      name: 'qunluo_job_seconds',
      help: 'Time a job ran, by kind and end',
      labelNames: ['kind', 'ended'],
      buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 10, 60],
      registers,
    }),
    liveConnections: new Gauge({ name: 'qunluo_live_connections', help: 'Open live connections', registers }),
    liveFrames: new Counter({ name: 'qunluo_live_frames_total', help: 'Frames written to live connections', registers }),
    refusals: new Counter({ name: 'qunluo_refusals_total', help: 'Refusals by code', labelNames: ['code'], registers }),
    failures: new Counter({ name: 'qunluo_failures_total', help: 'Answers 500: bugs', registers }),
  }
}
