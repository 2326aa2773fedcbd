/** Server-sent events: a first line at once, a heartbeat while nothing happens, and an end that leaves nothing behind. */
import type { FastifyReply, FastifyRequest } from "fastify";

/** One event; `data` is sent as JSON. */
export interface ServerEvent {
  readonly event: string;
  readonly data: unknown;
  /** Sent back by the browser as Last-Event-ID when it connects again. */
  readonly id?: string;
}

const HEARTBEAT_MS = 15_000;

/** The text of one event on the wire. JSON has no line breaks of its own, so one `data:` line is enough. */
export function eventText({ event, data, id }: ServerEvent): string {
  const named = id === undefined ? "" : `id: ${id}\n`;
  return `${named}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * Streams what `events` yields until it ends or the caller leaves; then the generator's `finally` runs. `stopping` ends the stream
 * when the service stops. A failure after the first line is sent as the event `error`, since the status has long left.
 */
export async function streamEvents(
  exchange: { request: FastifyRequest; reply: FastifyReply },
  stopping: AbortSignal,
  events: (signal: AbortSignal) => AsyncIterable<ServerEvent>,
): Promise<void> {
  const { reply } = exchange;
  const left = new AbortController();
  const signal = AbortSignal.any([left.signal, stopping]);
  reply.hijack();
  const wire = reply.raw;
  wire.on("close", () => left.abort());
  wire.writeHead(200, {
    ...reply.getHeaders(),
    "content-type": "text/event-stream",
    "cache-control": "no-store",
  } as Record<string, string>);
  wire.write(": open\n\n");
  const heartbeat = setInterval(() => wire.write(": still here\n\n"), HEARTBEAT_MS);
  try {
    for await (const event of events(signal)) {
      if (signal.aborted) break;
      wire.write(eventText(event));
    }
  } catch (error) {
    exchange.request.log.error({ err: error }, "a stream of events failed");
    wire.write(eventText({ event: "error", data: { message: "The stream broke off; connect again." } }));
  } finally {
    clearInterval(heartbeat);
    wire.end();
  }
}
